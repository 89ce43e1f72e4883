-- How many people have said that they have the problem of a ticket too.
ALTER TABLE tickets ADD COLUMN affected BIGINT NOT NULL DEFAULT 0
    CONSTRAINT tickets_affected_not_negative CHECK (affected >= 0);
COMMENT ON COLUMN tickets.affected IS 'How many others have said that they have the problem too: receipts of the kind affected.';

ALTER DOMAIN ticket_event_kind DROP CONSTRAINT ticket_event_kind_known;
ALTER DOMAIN ticket_event_kind ADD CONSTRAINT ticket_event_kind_known
    CHECK (VALUE IN
        ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted', 'affected'));

-- It returns a value now.
DROP FUNCTION IF EXISTS keep_receipt;
