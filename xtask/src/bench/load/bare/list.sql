SELECT * FROM tickets WHERE status <> 'closed' ORDER BY opened_at DESC, id DESC LIMIT 50;
