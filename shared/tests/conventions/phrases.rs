//! Everything that a person reads on a screen stands in the catalogue (`frontend/locales`), not in the code.
//!
//! A string literal is a phrase if it has a word with a capital letter, or two words.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources;

/// Attributes of elements whose values nobody reads.
const SILENT_ATTRIBUTES: [&str; 12] = [
    "class",
    "d",
    "for",
    "form",
    "href",
    "id",
    "name",
    "rel",
    "role",
    "style",
    "transform",
    "type",
];
/// Literals that look like phrases: names of headers and keys, classes, and what `expect` says.
const NO_PHRASES: [&str; 18] = [
    "Accept",
    "AltGraph",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Content-Type",
    "DateTimeFormat",
    "Enter",
    "Escape",
    "Idempotency-Key",
    "If-Match",
    "Intl",
    "Key",
    "Tab",
    "a value is replaced by another one, never taken away",
    "message by-helpdesk",
    "message by-user",
];
/// Files with literals that nobody reads: the loader of the catalogue, shapes, and what stands for `Intl` in tests. The
/// texts of the style guide are as people write them, in no language of the page.
const NO_PHRASES_IN: [&str; 4] = [
    "frontend/src/words.rs",
    "frontend/src/components/icons.rs",
    "frontend/src/browser/intl/english.rs",
    "frontend/src/pages/styleguide/values.rs",
];
/// Macros and methods whose texts are for programmers.
const FOR_PROGRAMMERS: [&str; 15] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "error",
    "expect",
    "info",
    "panic",
    "todo",
    "trace",
    "unreachable",
    "warn",
];

/// A phrase and the line where it stands.
#[derive(Debug, PartialEq, Eq)]
struct Phrase {
    text: String,
    line: usize,
}

#[test]
fn no_screen_has_a_phrase_outside_the_catalogue() {
    let mut found = Vec::new();
    for file in sources::below("frontend/src", &["rs"]) {
        if !NO_PHRASES_IN.contains(&file.path.as_str()) {
            let phrases = of(&file.text).into_iter();
            found.extend(phrases.map(|it| format!("{}:{}: {}", file.path, it.line, it.text)));
        }
    }
    assert!(found.is_empty(), "{} phrases:\n{}", found.len(), found.join("\n"));
}

/// The phrases of a Rust file outside its inline module `tests`, attributes and messages for programmers.
fn of(text: &str) -> Vec<Phrase> {
    let tokens: TokenStream = text.parse().unwrap();
    let mut phrases = Vec::new();
    collect(tokens, false, &mut phrases);
    phrases
}

fn collect(tokens: TokenStream, is_view: bool, phrases: &mut Vec<Phrase>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut is_silent = false;
    let mut at = 0;
    while at < tokens.len() {
        is_silent = is_view && is_silent_after(&tokens, at, is_silent);
        match &tokens[at] {
            TokenTree::Ident(word) if *word == "mod" && is_named(tokens.get(at + 1), "tests") => {
                at += 3;
                continue;
            }
            TokenTree::Ident(word) if FOR_PROGRAMMERS.iter().any(|it| *word == it) => {
                // The arguments follow at once, or after the `!` of a macro.
                let is_macro = is_punct(tokens.get(at + 1), '!');
                at += if is_macro { 3 } else { 2 };
                continue;
            }
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                let group = if is_punct(tokens.get(at + 1), '!') { at + 2 } else { at + 1 };
                let is_attribute = matches!(tokens.get(group),
                    Some(TokenTree::Group(it)) if it.delimiter() == Delimiter::Bracket);
                at = if is_attribute { group + 1 } else { at + 1 };
                continue;
            }
            TokenTree::Group(group) if !is_silent => {
                let is_view = is_view && group.delimiter() == Delimiter::None
                    || at > 1 && is_named(tokens.get(at - 2), "view");
                collect(group.stream(), is_view, phrases);
            }
            TokenTree::Literal(literal) if !is_silent => {
                let text = literal.to_string();
                let content = text.trim_start_matches(['r', '#']).trim_matches(['"', '#']);
                let is_string = text.ends_with(['"', '#']);
                if is_string && is_phrase(content) && !NO_PHRASES.contains(&content) {
                    phrases.push(Phrase { text, line: literal.span().start().line });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Inside `view!`: whether the value of an attribute that nobody reads begins or goes on here. It ends at the next
/// attribute or at the end of the tag.
fn is_silent_after(tokens: &[TokenTree], at: usize, is_silent: bool) -> bool {
    let is_end_of_tag = is_punct(tokens.get(at), '>')
        && !(at > 0 && (is_punct(tokens.get(at - 1), '=') || is_punct(tokens.get(at - 1), '-')));
    if is_end_of_tag {
        return false;
    }
    let TokenTree::Ident(name) = &tokens[at] else { return is_silent };
    // `class:unread=…` and `on:click=…` have a part after a colon.
    let is_attribute = (is_punct(tokens.get(at + 1), '=') && !is_punct(tokens.get(at + 2), '='))
        || is_punct(tokens.get(at + 1), ':') && !is_punct(tokens.get(at + 2), ':');
    let is_after_hyphen = at > 0 && is_punct(tokens.get(at - 1), '-');
    match is_attribute {
        true if is_after_hyphen => is_data_attribute(tokens, at),
        true => SILENT_ATTRIBUTES.iter().any(|it| *name == it),
        false => is_silent,
    }
}

/// `data-…` and `aria-…` except those that are read aloud.
fn is_data_attribute(tokens: &[TokenTree], at: usize) -> bool {
    !["label", "description", "roledescription", "valuetext"]
        .iter()
        .any(|it| is_named(tokens.get(at), it))
}

fn is_named(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(it)) if *it == name)
}

fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign)
}

/// Whether a literal has a word that begins with a capital letter and goes on with a small one, or two words.
/// What stands in braces of a format is none.
fn is_phrase(literal: &str) -> bool {
    let is_selector = literal.starts_with(['.', '[', '#']) || literal.contains(":focus");
    if is_selector {
        return false;
    }
    let mut text = String::new();
    let mut depth = 0;
    for letter in literal.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split(|it: char| !it.is_alphabetic()).collect();
    let is_capitalised = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let has_two_words =
        text.split(' ').filter(|it| it.chars().any(char::is_alphabetic)).count() > 1;
    has_two_words || words.iter().any(is_capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(code: &str) -> Vec<String> {
        of(code).into_iter().map(|phrase| phrase.text.trim_matches('"').to_owned()).collect()
    }

    #[test]
    fn phrases_are_found_wherever_a_person_reads_them() {
        let view = r#"fn f() { view! { <p class="row unread" title="Close it">"Send" {move || "Nothing to do"}</p> } }"#;
        assert_eq!(texts(view), ["Close it", "Send", "Nothing to do"]);
        let view = r#"fn f() { view! { <a aria-label=move || format!("{n} new") data-flash="Odd one">{n}</a> } }"#;
        assert_eq!(texts(view), [] as [&str; 0], "one word in small letters is no phrase");
        assert_eq!(texts(r#"fn f() { format!("{n} new messages") }"#), ["{n} new messages"]);
        assert_eq!(texts(r#"const LABEL: &str = "Edit";"#), ["Edit"]);
    }

    #[test]
    fn what_nobody_reads_is_no_phrase() {
        for code in [
            "/// Sends a report.\nfn f() {}",
            "#[expect(dead_code, reason = \"Not yet\")] fn f() {}",
            "fn f() { g().expect(\"A list has an end\") }",
            "mod tests { const A: &str = \"Send it\"; }",
            "fn f() { view! { <p class=move || if a { \"row unread\" } else { \"row\" } id=\"x\"></p> } }",
            "const A: &str = \"report-text\";",
            "const A: &str = \"[id='x'] > a\";",
            "fn f() { header(\"If-Match\") }",
        ] {
            assert!(of(code).is_empty(), "{code}: {:?}", of(code));
        }
    }
}
