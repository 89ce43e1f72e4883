//! The three analyses say what plain SQL computes on the same database, to the second and to the
//! ticket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::Lodge;
use e2e::asking::Asking;
use serde_json::Value;
use shared::role::Role;
use xtask::patience::until;
use xtask::program;

/// The zone in which the analyses cut months; [`Lodge`] runs with the default.
const ZONE: &str = "Europe/Berlin";

/// Real times of a city's service desk, beside the checkout of whoever has them.
const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/city_requests.csv");

#[tokio::test(flavor = "multi_thread")]
async fn after_a_generated_history_the_analyses_equal_sql() -> Result<()> {
    let lodge = Lodge::start()?;
    let file = std::env::temp_dir().join(format!("lodge-history-{}.csv", std::process::id()));
    std::fs::write(
        &file,
        history(lodge.sql("SELECT extract(minute FROM now())")?.trim().parse()?),
    )?;
    import(&lodge, &file, ZONE)?;
    std::fs::remove_file(&file)?;
    let helpdesk = lodge.asking(Role::Helpdesk);
    let some = "SELECT id FROM tickets WHERE status = 'open' ORDER BY md5(id::text) LIMIT 12";
    for (n, id) in lodge.sql(some)?.lines().enumerate() {
        helpdesk.set_status(id.parse()?, "active").await?;
        if n % 3 == 0 {
            helpdesk.set_status(id.parse()?, "closed").await?;
        }
    }
    compare(&lodge, &helpdesk).await
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
    compare(&lodge, &lodge.asking(Role::Helpdesk)).await
}

fn import(lodge: &Lodge, file: &Path, zone: &str) -> Result<()> {
    program::output(lodge.lodge("import").arg(file).args(["--time-zone", zone])).map(drop)
}

/// Openings around month ends and the hours that daylight saving takes and gives, some minutes away
/// from the full hours before now, so that no window's edge falls on one; closings from seconds to
/// months later.
fn history(minute_now: u64) -> String {
    // A linear congruential generator (Knuth's MMIX): the same history each time.
    let mut state: u64 = 2026;
    let mut dice = move |sides: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let minute = (minute_now + 30) % 60;
    let mut csv = "opened_at,closed_at,text,category\n".to_owned();
    let days = ["2025-03-30", "2025-10-26", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01"];
    let categories = ["facility_management", "technical_it", "services_complaints"];
    for n in 0..1_500 {
        let day: chrono::NaiveDate = days[dice(6) as usize].parse().unwrap();
        let day = if n % 3 == 0 { day } else { day + chrono::Days::new(dice(250)) };
        let opened = day.and_hms_opt(dice(24) as u32, minute as u32, dice(60) as u32).unwrap();
        let seconds = 1 + dice(60) * dice(60) * dice(24) * (1 + dice(40));
        let closed = opened + Duration::from_secs(seconds);
        let is_closed = dice(5) > 0 && closed.date() < "2026-11-01".parse().unwrap();
        let closed =
            if is_closed { closed.format("%Y-%m-%dT%H:%M:%S").to_string() } else { String::new() };
        let category = categories[dice(3) as usize];
        writeln!(
            csv,
            "{opened},{closed},report {n},{category}",
            opened = opened.format("%Y-%m-%dT%H:%M:%S")
        )
        .unwrap();
    }
    csv
}

async fn compare(lodge: &Lodge, helpdesk: &Asking) -> Result<()> {
    let head: i64 = lodge.sql("SELECT last FROM event_head")?.trim().parse()?;
    for name in ["backlog", "resolution", "workload"] {
        caught_up(helpdesk, name, head).await?;
    }
    compare_resolution(lodge, helpdesk).await?;
    compare_workload(lodge, helpdesk).await?;
    for (last, unit) in [(1, "hours"), (8, "hours"), (24, "hours"), (8_760, "hours"), (3, "days")] {
        compare_backlog(lodge, helpdesk, last, unit).await?;
    }
    for days in [7, 30, 100, 200, 233, 300, 365, 400, 500, 600, 3_650] {
        compare_backlog(lodge, helpdesk, days, "days").await?;
    }
    Ok(())
}

/// Waits until an analysis has read the log up to `head`.
async fn caught_up(helpdesk: &Asking, name: &str, head: i64) -> Result<()> {
    let path = format!("/analytics/{name}");
    let handle = tokio::runtime::Handle::current();
    let reached = tokio::task::block_in_place(|| {
        until(e2e::setting::PATIENCE, || {
            let chart = handle.block_on(helpdesk.get(&path)).ok()?;
            (chart["as_of"]["position"] == head).then_some(())
        })
    });
    reached.with_context(|| format!("{name} does not reach position {head}"))
}

/// Label and value of each point of a series.
fn points(chart: &Value, series: &str) -> Vec<(String, Option<f64>)> {
    let all = chart["series"].as_array().unwrap();
    let series = all.iter().find(|it| it["name"] == series).unwrap();
    let point = |it: &Value| (it["label"].as_str().unwrap().to_owned(), it["value"].as_f64());
    series["points"].as_array().unwrap().iter().map(point).collect()
}

fn figure(chart: &Value, name: &str) -> f64 {
    let all = chart["figures"].as_array().unwrap();
    all.iter().find(|it| it["name"] == name).unwrap()["value"].as_f64().unwrap()
}

async fn compare_resolution(lodge: &Lodge, helpdesk: &Asking) -> Result<()> {
    let chart = helpdesk.get("/analytics/resolution").await?;
    // The mean of exact microseconds; the median of an even number lies between two.
    let by_month = lodge.sql(&format!(
        "SELECT to_char(opened_at AT TIME ZONE '{ZONE}', 'YYYY-MM'),
            avg(extract(epoch FROM closed_at - opened_at)),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - opened_at)::float8),
            count(closed_at), count(*)
        FROM tickets GROUP BY 1 ORDER BY 1"
    ))?;
    let series = ["mean_seconds", "median_seconds", "closed", "opened"];
    let columns: Vec<BTreeMap<_, _>> =
        series.iter().map(|it| points(&chart, it).into_iter().collect()).collect();
    let mut months = 0;
    for row in by_month.lines() {
        let mut cells = row.split('|');
        let month = cells.next().context("no month")?;
        for (name, (column, cell)) in series.iter().zip(columns.iter().zip(cells)) {
            let told = column.get(month).with_context(|| format!("no {month}"))?;
            let computed: Option<f64> = cell.parse().ok();
            let is_same = match (told, computed) {
                (Some(told), Some(computed)) => (told - computed).abs() < 1e-5,
                (told, computed) => told.is_none() && computed.is_none(),
            };
            ensure!(is_same, "{name} of {month}: told {told:?}, computed {computed:?}");
        }
        months += 1;
    }
    ensure!(months > 6, "a history of {months} months shows little");
    // Months in which nothing was opened stand between the others and say so.
    let opened: f64 = columns[3].values().flatten().sum();
    ensure!(lodge.sql("SELECT count(*) FROM tickets")?.trim() == opened.to_string());
    Ok(())
}

async fn compare_workload(lodge: &Lodge, helpdesk: &Asking) -> Result<()> {
    let chart = helpdesk.get("/analytics/workload?open=true").await?;
    for (series, status) in [("active", "active"), ("open", "open")] {
        let computed = lodge.sql(&format!(
            "SELECT category, count(*) FILTER (WHERE status = '{status}')
            FROM unnest(ARRAY['facility_management', 'technical_it', 'services_complaints'])
                WITH ORDINALITY AS all_three (category, place)
            LEFT JOIN tickets USING (category) GROUP BY category, place ORDER BY place"
        ))?;
        let told: Vec<String> = points(&chart, series)
            .into_iter()
            .map(|(label, value)| format!("{label}|{}", value.unwrap()))
            .collect();
        ensure!(told == computed.lines().collect::<Vec<_>>(), "{told:?} is not {computed:?}");
    }
    Ok(())
}

async fn compare_backlog(lodge: &Lodge, helpdesk: &Asking, last: u32, unit: &str) -> Result<()> {
    let chart = helpdesk.get(&format!("/analytics/backlog?last={last}&unit={unit}")).await?;
    let now = chart["as_of"]["time"].as_str().context("no time")?;
    // A day is 24 hours, whatever the clocks do.
    let hours = if unit == "days" { last * 24 } else { last };
    let computed = lodge.sql(&format!(
        "SELECT count(*) FILTER (WHERE status <> 'closed'), count(*),
            count(*) FILTER (WHERE status = 'open'), count(*) FILTER (WHERE status = 'active')
        FROM tickets WHERE opened_at >= '{now}'::timestamptz - INTERVAL '{hours} hours'"
    ))?;
    let told = ["unclosed", "opened", "open", "active"].map(|it| figure(&chart, it).to_string());
    ensure!(told.join("|") == computed.trim(), "{last} {unit}: {told:?} is not {computed}");
    let bars: f64 = points(&chart, "unclosed").iter().filter_map(|it| it.1).sum();
    ensure!((bars - figure(&chart, "unclosed")).abs() < 0.5, "the bars do not add up: {bars}");
    Ok(())
}
