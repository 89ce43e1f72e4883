//! A campus without incidents: reports come at random, with the rhythm of days and weeks, and are closed after a
//! while. What they say is drawn from the corpus of the classifier.

use std::collections::BTreeMap;

use analysis_runtime::TicketProjection as _;
use chrono::{DateTime, TimeDelta, Utc};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use shared::ids::TicketId;
use shared::role::Role;
use shared::spikes::Spike;
use shared::ticket::Category;
use spikes::recent_tickets::RecentTickets;
use spikes::ticket::RecentTicket;
use spikes::words::content_words;

/// Two of three write German, one of three English, as on many a campus.
const CORPUS: [(&str, u32); 2] = [
    (include_str!("../../../../classifier/corpus/de.tsv"), 2),
    (include_str!("../../../../classifier/corpus/en.tsv"), 1),
];

/// How busy the hours of a working day are; at the weekend a quarter of it.
const HOURS: [f64; 24] = [
    0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 1.0, 2.0, 2.2, 2.2, 1.9, 1.6, 2.0, 2.1, 1.9, 1.5, 1.0,
    0.8, 0.7, 0.7, 0.6, 0.4, 0.2,
];

/// A ticket of a history.
pub struct Ticket {
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub category: Category,
    pub text: String,
}

/// So many days with about so many reports on each, the same ones for the same seed.
pub fn history(days: u32, reports_per_day: f64, seed: u64) -> Vec<Ticket> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let lines = CORPUS.map(|(corpus, share)| (corpus.lines().collect::<Vec<_>>(), share));
    let lines: Vec<_> = lines.iter().flat_map(|(it, share)| (0..*share).map(move |_| it)).collect();
    let per_minute = reports_per_day / HOURS.iter().sum::<f64>() / 60.0;
    let mut tickets = Vec::new();
    for minute in 0..i64::from(days) * 24 * 60 {
        let (hour, day) = (minute / 60 % 24, minute / (24 * 60) % 7);
        // Five days in full and two by a quarter are five and a half.
        let busy = HOURS[hour as usize] * if day < 5 { 7.0 / 5.5 } else { 7.0 / 22.0 };
        let mut left = rng.random::<f64>();
        // At random none, one or several in this minute.
        let (mut probability, mut count) = ((-busy * per_minute).exp(), 0.0);
        while left > probability && probability > 0.0 {
            left -= probability;
            count += 1.0;
            probability *= busy * per_minute / count;
            tickets.push(ticket(minute, &lines, &mut rng));
        }
    }
    tickets
}

fn ticket(minute: i64, lines: &[&Vec<&str>], rng: &mut ChaCha8Rng) -> Ticket {
    let (category, text) = loop {
        let lines = lines[rng.random_range(0..lines.len())];
        let mut cells = lines[rng.random_range(0..lines.len())].split('\t');
        if let (Some(category), Some(_), Some(text)) = (cells.next(), cells.next(), cells.next())
            && let Ok(category) = category.parse()
        {
            break (category, text.to_owned());
        }
    };
    let second = rng.random_range(0..60);
    let opened_at = DateTime::UNIX_EPOCH + TimeDelta::seconds(minute * 60 + second);
    // From minutes to weeks; nearly normal on the scale of logarithms.
    let normal = (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0;
    let hours = match category {
        Category::TechnicalIt => 9.0,
        Category::FacilityManagement => 60.0,
        Category::ServicesComplaints => 120.0,
    } * (1.4 * normal).exp();
    let closed_at = Some(opened_at + TimeDelta::seconds((hours * 3_600.0) as i64));
    Ticket { opened_at, closed_at, category, text }
}

/// Replays a history and reports each spike when it begins: which role sees it, when, and what it is.
pub fn replay(history: &[Ticket], mut on_spike: impl FnMut(Role, DateTime<Utc>, &Spike)) {
    let roles = [Role::User, Role::Helpdesk];
    let mut views = roles.map(|role| (role, RecentTickets::default(), false));
    let mut closings: BTreeMap<(DateTime<Utc>, TicketId), RecentTicket> = BTreeMap::new();
    for (id, ticket) in (1..).map(TicketId).zip(history) {
        let now = ticket.opened_at;
        let report = RecentTicket {
            id,
            opened_at: now,
            category: ticket.category,
            is_closed: false,
            words: content_words(&ticket.text),
        };
        if let Some(closed_at) = ticket.closed_at {
            closings.insert((closed_at, id), RecentTicket { is_closed: true, ..report.clone() });
        }
        let open = closings.split_off(&(now, TicketId(0)));
        for closed in std::mem::replace(&mut closings, open).into_values() {
            views[0].1.remove(closed.id);
            if views[1].1.contains(closed.id) {
                views[1].1.insert(closed);
            }
        }
        for (role, tickets, had_spike) in &mut views {
            tickets.insert(report.clone());
            tickets.remove_opened_before(now - RecentTickets::MAX_AGE);
            let spike = tickets.report(*role, now).strongest;
            if let Some(spike) = spike.as_ref().filter(|_| !*had_spike) {
                on_spike(*role, now, spike);
            }
            *had_spike = spike.is_some();
        }
    }
}
