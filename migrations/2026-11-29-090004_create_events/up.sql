CREATE TABLE event_head (
    singleton BOOLEAN PRIMARY KEY DEFAULT TRUE CONSTRAINT event_head_one_row CHECK (singleton),
    last      BIGINT  NOT NULL DEFAULT 0,
    epoch     UUID    NOT NULL DEFAULT gen_random_uuid()
);
COMMENT ON TABLE event_head IS 'One row that numbers events without gaps: it is locked from numbering to commit, so the order of positions is the order of commits.';
COMMENT ON COLUMN event_head.last IS 'The position of the last event.';
COMMENT ON COLUMN event_head.epoch IS 'Belongs to this log only; the function event_log_epoch makes of it what readers compare.';
INSERT INTO event_head DEFAULT VALUES;

CREATE TABLE ticket_events (
    position  BIGINT            PRIMARY KEY,
    ticket_id BIGINT            NOT NULL CONSTRAINT ticket_events_ticket_id_fkey
        REFERENCES tickets (id),
    kind      ticket_event_kind NOT NULL,
    role      lodge_role        NOT NULL,
    at        TIMESTAMPTZ       NOT NULL,
    category  ticket_category   NOT NULL,
    status    ticket_status     NOT NULL,
    version   BIGINT            NOT NULL
);
COMMENT ON TABLE ticket_events IS 'What happened to tickets, in the order of commits; rows are only ever added.';
COMMENT ON COLUMN ticket_events.role IS 'Who did it.';
COMMENT ON COLUMN ticket_events.category IS 'The ticket''s category after the event.';
COMMENT ON COLUMN ticket_events.status IS 'The ticket''s status after the event.';
COMMENT ON COLUMN ticket_events.version IS 'The ticket''s version after the event.';
CREATE INDEX ticket_events_history ON ticket_events (ticket_id, position);
CREATE UNIQUE INDEX ticket_events_each_step_once ON ticket_events (ticket_id, kind)
    WHERE kind IN ('opened', 'activated', 'closed');
ALTER TABLE ticket_events ENABLE ROW LEVEL SECURITY;

-- The log as users may see it: every event of the tickets they see, and of a closed ticket only that it
-- is gone. The view reads with the rights of its owner, so it holds the condition itself.
CREATE VIEW user_events WITH (security_barrier) AS
SELECT
    position,
    ticket_id,
    CASE WHEN tickets.status = 'closed' THEN 'gone' ELSE kind END AS kind,
    CASE WHEN tickets.status <> 'closed' THEN role END AS role,
    CASE WHEN tickets.status <> 'closed' THEN at END AS at,
    CASE WHEN tickets.status <> 'closed' THEN ticket_events.category END AS category,
    CASE WHEN tickets.status <> 'closed' THEN ticket_events.status END AS status
FROM ticket_events JOIN tickets ON tickets.id = ticket_id
WHERE tickets.status <> 'closed' OR kind = 'closed';
