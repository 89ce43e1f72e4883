DROP TABLE ticket_counts;
DROP TABLE ticket_revisions;
DROP TABLE tickets;
DROP FUNCTION IF EXISTS is_unclosed;
DROP FUNCTION IF EXISTS tickets_enforce_life_cycle;
DROP FUNCTION IF EXISTS tickets_keep_revision;
DROP FUNCTION IF EXISTS tickets_record_review;
DROP FUNCTION IF EXISTS tickets_update_counts;
DROP FUNCTION IF EXISTS refuse_removal;
