-- The roles have no rights on the table: who knows a key and the request that came with it gets the answer
-- to that request, and nothing else.

-- The answer that was kept for a request, null if its key is new. Waits for a transaction that uses the same
-- key, and lets no other use it until this one ends.
CREATE OR REPLACE FUNCTION find_answer(request_key UUID, request BYTEA) RETURNS JSON
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(request_key::TEXT, 0));
    RETURN (
        SELECT CASE WHEN fingerprint = request THEN answer ELSE '{"outcome": "key_reused"}' END
        FROM idempotency_keys WHERE key = request_key
    );
END $$;

CREATE OR REPLACE FUNCTION keep_answer(request_key UUID, request BYTEA, first_answer JSON)
    RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO idempotency_keys (key, fingerprint, answer)
    VALUES (request_key, request, first_answer);
END $$;

-- Deletes the keys that are older than a week and returns their number.
CREATE OR REPLACE FUNCTION delete_old_idempotency_keys() RETURNS BIGINT
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH deleted AS (
        DELETE FROM idempotency_keys WHERE created_at < now() - INTERVAL '7 days' RETURNING 1
    )
    SELECT count(*) FROM deleted
$$;

REVOKE EXECUTE ON FUNCTION find_answer, keep_answer, delete_old_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_answer, keep_answer TO lodge_user, lodge_helpdesk;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys TO lodge_helpdesk;
