//! Histories of a helpdesk, drawn at random and the same again from the same seed.

use std::fmt::Write as _;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use e2e::ApiClient;
use e2e::Lodge;
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;
use reqwest::Method;
use serde_json::json;
use shared::ticket::Category;

/// Where calendars go wrong: daylight saving begins and ends, months and a year end, a leap day is over.
const EDGES: [&str; 8] = [
    "2025-03-30T01:00:00Z",
    "2025-10-26T01:00:00Z",
    "2025-12-31T23:00:00Z",
    "2026-02-28T23:00:00Z",
    "2026-03-29T01:00:00Z",
    "2026-03-31T22:00:00Z",
    "2024-02-29T23:00:00Z",
    "2026-10-25T01:00:00Z",
];

/// The rows of an import: a third of the tickets around the edges of calendars, a third in the last
/// days, the rest in two years; four of five are closed, after seconds or after months.
pub fn csv(rng: &mut ChaCha8Rng, tickets: usize, now: DateTime<Utc>) -> String {
    let mut csv = "opened_at,closed_at,text,category\n".to_owned();
    for n in 0..tickets {
        let opened = match n % 3 {
            0 => {
                let edge: DateTime<Utc> = EDGES.choose(rng).unwrap().parse().unwrap();
                edge + TimeDelta::microseconds(*[-1, 0, 1].choose(rng).unwrap())
                    + TimeDelta::seconds(
                        *[0, 0, rng.random_range(-9_000..9_000)].choose(rng).unwrap(),
                    )
            }
            1 => now - TimeDelta::microseconds(rng.random_range(0..400_000_000_000)),
            _ => now - TimeDelta::microseconds(rng.random_range(0..63_000_000_000_000)),
        };
        let longest = [60, 86_400, 10_000_000].choose(rng).unwrap() * 1_000_000;
        let closed = opened + TimeDelta::microseconds(rng.random_range(0..longest));
        let closed = (closed < now && rng.random_ratio(4, 5)).then(|| text(closed));
        let category = Category::ALL.choose(rng).unwrap();
        let (opened, closed) = (text(opened), closed.unwrap_or_default());
        writeln!(csv, "{opened},{closed},report {n},{category}").unwrap();
    }
    csv
}

fn text(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// One thing that happens to a helpdesk.
pub async fn something_happens(
    rng: &mut ChaCha8Rng,
    lodge: &Lodge,
    helpdesk: &ApiClient,
) -> Result<()> {
    let one = |status: &str, seed: u32| {
        let query = format!(
            "SELECT id FROM tickets WHERE status = '{status}' ORDER BY md5(id || '{seed}') LIMIT 1"
        );
        anyhow::Ok(lodge.sql(&query)?.trim().parse::<i64>()?)
    };
    let seed = rng.random();
    match rng.random_range(0..4) {
        0 => helpdesk.report("The lift in building B is stuck").await.map(drop),
        1 => helpdesk.set_status(one("open", seed)?, "active").await.map(drop),
        2 => helpdesk.set_status(one("active", seed)?, "closed").await.map(drop),
        _ => {
            let category = Category::ALL.choose(rng).unwrap();
            let path = format!("/api/tickets/{}/category", one("active", seed)?);
            let request = helpdesk.request(Method::PUT, &path);
            let answer = request.json(&json!({ "category": category })).send().await?;
            Ok(answer.error_for_status().map(drop)?)
        }
    }
}

/// Work begins on some of what is open.
pub fn start_some_work(lodge: &Lodge, share: f64) -> Result<()> {
    lodge.sql(&format!(
        "WITH begun AS (
            UPDATE tickets SET status = 'active'
            WHERE status = 'open' AND hashtext(id::text) % 100 BETWEEN 0 AND {} RETURNING id
        )
        SELECT id FROM begun",
        share * 100.0
    ))?;
    lodge.sql(
        "SELECT append_events(ARRAY[id], '{activated}', 'helpdesk') FROM tickets
        WHERE status = 'active' AND NOT EXISTS (
            SELECT FROM ticket_events WHERE ticket_id = tickets.id AND kind = 'activated')
        ORDER BY id",
    )?;
    Ok(())
}
