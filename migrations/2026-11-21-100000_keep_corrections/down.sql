CREATE OR REPLACE FUNCTION tickets_are_counted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM FROM added JOIN removed USING (id)
        WHERE (added.status, added.category) <> (removed.status, removed.category);
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    -- All rows, always in the same order: two transactions never wait for each other.
    PERFORM FROM ticket_counts ORDER BY status, category FOR UPDATE;
    UPDATE ticket_counts SET tickets = ticket_counts.tickets + more.n
    FROM (SELECT status, category, count(*) AS n FROM added GROUP BY status, category) AS more
    WHERE (ticket_counts.status, ticket_counts.category) = (more.status, more.category);
    IF TG_OP = 'UPDATE' THEN
        UPDATE ticket_counts SET tickets = ticket_counts.tickets - less.n
        FROM (SELECT status, category, count(*) AS n FROM removed GROUP BY status, category) AS less
        WHERE (ticket_counts.status, ticket_counts.category) = (less.status, less.category);
    END IF;
    RETURN NULL;
END $$;
DROP FUNCTION is_judged;
ALTER TABLE ticket_counts DROP COLUMN corrected, DROP COLUMN judged;
DROP INDEX tickets_corrected;
DROP TRIGGER tickets_keep_what_was_assigned ON tickets;
DROP FUNCTION tickets_keep_what_was_assigned;
ALTER TABLE tickets DROP COLUMN assigned;
