//! Names that were replaced by the terms of the field do not come back.
//!
//! A name is cut into its words: `LogHub`, `log_hub`, `log-hub` and "the log hub" all contain `hub`.

use std::collections::BTreeSet;

use crate::sources::{self, Source};

/// A retired word and its replacement.
type Retired = (&'static str, &'static str);

/// Words that occur nowhere: not in names, comments, documents or strings.
const EVERYWHERE: [Retired; 12] = [
    ("deciders", "explanation"),
    ("deed", "action"),
    ("deeds", "actions"),
    ("hub", "log follower"),
    ("likeness", "near duplicates"),
    ("pulse", "spikes"),
    ("seats", "connection limits"),
    ("surge", "spike"),
    ("surges", "spikes"),
    ("upheaval", "faults"),
    ("unread_marks", "read marks"),
    ("writing_box", "compose box"),
];

/// Words that no name contains. They are ordinary in a sentence, so comments, documents and strings may use them.
const IN_NAMES: [Retired; 26] = [
    ("asking", "client, refetch"),
    ("board", "recent events"),
    ("breath", "debounce"),
    ("dice", "rng"),
    ("doing", "activity"),
    ("ear", "notifications"),
    ("fates", "outcomes"),
    ("happening", "history entry"),
    ("heard", "the noun it is"),
    ("hint", "typing indicator"),
    ("hints", "typing indicators"),
    ("holder", "port owner"),
    ("house", "the noun it is"),
    ("kit", "analysis runtime"),
    ("lives", "generator"),
    ("patience", "wait, timeout"),
    ("presence", "typing"),
    ("sight", "last read"),
    ("silence", "heartbeat interval"),
    ("surge", "spike"),
    ("telling", "typing"),
    ("told", "the noun it is"),
    ("trouble", "error notice"),
    ("varying", "erased view"),
    ("wanted", "the noun it is"),
    ("wording", "words"),
];

/// Names that no item, field or variable has. Longer names may contain them.
const WHOLE_NAMES: [Retired; 8] = [
    ("asked", "query"),
    ("chance", "rng, p_value"),
    ("given", "the noun it is"),
    ("kept", "the noun it is"),
    ("known", "the noun it is"),
    ("pen", "renderer"),
    ("ring", "recent events"),
    ("seen", "the noun it is"),
];

/// Constants that do not say what they limit. Longer names may contain them.
const CONSTANTS: [&str; 6] = ["BREATH", "FAR", "FRESH", "PATIENCE", "POLL", "SILENCE"];

/// Functions of the browser that were other names of what leptos has.
const LEPTOS: [Retired; 5] = [
    ("attribute", "Signal::derive"),
    ("computed", "Memo::new"),
    ("current", "Signal::derive"),
    ("follow", "Effect::new"),
    ("whether", "Signal::derive"),
];

/// Parts of addresses and settings that are gone.
const TEXTS: [Retired; 5] = [
    ("/api/expected", "/api/resolution-times"),
    ("/api/pulse", "/api/spikes"),
    ("/api/classify", "/api/classifications"),
    ("/presence", "/typing"),
    ("LODGE_PULSE", "LODGE_SPIKES"),
];

/// Where a retired word means something else: the beginning of a path, the word, and the reason.
const EXCEPTIONS: [(&str, &str, &str); 8] = [
    ("shared/tests/conventions/", "*", "the lists themselves"),
    ("demo/src/texts", "*", "what people write"),
    ("charts/src/axis.rs", "hint", "`KeyPointHint` of plotters"),
    ("classifier/benches/", "hint", "`std::hint`"),
    ("backend/tests/backend/api/", "given", "`Mock::given` of wiremock"),
    ("backend/tests/backend/tools/serve.rs", "given", "`Mock::given` of wiremock"),
    ("services/analysis_runtime/tests/", "given", "`Mock::given` of wiremock"),
    ("services/spikes/tests/", "given", "`Mock::given` of wiremock"),
];

#[test]
fn no_retired_name_is_in_use() {
    let mut found = Vec::new();
    let extensions = ["rs", "sql", "js", "css", "html", "ftl", "md", "toml"];
    for file in sources::below("", &extensions) {
        for (line, word, replacement) in findings(&file) {
            let is_exception = EXCEPTIONS
                .iter()
                .any(|(path, it, _)| file.path.starts_with(path) && (*it == "*" || *it == word));
            if !is_exception {
                found.push(format!("{}:{line}: `{word}`; write {replacement}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "{} retired names:\n{}", found.len(), found.join("\n"));
}

/// Lines, retired words and their replacements; line 0 is the name of the file.
fn findings(file: &Source) -> BTreeSet<(usize, &'static str, &'static str)> {
    let extension = file.path.rsplit('.').next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for (line, text) in (1..).zip(file.text.lines()) {
        let words = words_of(text);
        let everywhere = EVERYWHERE.iter().filter(|(it, _)| contains(&words, it)).copied();
        let texts = TEXTS.iter().filter(|(it, _)| text.contains(it)).copied();
        let names = names_in(text, extension);
        let in_names = names.iter().flat_map(|name| retired_in(name, extension));
        let mut all: Vec<Retired> = everywhere.chain(texts).chain(in_names).collect();
        if file.path.starts_with("frontend/") {
            let is_defined = |name: &str| {
                text.contains(&format!("fn {name}(")) || text.contains(&format!("fn {name}<"))
            };
            all.extend(LEPTOS.iter().filter(|(it, _)| is_defined(it)));
        }
        found.extend(all.into_iter().map(|(word, replacement)| (line, word, replacement)));
    }
    let words = words_of(&file.path);
    let of_path = EVERYWHERE.iter().chain(&IN_NAMES).filter(|(it, _)| contains(&words, it));
    found.extend(of_path.map(|(word, replacement)| (0, *word, *replacement)));
    found
}

fn retired_in(name: &str, extension: &str) -> Vec<Retired> {
    let words = words_of(name);
    let mut found: Vec<_> =
        IN_NAMES.iter().filter(|(it, _)| contains(&words, it)).copied().collect();
    if extension == "rs" {
        found.extend(WHOLE_NAMES.iter().filter(|(it, _)| words == [*it]));
        let constants = CONSTANTS.iter().filter(|it| **it == name);
        found.extend(constants.map(|it| (*it, "what it limits")));
    }
    found
}

/// The names of items, fields, variables, columns and classes in a line; none in a document.
fn names_in<'a>(line: &'a str, extension: &str) -> Vec<&'a str> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    let code = match extension {
        "rs" | "js" => without_strings(line.split("//").next().unwrap_or_default()),
        "sql" => without_strings(line.split("--").next().unwrap_or_default()),
        "css" => vec![line],
        _ => Vec::new(),
    };
    let names = code.into_iter().flat_map(|part| part.split(move |it| !is_name(it)));
    let classes = line.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    names.chain(classes).filter(|name| !name.is_empty()).collect()
}

/// The parts of a line outside of quotation marks. A string of several lines counts as code.
fn without_strings(line: &str) -> Vec<&str> {
    line.split('"').step_by(2).collect()
}

/// The words of names and sentences in lower case: `LogHub::new` is `log`, `hub`, `new`.
fn words_of(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in text.chars() {
        let is_new = !letter.is_alphanumeric() || letter.is_uppercase() && was_lower;
        was_lower = letter.is_lowercase();
        if is_new {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().unwrap().extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the words of `retired` follow each other in `words`.
fn contains(words: &[String], retired: &str) -> bool {
    let retired: Vec<&str> = retired.split('_').collect();
    words.windows(retired.len()).any(|window| window == retired)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<&'static str> {
        let file = Source { path: path.to_owned(), text: text.to_owned() };
        findings(&file).into_iter().map(|(_, word, _)| word).collect()
    }

    #[test]
    fn a_word_is_found_in_every_spelling_of_a_name() {
        for text in ["struct LogHub;", "fn log_hub() {}", "/// The log hub.", "\"log-hub\""] {
            assert_eq!(found("a.rs", text), ["hub"], "{text}");
        }
        assert_eq!(found("src/house.rs", ""), ["house"]);
        assert_eq!(found("a.css", ".surge-banner {}"), ["surge"]);
        assert_eq!(found("a.rs", "view! { <p class=\"hint\"></p> }"), ["hint"]);
    }

    #[test]
    fn an_ordinary_word_is_free_in_sentences_and_longer_names() {
        assert!(
            found("a.rs", "let current_dir = keyboard; // The house is known by a hint.")
                .is_empty()
        );
        assert!(found("a.md", "Nobody has the patience.").is_empty());
        assert_eq!(found("a.rs", "let known = 1;"), ["known"]);
        assert_eq!(found("a.rs", "const FAR: u8 = 1;"), ["FAR"]);
        assert_eq!(found("frontend/src/a.rs", "pub fn whether() {}"), ["whether"]);
    }
}
