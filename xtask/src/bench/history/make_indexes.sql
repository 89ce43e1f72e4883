-- In the order of their names, so that two runs are alike.
DO $$
DECLARE
    index_definition TEXT;
BEGIN
    FOR index_definition IN SELECT definition FROM later_indexes ORDER BY name LOOP
        EXECUTE index_definition;
    END LOOP;
END $$
