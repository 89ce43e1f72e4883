-- The roles belong to the whole cluster and may serve another database: they lose what they have
-- here, and stay.
DROP OWNED BY lodge_user, lodge_helpdesk;
