-- It fails once somebody has added a picture: the log keeps its events.
ALTER DOMAIN ticket_event_kind DROP CONSTRAINT ticket_event_kind_known;
ALTER DOMAIN ticket_event_kind ADD CONSTRAINT ticket_event_kind_known
    CHECK (VALUE IN ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted', 'affected'));
DROP TABLE photos;
DROP FUNCTION IF EXISTS add_photo, photos_update_ticket;
DROP INDEX tickets_affected, tickets_unclosed_affected;
ALTER TABLE tickets DROP COLUMN photos, DROP COLUMN place;
