-- Each write of the application is one function, so that it is one statement and one commit. They run with
-- the rights of the caller, and they lock the log last: `append_event` is the only lock that two unrelated
-- writes share.
--
-- They return JSON with an `outcome`: `done` with the `result` that the request is answered with, or why
-- nothing was changed. Exceptions are left to what the server should have refused.
--
-- The session plans every statement anew; the statements in here need only one plan.

-- A ticket as the caller may see it: row-level security hides a predecessor that is closed from users.
CREATE OR REPLACE FUNCTION visible_ticket(ticket tickets) RETURNS JSON
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF ticket.follows IS NOT NULL THEN
        ticket.follows := (SELECT id FROM tickets WHERE id = ticket.follows);
    END IF;
    RETURN to_json(ticket);
END $$;

CREATE OR REPLACE FUNCTION open_ticket(
    request_key UUID,
    request BYTEA,
    by_role TEXT,
    new_description TEXT,
    new_category TEXT,
    new_confidence DOUBLE PRECISION,
    predecessor BIGINT
) RETURNS JSON LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    answer JSON := find_answer(request_key, request);
    ticket tickets;
BEGIN
    IF answer IS NOT NULL THEN
        RETURN answer;
    END IF;
    IF predecessor IS NOT NULL THEN
        -- It stays unclosed until this commit.
        PERFORM FROM tickets WHERE id = predecessor FOR SHARE;
        IF NOT FOUND THEN
            RETURN json_build_object('outcome', 'no_such_predecessor');
        END IF;
    END IF;
    INSERT INTO tickets (description, described_by, category, confidence, follows)
    VALUES (new_description, by_role, new_category, new_confidence, predecessor)
    RETURNING * INTO ticket;
    answer := json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
    PERFORM keep_answer(request_key, request, answer);
    PERFORM append_event(ticket.id, 'opened', by_role);
    RETURN answer;
END $$;

-- `writable` are the statuses in which the role may write.
CREATE OR REPLACE FUNCTION post_message(
    request_key UUID,
    request BYTEA,
    by_role TEXT,
    of_ticket BIGINT,
    new_body TEXT,
    writable TEXT[]
) RETURNS JSON LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    answer JSON := find_answer(request_key, request);
    ticket_status TEXT;
    message messages;
BEGIN
    IF answer IS NOT NULL THEN
        RETURN answer;
    END IF;
    SELECT status INTO ticket_status FROM tickets WHERE id = of_ticket FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN json_build_object('outcome', 'no_such_ticket');
    ELSIF ticket_status <> ALL (writable) THEN
        RETURN json_build_object('outcome', 'closed');
    END IF;
    INSERT INTO messages (ticket_id, role, body) VALUES (of_ticket, by_role, new_body)
    RETURNING * INTO message;
    answer := json_build_object('outcome', 'done', 'result', json_build_object(
        'id', message.id, 'ticket', message.ticket_id, 'role', message.role,
        'body', message.body, 'sent_at', message.sent_at));
    PERFORM keep_answer(request_key, request, answer);
    PERFORM append_event(of_ticket, 'message_posted', by_role);
    RETURN answer;
END $$;

-- Changes the text, and with it the category unless the helpdesk has decided on it. `base_versions` are the
-- versions that the edit may have been made from.
CREATE OR REPLACE FUNCTION edit_ticket(
    by_role TEXT,
    of_ticket BIGINT,
    new_description TEXT,
    new_category TEXT,
    new_confidence DOUBLE PRECISION,
    base_versions BIGINT[],
    writable TEXT[]
) RETURNS JSON LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = of_ticket FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN json_build_object('outcome', 'no_such_ticket');
    ELSIF ticket.status <> ALL (writable) THEN
        RETURN json_build_object('outcome', 'closed');
    ELSIF ticket.version <> ALL (base_versions) THEN
        RETURN json_build_object('outcome', 'stale', 'current', visible_ticket(ticket));
    ELSIF ticket.description <> new_description THEN
        UPDATE tickets SET
            description = new_description,
            described_by = by_role,
            category = CASE category_by WHEN 'classifier' THEN new_category ELSE category END,
            confidence = CASE category_by WHEN 'classifier' THEN new_confidence END
        WHERE id = of_ticket RETURNING * INTO ticket;
        PERFORM append_event(of_ticket, 'edited', by_role);
    END IF;
    RETURN json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;

CREATE OR REPLACE FUNCTION change_ticket_status(
    by_role TEXT,
    of_ticket BIGINT,
    status_before TEXT,
    new_status TEXT,
    event_kind TEXT
) RETURNS JSON LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = of_ticket FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN json_build_object('outcome', 'no_such_ticket');
    ELSIF ticket.status = status_before THEN
        UPDATE tickets SET status = new_status WHERE id = of_ticket RETURNING * INTO ticket;
        PERFORM append_event(of_ticket, event_kind, by_role);
    ELSIF ticket.status <> new_status THEN
        RETURN json_build_object('outcome', 'illegal_move', 'from', ticket.status, 'to', new_status);
    END IF;
    RETURN json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;

-- `correctable` are the statuses in which the role may decide on the category.
CREATE OR REPLACE FUNCTION correct_ticket_category(
    by_role TEXT,
    of_ticket BIGINT,
    new_category TEXT,
    correctable TEXT[]
) RETURNS JSON LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = of_ticket FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN json_build_object('outcome', 'no_such_ticket');
    ELSIF ticket.status <> ALL (correctable) THEN
        RETURN json_build_object('outcome', 'closed');
    ELSIF (ticket.category, ticket.category_by) <> (new_category, 'helpdesk') THEN
        UPDATE tickets SET category = new_category, category_by = 'helpdesk', confidence = NULL
        WHERE id = of_ticket RETURNING * INTO ticket;
        PERFORM append_event(of_ticket, 'recategorised', by_role);
    END IF;
    RETURN json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;
