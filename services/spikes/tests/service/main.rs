//! How the API is followed, and how the service answers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fake_api;

use std::net::TcpListener;
use std::time::Duration;

use analysis_runtime::client::ApiClient;
use analysis_runtime::error::LogError;
use analysis_runtime::follower::{Pace, follow};
use analysis_runtime::log_reader::{LogReader as _, Step};
use analysis_runtime::server::serve;
use analysis_runtime::ticket_reader::{LastReport, Published, TicketReader};
use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::spikes::SpikeReport;
use spikes::recent_tickets::RecentTickets;
use spikes::service::SpikeService;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use fake_api::FakeApi;

const TIMEOUT: Duration = Duration::from_secs(20);

/// The reader of one role, driven step by step.
struct Reader {
    reader: TicketReader<RecentTickets>,
    client: ApiClient,
    last_report: LastReport<SpikeReport>,
}

impl Reader {
    fn new(api: &FakeApi, role: Role) -> Self {
        let client = ApiClient::new(&api.address().parse().unwrap(), role, TIMEOUT).unwrap();
        let (reader, last_report) = TicketReader::new(Duration::ZERO);
        Self { reader, client, last_report }
    }

    /// Reads up to the head of the log, and reports.
    async fn catch_up(&mut self) -> Result<SpikeReport, LogError> {
        while self.reader.read_page(&self.client).await? != Step::UpToDate {}
        let last_report = self.last_report.borrow();
        Ok(last_report.as_ref().unwrap().report.clone())
    }
}

fn reports(report: &SpikeReport) -> u32 {
    report.strongest.as_ref().map_or(0, |spike| spike.reports)
}

/// Returns when a report counts so many reports of users.
async fn reaches(last_report: &mut LastReport<SpikeReport>, count: u32) {
    let is_reached = |it: &Option<Published<SpikeReport>>| {
        it.as_ref().is_some_and(|published| reports(&published.report) == count)
    };
    let reached = timeout(TIMEOUT, last_report.wait_for(is_reached)).await;
    reached.unwrap_or_else(|_| panic!("there are never {count} reports")).unwrap();
}

#[tokio::test]
async fn a_burst_is_a_spike_for_both_roles_until_its_tickets_are_closed() {
    let api = FakeApi::start().await;
    let mut readers = Role::ALL.map(|role| Reader::new(&api, role));
    for reader in &mut readers {
        assert_eq!(reader.catch_up().await.unwrap().strongest, None);
    }
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    for reader in &mut readers {
        let spike = reader.catch_up().await.unwrap().strongest.unwrap();
        assert_eq!((spike.words, spike.reports), (vec!["Wi-Fi".into(), "library".into()], 8));
        assert_eq!(spike.tickets[0], TicketId(1));
    }
    (1..=8).for_each(|id| api.close(id));
    for reader in &mut readers {
        assert_eq!(reader.catch_up().await.unwrap().strongest, None);
    }
}

#[tokio::test]
async fn the_log_is_followed_without_waiting_for_the_next_poll() {
    let api = FakeApi::start().await;
    let [hour, first_pause] = [Duration::from_secs(3_600), Duration::from_millis(5)];
    let longest_stream_pause = 2 * first_pause;
    let pace = Pace {
        poll_interval: hour,
        check_interval: hour,
        first_pause,
        longest_stream_pause,
        ..Pace::default()
    };
    let mut last_reports = Role::ALL.map(|role| {
        let Reader { reader, client, last_report } = Reader::new(&api, role);
        tokio::spawn(follow(reader, client, pace));
        last_report
    });
    for last_report in &mut last_reports {
        reaches(last_report, 0).await;
    }
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.close(8);
    for last_report in &mut last_reports {
        reaches(last_report, 7).await;
    }
    api.is_restored();
    for last_report in &mut last_reports {
        reaches(last_report, 0).await;
    }
}

#[tokio::test]
async fn a_late_reader_reports_the_same_as_one_that_was_there_all_the_time() {
    let api = FakeApi::start().await;
    let mut readers = Role::ALL.map(|role| Reader::new(&api, role));
    for round in 0..4 {
        (1..=4).for_each(|id| api.open(round * 10 + id, "No Wi-Fi in the library"));
        api.edit(round * 10 + 1, "The soup is cold");
        api.close(round * 10 + 2);
        for reader in &mut readers {
            reader.catch_up().await.unwrap();
        }
    }
    for (reader, role) in readers.iter_mut().zip(Role::ALL) {
        let report = reader.catch_up().await.unwrap();
        assert_eq!(reports(&report), 8, "{role}");
        let late = Reader::new(&api, role).catch_up().await.unwrap();
        assert_eq!(report, late, "{role}");
    }
}

#[tokio::test]
async fn an_api_that_fails_in_between_loses_nothing() {
    let api = FakeApi::start().await;
    let mut reader = Reader::new(&api, Role::User);
    (1..=7).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    // It fails at each of its answers once: the first, in the middle of the tickets, the last.
    let mut failures = 0;
    let report = loop {
        api.fails_after(failures);
        match reader.catch_up().await {
            Ok(report) => break report,
            Err(error) => assert!(matches!(error, LogError::Status(_)), "{error:?}"),
        }
        failures += 1;
    };
    assert_eq!(reports(&report), 7);
    (8..=9).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.fails_after(1);
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 7, "two are still to be read");
    (10..=14).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.fails_after(1);
    assert!(reader.catch_up().await.is_err(), "it is not the tickets' fault");
    api.fails_after(usize::MAX);
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 14);
}

#[tokio::test]
async fn a_ticket_that_cannot_be_read_holds_up_no_other() {
    let api = FakeApi::start().await;
    let mut reader = Reader::new(&api, Role::User);
    (1..=9).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 9);
    api.makes_unreadable(&[1]);
    api.edit(1, "No Wi-Fi in the whole library");
    api.does_something_new(2);
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 8, "an unread ticket does not count");
    api.close(3);
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 7);
    api.makes_unreadable(&[]);
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 8);
    api.makes_unreadable(&[10, 12, 14, 16, 18]);
    (10..=19).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 13, "every other one cannot be read");
}

#[tokio::test]
async fn another_log_is_read_from_the_start() {
    let api = FakeApi::start().await;
    let mut reader = Reader::new(&api, Role::Helpdesk);
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 8);
    api.is_restored();
    assert_eq!(reader.catch_up().await.unwrap().strongest, None);
    (1..=6).for_each(|id| api.open(id, "The lift in the tower is stuck"));
    assert_eq!(reports(&reader.catch_up().await.unwrap()), 6);
}

#[tokio::test]
async fn an_import_of_the_distant_past_is_not_read_ticket_by_ticket() {
    let api = FakeApi::start().await;
    let mut reader = Reader::new(&api, Role::Helpdesk);
    reader.catch_up().await.unwrap();
    let before = api.requests().await;
    (1..=500).for_each(|id| api.import(id, "No Wi-Fi in the library"));
    assert_eq!(reader.catch_up().await.unwrap().strongest, None);
    assert_eq!(api.requests().await - before, 1, "the page of the log");
}

#[tokio::test]
async fn each_role_gets_its_own_report_and_nobody_gets_one_without_a_role() {
    let (publish_users, users) = watch::channel(None);
    let (publish_helpdesk, helpdesk) = watch::channel(None);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, SpikeService { users, helpdesk }).unwrap());
    let get = async |path: &str, role: Option<&str>| {
        let request = reqwest::Client::new().get(format!("{address}{path}"));
        let request = role.into_iter().fold(request, |it, role| it.header(Role::HEADER, role));
        request.send().await.unwrap()
    };
    let published =
        |report: SpikeReport, requested_at| Some(Published { report, requested_at, position: 8 });

    for (path, role) in [("/spikes", Some("user")), ("/readyz", None)] {
        let early = get(path, role).await;
        assert_eq!(
            (early.status().as_u16(), &early.headers()["retry-after"]),
            (503, &"1".parse().unwrap())
        );
    }
    let api = FakeApi::start().await;
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    let for_users = Reader::new(&api, Role::User).catch_up().await.unwrap();
    publish_users.send_replace(published(for_users.clone(), Instant::now()));
    assert_eq!(get("/readyz", None).await.status(), 503, "there is no report for the helpdesk yet");
    api.close(1);
    let for_helpdesk = Reader::new(&api, Role::Helpdesk).catch_up().await.unwrap();
    publish_helpdesk.send_replace(published(for_helpdesk, Instant::now()));
    for (role, expected) in [("user", 8), ("helpdesk", 7)] {
        let report: SpikeReport = get("/spikes", Some(role)).await.json().await.unwrap();
        assert_eq!(reports(&report), expected, "{role}");
    }
    assert_eq!(get("/readyz", None).await.status(), 200);
    let long_ago = Instant::now().checked_sub(Duration::from_secs(31)).unwrap();
    publish_users.send_replace(published(for_users.clone(), long_ago));
    let old: SpikeReport = get("/spikes", Some("user")).await.json().await.unwrap();
    let expected = SpikeReport { strongest: None, ..for_users };
    assert_eq!(old, expected, "the tickets of an old report may be closed by now");
    for role in [None, Some("porter")] {
        let problem: Problem = get("/spikes", role).await.json().await.unwrap();
        assert_eq!(problem.kind, ProblemKind::BadRequest);
    }
    assert_eq!(get("/other", None).await.status(), 404);
}
