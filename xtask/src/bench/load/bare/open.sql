WITH new_key AS (
    INSERT INTO idempotency_keys (key, fingerprint, answer)
    VALUES (gen_random_uuid(), decode(repeat('00', 32), 'hex'), '{}')
), ticket AS (
    INSERT INTO tickets (description, described_by, category, confidence) VALUES (
        'The projector in the lecture hall has shown only a blue picture since this morning, and the remote control does not find it although the cables are new.',
        'helpdesk', 'technical_it', 0.9
    ) RETURNING id, opened_at, category, status, version
), head AS (
    UPDATE event_head SET last = last + 1 RETURNING last
)
INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
SELECT last, id, 'opened', 'helpdesk', opened_at, category, status, version FROM ticket CROSS JOIN head
RETURNING position, ticket_id, at;
