-- Whoever appends events, one or many: their positions must be the next ones. Then wakes the listeners.
CREATE OR REPLACE FUNCTION ticket_events_check_positions() RETURNS trigger
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
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_events_positions_without_gaps';
    END IF;
    NOTIFY ticket_events;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER ticket_events_check_positions AFTER INSERT ON ticket_events
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ticket_events_check_positions();

-- The only way for the application to append events: one for each of several tickets, in this order. It must
-- be the last statement of a transaction, because it locks the log until the commit. The values of an event
-- come from its ticket as it is now. Returns the position of the last one, null without events.
CREATE OR REPLACE FUNCTION append_events(of_tickets BIGINT[], event_kinds TEXT[], by_role TEXT)
    RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    number CONSTANT BIGINT := cardinality(of_tickets);
    final  BIGINT;
    n      BIGINT;
BEGIN
    IF number = 0 THEN
        RETURN NULL;
    END IF;
    IF current_setting('role') = 'lodge_user' AND
        (by_role <> 'user' OR NOT event_kinds <@ '{opened, edited, message_posted, affected, photo_added}') THEN
        RAISE EXCEPTION 'only the helpdesk appends such an event'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_events_role_allowed';
    END IF;
    UPDATE event_head SET last = last + number RETURNING last INTO final;
    INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
    SELECT final - number + ordinal, id, event_kind, by_role,
        CASE event_kind
            WHEN 'opened' THEN opened_at
            WHEN 'message_posted' THEN
                (SELECT sent_at FROM messages WHERE ticket_id = tickets.id ORDER BY id DESC LIMIT 1)
            WHEN 'photo_added' THEN last_activity_at
            WHEN 'affected' THEN greatest(clock_timestamp(), last_activity_at)
            ELSE modified_at
        END,
        category, status, version
    FROM unnest(of_tickets, event_kinds) WITH ORDINALITY AS added (ticket, event_kind, ordinal)
        JOIN tickets ON id = ticket
    WHERE status <> 'closed' OR current_setting('role') <> 'lodge_user';
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n <> number THEN
        -- The exception also takes the new positions back.
        RAISE EXCEPTION 'one of the tickets % does not exist', of_tickets
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ticket_events_ticket_id_fkey';
    END IF;
    RETURN final;
END $$;
REVOKE EXECUTE ON FUNCTION append_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_events TO lodge_user, lodge_helpdesk;

-- Identifies this log: another epoch means another log, and readers start again from position 0.
--
-- A restored backup brings the stored epoch and old positions along, though readers may know later ones.
-- So the epoch also depends on where the log is kept: a backup that was restored elsewhere is in another
-- cluster or database, one that was restored in place has another table, and a standby that was promoted
-- is on another timeline. Nobody has to announce any of these.
--
-- PL/pgSQL keeps the plan; SQL would plan at each call, which takes longer than all the rest.
CREATE OR REPLACE FUNCTION event_log_epoch() RETURNS UUID LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT encode(substring(sha256(convert_to(concat_ws('/',
            epoch,
            (SELECT system_identifier FROM pg_control_system()),
            -- The first eight digits are the timeline; a standby cannot tell it.
            CASE WHEN NOT pg_is_in_recovery() THEN
                left(pg_walfile_name(pg_current_wal_lsn()), 8)
            END,
            (SELECT oid FROM pg_database WHERE datname = current_database()),
            tableoid
        ), 'UTF8')) FROM 1 FOR 16), 'hex')::UUID
        FROM event_head
    );
END $$;
