-- The life cycle of a ticket, for every writer: one step at a time, closed is final, and the clock of the
-- database sets the dates. Only the owner (import, demo data) may set other dates.
CREATE OR REPLACE FUNCTION tickets_enforce_life_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Never earlier than the last activity, even when the clock is set back.
    changed_at CONSTANT TIMESTAMPTZ := greatest(clock_timestamp(), OLD.last_activity_at);
BEGIN
    IF OLD.status = 'closed' THEN
        RAISE EXCEPTION 'a closed ticket is final'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_closed_is_final';
    END IF;
    IF (NEW.id, NEW.opened_at, NEW.follows) IS DISTINCT FROM (OLD.id, OLD.opened_at, OLD.follows) THEN
        RAISE EXCEPTION 'number, opening time and predecessor of a ticket never change'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_opening_never_changes';
    END IF;
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN (('open', 'active'), ('active', 'closed')) THEN
        RAISE EXCEPTION 'a ticket that is % cannot become %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_status_one_step';
    END IF;
    IF current_user = 'lodge_user' AND (NEW.category_by <> OLD.category_by
        OR NEW.category <> OLD.category AND NEW.description = OLD.description) THEN
        RAISE EXCEPTION 'a user changes the category only together with the description'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_category_follows_description';
    END IF;

    IF current_user = 'lodge_user' AND (
        NEW.description = OLD.description AND NEW.described_by <> OLD.described_by
        OR NEW.description <> OLD.description AND NEW.described_by <> 'user'
    ) THEN
        RAISE EXCEPTION 'what a user writes, and nothing else, is described by a user'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_described_by_writer';
    END IF;

    IF (NEW.description, NEW.category, NEW.category_by, NEW.status, NEW.place)
        IS DISTINCT FROM
        (OLD.description, OLD.category, OLD.category_by, OLD.status, OLD.place) THEN
        NEW.version := OLD.version + 1;
        IF NEW.modified_at = OLD.modified_at THEN
            NEW.modified_at := changed_at;
        END IF;
        NEW.last_activity_at := greatest(NEW.modified_at, OLD.last_activity_at);
    END IF;
    IF NEW.status = 'active' AND OLD.status = 'open' AND NEW.activated_at IS NULL THEN
        NEW.activated_at := NEW.modified_at;
    END IF;
    IF NEW.status = 'closed' THEN
        NEW.closed_at := coalesce(NEW.closed_at, NEW.modified_at);
        NEW.waiting_since := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER tickets_enforce_life_cycle BEFORE UPDATE ON tickets
    FOR EACH ROW EXECUTE FUNCTION tickets_enforce_life_cycle();

-- Keeps the classifier's category when the helpdesk decides, and whether the ticket counts in the
-- classifier's accuracy.
CREATE OR REPLACE FUNCTION tickets_record_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.classifier_category := OLD.classifier_category;
    IF OLD.category_by = 'classifier' AND NEW.category_by = 'helpdesk' THEN
        NEW.classifier_category := OLD.category;
    END IF;
    NEW.reviewed := OLD.reviewed OR (
        OLD.status = 'open' AND OLD.category_by = 'classifier'
        AND (NEW.status <> 'open' OR NEW.category_by = 'helpdesk'));
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER tickets_record_review BEFORE UPDATE ON tickets
    FOR EACH ROW EXECUTE FUNCTION tickets_record_review();

-- Keeps the description that an edit replaces.
CREATE OR REPLACE FUNCTION tickets_keep_revision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO ticket_revisions (ticket_id, version, description, role)
    VALUES (OLD.id, OLD.version, OLD.description, OLD.described_by);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tickets_keep_revision AFTER UPDATE ON tickets
    FOR EACH ROW WHEN (NEW.description <> OLD.description)
    EXECUTE FUNCTION tickets_keep_revision();

-- Counts at the commit, when the writer has locked the log: a count locked earlier would be a second lock
-- that unrelated writes share.
CREATE OR REPLACE FUNCTION tickets_update_counts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        UPDATE ticket_counts SET tickets = tickets - 1,
            reviewed = reviewed - OLD.reviewed::INT,
            corrected = corrected - is_corrected(OLD)::INT
        WHERE (status, category) = (OLD.status, OLD.category);
    END IF;
    UPDATE ticket_counts SET tickets = tickets + 1,
        reviewed = reviewed + NEW.reviewed::INT,
        corrected = corrected + is_corrected(NEW)::INT
    WHERE (status, category) = (NEW.status, NEW.category);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION is_corrected(ticket tickets) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
    SELECT ticket.reviewed AND coalesce(ticket.classifier_category <> ticket.category, FALSE)
$$;

DROP TRIGGER IF EXISTS tickets_count_insert ON tickets;
CREATE CONSTRAINT TRIGGER tickets_count_insert AFTER INSERT ON tickets
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tickets_update_counts();
DROP TRIGGER IF EXISTS tickets_count_update ON tickets;
CREATE CONSTRAINT TRIGGER tickets_count_update AFTER UPDATE ON tickets
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((NEW.status, NEW.category, NEW.reviewed)
        IS DISTINCT FROM (OLD.status, OLD.category, OLD.reviewed))
    EXECUTE FUNCTION tickets_update_counts();
