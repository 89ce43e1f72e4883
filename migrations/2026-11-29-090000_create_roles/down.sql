-- The roles belong to the whole cluster and may serve another database: they lose their rights in this
-- one, and stay.
DROP OWNED BY lodge_user, lodge_helpdesk;
