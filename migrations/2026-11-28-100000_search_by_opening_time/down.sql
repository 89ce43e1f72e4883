DROP FUNCTION search_tickets;

-- Searches descriptions and messages for all of up to eight words; the best first, then the newest.
--
-- It runs with its owner's rights, because under row-level security the planner uses neither kind of
-- index above (their operators are not leakproof), and so holds the condition of the calling role
-- itself: only a connection that works as the helpdesk is shown closed tickets. Each of the two
-- places contributes at most its 2,000 newest hits, scored by their first 1,000 characters, which
-- bounds the work.
CREATE FUNCTION search_tickets(
    query TEXT,
    statuses TEXT[],
    categories TEXT[],
    below_score DOUBLE PRECISION,
    below_id BIGINT,
    page BIGINT
) RETURNS TABLE (ticket_id BIGINT, score DOUBLE PRECISION)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp
    SET pg_trgm.word_similarity_threshold = 0.5
AS $$
DECLARE
    -- What holds no letter or digit (a dash, an ampersand) is not searched for.
    words TEXT[] := ARRAY(
        SELECT word FROM regexp_split_to_table(btrim(lower(query)), '\s+') AS word
        WHERE word !~ '^[[:punct:]]*$'
            AND (char_length(word) > 2 OR numnode(search_beginning(word)) > 0)
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
             ORDER BY id DESC LIMIT 2000)
            UNION ALL
            (SELECT tickets.id, left(body, 1000), 0.5 FROM messages JOIN tickets ON tickets.id = ticket_id
             WHERE %1$s AND (%3$s)
                AND ($1 IS NULL OR status = ANY ($1)) AND ($2 IS NULL OR category = ANY ($2))
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
    USING statuses, categories, array_to_string(words, ' '), below_score, below_id, page;
END $$;
REVOKE EXECUTE ON FUNCTION search_tickets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_tickets TO lodge_user, lodge_helpdesk;
