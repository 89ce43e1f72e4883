-- Which messages are from whoever reported the ticket.
ALTER TABLE messages ADD COLUMN by_reporter BOOLEAN NOT NULL DEFAULT FALSE
    CONSTRAINT messages_by_reporter_only_of_user CHECK (role = 'user' OR NOT by_reporter);
COMMENT ON COLUMN messages.by_reporter IS 'Whether its writer showed the receipt of whoever reported the ticket.';
