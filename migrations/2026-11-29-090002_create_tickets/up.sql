CREATE TABLE tickets (
    id                  BIGINT             GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    description         ticket_text        NOT NULL,
    described_by        lodge_role         NOT NULL,
    category            ticket_category    NOT NULL,
    category_by         ticket_category_by NOT NULL DEFAULT 'classifier',
    confidence          DOUBLE PRECISION   CONSTRAINT tickets_confidence_range
        CHECK (confidence BETWEEN 0 AND 1),
    classifier_category ticket_category,
    reviewed            BOOLEAN            NOT NULL DEFAULT FALSE,
    status              ticket_status      NOT NULL DEFAULT 'open',
    version             BIGINT             NOT NULL DEFAULT 1 CONSTRAINT tickets_version_positive
        CHECK (version >= 1),
    opened_at           TIMESTAMPTZ        NOT NULL DEFAULT now(),
    modified_at         TIMESTAMPTZ        NOT NULL DEFAULT now(),
    activated_at        TIMESTAMPTZ,
    closed_at           TIMESTAMPTZ,
    last_activity_at    TIMESTAMPTZ        NOT NULL DEFAULT now(),
    last_message_role   lodge_role,
    messages            BIGINT             NOT NULL DEFAULT 0
        CONSTRAINT tickets_messages_not_negative CHECK (messages >= 0),
    waiting_since       TIMESTAMPTZ        DEFAULT now(),
    follows             BIGINT             CONSTRAINT tickets_follows_fkey REFERENCES tickets (id)
        CONSTRAINT tickets_follows_another CHECK (follows <> id),
    CONSTRAINT tickets_confidence_only_of_classifier
        CHECK (confidence IS NULL OR category_by = 'classifier'),
    CONSTRAINT tickets_activated_at_iff_not_open
        CHECK ((status = 'open') = (activated_at IS NULL)),
    CONSTRAINT tickets_closed_at_iff_closed
        CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT tickets_dates_in_order
        CHECK (opened_at <= modified_at AND opened_at <= last_activity_at
            AND opened_at <= activated_at AND activated_at <= closed_at),
    CONSTRAINT tickets_last_message_role_iff_messages
        CHECK ((messages = 0) = (last_message_role IS NULL))
);
COMMENT ON COLUMN tickets.described_by IS 'Who wrote the current description.';
COMMENT ON COLUMN tickets.confidence IS 'The classifier''s confidence in the category it assigned, 0 to 1; null once the helpdesk has decided on the category.';
COMMENT ON COLUMN tickets.classifier_category IS 'The category that the classifier had assigned when the helpdesk decided on the category; null before that, and for imported categories.';
COMMENT ON COLUMN tickets.reviewed IS 'Whether the ticket counts in the classifier''s accuracy: while it was open with the classifier''s category, the helpdesk started the work or decided on the category. Imported tickets do not count.';
COMMENT ON COLUMN tickets.version IS 'Counts changes; an edit names the version it was made from.';
COMMENT ON COLUMN tickets.modified_at IS 'The last change of description, category or status; messages do not count.';
COMMENT ON COLUMN tickets.closed_at IS 'Set once, when the ticket is closed.';
COMMENT ON COLUMN tickets.last_activity_at IS 'The last change or message.';
COMMENT ON COLUMN tickets.last_message_role IS 'Who wrote the last message.';
COMMENT ON COLUMN tickets.messages IS 'The number of messages.';
COMMENT ON COLUMN tickets.waiting_since IS 'The oldest report or message of a user that the helpdesk has not answered; null when there is none.';
COMMENT ON COLUMN tickets.follows IS 'The earlier ticket that this one continues.';

-- One index for each order of a list: once for all tickets, once for those that are not closed.
CREATE INDEX tickets_newest ON tickets (opened_at DESC, id DESC);
CREATE INDEX tickets_activity ON tickets (last_activity_at DESC, id DESC);
CREATE INDEX tickets_waiting ON tickets (waiting_since ASC NULLS LAST, id);
CREATE INDEX tickets_unclosed_newest ON tickets (opened_at DESC, id DESC) WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_activity ON tickets (last_activity_at DESC, id DESC)
    WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_waiting ON tickets (waiting_since ASC NULLS LAST, id)
    WHERE status <> 'closed';
CREATE INDEX tickets_follows ON tickets (follows) WHERE follows IS NOT NULL;
-- The corrections of the classifier, which is trained with all of them.
CREATE INDEX tickets_corrected ON tickets (id) WHERE classifier_category <> category;

CREATE TABLE ticket_revisions (
    ticket_id   BIGINT      NOT NULL CONSTRAINT ticket_revisions_ticket_id_fkey
        REFERENCES tickets (id),
    version     BIGINT      NOT NULL,
    description ticket_text NOT NULL,
    role        lodge_role  NOT NULL,
    PRIMARY KEY (ticket_id, version)
);
COMMENT ON TABLE ticket_revisions IS 'The descriptions that edits have replaced.';
COMMENT ON COLUMN ticket_revisions.version IS 'The last version of the ticket that had this description.';
COMMENT ON COLUMN ticket_revisions.role IS 'Who had written it.';

CREATE TABLE ticket_counts (
    status    ticket_status   NOT NULL,
    category  ticket_category NOT NULL,
    tickets   BIGINT          NOT NULL DEFAULT 0 CONSTRAINT ticket_counts_not_negative
        CHECK (tickets >= 0),
    reviewed  BIGINT          NOT NULL DEFAULT 0 CONSTRAINT ticket_counts_reviewed_range
        CHECK (reviewed BETWEEN 0 AND tickets),
    corrected BIGINT          NOT NULL DEFAULT 0 CONSTRAINT ticket_counts_corrected_range
        CHECK (corrected BETWEEN 0 AND reviewed),
    PRIMARY KEY (status, category)
);
COMMENT ON TABLE ticket_counts IS 'The number of tickets of each status and category, kept by a trigger so that no request counts rows.';
COMMENT ON COLUMN ticket_counts.reviewed IS 'Of these tickets, those that count in the classifier''s accuracy.';
COMMENT ON COLUMN ticket_counts.corrected IS 'Of the reviewed tickets, those to which the helpdesk gave another category.';
INSERT INTO ticket_counts (status, category)
SELECT status, category
FROM unnest(ARRAY['open', 'active', 'closed']) AS status,
    unnest(ARRAY['facility_management', 'technical_it', 'services_complaints']) AS category;

-- Without a policy nobody but the owner sees a row.
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_counts ENABLE ROW LEVEL SECURITY;
