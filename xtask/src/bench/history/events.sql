WITH steps AS (
    SELECT id, 'opened' AS kind, 'user' AS role, opened_at AS at, category, 'open' AS status, 1 AS version
    FROM tickets
    UNION ALL
    SELECT id, 'activated', 'helpdesk', activated_at, category, 'active', 2 FROM tickets
    WHERE activated_at IS NOT NULL
    UNION ALL
    SELECT id, 'closed', 'helpdesk', closed_at, category, 'closed', 3 FROM tickets
    WHERE closed_at IS NOT NULL
    UNION ALL
    SELECT ticket_id, 'message_posted', role, sent_at, category,
        CASE WHEN sent_at >= activated_at THEN 'active' ELSE 'open' END,
        CASE WHEN sent_at >= activated_at THEN 2 ELSE 1 END
    FROM messages JOIN tickets ON tickets.id = ticket_id
)
INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
SELECT row_number() OVER (ORDER BY at, version, kind = 'message_posted', id), id, kind, role, at, category, status,
    version
FROM steps;

UPDATE event_head SET last = (SELECT count(*) FROM ticket_events)
