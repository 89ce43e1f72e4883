//! Compares the report of an analysis with what plain SQL computes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use e2e::{ApiClient, Lodge};
use serde_json::Value;

/// The zone in which the analyses cut months; [`Lodge`] runs with the default.
pub const ZONE: &str = "Europe/Berlin";

/// Waits until an analysis has read the whole log.
pub async fn caught_up(lodge: &Lodge, helpdesk: &ApiClient, name: &str) -> Result<()> {
    let head: i64 = lodge.sql("SELECT last FROM event_head")?.trim().parse()?;
    let has_read_all = |chart: &Value| chart["as_of"]["position"] == head;
    let chart = helpdesk.get_until(&format!("/analytics/{name}"), has_read_all).await;
    chart.map(drop).with_context(|| format!("{name} does not reach position {head}"))
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

/// Numbers of the finding, as SQL prints a row.
fn finding<const N: usize>(chart: &Value, names: [&str; N]) -> String {
    names.map(|name| chart["finding"][name].to_string()).join("|")
}

pub async fn resolution(lodge: &Lodge, helpdesk: &ApiClient) -> Result<Value> {
    caught_up(lodge, helpdesk, "resolution").await?;
    let chart = helpdesk.get("/analytics/resolution").await?;
    // The mean of exact microseconds; a quantile may lie between two tickets.
    let by_month = lodge.sql(&format!(
        "SELECT to_char(opened_at AT TIME ZONE '{ZONE}', 'YYYY-MM'),
            avg(extract(epoch FROM closed_at - opened_at)),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - opened_at)::float8),
            percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - opened_at)::float8),
            count(closed_at), count(*), count(*) - count(closed_at)
        FROM tickets GROUP BY 1 ORDER BY 1"
    ))?;
    let series = ["mean_seconds", "median_seconds", "p90_seconds", "closed", "opened", "unclosed"];
    let columns: Vec<BTreeMap<_, _>> =
        series.iter().map(|it| points(&chart, it).into_iter().collect()).collect();
    let mut months = 0;
    for row in by_month.lines() {
        let mut cells = row.split('|');
        let month = cells.next().context("no month")?;
        for (name, (column, cell)) in series.iter().zip(columns.iter().zip(cells)) {
            let reported = column.get(month).with_context(|| format!("no {month}"))?;
            let computed: Option<f64> = cell.parse().ok();
            let is_same = match (reported, computed) {
                (Some(reported), Some(computed)) => (reported - computed).abs() < 1e-5,
                (reported, computed) => reported.is_none() && computed.is_none(),
            };
            ensure!(is_same, "{name} of {month}: reported {reported:?}, computed {computed:?}");
        }
        months += 1;
    }
    ensure!(months > 6, "a history of {months} months shows little");
    // Months in which nothing was opened stand between the others and say so.
    let opened: f64 = columns[4].values().flatten().sum();
    ensure!(lodge.sql("SELECT count(*) FROM tickets")?.trim() == opened.to_string());
    let computed = lodge.sql("SELECT count(closed_at), count(*) FROM tickets")?;
    ensure!(finding(&chart, ["closed", "opened"]) == computed.trim(), "{}", chart["finding"]);
    Ok(chart)
}

pub async fn workload(lodge: &Lodge, helpdesk: &ApiClient, has_open: bool) -> Result<Value> {
    caught_up(lodge, helpdesk, "workload").await?;
    let chart = helpdesk.get(&format!("/analytics/workload?open={has_open}")).await?;
    let statuses = if has_open { &["active", "open"][..] } else { &["active"] };
    ensure!(chart["series"].as_array().unwrap().len() == statuses.len());
    for status in statuses {
        let computed = lodge.sql(&format!(
            "SELECT category, count(*) FILTER (WHERE status = '{status}')
            FROM unnest(ARRAY['facility_management', 'technical_it', 'services_complaints'])
                WITH ORDINALITY AS all_three (category, ordinal)
            LEFT JOIN tickets USING (category) GROUP BY category, ordinal ORDER BY ordinal"
        ))?;
        let reported: Vec<String> = points(&chart, status)
            .into_iter()
            .map(|(label, value)| format!("{label}|{}", value.unwrap()))
            .collect();
        ensure!(
            reported == computed.lines().collect::<Vec<_>>(),
            "{reported:?} is not {computed:?}"
        );
        if *status == "active" {
            workload_finding(&chart, &computed)?;
        }
    }
    Ok(chart)
}

/// The finding counts the active tickets of each category, like the rows of `computed`.
fn workload_finding(chart: &Value, computed: &str) -> Result<()> {
    let counts = chart["finding"]["active"].as_array().context("no finding")?;
    let row = |it: &Value| format!("{}|{}", it["category"].as_str().unwrap(), it["tickets"]);
    let finding: BTreeSet<String> = counts.iter().map(row).collect();
    let computed: BTreeSet<String> = computed.lines().map(str::to_owned).collect();
    // Whether categories without active tickets are in the finding does not matter.
    let difference: Vec<_> = finding.symmetric_difference(&computed).collect();
    ensure!(difference.iter().all(|row| row.ends_with("|0")), "{difference:?}");
    Ok(())
}

pub async fn backlog(lodge: &Lodge, helpdesk: &ApiClient, last: u32, unit: &str) -> Result<Value> {
    caught_up(lodge, helpdesk, "backlog").await?;
    let chart = helpdesk.get(&format!("/analytics/backlog?last={last}&unit={unit}")).await?;
    let to = chart["time_range"]["to"].as_str().context("no end")?;
    // A day is 24 hours, whatever the clocks do.
    let hours = if unit == "days" { last * 24 } else { last };
    let from = format!("('{to}'::timestamptz - INTERVAL '{hours} hours')");
    let computed = lodge.sql(&format!(
        "SELECT count(*) FILTER (WHERE status <> 'closed' AND opened_at >= {from}),
            count(*) FILTER (WHERE opened_at >= {from}),
            count(*) FILTER (WHERE status = 'open' AND opened_at >= {from}),
            count(*) FILTER (WHERE status = 'active' AND opened_at >= {from}),
            count(*) FILTER (WHERE opened_at >= {from} - INTERVAL '{hours} hours' AND opened_at < {from})
        FROM tickets"
    ))?;
    let figures = ["unclosed", "opened", "open", "active", "opened_before"];
    let figures = figures.map(|name| figure(&chart, name).to_string());
    ensure!(figures.join("|") == computed.trim(), "{last} {unit}: {figures:?} is not {computed}");
    let finding = finding(&chart, ["opened", "open", "active", "opened_before"]);
    let computed: Vec<&str> = computed.trim().split('|').collect();
    ensure!(finding == computed[1..].join("|"), "{}", chart["finding"]);
    bars(lodge, &chart, &from).with_context(|| format!("{last} {unit}"))?;
    Ok(chart)
}

/// Each hour, day or month of the backlog, counted by the calendar of the database.
fn bars(lodge: &Lodge, chart: &Value, from: &str) -> Result<()> {
    let series = ["unclosed", "opened", "open", "active"];
    let columns = series.map(|it| points(chart, it));
    let (length, format) = match columns[0].first().context("no bars")?.0.len() {
        7 => (7, "YYYY-MM"),
        10 => (10, "YYYY-MM-DD"),
        _ => (16, "YYYY-MM-DD\"T\"HH24:00"),
    };
    let rows = lodge.sql(&format!(
        "SELECT to_char(opened_at AT TIME ZONE '{ZONE}', '{format}'),
            count(*) FILTER (WHERE status <> 'closed'), count(*),
            count(*) FILTER (WHERE status = 'open'), count(*) FILTER (WHERE status = 'active')
        FROM tickets WHERE opened_at >= {from} GROUP BY 1"
    ))?;
    let mut computed: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for row in rows.lines() {
        let (label, counts) = row.split_once('|').context("no counts")?;
        computed.insert(label, counts.split('|').map(|it| it.parse().unwrap()).collect());
    }
    // An hour that comes twice in autumn is two bars.
    let mut reported: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        for (label, value) in column {
            let counts = reported.entry(&label[..length]).or_insert_with(|| vec![0.0; 4]);
            counts[place] += value.unwrap();
        }
    }
    reported.retain(|_, counts| counts.iter().any(|it| *it > 0.0));
    ensure!(reported == computed, "bars: reported {reported:?}, computed {computed:?}");
    Ok(())
}

/// A list shows as many tickets as a number of the chart speaks of.
pub async fn list(helpdesk: &ApiClient, value: f64, filter: &Value) -> Result<()> {
    let part = |name: &str| filter[name].as_str().map(|it| format!("&{name}={it}"));
    let parts = ["category", "opened_from", "opened_before"].map(|it| part(it).unwrap_or_default());
    let status: Vec<&str> =
        filter["status"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let status =
        if status.is_empty() { String::new() } else { format!("&status={}", status.join(",")) };
    let path = format!("/api/tickets?limit=100{status}{}", parts.concat());
    let (mut listed, mut after) = (0, String::new());
    loop {
        let page = helpdesk.get(&format!("{path}{after}")).await?;
        listed += page["items"].as_array().context("no items")?.len();
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    ensure!(listed as f64 == value, "{path}: {listed} tickets, and the chart says {value}");
    Ok(())
}
