WITH new_key AS (
    INSERT INTO idempotency_keys (key, fingerprint, answer)
    VALUES (gen_random_uuid(), decode(repeat('00', 32), 'hex'), '{}')
), ticket AS (
    INSERT INTO tickets (description, described_by, category, confidence) VALUES (
        'The projector in the lecture hall has shown only a blue picture since this morning, and the remote control does not find it although the cables are new.',
        'helpdesk', 'technical_it', 0.9
    ) RETURNING id, opened_at, category, status, version
)
INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
SELECT 1000000000 + nextval('positions'), id, 'opened', 'helpdesk', opened_at, category, status, version FROM ticket
RETURNING position, ticket_id, at;
