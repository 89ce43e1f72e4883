\set number random(1, :unclosed)
WITH new_key AS (
    INSERT INTO idempotency_keys (key, fingerprint, answer)
    VALUES (gen_random_uuid(), decode(repeat('00', 32), 'hex'), '{}')
), message AS (
    INSERT INTO messages (ticket_id, role, body)
    SELECT id, 'helpdesk',
        'The projector in the lecture hall has shown only a blue picture since this morning, and the remote control does not find it although the cables are new.'
    FROM unclosed WHERE number = :number
    RETURNING ticket_id, sent_at
), ticket AS (
    UPDATE tickets SET messages = messages + 1, last_message_role = 'helpdesk', waiting_since = NULL,
        last_activity_at = sent_at
    FROM message WHERE tickets.id = ticket_id
    RETURNING tickets.id, sent_at, category, status, version
), head AS (
    UPDATE event_head SET last = last + 1 RETURNING last
)
INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
SELECT last, id, 'message_posted', 'helpdesk', sent_at, category, status, version FROM ticket CROSS JOIN head
RETURNING position, ticket_id, at;
