//! Three years of a helpdesk, made by the database itself.

use anyhow::Result;

use crate::cluster::server::Server;

/// Fills an empty, migrated database, and says how many events it has then.
///
/// One ticket in twenty-five is not closed. Closing takes minutes to thirty days. Triggers and the indexes for
/// searching are put aside: nobody searches here.
///
/// # Errors
/// When the server refuses.
pub fn fill(server: &Server, database: &str, tickets: u32) -> Result<u64> {
    let indexes = "DROP INDEX tickets_words, tickets_trigrams, tickets_unclosed_words, \
        tickets_unclosed_trigrams";
    server.sql(database, indexes)?;
    for table in ["tickets", "ticket_events"] {
        server.sql(database, &format!("ALTER TABLE {table} DISABLE TRIGGER USER"))?;
    }
    server.sql(database, &make_tickets(tickets))?;
    server.sql(database, MAKE_EVENTS)?;
    server.sql(database, "UPDATE event_head SET last = (SELECT count(*) FROM ticket_events)")?;
    for table in ["tickets", "ticket_events"] {
        server.sql(database, &format!("ALTER TABLE {table} ENABLE TRIGGER USER"))?;
        server.sql(database, &format!("ANALYZE {table}"))?;
    }
    Ok(server.sql(database, "SELECT last FROM event_head")?.trim().parse()?)
}

fn make_tickets(tickets: u32) -> String {
    format!(
        "WITH drawn AS (
            SELECT n, now() - ({tickets} - n + 1) * (INTERVAL '3 years' / {tickets}) AS opened,
                (ARRAY['facility_management', 'technical_it', 'services_complaints'])
                    [1 + abs(hashint8(n)) % 3] AS category,
                abs(hashint8(n + 7)) % 50 AS fate,
                abs(hashint8(n + 13)) % 1000 / 1000.0 AS share
            FROM generate_series(1, {tickets}::bigint) AS n
        ), lived AS (
            SELECT *, opened + (now() - opened) * share / 10 AS activated,
                opened + least(INTERVAL '30 days', (now() - opened) * 0.9) * (share * share + 0.1)
                    / 1.1 + (now() - opened) * share / 10 AS done
            FROM drawn
        )
        INSERT INTO tickets (description, described_by, category, status, version, opened_at,
            modified_at, activated_at, closed_at, last_activity_at)
        SELECT 'The lift in building ' || n || ' is stuck', 'user', category,
            CASE fate WHEN 0 THEN 'open' WHEN 1 THEN 'active' ELSE 'closed' END,
            CASE fate WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 3 END, opened,
            CASE fate WHEN 0 THEN opened WHEN 1 THEN activated ELSE done END,
            CASE WHEN fate > 0 THEN activated END, CASE WHEN fate > 1 THEN done END,
            CASE fate WHEN 0 THEN opened WHEN 1 THEN activated ELSE done END
        FROM lived ORDER BY n"
    )
}

const MAKE_EVENTS: &str = "
    WITH steps AS (
        SELECT id, 'opened' AS kind, opened_at AS at, category, 'open' AS status, 1 AS version
        FROM tickets
        UNION ALL
        SELECT id, 'activated', activated_at, category, 'active', 2 FROM tickets
        WHERE activated_at IS NOT NULL
        UNION ALL
        SELECT id, 'closed', closed_at, category, 'closed', 3 FROM tickets
        WHERE closed_at IS NOT NULL
    )
    INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
    SELECT row_number() OVER (ORDER BY at, version, id), id, kind,
        CASE kind WHEN 'opened' THEN 'user' ELSE 'helpdesk' END, at, category, status, version
    FROM steps";
