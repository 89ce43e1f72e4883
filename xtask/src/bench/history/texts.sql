-- So many texts of 8 to 40 words. A word is the rarer, the later it stands in the list (the law of Zipf).
CREATE FUNCTION pg_temp.texts(n_texts BIGINT) RETURNS TABLE (n BIGINT, body TEXT) LANGUAGE plpgsql ROWS 1000000 AS $$
DECLARE
    words TEXT[] := string_to_array('{words}', ' ');
    n_words CONSTANT DOUBLE PRECISION := cardinality(words);
BEGIN
    FOR number IN 1..n_texts LOOP
        n := number;
        body := words[power(n_words, random())::INT];
        FOR further IN 1..(7 + floor(random() * 33))::INT LOOP
            body := body || ' ' || words[power(n_words, random())::INT];
        END LOOP;
        RETURN NEXT;
    END LOOP;
END $$
