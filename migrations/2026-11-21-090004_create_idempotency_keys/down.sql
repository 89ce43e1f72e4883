DROP FUNCTION remember_answer;
DROP FUNCTION claim_idempotency_key;
DROP FUNCTION forget_idempotency_keys;
DROP TABLE idempotency_keys;
