-- Indexes are built once, of complete tables; those that belong to constraints stay.
CREATE TEMP TABLE later_indexes ON COMMIT DROP AS
SELECT indexrelid::regclass::TEXT AS name, pg_get_indexdef(indexrelid) AS definition
FROM pg_index
WHERE indrelid IN ('tickets'::regclass, 'messages'::regclass, 'ticket_events'::regclass)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);
DO $$
DECLARE
    index_name TEXT;
BEGIN
    FOR index_name IN SELECT name FROM later_indexes LOOP
        EXECUTE 'DROP INDEX ' || index_name;
    END LOOP;
END $$
