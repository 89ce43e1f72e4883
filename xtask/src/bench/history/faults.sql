-- What triggers and foreign keys would have refused; a line for each fault.
SELECT 'the counts differ from the tickets' WHERE EXISTS (
    (SELECT status::TEXT, category::TEXT, count(*) FROM tickets GROUP BY status, category)
    EXCEPT SELECT status::TEXT, category::TEXT, tickets FROM ticket_counts)
UNION ALL
SELECT 'the log has gaps' FROM event_head
WHERE (last, last) <> (SELECT count(*), max(position) FROM ticket_events)
UNION ALL
SELECT 'the threads differ from their numbers'
WHERE (SELECT sum(messages) FROM tickets) <> (SELECT count(*) FROM messages)
UNION ALL
SELECT 'a message has no ticket, or is later than its end' WHERE EXISTS (
    SELECT FROM messages LEFT JOIN tickets ON tickets.id = ticket_id
    WHERE tickets.id IS NULL OR sent_at NOT BETWEEN opened_at AND last_activity_at)
UNION ALL
SELECT 'a waiting ticket does not wait for the last message of a user' WHERE EXISTS (
    SELECT FROM tickets
    WHERE (waiting_since IS NOT NULL) <> (status <> 'closed' AND coalesce(last_message_role, 'user') = 'user'))
