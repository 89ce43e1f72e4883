CREATE TABLE event_head (
    singleton BOOLEAN PRIMARY KEY DEFAULT TRUE CONSTRAINT event_head_one_row CHECK (singleton),
    last      BIGINT  NOT NULL DEFAULT 0,
    epoch     UUID    NOT NULL DEFAULT gen_random_uuid()
);
COMMENT ON TABLE event_head IS 'Numbers events without holes: its row is held from numbering to commit, so commit order is position order.';
COMMENT ON COLUMN event_head.epoch IS 'Another value means another log: readers start again from zero.';
INSERT INTO event_head DEFAULT VALUES;

CREATE TABLE ticket_events (
    position  BIGINT      PRIMARY KEY,
    ticket_id BIGINT      NOT NULL CONSTRAINT ticket_events_ticket_id_fkey REFERENCES tickets (id),
    kind      TEXT        NOT NULL CONSTRAINT ticket_events_kind_known CHECK (kind IN
        ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted')),
    role      TEXT        NOT NULL CONSTRAINT ticket_events_role_known
        CHECK (role IN ('user', 'helpdesk')),
    at        TIMESTAMPTZ NOT NULL,
    category  TEXT        NOT NULL,
    status    TEXT        NOT NULL,
    version   BIGINT      NOT NULL
);
COMMENT ON TABLE ticket_events IS 'What happened to tickets, in order of commit; rows are only ever added.';
COMMENT ON COLUMN ticket_events.category IS 'The ticket''s category after the event.';
COMMENT ON COLUMN ticket_events.status IS 'The ticket''s status after the event.';
COMMENT ON COLUMN ticket_events.version IS 'The ticket''s version after the event.';
CREATE INDEX ticket_events_history ON ticket_events (ticket_id, position);
CREATE UNIQUE INDEX ticket_events_each_step_once ON ticket_events (ticket_id, kind)
    WHERE kind IN ('opened', 'activated', 'closed');

-- Whoever adds lines, one or many: they must be the next ones. Then tells whoever listens.
CREATE FUNCTION ticket_events_have_no_holes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    first BIGINT;
    final BIGINT;
    n     BIGINT;
BEGIN
    SELECT min(position), max(position), count(*) INTO first, final, n FROM added;
    IF n > 0 AND (final <> (SELECT last FROM event_head) OR final - first + 1 <> n
        OR first > 1 AND NOT EXISTS (SELECT FROM ticket_events WHERE position = first - 1)) THEN
        RAISE EXCEPTION 'positions % to % do not continue the log', first, final
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_events_have_no_holes';
    END IF;
    NOTIFY ticket_events;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_events_have_no_holes AFTER INSERT ON ticket_events
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ticket_events_have_no_holes();
CREATE TRIGGER ticket_events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- The only way for the application to add a line. Call it last in a transaction. What it says comes
-- from the ticket as it is now, the date too.
CREATE FUNCTION append_event(of_ticket BIGINT, what TEXT, by_role TEXT)
    RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    new_position BIGINT;
BEGIN
    IF current_setting('role') = 'lodge_user'
        AND (by_role <> 'user' OR what NOT IN ('opened', 'edited', 'message_posted')) THEN
        RAISE EXCEPTION 'this is for the helpdesk' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE event_head SET last = last + 1 RETURNING last INTO new_position;
    INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
    SELECT new_position, id, what, by_role,
        CASE what
            WHEN 'opened' THEN opened_at
            WHEN 'message_posted' THEN
                (SELECT sent_at FROM messages WHERE ticket_id = tickets.id ORDER BY id DESC LIMIT 1)
            ELSE modified_at
        END,
        category, status, version
    FROM tickets
    WHERE id = of_ticket AND (status <> 'closed' OR current_setting('role') <> 'lodge_user');
    IF NOT FOUND THEN
        -- Also undoes the numbering.
        RAISE EXCEPTION 'there is no ticket %', of_ticket
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ticket_events_ticket_id_fkey';
    END IF;
    RETURN new_position;
END $$;
REVOKE EXECUTE ON FUNCTION append_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_event TO lodge_user, lodge_helpdesk;

ALTER TABLE ticket_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_events_for_users ON ticket_events TO lodge_user
    USING (is_unclosed(ticket_id));
CREATE POLICY ticket_events_for_helpdesk ON ticket_events TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_events, event_head TO lodge_user, lodge_helpdesk;

-- What users may know of the log: all about the tickets they see, and of a closed one that it is
-- gone, nothing more. It reads with its owner's rights and holds the condition itself.
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
GRANT SELECT ON user_events TO lodge_user;
