-- The roles have no rights on the table: who knows a secret gets what belongs to it, and nothing else.

-- Keeps a receipt for a ticket that is not closed, and returns whether one more is affected by that. A secret stays
-- with the ticket and the kind it was first kept with, except that a follower may turn out to be affected.
CREATE OR REPLACE FUNCTION keep_receipt(secret BYTEA, ticket BIGINT, receipt_kind TEXT) RETURNS BOOLEAN
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF is_unclosed(ticket) THEN
        INSERT INTO receipts AS former (secret_hash, ticket_id, kind)
        VALUES (secret, ticket, receipt_kind)
        ON CONFLICT (secret_hash) DO UPDATE SET kind = 'affected'
            WHERE (former.ticket_id, former.kind, excluded.kind)
                = (excluded.ticket_id, 'following', 'affected');
        IF FOUND AND receipt_kind = 'affected' THEN
            UPDATE tickets SET affected = affected + 1 WHERE id = ticket;
            RETURN TRUE;
        END IF;
    END IF;
    RETURN FALSE;
END $$;

-- Whether a secret is that of whoever reported a ticket.
CREATE OR REPLACE FUNCTION is_reporter(secret BYTEA, ticket BIGINT) RETURNS BOOLEAN
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM receipts
        WHERE secret_hash = secret AND ticket_id = ticket AND kind = 'reported'
    );
END $$;

-- What the holder of a secret may always read; null if nobody was given the secret.
CREATE OR REPLACE FUNCTION read_receipt(secret BYTEA) RETURNS JSON
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT json_build_object(
            'ticket', id, 'description', description, 'category', category, 'status', status,
            'opened_at', opened_at, 'modified_at', modified_at, 'activated_at', activated_at,
            'closed_at', closed_at,
            'outcome', (SELECT body FROM messages WHERE ticket_id = tickets.id AND is_outcome))
        FROM receipts JOIN tickets ON id = ticket_id WHERE secret_hash = secret
    );
END $$;

REVOKE EXECUTE ON FUNCTION keep_receipt, is_reporter, read_receipt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_receipt, is_reporter, read_receipt TO lodge_user, lodge_helpdesk;
