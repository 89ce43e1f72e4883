CREATE FUNCTION is_judged(assigned TEXT, category_by TEXT, status TEXT) RETURNS BOOLEAN
    LANGUAGE sql IMMUTABLE AS $$
    SELECT assigned IS NOT NULL OR (category_by = 'classifier' AND status <> 'open')
$$;

CREATE OR REPLACE FUNCTION tickets_keep_what_was_assigned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.assigned := OLD.assigned;
    IF OLD.category_by = 'classifier' AND NEW.category_by = 'helpdesk' THEN
        NEW.assigned := OLD.category;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tickets_are_counted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM FROM added JOIN removed USING (id)
        WHERE (added.status, added.category, added.category_by)
            IS DISTINCT FROM (removed.status, removed.category, removed.category_by);
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    -- All rows, always in the same order: two transactions never wait for each other.
    PERFORM FROM ticket_counts ORDER BY status, category FOR UPDATE;
    UPDATE ticket_counts SET tickets = ticket_counts.tickets + more.tickets,
        judged = ticket_counts.judged + more.judged,
        corrected = ticket_counts.corrected + more.corrected
    FROM (
        SELECT status, category, count(*) AS tickets,
            count(*) FILTER (WHERE is_judged(assigned, category_by, status)) AS judged,
            count(*) FILTER (WHERE assigned <> category) AS corrected
        FROM added GROUP BY status, category
    ) AS more
    WHERE (ticket_counts.status, ticket_counts.category) = (more.status, more.category);
    IF TG_OP = 'UPDATE' THEN
        UPDATE ticket_counts SET tickets = ticket_counts.tickets - less.tickets,
            judged = ticket_counts.judged - less.judged,
            corrected = ticket_counts.corrected - less.corrected
        FROM (
            SELECT status, category, count(*) AS tickets,
                count(*) FILTER (WHERE is_judged(assigned, category_by, status)) AS judged,
                count(*) FILTER (WHERE assigned <> category) AS corrected
            FROM removed GROUP BY status, category
        ) AS less
        WHERE (ticket_counts.status, ticket_counts.category) = (less.status, less.category);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON COLUMN ticket_counts.judged IS 'Of them, those whose category the classifier had assigned and the helpdesk has seen: it decided on the category, or started the work.';
COMMENT ON COLUMN ticket_counts.corrected IS 'Of those, the ones to which the helpdesk gave another category.';

UPDATE ticket_counts SET judged = seen.judged, corrected = seen.corrected
FROM (
    SELECT counts.status, counts.category,
        count(*) FILTER (WHERE is_judged(tickets.assigned, tickets.category_by, tickets.status)) AS judged,
        count(*) FILTER (WHERE tickets.assigned <> tickets.category) AS corrected
    FROM ticket_counts AS counts LEFT JOIN tickets
        ON (tickets.status, tickets.category) = (counts.status, counts.category)
    GROUP BY counts.status, counts.category
) AS seen
WHERE (ticket_counts.status, ticket_counts.category) = (seen.status, seen.category);
ALTER TABLE tickets DROP COLUMN judged;
