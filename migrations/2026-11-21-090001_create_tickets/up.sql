CREATE TABLE tickets (
    id                BIGINT           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    description       TEXT             NOT NULL CONSTRAINT tickets_description_length
        CHECK (char_length(description) BETWEEN 1 AND 10000),
    described_by      TEXT             NOT NULL CONSTRAINT tickets_described_by_known
        CHECK (described_by IN ('user', 'helpdesk')),
    category          TEXT             NOT NULL CONSTRAINT tickets_category_known
        CHECK (category IN ('facility_management', 'technical_it', 'services_complaints')),
    category_by       TEXT             NOT NULL DEFAULT 'classifier'
        CONSTRAINT tickets_category_by_known CHECK (category_by IN ('classifier', 'helpdesk')),
    confidence        DOUBLE PRECISION CONSTRAINT tickets_confidence_range
        CHECK (confidence BETWEEN 0 AND 1),
    status            TEXT             NOT NULL DEFAULT 'open' CONSTRAINT tickets_status_known
        CHECK (status IN ('open', 'active', 'closed')),
    version           BIGINT           NOT NULL DEFAULT 1 CONSTRAINT tickets_version_positive
        CHECK (version >= 1),
    opened_at         TIMESTAMPTZ      NOT NULL DEFAULT now(),
    modified_at       TIMESTAMPTZ      NOT NULL DEFAULT now(),
    activated_at      TIMESTAMPTZ,
    closed_at         TIMESTAMPTZ,
    last_activity_at  TIMESTAMPTZ      NOT NULL DEFAULT now(),
    last_message_role TEXT             CONSTRAINT tickets_last_message_role_known
        CHECK (last_message_role IN ('user', 'helpdesk')),
    messages          BIGINT           NOT NULL DEFAULT 0 CONSTRAINT tickets_messages_not_negative
        CHECK (messages >= 0),
    waiting_since     TIMESTAMPTZ      NOT NULL DEFAULT now(),
    follows           BIGINT           CONSTRAINT tickets_follows_fkey REFERENCES tickets (id)
        CONSTRAINT tickets_follows_another CHECK (follows <> id),
    CONSTRAINT tickets_confidence_of_classifier
        CHECK (confidence IS NULL OR category_by = 'classifier'),
    CONSTRAINT tickets_activated_at_iff_started
        CHECK ((status = 'open') = (activated_at IS NULL)),
    CONSTRAINT tickets_closed_at_iff_closed
        CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT tickets_dates_in_order
        CHECK (opened_at <= modified_at AND opened_at <= last_activity_at
            AND opened_at <= activated_at AND activated_at <= closed_at),
    CONSTRAINT tickets_last_message_role_iff_messages
        CHECK ((messages = 0) = (last_message_role IS NULL))
);
COMMENT ON COLUMN tickets.described_by IS 'Who wrote the present description.';
COMMENT ON COLUMN tickets.confidence IS 'What the classifier thought of the category it assigned.';
COMMENT ON COLUMN tickets.version IS 'Counts changes; an edit names the version it was made from.';
COMMENT ON COLUMN tickets.modified_at IS 'Moves with description, category and status, not with messages.';
COMMENT ON COLUMN tickets.closed_at IS 'Set once, when the ticket is closed.';
COMMENT ON COLUMN tickets.waiting_since IS 'The first word of a user that the helpdesk has not answered; the year 9999 when there is none.';

-- One index for each order of a list, once for everything and once for what is not closed.
CREATE INDEX tickets_newest ON tickets (opened_at DESC, id DESC);
CREATE INDEX tickets_activity ON tickets (last_activity_at DESC, id DESC);
CREATE INDEX tickets_waiting ON tickets (waiting_since, id);
CREATE INDEX tickets_unclosed_newest ON tickets (opened_at DESC, id DESC) WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_activity ON tickets (last_activity_at DESC, id DESC)
    WHERE status <> 'closed';
CREATE INDEX tickets_unclosed_waiting ON tickets (waiting_since, id) WHERE status <> 'closed';
CREATE INDEX tickets_follows ON tickets (follows) WHERE follows IS NOT NULL;

-- The life cycle, for whoever writes: no step is skipped or taken back, closed is final, and the
-- database's clock makes the dates. Only the owner (import, demo data) may bring dates along.
CREATE FUNCTION tickets_keep_the_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Never earlier than what the ticket has seen, even when the clock is set back.
    moment CONSTANT TIMESTAMPTZ := greatest(clock_timestamp(), OLD.last_activity_at);
BEGIN
    IF OLD.status = 'closed' THEN
        RAISE EXCEPTION 'a closed ticket is final'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_closed_is_final';
    END IF;
    IF (NEW.id, NEW.opened_at, NEW.follows) IS DISTINCT FROM (OLD.id, OLD.opened_at, OLD.follows) THEN
        RAISE EXCEPTION 'how a ticket was opened never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_opening_is_fixed';
    END IF;
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN (('open', 'active'), ('active', 'closed')) THEN
        RAISE EXCEPTION 'a ticket that is % cannot become %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_status_one_step';
    END IF;
    IF current_user = 'lodge_user' AND (NEW.category_by <> OLD.category_by
        OR NEW.category <> OLD.category AND NEW.description = OLD.description) THEN
        RAISE EXCEPTION 'a user changes a category only with the text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tickets_category_follows_text';
    END IF;

    IF (NEW.description, NEW.category, NEW.category_by, NEW.status)
        IS DISTINCT FROM (OLD.description, OLD.category, OLD.category_by, OLD.status) THEN
        NEW.version := OLD.version + 1;
        IF NEW.modified_at = OLD.modified_at THEN
            NEW.modified_at := moment;
        END IF;
        NEW.last_activity_at := greatest(NEW.modified_at, OLD.last_activity_at);
    END IF;
    IF NEW.status = 'active' AND OLD.status = 'open' AND NEW.activated_at IS NULL THEN
        NEW.activated_at := NEW.modified_at;
    END IF;
    IF NEW.status = 'closed' THEN
        NEW.closed_at := coalesce(NEW.closed_at, NEW.modified_at);
        NEW.waiting_since := '9999-12-31T00:00:00Z';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tickets_keep_the_rules BEFORE UPDATE ON tickets
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_the_rules();

-- No text is lost: what an edit replaces is kept.
CREATE TABLE ticket_revisions (
    ticket_id   BIGINT NOT NULL CONSTRAINT ticket_revisions_ticket_id_fkey REFERENCES tickets (id),
    version     BIGINT NOT NULL,
    description TEXT   NOT NULL,
    role        TEXT   NOT NULL CONSTRAINT ticket_revisions_role_known
        CHECK (role IN ('user', 'helpdesk')),
    PRIMARY KEY (ticket_id, version)
);
COMMENT ON TABLE ticket_revisions IS 'The texts that edits have replaced.';
COMMENT ON COLUMN ticket_revisions.version IS 'The last version of the ticket that had this text.';
COMMENT ON COLUMN ticket_revisions.role IS 'Who had written it.';

CREATE FUNCTION tickets_keep_former_text() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO ticket_revisions (ticket_id, version, description, role)
    VALUES (OLD.id, OLD.version, OLD.description, OLD.described_by);
    RETURN NULL;
END $$;
CREATE TRIGGER tickets_keep_former_text AFTER UPDATE ON tickets
    FOR EACH ROW WHEN (NEW.description <> OLD.description)
    EXECUTE FUNCTION tickets_keep_former_text();

-- Exact counts without counting.
CREATE TABLE ticket_counts (
    status   TEXT   NOT NULL,
    category TEXT   NOT NULL,
    tickets  BIGINT NOT NULL DEFAULT 0 CONSTRAINT ticket_counts_not_negative CHECK (tickets >= 0),
    PRIMARY KEY (status, category)
);
COMMENT ON TABLE ticket_counts IS 'How many tickets there are of each status and category, kept by a trigger.';
INSERT INTO ticket_counts (status, category)
SELECT status, category
FROM unnest(ARRAY['open', 'active', 'closed']) AS status,
    unnest(ARRAY['facility_management', 'technical_it', 'services_complaints']) AS category;

CREATE FUNCTION tickets_are_counted() RETURNS trigger
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
CREATE TRIGGER tickets_are_counted_when_opened AFTER INSERT ON tickets
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION tickets_are_counted();
CREATE TRIGGER tickets_are_counted_when_changed AFTER UPDATE ON tickets
    REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION tickets_are_counted();

CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never taken from %', lower(TG_OP), TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_kept';
END $$;
CREATE TRIGGER tickets_are_kept BEFORE DELETE OR TRUNCATE ON tickets
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER ticket_revisions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_revisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- The boundary between the roles, a second time. For users a closed ticket does not exist.
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION is_unclosed(ticket BIGINT) RETURNS BOOLEAN
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM tickets WHERE id = ticket AND status <> 'closed')
$$;
COMMENT ON FUNCTION is_unclosed IS 'Whether users know of a ticket; for policies, which cannot ask their own table.';
CREATE POLICY tickets_users_see ON tickets FOR SELECT TO lodge_user USING (status <> 'closed');
CREATE POLICY tickets_users_open ON tickets FOR INSERT TO lodge_user
    WITH CHECK (described_by = 'user' AND (follows IS NULL OR is_unclosed(follows)));
CREATE POLICY tickets_users_edit ON tickets FOR UPDATE TO lodge_user
    USING (status <> 'closed') WITH CHECK (described_by = 'user');
CREATE POLICY tickets_for_helpdesk ON tickets TO lodge_helpdesk USING (true);
GRANT SELECT ON tickets TO lodge_user, lodge_helpdesk;
GRANT INSERT (description, described_by, category, confidence, follows) ON tickets
    TO lodge_user, lodge_helpdesk;
GRANT UPDATE (description, described_by, category, confidence) ON tickets
    TO lodge_user, lodge_helpdesk;
GRANT UPDATE (category_by, status) ON tickets TO lodge_helpdesk;

ALTER TABLE ticket_revisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_revisions_for_users ON ticket_revisions TO lodge_user
    USING (EXISTS (SELECT FROM tickets WHERE tickets.id = ticket_id));
CREATE POLICY ticket_revisions_for_helpdesk ON ticket_revisions TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_revisions TO lodge_user, lodge_helpdesk;

ALTER TABLE ticket_counts ENABLE ROW LEVEL SECURITY;
CREATE POLICY ticket_counts_for_users ON ticket_counts TO lodge_user USING (status <> 'closed');
CREATE POLICY ticket_counts_for_helpdesk ON ticket_counts TO lodge_helpdesk USING (true);
GRANT SELECT ON ticket_counts TO lodge_user, lodge_helpdesk;
