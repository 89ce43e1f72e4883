CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Whole words of any language, and parts and misspellings of words.
CREATE INDEX tickets_words ON tickets USING gin (to_tsvector('simple', description));
CREATE INDEX tickets_trigrams ON tickets USING gin (description gin_trgm_ops);
CREATE INDEX tickets_unclosed_words ON tickets USING gin (to_tsvector('simple', description))
    WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_trigrams ON tickets USING gin (description gin_trgm_ops)
    WHERE status <> 'closed';
CREATE INDEX messages_words ON messages USING gin (to_tsvector('simple', body));
CREATE INDEX messages_trigrams ON messages USING gin (body gin_trgm_ops);
