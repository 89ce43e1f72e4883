-- Each write is one function, which stores what it returns.
DROP FUNCTION IF EXISTS claim_idempotency_key;
DROP FUNCTION IF EXISTS keep_answer;
ALTER TABLE idempotency_keys
    ALTER COLUMN answer TYPE JSON
        USING json_build_object('outcome', 'done', 'result', answer::JSON),
    ALTER COLUMN answer SET NOT NULL;
COMMENT ON COLUMN idempotency_keys.answer IS 'What the function that did the work returned.';

-- A message changes its ticket: where the old row and the new one share a page, the log of PostgreSQL holds
-- only what differs.
ALTER TABLE tickets SET (fillfactor = 80);

-- The search index is kept outside the database.
DROP FUNCTION IF EXISTS search_tickets;
DROP FUNCTION IF EXISTS search_condition;
DROP FUNCTION IF EXISTS search_prefix;
DROP INDEX tickets_words, tickets_trigrams, tickets_unclosed_words, tickets_unclosed_trigrams,
    messages_words, messages_trigrams;
DROP EXTENSION pg_trgm;
