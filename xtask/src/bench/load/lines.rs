//! The kinds of requests that are measured, and what is expected of each.

use anyhow::Result;

use super::bare;
use crate::bench::connection::{Connection, HELPDESK};
use crate::bench::history::texts::{COMMON, Texts};
use crate::bench::setup::Setup;

/// How many different tickets, texts and times the requests of a line are about.
const VARIANTS: u32 = 2_000;
/// A time after all tickets, so that a question is another one and its answer is the same.
const LATER: &str = "2099-01-01T00:00:00";

/// One kind of request.
#[derive(Debug, Clone)]
pub struct Line {
    pub name: String,
    pub role: &'static str,
    /// As `xtask/src/bench/load/requests.lua` reads them.
    pub requests: Vec<String>,
    /// How many of them make one answer.
    pub requests_of_answer: u32,
    pub goal: Goal,
    /// The equivalent statement, by its name.
    pub bare: Option<&'static str>,
}

/// What is expected of a line.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    /// Answers a second to 16 clients.
    pub rate: f64,
    /// The median for one client, in milliseconds.
    pub p50: Option<f64>,
}

/// Every line that needs no service besides the server. Those that change something come last.
///
/// # Errors
/// When the database refuses.
pub fn before_chart(setup: &Setup, texts: &Texts) -> Result<Vec<Line>> {
    let mut lines = vec![thread(setup)?];
    for role in ["helpdesk", "user"] {
        lines.extend(lists(setup, role)?);
        lines.extend(searches(texts, role));
    }
    lines.extend(writes(setup, texts)?);
    Ok(lines)
}

/// The analyses in turn, through the server.
pub fn chart() -> Line {
    let requests = ["backlog?last=24&unit=hours", "resolution", "workload?open=true"];
    let requests = requests.iter().map(|it| format!("/analytics/{it}")).collect();
    line("chart", "helpdesk", requests, (2_980.0, None))
}

/// How many tickets a page of a list has.
pub fn items_in(page: &str) -> usize {
    page.matches("\"opened_at\":").count()
}

fn line(name: &str, role: &'static str, requests: Vec<String>, goal: (f64, Option<f64>)) -> Line {
    let name = if role == "user" { format!("{name}, as user") } else { name.to_owned() };
    let goal = Goal { rate: goal.0, p50: goal.1 };
    Line { name, role, requests, requests_of_answer: 1, goal, bare: None }
}

/// The tickets with ten messages that are not closed.
fn thread(setup: &Setup) -> Result<Line> {
    let ids = ids(setup, "AND id % 10 = 0")?;
    let goal = (8_000.0, None);
    let together = |id: &String| format!("/api/tickets/{id}?include=messages");
    let mut connection = Connection::to(setup.servers.port)?;
    let response = connection.get(&together(&ids[0]), HELPDESK)?;
    let bare = Some(bare::THREAD);
    if response.status == 200 && response.body.contains("\"body\":") {
        let requests = ids.iter().map(together).collect();
        let line = line("one ticket with its 10 messages", "helpdesk", requests, goal);
        return Ok(Line { bare, ..line });
    }
    let requests = ids
        .iter()
        .flat_map(|id| [format!("/api/tickets/{id}"), format!("/api/tickets/{id}/messages")]);
    let name = "one ticket with its 10 messages, two requests (no `include` here)";
    let line = line(name, "helpdesk", requests.collect(), goal);
    Ok(Line { bare, requests_of_answer: 2, ..line })
}

fn lists(setup: &Setup, role: &'static str) -> Result<[Line; 2]> {
    let path = "/api/tickets?status=open,active&sort=newest&limit=50";
    let same = line("list of 50, all the same", role, vec![path.into()], (15_000.0, None));
    let times = setup.sql(&format!(
        "SELECT to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM tickets
         WHERE id > (SELECT max(id) / 2 FROM tickets) ORDER BY hashint8(id) LIMIT {VARIANTS}"
    ))?;
    let categories = ["", "&category=technical_it", "&category=services_complaints"];
    let statuses = ["&status=open,active", "", "&status=active", "&status=open"];
    // The other orders begin at their first page: passing over tickets that were opened later is another question.
    let sorts = ["oldest", "activity", "waiting"];
    let requests = (0..).zip(times.lines()).map(|(n, time)| {
        let (category, status) = (categories[n % 3], statuses[n % 4]);
        let (before, sort) = if n % 10 < 7 { (time, "newest") } else { (LATER, sorts[n % 10 - 7]) };
        // The dot makes fractions of a second of the number.
        format!("/api/tickets?opened_before={before}.{{n}}Z&sort={sort}{category}{status}&limit=50")
    });
    let each = line("list of 50, each another", role, requests.collect(), (5_000.0, None));
    let bare = Some(bare::LIST);
    Ok([Line { bare, ..same }, Line { bare, ..each }])
}

fn searches(texts: &Texts, role: &'static str) -> [Line; 4] {
    let search = |words: &str| format!("/api/tickets?q={}", words.replace(' ', "%20"));
    let all = |words: &[String]| words.iter().map(|it| search(it)).collect();
    let others = |one| COMMON.iter().filter(move |other| **other != one).map(move |it| (one, it));
    let pairs = COMMON.into_iter().flat_map(others);
    [
        line("search, rare word", role, all(&texts.rare), (2_000.0, Some(1.0))),
        line("search, common word", role, COMMON.map(search).into(), (500.0, Some(5.0))),
        line(
            "search, two words",
            role,
            pairs.map(|(one, other)| search(&format!("{one} {other}"))).collect(),
            (500.0, Some(5.0)),
        ),
        line("search, a misspelt word", role, all(&texts.misspelt()), (300.0, Some(10.0))),
    ]
}

fn writes(setup: &Setup, texts: &Texts) -> Result<[Line; 2]> {
    let tickets = (0..VARIANTS)
        .map(|n| format!("/api/tickets\t{{\"description\":\"{}\"}}", texts.sentence(n)))
        .collect();
    let messages = (0..).zip(ids(setup, "")?).map(|(n, id)| {
        format!("/api/tickets/{id}/messages\t{{\"body\":\"{}\"}}", texts.sentence(n))
    });
    let open = line("open a ticket", "helpdesk", tickets, (2_500.0, Some(1.0)));
    let post = line("post a message", "helpdesk", messages.collect(), (2_500.0, None));
    Ok([Line { bare: Some(bare::OPEN), ..open }, Line { bare: Some(bare::POST), ..post }])
}

/// Tickets that are not closed, from all of the history.
fn ids(setup: &Setup, condition: &str) -> Result<Vec<String>> {
    let ids = setup.sql(&format!(
        "SELECT id FROM tickets WHERE status <> 'closed' {condition} ORDER BY hashint8(id) LIMIT {VARIANTS}"
    ))?;
    Ok(ids.lines().map(str::to_owned).collect())
}
