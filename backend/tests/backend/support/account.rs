//! Whether a reader heard all that it may know, in order, and each once.

use std::collections::BTreeSet;

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};

use super::wire::Told;

/// A line of the log, or what a reader heard of it.
#[derive(Clone, Debug, PartialEq, QueryableByName)]
pub struct Line {
    #[diesel(sql_type = BigInt)]
    pub position: i64,
    #[diesel(sql_type = BigInt)]
    pub ticket: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
}

impl Line {
    /// Read without understanding all of it, which takes a tenth of the time.
    pub fn of(told: &Told<'_>) -> Option<Self> {
        let after = |name: &str| told.data.split_once(name).map(|(_, rest)| rest);
        let number = |name: &str| after(name)?.split_once(',')?.0.parse().ok();
        let kind = after("\"kind\":\"")?.split_once('"')?.0.into();
        let position = number("\"position\":").filter(|it| *it == told.id)?;
        Some(Self { position, ticket: number("\"ticket\":")?, kind })
    }
}

/// What a reader should have heard: everything in the database, once nobody writes any more.
pub struct Log {
    lines: Vec<Line>,
    closed: BTreeSet<i64>,
}

impl Log {
    pub async fn of(database_url: &str) -> Self {
        let mut owner = AsyncPgConnection::establish(database_url).await.unwrap();
        let lines = sql_query(
            "SELECT position, ticket_id AS ticket, kind FROM ticket_events ORDER BY position",
        );
        Self::new(lines.load(&mut owner).await.unwrap())
    }

    fn new(lines: Vec<Line>) -> Self {
        let closed = lines.iter().filter(|it| it.kind == "closed").map(|it| it.ticket).collect();
        Self { lines, closed }
    }

    pub fn head(&self) -> i64 {
        self.lines.last().map_or(0, |it| it.position)
    }

    /// # Errors
    /// What is wrong with what a reader of that role heard.
    pub fn check(&self, role: &str, heard: &[Line]) -> Result<(), String> {
        let mut rest = heard.iter().peekable();
        for line in &self.lines {
            let (told, must) = self.as_told(role, line);
            match rest.peek() {
                Some(it) if **it == told => drop(rest.next()),
                // Of a ticket that was closed later a user may have heard before, or not.
                _ if !must => (),
                Some(it) => return Err(format!("{it:?} instead of {told:?}")),
                None => return Err(format!("{told:?} is missing at the end")),
            }
        }
        rest.next().map_or(Ok(()), |it| Err(format!("{it:?} is too much")))
    }

    /// How a role hears of a line, and whether it must.
    fn as_told(&self, role: &str, line: &Line) -> (Line, bool) {
        if role == "helpdesk" {
            return (line.clone(), true);
        }
        if line.kind == "closed" {
            return (Line { kind: "gone".into(), ..line.clone() }, true);
        }
        (line.clone(), !self.closed.contains(&line.ticket))
    }
}

#[test]
fn an_account_that_is_not_in_order_is_found_out() {
    let line = |position, ticket, kind: &str| Line { position, ticket, kind: kind.into() };
    let all = vec![line(1, 1, "opened"), line(2, 2, "opened"), line(3, 2, "closed")];
    let log = Log::new(all.clone());
    let gone = line(3, 2, "gone");
    let user = |heard: &[&Line]| {
        let heard: Vec<Line> = heard.iter().map(|it| (*it).clone()).collect();
        log.check("user", &heard).is_ok()
    };

    assert!(log.check("helpdesk", &all).is_ok());
    for missing in 0..3 {
        let mut heard = all.clone();
        heard.remove(missing);
        assert!(log.check("helpdesk", &heard).is_err(), "without {missing}");
        let twice = [&all[..=missing], &all[missing..]].concat();
        assert!(log.check("helpdesk", &twice).is_err(), "{missing} twice");
    }
    assert!(user(&[&all[0], &all[1], &gone]) && user(&[&all[0], &gone]));
    assert!(!user(&[&all[0], &all[1]]) && !user(&[&all[1], &gone]));
    assert!(!user(&[&all[0], &gone, &all[1]]) && !user(&[&all[0], &all[1], &all[2]]));
    assert!(!user(&[&all[0], &gone, &gone]));
}
