//! What is said under a ticket, in an order that makes sense.

use shared::role::Role;

use super::chance::Chance;
use super::places::Filling;
use super::sections::{Report, Section, Texts};

/// A message without its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub role: Role,
    pub body: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
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
struct Course {
    weight: f64,
    slow: bool,
    lines: &'static [Line],
}

const fn course(weight: f64, slow: bool, lines: &'static [Line]) -> Course {
    Course { weight, slow, lines }
}

const COURSES: [Course; 10] = {
    use Line::*;
    [
        course(26.0, false, &[]),
        course(22.0, false, &[Outcome]),
        course(15.0, false, &[Outcome, Thanks]),
        course(8.0, false, &[Receipt, Outcome]),
        course(12.0, false, &[Question, Answer, Outcome, Thanks]),
        course(4.0, false, &[Receipt, Question, Answer, Outcome, Thanks, Farewell]),
        course(6.0, true, &[Impatience, Delay, Outcome, Thanks]),
        course(4.0, true, &[Receipt, Impatience, Delay, Outcome, Farewell]),
        course(3.0, true, &[Question, Answer, Delay, Impatience, Delay, Outcome, Thanks]),
        course(3.0, true, &[Receipt, Outcome, Relapse, SecondTry, Thanks, Farewell]),
    ]
};

/// Writes the messages of one ticket.
pub struct Script<'a> {
    pub texts: &'a Texts,
    pub topic: &'a Section,
    pub report: &'a Report,
    pub filling: &'a Filling,
}

impl Script<'_> {
    /// Before anybody has started: what the reporter adds, and asks when days have passed.
    pub fn while_open(&self, days: f64, chance: &mut Chance) -> Vec<Said> {
        let mut said = Vec::new();
        if chance.happens(0.1) {
            said.extend(self.everyday(Role::User, "addition", chance));
        }
        if days > 4.0 && chance.happens(0.4) {
            said.extend(self.everyday(Role::User, "impatience", chance));
        }
        said
    }

    /// From the start to the end, or to somewhere on the way.
    pub fn while_active(&self, days: f64, ended: bool, chance: &mut Chance) -> Vec<Said> {
        let fits = |it: &Course| if it.slow && days < 2.0 { 0.0 } else { it.weight };
        let lines = chance.pick_weighted(&COURSES, fits).map_or(&[][..], |it| it.lines);
        let exchange = chance.pick(self.topic.exchanges(self.report)).copied();
        let before_the_end = lines.iter().take_while(|it| ended || **it != Line::Outcome);
        let said = before_the_end.filter_map(|line| self.said(*line, exchange, chance));
        said.collect()
    }

    fn said(
        &self,
        line: Line,
        exchange: Option<(&str, &str)>,
        chance: &mut Chance,
    ) -> Option<Said> {
        let (question, answer) = exchange.unzip();
        match line {
            Line::Receipt => self.everyday(Role::Helpdesk, "receipt", chance),
            Line::Question => Some(self.filled(Role::Helpdesk, question?)),
            Line::Answer => Some(self.filled(Role::User, answer?)),
            Line::Impatience => self.everyday(Role::User, "impatience", chance),
            Line::Delay => match chance.pick(self.topic.delays(self.report)) {
                Some(delay) if chance.happens(0.6) => Some(self.filled(Role::Helpdesk, delay)),
                _ => self.everyday(Role::Helpdesk, "delay", chance),
            },
            Line::Outcome => {
                let outcomes = self.topic.outcomes(self.report);
                chance.pick(outcomes).map(|it| self.filled(Role::Helpdesk, it))
            }
            Line::Thanks => self.everyday(Role::User, "thanks", chance),
            Line::Relapse => self.everyday(Role::User, "relapse", chance),
            Line::SecondTry => self.everyday(Role::Helpdesk, "second try", chance),
            Line::Farewell => self.everyday(Role::Helpdesk, "farewell", chance),
        }
    }

    fn everyday(&self, role: Role, occasion: &str, chance: &mut Chance) -> Option<Said> {
        let texts = self.texts.on(occasion, self.topic.language);
        chance.pick(texts).map(|it| self.filled(role, it.text))
    }

    fn filled(&self, role: Role, template: &str) -> Said {
        Said { role, body: self.filling.fill(template) }
    }
}
