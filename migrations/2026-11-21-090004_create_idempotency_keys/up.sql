CREATE TABLE idempotency_keys (
    key         UUID        PRIMARY KEY,
    fingerprint BYTEA       NOT NULL CONSTRAINT idempotency_keys_fingerprint_length
        CHECK (octet_length(fingerprint) = 32),
    answer      TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE idempotency_keys IS 'What was answered to a POST, so that a repeat gets the same answer.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'SHA-256 of role, route and body: the same key with another request is a mistake.';
COMMENT ON COLUMN idempotency_keys.answer IS 'The JSON body of the first answer; absent only inside the first transaction.';
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
GRANT SELECT, INSERT (key, fingerprint), UPDATE (answer) ON idempotency_keys
    TO lodge_user, lodge_helpdesk;

CREATE FUNCTION forget_idempotency_keys() RETURNS BIGINT
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH old AS (
        DELETE FROM idempotency_keys WHERE created_at < now() - INTERVAL '7 days' RETURNING 1
    )
    SELECT count(*) FROM old
$$;
COMMENT ON FUNCTION forget_idempotency_keys IS 'Drops the keys of more than a week ago; says how many.';
REVOKE EXECUTE ON FUNCTION forget_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_idempotency_keys TO lodge_helpdesk;
