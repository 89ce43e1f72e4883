//! What is written under a ticket, in an order that makes sense.

use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;
use shared::role::Role;

use crate::locations::Placeholders;
use crate::sections::{Report, Section, Texts};

/// A message without its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMessage {
    pub role: Role,
    pub body: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MessageKind {
    Receipt,
    Question,
    Answer,
    Impatience,
    Delay,
    Outcome,
    Thanks,
    Relapse,
    SecondTry,
    Farewell,
}

/// A way for a thread to go, with its weight and whether it needs days rather than hours.
struct ThreadPattern {
    weight: f64,
    slow: bool,
    kinds: &'static [MessageKind],
}

const fn pattern(weight: f64, slow: bool, kinds: &'static [MessageKind]) -> ThreadPattern {
    ThreadPattern { weight, slow, kinds }
}

const THREAD_PATTERNS: [ThreadPattern; 10] = {
    use MessageKind::*;
    [
        pattern(26.0, false, &[]),
        pattern(22.0, false, &[Outcome]),
        pattern(15.0, false, &[Outcome, Thanks]),
        pattern(8.0, false, &[Receipt, Outcome]),
        pattern(12.0, false, &[Question, Answer, Outcome, Thanks]),
        pattern(4.0, false, &[Receipt, Question, Answer, Outcome, Thanks, Farewell]),
        pattern(6.0, true, &[Impatience, Delay, Outcome, Thanks]),
        pattern(4.0, true, &[Receipt, Impatience, Delay, Outcome, Farewell]),
        pattern(3.0, true, &[Question, Answer, Delay, Impatience, Delay, Outcome, Thanks]),
        pattern(3.0, true, &[Receipt, Outcome, Relapse, SecondTry, Thanks, Farewell]),
    ]
};

/// Writes the messages of one ticket.
pub struct Script<'a> {
    pub texts: &'a Texts,
    pub topic: &'a Section,
    pub report: &'a Report,
    pub placeholders: &'a Placeholders,
}

impl Script<'_> {
    /// Before anybody has started: what the reporter adds, and asks when days have passed.
    pub fn while_open(&self, days: f64, rng: &mut ChaCha8Rng) -> Vec<PlannedMessage> {
        let mut messages = Vec::new();
        if rng.random_bool(0.1) {
            messages.extend(self.everyday(Role::User, "addition", rng));
        }
        if days > 4.0 && rng.random_bool(0.4) {
            messages.extend(self.everyday(Role::User, "impatience", rng));
        }
        messages
    }

    /// From the start to the end, or to somewhere on the way.
    pub fn while_active(
        &self,
        days: f64,
        ended: bool,
        rng: &mut ChaCha8Rng,
    ) -> Vec<PlannedMessage> {
        let fits = |it: &ThreadPattern| if it.slow && days < 2.0 { 0.0 } else { it.weight };
        let kinds = THREAD_PATTERNS.choose_weighted(rng, fits).map_or(&[][..], |it| it.kinds);
        let exchange = self.topic.exchanges(self.report).choose(rng).copied();
        let before_the_end = kinds.iter().take_while(|it| ended || **it != MessageKind::Outcome);
        let messages = before_the_end.filter_map(|kind| self.message(*kind, exchange, rng));
        messages.collect()
    }

    fn message(
        &self,
        kind: MessageKind,
        exchange: Option<(&str, &str)>,
        rng: &mut ChaCha8Rng,
    ) -> Option<PlannedMessage> {
        let (question, answer) = exchange.unzip();
        match kind {
            MessageKind::Receipt => self.everyday(Role::Helpdesk, "receipt", rng),
            MessageKind::Question => Some(self.filled(Role::Helpdesk, question?)),
            MessageKind::Answer => Some(self.filled(Role::User, answer?)),
            MessageKind::Impatience => self.everyday(Role::User, "impatience", rng),
            MessageKind::Delay => match self.topic.delays(self.report).choose(rng) {
                Some(delay) if rng.random_bool(0.6) => Some(self.filled(Role::Helpdesk, delay)),
                _ => self.everyday(Role::Helpdesk, "delay", rng),
            },
            MessageKind::Outcome => {
                let outcomes = self.topic.outcomes(self.report);
                outcomes.choose(rng).map(|it| self.filled(Role::Helpdesk, it))
            }
            MessageKind::Thanks => self.everyday(Role::User, "thanks", rng),
            MessageKind::Relapse => self.everyday(Role::User, "relapse", rng),
            MessageKind::SecondTry => self.everyday(Role::Helpdesk, "second try", rng),
            MessageKind::Farewell => self.everyday(Role::Helpdesk, "farewell", rng),
        }
    }

    fn everyday(&self, role: Role, occasion: &str, rng: &mut ChaCha8Rng) -> Option<PlannedMessage> {
        let texts = self.texts.on(occasion, self.topic.language);
        texts.choose(rng).map(|it| self.filled(role, it.text))
    }

    fn filled(&self, role: Role, template: &str) -> PlannedMessage {
        PlannedMessage { role, body: self.placeholders.fill(template) }
    }
}
