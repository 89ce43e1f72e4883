DROP FUNCTION IF EXISTS open_ticket;
DROP FUNCTION IF EXISTS post_message;
DROP FUNCTION IF EXISTS edit_ticket;
DROP FUNCTION IF EXISTS change_ticket_status;
DROP FUNCTION IF EXISTS correct_ticket_category;
DROP FUNCTION IF EXISTS visible_ticket;
DROP FUNCTION IF EXISTS find_answer;
DROP FUNCTION IF EXISTS keep_answer;
DROP TRIGGER IF EXISTS tickets_count_insert ON tickets;
DROP TRIGGER IF EXISTS tickets_count_update ON tickets;
DROP FUNCTION IF EXISTS tickets_update_counts;
DROP FUNCTION IF EXISTS is_corrected;

ALTER TABLE idempotency_keys
    ALTER COLUMN answer DROP NOT NULL,
    ALTER COLUMN answer TYPE TEXT USING answer -> 'result';
COMMENT ON COLUMN idempotency_keys.answer IS 'The JSON body of the first answer; null only inside the transaction that claimed the key.';

ALTER TABLE tickets RESET (fillfactor);

CREATE EXTENSION pg_trgm;
CREATE INDEX tickets_words ON tickets USING gin (to_tsvector('simple', description));
CREATE INDEX tickets_trigrams ON tickets USING gin (description gin_trgm_ops);
CREATE INDEX tickets_unclosed_words ON tickets USING gin (to_tsvector('simple', description))
    WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_trigrams ON tickets USING gin (description gin_trgm_ops)
    WHERE status <> 'closed';
CREATE INDEX messages_words ON messages USING gin (to_tsvector('simple', body));
CREATE INDEX messages_trigrams ON messages USING gin (body gin_trgm_ops);
