-- Tables as PostgreSQL itself keeps them: without the triggers and the search of Lodge.
DO $$
DECLARE
    table_name TEXT;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['tickets', 'messages', 'ticket_events'] LOOP
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', table_name);
    END LOOP;
END $$;
DROP INDEX IF EXISTS tickets_words, tickets_trigrams, tickets_unclosed_words, tickets_unclosed_trigrams,
    messages_words, messages_trigrams;
-- The tickets that requests are about, by consecutive numbers.
CREATE TABLE unclosed AS
SELECT row_number() OVER (ORDER BY hashint8(id)) AS number, id FROM tickets WHERE status <> 'closed';
ALTER TABLE unclosed ADD PRIMARY KEY (number);
CREATE TABLE unclosed_threads AS
SELECT row_number() OVER (ORDER BY hashint8(id)) AS number, id FROM tickets WHERE status <> 'closed' AND id % 10 = 0;
ALTER TABLE unclosed_threads ADD PRIMARY KEY (number);
CREATE SEQUENCE positions;
SELECT setval('positions', last) FROM event_head;
