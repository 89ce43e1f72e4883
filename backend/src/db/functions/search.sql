-- A word that is too short for trigrams, as the beginning of a word; empty when it has no letter or digit.
CREATE OR REPLACE FUNCTION search_prefix(word TEXT) RETURNS TSQUERY LANGUAGE sql IMMUTABLE AS $$
    SELECT to_tsquery('simple',
        '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*')
$$;

-- The condition that a text contains a word: in full, in part, or misspelt.
CREATE OR REPLACE FUNCTION search_condition(word TEXT, text_column TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN char_length(word) < 3 THEN format(
            'to_tsvector(''simple'', %1$s) @@ %2$L::tsquery', text_column, search_prefix(word))
        ELSE format('(%1$s ILIKE %2$L OR %3$L <%% %1$s)',
            text_column, '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%', word)
    END
$$;

-- Searches descriptions and messages for all of up to eight words; the best first, then the newest.
--
-- It runs with the rights of its owner, because under row-level security the planner uses neither the
-- full-text nor the trigram indexes (their operators are not leakproof). So it holds the condition of the
-- calling role itself: only a connection of the helpdesk finds closed tickets. Descriptions and messages
-- contribute at most their 2,000 newest hits each, scored by their first 1,000 characters, which bounds
-- the work.
--
-- A search that is cancelled, for instance by `statement_timeout`, fails as the violation of a constraint:
-- clients of PostgreSQL tell that apart in every language.
CREATE OR REPLACE FUNCTION search_tickets(
    query TEXT,
    statuses TEXT[],
    categories TEXT[],
    below_score DOUBLE PRECISION,
    below_id BIGINT,
    page BIGINT,
    opened_from TIMESTAMPTZ,
    opened_before TIMESTAMPTZ
) RETURNS TABLE (ticket_id BIGINT, score DOUBLE PRECISION)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp
    SET pg_trgm.word_similarity_threshold = 0.5
AS $$
DECLARE
    -- A word without a letter or digit (a dash, an ampersand) is not searched for.
    words TEXT[] := ARRAY(
        SELECT word FROM regexp_split_to_table(btrim(lower(query)), '\s+') AS word
        WHERE word !~ '^[[:punct:]]*$'
            AND (char_length(word) > 2 OR numnode(search_prefix(word)) > 0)
        LIMIT 8
    );
    scope TEXT := CASE WHEN current_setting('role') = 'lodge_helpdesk'
        THEN 'true' ELSE 'tickets.status <> ''closed''' END;
    in_description TEXT;
    in_message TEXT;
BEGIN
    IF cardinality(words) = 0 THEN
        RETURN;
    END IF;
    SELECT string_agg(search_condition(word, 'tickets.description'), ' AND '),
        string_agg(search_condition(word, 'messages.body'), ' AND ')
    INTO in_description, in_message FROM unnest(words) AS word;
    RETURN QUERY EXECUTE format($query$
        WITH hits AS (
            (SELECT id, left(description, 1000) AS hit, 1.0 AS weight FROM tickets
             WHERE %1$s AND (%2$s)
                AND ($1 IS NULL OR status = ANY ($1)) AND ($2 IS NULL OR category = ANY ($2))
                AND ($7 IS NULL OR opened_at >= $7) AND ($8 IS NULL OR opened_at < $8)
             ORDER BY id DESC LIMIT 2000)
            UNION ALL
            (SELECT tickets.id, left(body, 1000), 0.5 FROM messages JOIN tickets ON tickets.id = ticket_id
             WHERE %1$s AND (%3$s)
                AND ($1 IS NULL OR status = ANY ($1)) AND ($2 IS NULL OR category = ANY ($2))
                AND ($7 IS NULL OR opened_at >= $7) AND ($8 IS NULL OR opened_at < $8)
             ORDER BY messages.id DESC LIMIT 2000)
        ), scored AS (
            SELECT id, max(weight * (
                CASE WHEN to_tsvector('simple', hit) @@ plainto_tsquery('simple', $3) THEN 4 ELSE 0 END
                + CASE WHEN position($3 IN lower(hit)) > 0 THEN 2 ELSE 0 END
                + word_similarity($3, hit)
            ))::DOUBLE PRECISION AS score
            FROM hits GROUP BY id
        )
        SELECT id, score FROM scored
        WHERE $4 IS NULL OR (score, id) < ($4, $5)
        ORDER BY score DESC, id DESC LIMIT $6
    $query$, scope, in_description, in_message)
    USING statuses, categories, array_to_string(words, ' '), below_score, below_id, page,
        opened_from, opened_before;
EXCEPTION WHEN query_canceled THEN
    RAISE EXCEPTION 'the search was cancelled'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'search_tickets_in_time';
END $$;
REVOKE EXECUTE ON FUNCTION search_tickets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_tickets TO lodge_user, lodge_helpdesk;
