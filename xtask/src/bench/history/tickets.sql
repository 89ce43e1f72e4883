-- Ticket n is opened before ticket n + 1. What becomes of it, and when, depends on a hash of n.
WITH drawn AS (
    SELECT n, now() - ({tickets} - n + 1) * (INTERVAL '3 years' / {tickets}) AS opened,
        (ARRAY['facility_management', 'technical_it', 'services_complaints'])
            [1 + abs(hashint8(n)::BIGINT) % 3] AS category,
        abs(hashint8(n + 7)::BIGINT) % 50 AS outcome,
        abs(hashint8(n + 13)::BIGINT) % 1000 / 1000.0 AS share,
        {messages} AS messages
    FROM generate_series(1, {tickets}::BIGINT) AS n
), with_status AS (
    SELECT *,
        CASE WHEN outcome < {open} THEN 'open' WHEN outcome < {unclosed} THEN 'active' ELSE 'closed' END AS status,
        opened + (now() - opened) * share / 10 AS activated,
        opened + least(INTERVAL '30 days', (now() - opened) * 0.9) * (share * share + 0.1) / 1.1
            + (now() - opened) * share / 10 AS done
    FROM drawn
), with_times AS (
    SELECT *,
        CASE status WHEN 'open' THEN opened WHEN 'active' THEN activated ELSE done END AS modified,
        -- The last message of a ticket that is not closed comes as late as the end of another.
        CASE WHEN status = 'closed' OR messages > 0 THEN done WHEN status = 'active' THEN activated ELSE opened END
            AS last_activity,
        -- Every third thread ends with the helpdesk's answer.
        CASE WHEN messages > 0 THEN CASE WHEN n % 3 = 0 THEN 'helpdesk' ELSE 'user' END END AS last_role
    FROM with_status
), described (n, description) AS (
    SELECT * FROM {descriptions} AS descriptions
)
INSERT INTO tickets (description, described_by, category, status, version, opened_at, modified_at, activated_at,
    closed_at, last_activity_at, messages, last_message_role, waiting_since)
SELECT description, 'user', category, status,
    CASE status WHEN 'open' THEN 1 WHEN 'active' THEN 2 ELSE 3 END,
    opened, modified, CASE WHEN status <> 'open' THEN activated END, CASE WHEN status = 'closed' THEN done END,
    last_activity, messages, last_role,
    CASE WHEN status = 'closed' OR last_role = 'helpdesk' THEN NULL
        WHEN messages > 0 THEN last_activity ELSE opened END
FROM with_times JOIN described USING (n) ORDER BY n;

UPDATE ticket_counts SET tickets = counted.tickets
FROM (SELECT status, category, count(*) AS tickets FROM tickets GROUP BY status, category) AS counted
WHERE (ticket_counts.status, ticket_counts.category) = (counted.status, counted.category)
