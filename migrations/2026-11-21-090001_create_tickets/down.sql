DROP TABLE ticket_counts;
DROP TABLE ticket_revisions;
DROP TABLE tickets;
DROP FUNCTION is_unclosed;
DROP FUNCTION refuse_removal;
DROP FUNCTION tickets_are_counted;
DROP FUNCTION tickets_keep_former_text;
DROP FUNCTION tickets_keep_the_rules;
