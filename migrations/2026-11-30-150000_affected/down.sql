-- It fails once somebody has joined a ticket: the log keeps its events.
DROP FUNCTION IF EXISTS keep_receipt;
ALTER DOMAIN ticket_event_kind DROP CONSTRAINT ticket_event_kind_known;
ALTER DOMAIN ticket_event_kind ADD CONSTRAINT ticket_event_kind_known
    CHECK (VALUE IN
        ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted'));
ALTER TABLE tickets DROP COLUMN affected;
