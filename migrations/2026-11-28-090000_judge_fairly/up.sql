-- Only what the helpdesk was seen to decide counts for the classifier's rate: a ticket is judged when it
-- leaves the state of being open with the classifier's category. What an import brought on its way,
-- and what was decided before this was counted, counts neither as right nor as wrong.
ALTER TABLE tickets ADD COLUMN judged BOOLEAN NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN tickets.judged IS 'Whether it counts in the classifier''s rate: while it was open with the classifier''s category, the helpdesk started the work or decided on the category.';

CREATE OR REPLACE FUNCTION tickets_keep_what_was_assigned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.assigned := OLD.assigned;
    IF OLD.category_by = 'classifier' AND NEW.category_by = 'helpdesk' THEN
        NEW.assigned := OLD.category;
    END IF;
    NEW.judged := OLD.judged OR (
        OLD.status = 'open' AND OLD.category_by = 'classifier'
        AND (NEW.status <> 'open' OR NEW.category_by = 'helpdesk'));
    RETURN NEW;
END $$;

UPDATE ticket_counts SET judged = 0, corrected = 0;
COMMENT ON COLUMN ticket_counts.judged IS 'Of them, those by which the classifier is judged.';
COMMENT ON COLUMN ticket_counts.corrected IS 'Of those, the ones to which the helpdesk gave another category.';

CREATE OR REPLACE FUNCTION tickets_are_counted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM FROM added JOIN removed USING (id)
        WHERE (added.status, added.category, added.judged)
            IS DISTINCT FROM (removed.status, removed.category, removed.judged);
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
            count(*) FILTER (WHERE judged) AS judged,
            count(*) FILTER (WHERE judged AND assigned <> category) AS corrected
        FROM added GROUP BY status, category
    ) AS more
    WHERE (ticket_counts.status, ticket_counts.category) = (more.status, more.category);
    IF TG_OP = 'UPDATE' THEN
        UPDATE ticket_counts SET tickets = ticket_counts.tickets - less.tickets,
            judged = ticket_counts.judged - less.judged,
            corrected = ticket_counts.corrected - less.corrected
        FROM (
            SELECT status, category, count(*) AS tickets,
                count(*) FILTER (WHERE judged) AS judged,
                count(*) FILTER (WHERE judged AND assigned <> category) AS corrected
            FROM removed GROUP BY status, category
        ) AS less
        WHERE (ticket_counts.status, ticket_counts.category) = (less.status, less.category);
    END IF;
    RETURN NULL;
END $$;
DROP FUNCTION is_judged;
