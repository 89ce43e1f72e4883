CREATE TABLE messages (
    id        BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id BIGINT      NOT NULL CONSTRAINT messages_ticket_id_fkey REFERENCES tickets (id),
    role      lodge_role  NOT NULL,
    body      ticket_text NOT NULL,
    sent_at   TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE messages IS 'The thread of each ticket; rows are only ever added.';
CREATE INDEX messages_thread ON messages (ticket_id, id);
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
