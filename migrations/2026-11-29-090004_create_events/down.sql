DROP VIEW user_events;
DROP FUNCTION IF EXISTS append_event;
DROP FUNCTION IF EXISTS event_log_epoch;
DROP TABLE ticket_events;
DROP FUNCTION IF EXISTS ticket_events_check_positions;
DROP TABLE event_head;
