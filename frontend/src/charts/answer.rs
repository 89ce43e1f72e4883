use leptos::prelude::*;
use shared::chart::Chart;

use crate::live::Known;

/// What an analysis answered: read, and as it came, which is what draws it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub chart: Chart,
    pub text: String,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Changes with what an answer says, and not with the time at which it was given: that stands last.
pub fn said(answer: Known<Answer>) -> Memo<String> {
    let end = "\"time_zone\":";
    Memo::new(move |_| answer.with(|it| it.text.split(end).next().unwrap_or_default().to_owned()))
}
