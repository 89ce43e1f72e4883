CREATE TABLE idempotency_keys (
    key         UUID        PRIMARY KEY,
    fingerprint BYTEA       NOT NULL CONSTRAINT idempotency_keys_fingerprint_length
        CHECK (octet_length(fingerprint) = 32),
    answer      TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE idempotency_keys IS 'The answers to POST requests, so that a repeated request gets the same answer.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'SHA-256 of role, path and body: the same key with another fingerprint is an error of the client.';
COMMENT ON COLUMN idempotency_keys.answer IS 'The JSON body of the first answer; null only inside the transaction that claimed the key.';
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
