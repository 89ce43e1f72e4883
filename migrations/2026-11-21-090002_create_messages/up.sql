CREATE TABLE messages (
    id        BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id BIGINT      NOT NULL CONSTRAINT messages_ticket_id_fkey REFERENCES tickets (id),
    role      TEXT        NOT NULL CONSTRAINT messages_role_known
        CHECK (role IN ('user', 'helpdesk')),
    body      TEXT        NOT NULL CONSTRAINT messages_body_length
        CHECK (char_length(body) BETWEEN 1 AND 10000),
    sent_at   TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX messages_thread ON messages (ticket_id, id);

-- Keeps what a list says of the thread, and refuses a message under a closed ticket.
CREATE FUNCTION messages_touch_their_ticket() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE tickets SET
        messages = messages + 1,
        last_message_role = NEW.role,
        last_activity_at = greatest(last_activity_at, NEW.sent_at),
        waiting_since = CASE
            WHEN NEW.role = 'helpdesk' THEN '9999-12-31T00:00:00Z'
            ELSE least(waiting_since, NEW.sent_at)
        END
    WHERE id = NEW.ticket_id AND status <> 'closed';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed ticket takes no message'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_ticket_not_closed';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER messages_touch_their_ticket AFTER INSERT ON messages
    FOR EACH ROW EXECUTE FUNCTION messages_touch_their_ticket();
CREATE TRIGGER messages_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON messages
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY messages_for_users ON messages TO lodge_user
    USING (is_unclosed(ticket_id)) WITH CHECK (role = 'user' AND is_unclosed(ticket_id));
CREATE POLICY messages_for_helpdesk ON messages TO lodge_helpdesk
    USING (true) WITH CHECK (role = 'helpdesk');
GRANT SELECT, INSERT (ticket_id, role, body) ON messages TO lodge_user, lodge_helpdesk;
