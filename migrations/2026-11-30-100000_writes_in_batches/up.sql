-- Writes that wait together are one statement.
DROP FUNCTION IF EXISTS open_ticket;
DROP FUNCTION IF EXISTS post_message;
DROP FUNCTION IF EXISTS edit_ticket;
DROP FUNCTION IF EXISTS change_ticket_status;
DROP FUNCTION IF EXISTS correct_ticket_category;
DROP FUNCTION IF EXISTS append_event;
