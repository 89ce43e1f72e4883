DROP FUNCTION IF EXISTS is_reporter;
ALTER TABLE messages DROP COLUMN by_reporter;
