-- Whoever reports, joins or follows a ticket holds a secret, and learns with it how the ticket ended.
CREATE TABLE receipts (
    secret_hash BYTEA       PRIMARY KEY CONSTRAINT receipts_secret_hash_length
        CHECK (octet_length(secret_hash) = 32),
    ticket_id   BIGINT      NOT NULL CONSTRAINT receipts_ticket_id_fkey REFERENCES tickets (id),
    kind        TEXT        NOT NULL CONSTRAINT receipts_kind_known
        CHECK (kind IN ('reported', 'affected', 'following')),
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE receipts IS 'Who may learn the outcome of a ticket: whoever knows the secret.';
COMMENT ON COLUMN receipts.secret_hash IS 'SHA-256 of the 16 bytes of the secret, which is stored nowhere.';
CREATE INDEX receipts_ticket_id ON receipts (ticket_id);
ALTER TABLE receipts ENABLE ROW LEVEL SECURITY;

ALTER TABLE messages ADD COLUMN is_outcome BOOLEAN NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN messages.is_outcome IS 'Whether the helpdesk closed the ticket with it.';
CREATE UNIQUE INDEX messages_outcome ON messages (ticket_id) WHERE is_outcome;
