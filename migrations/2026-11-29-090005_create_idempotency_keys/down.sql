DROP FUNCTION IF EXISTS open_ticket;
DROP FUNCTION IF EXISTS post_message;
DROP FUNCTION IF EXISTS find_answer;
DROP FUNCTION IF EXISTS keep_answer;
DROP FUNCTION IF EXISTS delete_old_idempotency_keys;
DROP TABLE idempotency_keys;
