//! The analyses equal what plain SQL computes on the same database, to the second and to the ticket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod history;
mod recount;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{ApiClient, Lodge};
use rand::seq::{IndexedRandom as _, IteratorRandom as _};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use shared::role::Role;
use xtask::program;
use xtask::servers::analyses;

use recount::ZONE;

const TICKETS: usize = 5_000;
const QUESTIONS: usize = 200;

/// Real times of a city's service desk, beside the checkout of whoever has them.
const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/city_requests.csv");

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_random_questions_are_answered_as_sql_does_while_services_are_killed()
-> Result<()> {
    let mut rng = rng();
    let mut lodge = Lodge::start()?;
    begin(&mut rng, &lodge)?;
    let helpdesk = lodge.client(Role::Helpdesk);
    for number in 1..=QUESTIONS {
        if rng.random_ratio(1, 3) {
            history::something_happens(&mut rng, &lodge, &helpdesk).await?;
        }
        if rng.random_ratio(1, 12) {
            kill_one(&mut rng, &mut lodge).await?;
        }
        question(&mut rng, &lodge, &helpdesk)
            .await
            .with_context(|| format!("question {number}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_backup_is_restored_into_a_fresh_server_the_analyses_equal_sql() -> Result<()> {
    let mut rng = rng();
    let mut lodge = Lodge::start()?;
    begin(&mut rng, &lodge)?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let backup = lodge.back_up()?;
    // Everything from here on is lost with the old server, after the analyses have read it.
    for _ in 0..20 {
        history::something_happens(&mut rng, &lodge, &helpdesk).await?;
    }
    for name in analyses() {
        recount::caught_up(&lodge, &helpdesk, name).await?;
    }
    lodge.restore(&backup)?;
    for _ in 0..30 {
        history::something_happens(&mut rng, &lodge, &helpdesk).await?;
    }
    for number in 1..=QUESTIONS / 4 {
        question(&mut rng, &lodge, &helpdesk)
            .await
            .with_context(|| format!("question {number}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_import_of_a_real_history_the_analyses_equal_sql() -> Result<()> {
    let file = Path::new(CITY);
    if !file.exists() {
        eprintln!("skipped: there is no {}", file.display());
        return Ok(());
    }
    let lodge = Lodge::start()?;
    import(&lodge, file, "America/Chicago")?;
    assert_eq!(lodge.sql("SELECT count(*) FROM tickets")?.trim(), "7960");
    let helpdesk = lodge.client(Role::Helpdesk);
    recount::resolution(&lodge, &helpdesk).await?;
    recount::workload(&lodge, &helpdesk, true).await?;
    for days in [7, 100, 233, 365, 500, 3_650] {
        recount::backlog(&lodge, &helpdesk, days, "days").await?;
    }
    Ok(())
}

/// Prints its seed; `LODGE_TEST_SEED` repeats a run.
fn rng() -> ChaCha8Rng {
    let chosen = std::env::var("LODGE_TEST_SEED").ok().and_then(|it| it.parse().ok());
    let seed = chosen.unwrap_or_else(rand::random);
    eprintln!("LODGE_TEST_SEED={seed}");
    ChaCha8Rng::seed_from_u64(seed)
}

fn begin(rng: &mut ChaCha8Rng, lodge: &Lodge) -> Result<()> {
    let now =
        lodge.sql("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SSZ')")?;
    let csv = history::csv(rng, TICKETS, now.trim().parse()?);
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(&file, csv)?;
    import(lodge, file.path(), ZONE)?;
    history::start_some_work(lodge, 0.4)
}

fn import(lodge: &Lodge, file: &Path, zone: &str) -> Result<()> {
    program::output(lodge.command("import").arg(file).args(["--time-zone", zone])).map(drop)
}

/// Kills one analysis, and some more times while it reads the log anew.
async fn kill_one(rng: &mut ChaCha8Rng, lodge: &mut Lodge) -> Result<()> {
    let name = analyses().choose(rng).unwrap();
    lodge.kill_service(name)?;
    for _ in 0..rng.random_range(0..3) {
        lodge.launch_service(name)?;
        // Any moment will do: it starts, reads, or is done.
        tokio::time::sleep(Duration::from_millis(rng.random_range(0..150))).await;
        lodge.kill_service(name)?;
    }
    lodge.start_service(name)
}

/// Asks an analysis a random question, and lists the tickets of one of its numbers.
async fn question(rng: &mut ChaCha8Rng, lodge: &Lodge, helpdesk: &ApiClient) -> Result<()> {
    let chart = match rng.random_range(0..10) {
        0 => recount::resolution(lodge, helpdesk).await?,
        1 | 2 => recount::workload(lodge, helpdesk, rng.random()).await?,
        _ => {
            let (unit, most) = *[("hours", 48), ("hours", 8_760), ("days", 120), ("days", 3_650)]
                .choose(rng)
                .unwrap();
            recount::backlog(lodge, helpdesk, rng.random_range(1..=most), unit).await?
        }
    };
    let counts = |it: &&Value| it["unit"] == "tickets";
    let series = chart["series"].as_array().unwrap().iter().filter(counts);
    let points = series.flat_map(|it| it["points"].as_array().unwrap());
    let figures = chart["figures"].as_array().unwrap().iter().filter(counts);
    let numbers: Vec<&Value> = points.chain(figures).filter(|it| it["value"] != 0.0).collect();
    let Some(number) = numbers.choose(rng) else { return Ok(()) };
    recount::list(helpdesk, number["value"].as_f64().unwrap(), &number["tickets"]).await
}
