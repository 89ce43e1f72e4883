//! A fourth analysis is one more program and one more entry in a setting: no screen is touched for it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use anyhow::{Context, Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::{Value, json};
use xtask::http;
use xtask::patience::until;
use xtask::process::Process;

/// What a service has to answer, and nothing that Lodge has heard of before.
fn answer(path: &str) -> Value {
    let parameter =
        json!({ "type": "flag", "name": "steamed", "title": "Steamed only", "default": false });
    match path.split('?').next() {
        Some("/chart") => {
            let is_steamed = path.contains("steamed=true");
            let value = if is_steamed { 2.0 } else { 7.0 };
            json!({
                "name": "dumplings", "title": "Dumplings by hall", "kind": "bars", "unit": "tickets",
                "finding": format!("{value} dumplings were served."),
                "figures": [{ "name": "served", "title": "Served", "value": value, "unit": "tickets" }],
                "axis": "Hall",
                "series": [{ "name": "served", "title": "Served", "unit": "tickets", "mark": "bar",
                    "points": [{ "label": "North hall", "value": value }] }],
                "notes": ["Counted by hand."], "time_zone": "Europe/Berlin",
                "as_of": { "position": 0, "time": "2026-03-14T12:00:00Z" },
            })
        }
        Some("/") => json!({
            "name": "dumplings", "title": "Dumplings by hall", "question": "How many dumplings?",
            "definition": "Each one counts.", "parameters": [parameter], "kind": "bars",
        }),
        _ => json!({ "status": "ready" }),
    }
}

fn serve(mut connection: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(connection.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    lines.take_while(|it| it.as_ref().is_ok_and(|it| !it.is_empty())).for_each(drop);
    let body = answer(first.split(' ').nth(1)?).to_string();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";
    write!(connection, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fourth_analysis_appears_without_touching_the_screens() -> Result<()> {
    let lodge = Lodge::start()?;
    let service = TcpListener::bind("127.0.0.1:0")?;
    let dumplings = format!("dumplings=http://{}", service.local_addr()?);
    thread::spawn(move || {
        service.incoming().flatten().for_each(|it| {
            serve(it);
        })
    });
    let [port] = http::free_ports()?;
    let mut command = lodge.lodge("serve");
    command.args(["--listen", &format!("127.0.0.1:{port}"), "--analytics", &dumplings]);
    command.arg("--assets").arg(e2e::setting::path("LODGE_TEST_DIST")?);
    let log = std::env::temp_dir().join(format!("lodge-fourth-{port}"));
    let api = Process::start(&mut command, &log)?;
    until(e2e::setting::PATIENCE, || http::is_ready(port).then_some(()))
        .with_context(|| format!("the API is not ready:\n{}", api.last_words()))?;

    let browser = Browser::open().await?;
    let address = format!("http://127.0.0.1:{port}");
    browser.driver().goto(format!("{address}/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.driver().goto(format!("{address}/analyses")).await?;
    browser.find_text(".tabs a", "Dumplings by hall").await?.click().await?;
    browser.find_text(".finding", "7 dumplings were served.").await?;
    browser.find_text(".chart .label", "North hall").await?;
    browser.find_text("td", "7").await?;
    browser.find_text(".notes", "Counted by hand.").await?;
    browser.find_text("label.flag", "Steamed only").await?.click().await?;
    browser.find_text(".finding", "2 dumplings were served.").await?;
    let shown = browser.driver().current_url().await?;
    ensure!(
        shown.path() == "/analyses/dumplings" && shown.query() == Some("steamed=true"),
        "{shown}"
    );
    let complaints = browser.complaints().await?;
    ensure!(complaints.is_empty(), "{}", complaints.join("\n"));
    std::fs::remove_file(&log)?;
    Ok(())
}
