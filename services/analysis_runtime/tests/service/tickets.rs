//! How recent tickets are read, with their texts.

use std::collections::BTreeSet;
use std::time::Duration;

use analysis_runtime::TicketProjection;
use analysis_runtime::client::ApiClient;
use analysis_runtime::follower::follow;
use analysis_runtime::ticket_reader::{LastReport, TicketReader};
use chrono::{DateTime, TimeDelta, Utc};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::TicketSummary;
use tokio::time::{Instant, timeout};

use crate::support::{LiveApi, pace};

/// Reports how many tickets it has.
#[derive(Default)]
struct Count(BTreeSet<TicketId>);

impl TicketProjection for Count {
    type Report = usize;
    const MAX_AGE: TimeDelta = TimeDelta::days(3_650);
    const MAX_TICKETS: usize = 100;

    fn put(&mut self, ticket: &TicketSummary) {
        self.0.insert(ticket.id);
    }

    fn remove(&mut self, id: TicketId) {
        self.0.remove(&id);
    }

    fn remove_opened_before(&mut self, _: DateTime<Utc>) {}

    fn contains(&self, id: TicketId) -> bool {
        self.0.contains(&id)
    }

    fn report(&self, _: Role, _: DateTime<Utc>) -> usize {
        self.0.len()
    }
}

fn start(api: &LiveApi, role: Role, report_interval: Duration) -> LastReport<usize> {
    let pace = pace();
    let api = api.address().parse().unwrap();
    let client = ApiClient::new(&api, role, pace.response_timeout).unwrap();
    let (reader, last_report) = TicketReader::<Count>::new(report_interval);
    tokio::spawn(follow(reader, client, pace));
    last_report
}

async fn reaches(last_report: &mut LastReport<usize>, count: usize) {
    let reached = last_report.wait_for(|it| it.as_ref().is_some_and(|it| it.report == count));
    timeout(Duration::from_secs(20), reached).await.expect("not reached").unwrap();
}

#[tokio::test]
async fn an_event_of_the_stream_leads_to_a_page_and_to_the_ticket() {
    for role in Role::ALL {
        let api = LiveApi::start(4).await;
        let mut last_report = start(&api, role, Duration::ZERO);
        reaches(&mut last_report, 0).await;
        api.is_asked_for_streams(1).await;
        api.gets(2);
        reaches(&mut last_report, 2).await;
        api.gets(1);
        reaches(&mut last_report, 3).await;
        assert_eq!(api.streams(), 1, "{role}: the stream was given up");
    }
}

#[tokio::test]
async fn many_tickets_are_read_at_once_and_very_many_from_the_beginning() {
    let api = LiveApi::start(4).await;
    let mut last_report = start(&api, Role::User, Duration::ZERO);
    reaches(&mut last_report, 0).await;
    let lists = api.lists();
    api.gets_silently(150);
    api.sends(&crate::support::message(154));
    reaches(&mut last_report, 150).await;
    assert_eq!(api.lists() - lists, 2);
    // The list of all tickets is empty here.
    api.gets_silently(1_000);
    api.sends(&crate::support::message(1_154));
    reaches(&mut last_report, 0).await;
}

#[tokio::test]
async fn a_stream_of_another_log_leads_to_a_new_beginning() {
    let api = LiveApi::start(4).await;
    let mut last_report = start(&api, Role::User, Duration::ZERO);
    reaches(&mut last_report, 0).await;
    api.is_asked_for_streams(1).await;
    api.gets(2);
    reaches(&mut last_report, 2).await;
    api.becomes("second", 9);
    api.ends();
    reaches(&mut last_report, 0).await;
}

#[tokio::test]
async fn however_much_happens_there_is_one_report_in_an_interval() {
    let api = LiveApi::start(4).await;
    let interval = Duration::from_millis(200);
    let mut last_report = start(&api, Role::User, interval);
    reaches(&mut last_report, 0).await;
    api.is_asked_for_streams(1).await;
    let first = last_report.borrow().as_ref().unwrap().requested_at;
    let pages = api.pages();
    (0..20).for_each(|_| api.gets(1));
    reaches(&mut last_report, 20).await;
    let elapsed = Instant::now() - first;
    assert!(elapsed >= interval, "{elapsed:?}");
    // Three events a page; a few of the twenty may have come after the first of them was read.
    assert!(api.pages() - pages <= 9, "{} pages", api.pages() - pages);
}
