DROP FUNCTION IF EXISTS claim_idempotency_key;
DROP FUNCTION IF EXISTS keep_answer;
DROP FUNCTION IF EXISTS delete_old_idempotency_keys;
DROP TABLE idempotency_keys;
