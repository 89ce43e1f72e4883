DROP FUNCTION IF EXISTS keep_receipt;
DROP FUNCTION IF EXISTS read_receipt;
DROP FUNCTION IF EXISTS follow_ticket;
DROP TABLE receipts;
DROP INDEX messages_outcome;
ALTER TABLE messages DROP COLUMN is_outcome;
