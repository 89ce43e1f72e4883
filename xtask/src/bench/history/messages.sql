-- Threads as `tickets.messages` counts them, at equal distances and in the order of time over all tickets, so that the
-- messages of a thread lie apart on disk as they do in a real database.
WITH threads AS (
    SELECT id AS ticket_id, number, row_number() OVER (ORDER BY sent_at, id) AS n, sent_at,
        CASE WHEN (number + (id % 3 = 0)::INT) % 2 = 1 THEN 'helpdesk' ELSE 'user' END AS role
    FROM tickets CROSS JOIN LATERAL generate_series(1, tickets.messages) AS number
        CROSS JOIN LATERAL (
            SELECT opened_at + (last_activity_at - opened_at) * number / (messages + (status = 'closed')::INT)
        ) AS times (sent_at)
)
INSERT INTO messages (ticket_id, role, body, sent_at)
SELECT ticket_id, role,
    concat_ws(' ', body, CASE WHEN {has_special_words} THEN {special_words} END), sent_at
FROM threads JOIN pg_temp.texts((SELECT sum(messages)::BIGINT FROM tickets)) AS texts (n, body) USING (n) ORDER BY n
