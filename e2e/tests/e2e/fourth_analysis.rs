//! A fourth analysis is one more program and one more entry in a setting: no screen is changed for it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::{Value, json};

/// A complete service: names that Lodge has no words for, and a finding and a note of unknown kinds.
fn response(path: &str) -> Value {
    let parameter = json!({ "type": "flag", "name": "steamed_only", "default": false });
    match path.split('?').next() {
        Some("/chart") => {
            let is_steamed = path.contains("steamed_only=true");
            let value = if is_steamed { 2.0 } else { 7.0 };
            json!({
                "name": "dumplings", "kind": "bars", "unit": "tickets",
                "figures": [{ "name": "served", "value": value, "unit": "tickets" }],
                "axis": "hall",
                "series": [{ "name": "served", "unit": "tickets", "mark": "bar",
                    "points": [{ "label": "North hall", "value": value }] }],
                "notes": [{ "kind": "counted_by_hand" }], "time_zone": "Europe/Berlin",
                "as_of": { "position": 0, "time": "2026-03-14T12:00:00Z" },
            })
        }
        Some("/") => json!({ "name": "dumplings", "parameters": [parameter], "kind": "bars" }),
        _ => json!({ "status": "ready" }),
    }
}

fn respond(mut connection: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(connection.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).for_each(drop);
    let body = response(first.split(' ').nth(1)?).to_string();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";
    write!(connection, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fourth_analysis_appears_without_touching_the_screens() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let service = TcpListener::bind("127.0.0.1:0")?;
    let dumplings = format!("dumplings=http://{}", service.local_addr()?);
    thread::spawn(move || {
        service.incoming().flatten().for_each(|connection| {
            respond(connection);
        })
    });
    lodge.kill_api();
    lodge.start_api_with(&["--analytics", &dumplings])?;

    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url("/analyses")).await?;
    browser.press(".tabs a", "Dumplings").await?;
    browser.find_text(".finding", "Served: 7").await?;
    browser.find_text(".chart .label", "North hall").await?;
    browser.find_text("th", "Hall").await?;
    browser.find_text("th", "Served").await?;
    browser.find_text("td", "7").await?;
    browser.press("label.flag", "Steamed only").await?;
    browser.find_text(".finding", "Served: 2").await?;
    let shown = browser.driver().current_url().await?;
    ensure!(
        shown.path() == "/analyses/dumplings" && shown.query() == Some("steamed_only=true"),
        "{shown}"
    );
    let problems = browser.console_problems().await?;
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}
