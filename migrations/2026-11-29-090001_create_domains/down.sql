DROP DOMAIN ticket_event_kind;
DROP DOMAIN ticket_category_by;
DROP DOMAIN ticket_category;
DROP DOMAIN ticket_status;
DROP DOMAIN lodge_role;
DROP DOMAIN ticket_text;
