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

-- The table itself is nobody's to read: whoever knows a key and the request it came with is given
-- the answer to that request, and nothing else.
CREATE FUNCTION claim_idempotency_key(
    wanted UUID, request BYTEA, OUT is_first BOOLEAN, OUT is_same BOOLEAN, OUT answered TEXT
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO idempotency_keys (key, fingerprint) VALUES (wanted, request)
    ON CONFLICT DO NOTHING;
    is_first := FOUND;
    SELECT fingerprint = request, CASE WHEN fingerprint = request THEN answer END
    INTO STRICT is_same, answered FROM idempotency_keys WHERE key = wanted;
END $$;
CREATE FUNCTION remember_answer(claimed UUID, request BYTEA, given TEXT) RETURNS VOID
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE idempotency_keys SET answer = given
    WHERE key = claimed AND fingerprint = request AND answer IS NULL
$$;
REVOKE EXECUTE ON FUNCTION claim_idempotency_key, remember_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_idempotency_key, remember_answer TO lodge_user, lodge_helpdesk;

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
