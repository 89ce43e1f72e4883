-- The roles have no rights on the table: who knows a key and the request that came with it gets the answer
-- to that request, and nothing else.
CREATE OR REPLACE FUNCTION claim_idempotency_key(
    claimed_key UUID,
    request BYTEA,
    OUT is_new BOOLEAN,
    OUT is_same_request BOOLEAN,
    OUT kept_answer TEXT
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO idempotency_keys (key, fingerprint) VALUES (claimed_key, request)
    ON CONFLICT DO NOTHING;
    is_new := FOUND;
    SELECT fingerprint = request, CASE WHEN fingerprint = request THEN answer END
    INTO STRICT is_same_request, kept_answer FROM idempotency_keys WHERE key = claimed_key;
END $$;

CREATE OR REPLACE FUNCTION keep_answer(claimed_key UUID, request BYTEA, first_answer TEXT) RETURNS VOID
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE idempotency_keys SET answer = first_answer
    WHERE key = claimed_key AND fingerprint = request AND answer IS NULL
$$;

-- Deletes the keys that are older than a week and returns their number.
CREATE OR REPLACE FUNCTION delete_old_idempotency_keys() RETURNS BIGINT
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH deleted AS (
        DELETE FROM idempotency_keys WHERE created_at < now() - INTERVAL '7 days' RETURNING 1
    )
    SELECT count(*) FROM deleted
$$;

REVOKE EXECUTE ON FUNCTION claim_idempotency_key, keep_answer, delete_old_idempotency_keys
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_idempotency_key, keep_answer TO lodge_user, lodge_helpdesk;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys TO lodge_helpdesk;
