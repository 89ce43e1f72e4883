-- The writes of the application. They run with the rights of the caller.
--
-- Each returns what the request is answered with: JSON with an `outcome`, which is `done` with the `result`, or
-- why nothing was changed; and the ticket that it changed, null if it changed none. Exceptions are left to
-- what the server should have refused. `backend/src/db/writes.rs` has the fields of a `write`.

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
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    request_key CONSTANT UUID := write ->> 'key';
    fingerprint CONSTANT BYTEA := decode(write ->> 'fingerprint', 'hex');
    predecessor CONSTANT BIGINT := write ->> 'predecessor';
    ticket tickets;
BEGIN
    answer := find_answer(request_key, fingerprint);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    IF predecessor IS NOT NULL THEN
        -- It stays unclosed until this commit.
        PERFORM FROM tickets WHERE id = predecessor FOR SHARE;
        IF NOT FOUND THEN
            answer := json_build_object('outcome', 'no_such_predecessor');
            RETURN;
        END IF;
    END IF;
    INSERT INTO tickets (description, described_by, category, confidence, place, follows)
    VALUES (
        write ->> 'description', by_role, write ->> 'category',
        (write ->> 'confidence')::DOUBLE PRECISION, write ->> 'place', predecessor
    )
    RETURNING * INTO ticket;
    changed := ticket.id;
    IF write ->> 'receipt' IS NOT NULL THEN
        PERFORM keep_receipt(decode(write ->> 'receipt', 'hex'), ticket.id, 'reported');
    END IF;
    answer := json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
    PERFORM keep_answer(request_key, fingerprint, answer);
END $$;

CREATE OR REPLACE FUNCTION post_message(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    request_key CONSTANT UUID := write ->> 'key';
    fingerprint CONSTANT BYTEA := decode(write ->> 'fingerprint', 'hex');
    ticket_status TEXT;
    message messages;
BEGIN
    answer := find_answer(request_key, fingerprint);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    SELECT status INTO ticket_status FROM tickets
    WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    answer := refusal(ticket_status, write);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    INSERT INTO messages (ticket_id, role, body, by_reporter)
    VALUES (
        (write ->> 'ticket')::BIGINT, by_role, write ->> 'body',
        by_role = 'user' AND write ->> 'receipt' IS NOT NULL
            AND is_reporter(decode(write ->> 'receipt', 'hex'), (write ->> 'ticket')::BIGINT)
    )
    RETURNING * INTO message;
    changed := message.ticket_id;
    answer := json_build_object('outcome', 'done', 'result', json_build_object(
        'id', message.id, 'ticket', message.ticket_id, 'role', message.role,
        'body', message.body, 'sent_at', message.sent_at, 'is_outcome', message.is_outcome,
        'by_reporter', message.by_reporter));
    PERFORM keep_answer(request_key, fingerprint, answer);
END $$;

-- Changes the text, and with it the category unless the helpdesk has decided on it; or the place; or both.
CREATE OR REPLACE FUNCTION edit_ticket(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    answer := refusal(ticket.status, write);
    IF answer IS NOT NULL THEN
        RETURN;
    ELSIF NOT write -> 'base_versions' @> to_jsonb(ticket.version) THEN
        answer := json_build_object('outcome', 'stale', 'current', visible_ticket(ticket));
        RETURN;
    END IF;
    IF ticket.description <> write ->> 'description' THEN
        UPDATE tickets SET
            description = write ->> 'description',
            described_by = by_role,
            category = CASE category_by WHEN 'classifier' THEN write ->> 'category' ELSE category END,
            confidence = CASE category_by
                WHEN 'classifier' THEN (write ->> 'confidence')::DOUBLE PRECISION
            END,
            place = CASE WHEN write ? 'place' THEN write ->> 'place' ELSE place END
        WHERE id = ticket.id RETURNING * INTO ticket;
        changed := ticket.id;
    ELSIF write ? 'place' AND ticket.place IS DISTINCT FROM write ->> 'place' THEN
        UPDATE tickets SET place = write ->> 'place' WHERE id = ticket.id RETURNING * INTO ticket;
        changed := ticket.id;
    END IF;
    answer := json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;

CREATE OR REPLACE FUNCTION change_ticket_status(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        answer := json_build_object('outcome', 'no_such_ticket');
        RETURN;
    ELSIF ticket.status = write ->> 'from' THEN
        IF write ->> 'closing_message' IS NOT NULL THEN
            INSERT INTO messages (ticket_id, role, body, is_outcome)
            VALUES (ticket.id, by_role, write ->> 'closing_message', TRUE);
        END IF;
        UPDATE tickets SET status = write ->> 'to' WHERE id = ticket.id RETURNING * INTO ticket;
        changed := ticket.id;
    ELSIF ticket.status <> write ->> 'to' THEN
        answer := json_build_object(
            'outcome', 'illegal_move', 'from', ticket.status, 'to', write ->> 'to');
        RETURN;
    ELSIF write ->> 'closing_message' IS NOT NULL AND NOT EXISTS (
        SELECT FROM messages
        WHERE ticket_id = ticket.id AND is_outcome AND body = write ->> 'closing_message'
    ) THEN
        -- Somebody else has closed it, with other words.
        answer := json_build_object('outcome', 'closed');
        RETURN;
    END IF;
    answer := json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;

CREATE OR REPLACE FUNCTION correct_ticket_category(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    ticket tickets;
BEGIN
    SELECT * INTO ticket FROM tickets WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    answer := refusal(ticket.status, write);
    IF answer IS NOT NULL THEN
        RETURN;
    ELSIF (ticket.category, ticket.category_by) <> (write ->> 'category', 'helpdesk') THEN
        UPDATE tickets
        SET category = write ->> 'category', category_by = 'helpdesk', confidence = NULL
        WHERE id = ticket.id RETURNING * INTO ticket;
        changed := ticket.id;
    END IF;
    answer := json_build_object('outcome', 'done', 'result', visible_ticket(ticket));
END $$;

CREATE OR REPLACE FUNCTION follow_ticket(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    ticket_status TEXT;
BEGIN
    SELECT status INTO ticket_status FROM tickets
    WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    answer := refusal(ticket_status, write);
    IF answer IS NULL THEN
        IF keep_receipt(
            decode(write ->> 'receipt', 'hex'), (write ->> 'ticket')::BIGINT, write ->> 'kind') THEN
            changed := write ->> 'ticket';
        END IF;
        answer := json_build_object('outcome', 'done', 'result', NULL);
    END IF;
END $$;

-- Adds a picture, as long as the ticket has fewer than it may have.
CREATE OR REPLACE FUNCTION add_photo(
    by_role TEXT, write JSONB, OUT answer JSON, OUT changed BIGINT
) LANGUAGE plpgsql AS $$
DECLARE
    request_key CONSTANT UUID := write ->> 'key';
    fingerprint CONSTANT BYTEA := decode(write ->> 'fingerprint', 'hex');
    ticket tickets;
    photo BIGINT;
BEGIN
    answer := find_answer(request_key, fingerprint);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    SELECT * INTO ticket FROM tickets WHERE id = (write ->> 'ticket')::BIGINT FOR NO KEY UPDATE;
    answer := refusal(ticket.status, write);
    IF answer IS NOT NULL THEN
        RETURN;
    ELSIF cardinality(ticket.photos) >= (write ->> 'most')::INTEGER THEN
        answer := json_build_object('outcome', 'too_many_photos');
        RETURN;
    END IF;
    INSERT INTO photos (ticket_id, role, width, height, picture, thumbnail)
    VALUES (
        ticket.id, by_role, (write ->> 'width')::INTEGER, (write ->> 'height')::INTEGER,
        decode(write ->> 'picture', 'base64'), decode(write ->> 'thumbnail', 'base64')
    )
    RETURNING id INTO photo;
    changed := ticket.id;
    answer := json_build_object('outcome', 'done', 'result', json_build_object(
        'id', photo, 'ticket', ticket.id,
        'width', (write ->> 'width')::INTEGER, 'height', (write ->> 'height')::INTEGER));
    PERFORM keep_answer(request_key, fingerprint, answer);
END $$;

-- Why a ticket of that status, or none, cannot be changed; null if it can. `writable` are the statuses in
-- which the role may make this change.
CREATE OR REPLACE FUNCTION refusal(ticket_status TEXT, write JSONB) RETURNS JSON
    LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF ticket_status IS NULL THEN
        RETURN json_build_object('outcome', 'no_such_ticket');
    ELSIF NOT write -> 'writable' ? ticket_status THEN
        RETURN json_build_object('outcome', 'closed');
    END IF;
    RETURN NULL;
END $$;

-- Makes several changes of different tickets, one after the other, and returns their answers. Their events
-- are appended together in the end: the log is the only lock that unrelated writes share.
--
-- Every statement in here reads rows by their keys, so one plan is good for all values.
CREATE OR REPLACE FUNCTION run_writes(by_role TEXT, writes JSONB) RETURNS JSON
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    write JSONB;
    answer JSON;
    changed BIGINT;
    answers JSON[] := '{}';
    changed_tickets BIGINT[] := '{}';
    event_kinds TEXT[] := '{}';
BEGIN
    FOR write IN SELECT value FROM jsonb_array_elements(writes) LOOP
        CASE write ->> 'write'
            WHEN 'open' THEN
                SELECT * INTO answer, changed FROM open_ticket(by_role, write);
            WHEN 'post' THEN
                SELECT * INTO answer, changed FROM post_message(by_role, write);
            WHEN 'edit' THEN
                SELECT * INTO answer, changed FROM edit_ticket(by_role, write);
            WHEN 'move' THEN
                SELECT * INTO answer, changed FROM change_ticket_status(by_role, write);
            WHEN 'correct' THEN
                SELECT * INTO answer, changed FROM correct_ticket_category(by_role, write);
            WHEN 'follow' THEN
                SELECT * INTO answer, changed FROM follow_ticket(by_role, write);
            WHEN 'add_photo' THEN
                SELECT * INTO answer, changed FROM add_photo(by_role, write);
        END CASE;
        answers := array_append(answers, answer);
        IF changed = ANY (changed_tickets) THEN
            -- An event has the values of its ticket in the end.
            RAISE EXCEPTION 'ticket % is changed twice', changed;
        ELSIF changed IS NOT NULL THEN
            changed_tickets := array_append(changed_tickets, changed);
            event_kinds := array_append(event_kinds, write ->> 'event');
        END IF;
    END LOOP;
    PERFORM append_events(changed_tickets, event_kinds, by_role);
    RETURN array_to_json(answers);
END $$;
