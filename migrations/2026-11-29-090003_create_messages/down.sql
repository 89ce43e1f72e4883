DROP TABLE messages;
DROP FUNCTION IF EXISTS messages_update_ticket;
