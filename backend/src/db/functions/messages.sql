-- Keeps what a list shows of the thread, and refuses a message on a closed ticket.
CREATE OR REPLACE FUNCTION messages_update_ticket() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE tickets SET
        messages = messages + 1,
        last_message_role = NEW.role,
        last_activity_at = greatest(last_activity_at, NEW.sent_at),
        waiting_since = CASE
            WHEN NEW.role = 'helpdesk' THEN NULL
            -- `least` ignores null.
            ELSE least(waiting_since, NEW.sent_at)
        END
    WHERE id = NEW.ticket_id AND status <> 'closed';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed ticket takes no message'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_ticket_not_closed';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER messages_update_ticket AFTER INSERT ON messages
    FOR EACH ROW EXECUTE FUNCTION messages_update_ticket();
