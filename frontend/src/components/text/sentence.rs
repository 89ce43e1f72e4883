//! Sentences of the catalogue with an element inside, such as a link.

use leptos::prelude::*;

/// Stands in the sentence where the element goes: Unicode's character for an object within a text.
const PLACE: &str = "\u{fffc}";

/// A sentence with an element in the place of its argument, wherever a language puts that.
pub fn sentence_with(sentence: impl FnOnce(&str) -> String, element: AnyView) -> AnyView {
    let (before, after) = around(&sentence(PLACE));
    view! { {before} {element} {after} }.into_any()
}

fn around(sentence: &str) -> (String, String) {
    let (before, after) = sentence.split_once(PLACE).unwrap_or((sentence, ""));
    (before.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn an_element_stands_where_the_catalogue_has_the_argument() {
        let sentence = around(&words().follow_up_created(PLACE));
        assert_eq!(sentence, ("Follow-up ".to_owned(), " created".to_owned()));
        assert_eq!(around("Reported"), ("Reported".to_owned(), String::new()));
    }
}
