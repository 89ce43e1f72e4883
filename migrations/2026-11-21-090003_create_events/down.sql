DROP VIEW user_events;
DROP FUNCTION append_event;
DROP TABLE ticket_events;
DROP FUNCTION ticket_events_have_no_holes;
DROP TABLE event_head;
