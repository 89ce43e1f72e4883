use leptos::prelude::*;
use shared::ids::Version;
use shared::text::normalised;
use shared::ticket::Ticket;

use crate::components::text::{Segment, combine, spelled};
use crate::words::words;

/// An edit together with what somebody else has saved since it was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct CombinedEdit {
    pub base: String,
    pub mine: String,
    pub theirs: Ticket,
    pub segments: Vec<Segment>,
}

impl CombinedEdit {
    /// Nothing if `theirs` is not newer than the edited version, or there is nothing to combine.
    pub fn new(version: Version, base: String, mine: String, theirs: &Ticket) -> Option<Self> {
        if theirs.version <= version || theirs.description == base {
            return None;
        }
        // As the server would store it.
        let mine = normalised(&mine);
        if theirs.description == mine {
            return None;
        }
        let segments = combine(&base, &mine, &theirs.description);
        Some(Self { base, mine, theirs: theirs.clone(), segments })
    }

    pub fn collides(&self) -> bool {
        self.segments.iter().any(|segment| matches!(segment, Segment::Collision { .. }))
    }

    /// The combined text. Of the collisions those whose numbers are in `theirs` take theirs.
    pub fn text(&self, theirs: &[usize]) -> String {
        spelled(&self.segments, theirs)
    }
}

/// The combined text with the words of both marked. Collisions are choices; the numbers of those that take theirs are in
/// `choices`.
pub fn combined_text(segments: Vec<Segment>, choices: RwSignal<Vec<usize>>) -> AnyView {
    let mut number = 0;
    let draw = |segment| match segment {
        Segment::Common(text) => text.into_any(),
        Segment::Mine(text) => view! { <ins>{text}</ins> }.into_any(),
        Segment::Theirs(text) => view! { <ins class="theirs">{text}</ins> }.into_any(),
        Segment::Collision { mine, theirs } => {
            number += 1;
            choice(number - 1, mine, theirs, choices)
        }
    };
    let segments: Vec<AnyView> = segments.into_iter().map(draw).collect();
    view! { <div class="plain-text combined" dir="auto">{segments}</div> }.into_any()
}

/// A choice between mine, which is chosen at first, and theirs.
fn choice(number: usize, mine: String, theirs: String, choices: RwSignal<Vec<usize>>) -> AnyView {
    let option = |text: String, is_theirs: bool| {
        let side = if is_theirs { words().conflict_theirs() } else { words().conflict_mine() };
        let text = match text.trim().is_empty() {
            true => view! { <em>{words().conflict_nothing()}</em> }.into_any(),
            false => view! { <span>{text}</span> }.into_any(),
        };
        let on_change = move |_| {
            choices.update(|choices| {
                choices.retain(|other| *other != number);
                choices.extend(is_theirs.then_some(number));
            });
        };
        view! {
            <label>
                <input type="radio" name=format!("choice-{number}") checked=!is_theirs on:change=on_change />
                <span class="visually-hidden">{side} " "</span>
                {text}
            </label>
        }
        .into_any()
    };
    view! {
        <span class="pick" role="radiogroup" aria-label=words().conflict_choice()>
            {option(mine, false)}
            {option(theirs, true)}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn combined(version: i64, base: &str, mine: &str, theirs: &str) -> Option<CombinedEdit> {
        let mut ticket = shared::testing::ticket(1);
        (ticket.version, ticket.description) = (Version(3), theirs.to_owned());
        CombinedEdit::new(Version(version), base.into(), mine.into(), &ticket)
    }

    #[test]
    fn there_is_nothing_to_combine_unless_somebody_has_saved_another_text() {
        assert_eq!(combined(3, "Lift", "Lift B", "Lift"), None);
        assert_eq!(combined(2, "Lift", "Lift B", "Lift"), None, "only its status has changed");
        assert_eq!(
            combined(2, "Lift", "\nLift B \n", "Lift B"),
            None,
            "both have written the same"
        );
        let both = combined(2, "Lift.", "Lift. B.", "The Lift.").unwrap();
        assert!(!both.collides());
        assert_eq!(both.text(&[]), "The Lift. B.");
        let collision = combined(2, "Lift B", "Lift C", "Lift D").unwrap();
        assert!(collision.collides());
        assert_eq!([collision.text(&[]), collision.text(&[0])], ["Lift C", "Lift D"]);
    }
}
