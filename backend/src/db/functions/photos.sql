-- Keeps in the ticket which pictures it has, and refuses one for a closed ticket.
CREATE OR REPLACE FUNCTION photos_update_ticket() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE tickets SET
        photos = array_append(photos, NEW.id),
        last_activity_at = greatest(last_activity_at, NEW.added_at),
        -- As with a message; `least` ignores null.
        waiting_since = CASE
            WHEN NEW.role = 'user' THEN least(waiting_since, NEW.added_at)
            ELSE waiting_since
        END
    WHERE id = NEW.ticket_id AND status <> 'closed';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed ticket takes no picture'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'photos_ticket_not_closed';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER photos_update_ticket AFTER INSERT ON photos
    FOR EACH ROW EXECUTE FUNCTION photos_update_ticket();
