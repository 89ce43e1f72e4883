-- What a text column may hold. Each list and each limit stands here once for all tables; a test compares
-- them with the crate `shared`.

-- The longest text is `shared::text::MAX_CHARS`.
CREATE DOMAIN ticket_text AS TEXT CONSTRAINT ticket_text_length
    CHECK (char_length(VALUE) BETWEEN 1 AND 10000);

CREATE DOMAIN lodge_role AS TEXT CONSTRAINT lodge_role_known
    CHECK (VALUE IN ('user', 'helpdesk'));

CREATE DOMAIN ticket_status AS TEXT CONSTRAINT ticket_status_known
    CHECK (VALUE IN ('open', 'active', 'closed'));

CREATE DOMAIN ticket_category AS TEXT CONSTRAINT ticket_category_known
    CHECK (VALUE IN ('facility_management', 'technical_it', 'services_complaints'));

CREATE DOMAIN ticket_category_by AS TEXT CONSTRAINT ticket_category_by_known
    CHECK (VALUE IN ('classifier', 'helpdesk'));

CREATE DOMAIN ticket_event_kind AS TEXT CONSTRAINT ticket_event_kind_known
    CHECK (VALUE IN
        ('opened', 'edited', 'recategorised', 'activated', 'closed', 'message_posted'));
