//! Finds web addresses in what people wrote.

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// An `http` or `https` address, safe to put into a link.
    Link(String),
}

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Cuts `text` into words and web addresses; joined again they are `text`.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(start) = next_address(text, at) {
        let length = address_length(&text[start..]);
        at = start + length;
        if length == 0 {
            at = start + "http".len();
            continue;
        }
        if plain_from < start {
            parts.push(Part::Text(text[plain_from..start].to_owned()));
        }
        parts.push(Part::Link(text[start..at].to_owned()));
        plain_from = at;
    }
    if plain_from < text.len() {
        parts.push(Part::Text(text[plain_from..].to_owned()));
    }
    parts
}

/// An address counts only where a word begins.
fn next_address(text: &str, from: usize) -> Option<usize> {
    let starts = text[from..].match_indices("http").map(|(at, _)| from + at);
    let mut starts = starts.filter(|&at| SCHEMES.iter().any(|it| text[at..].starts_with(it)));
    starts.find(|&at| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// How many bytes belong to the address; 0 when nothing follows the scheme.
fn address_length(text: &str) -> usize {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"');
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    while let Some(last) = address.chars().next_back() {
        let unbalanced = last == ')' && !address.contains('(');
        if !unbalanced && !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}') {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    if SCHEMES.iter().any(|it| address.len() > it.len() && address.starts_with(it)) {
        address.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let found = parts(text).into_iter().filter_map(|it| match it {
            Part::Link(address) => Some(address),
            Part::Text(_) => None,
        });
        found.collect()
    }

    #[test]
    fn addresses_are_found_without_the_sentence_around_them() {
        assert_eq!(
            links("See https://campus.example/map, please."),
            ["https://campus.example/map"]
        );
        assert_eq!(links("(http://a.example/x)"), ["http://a.example/x"]);
        assert_eq!(links("http://a.example/x_(y)!"), ["http://a.example/x_(y)"]);
        assert_eq!(
            links("http://a.example\nhttps://b.example"),
            ["http://a.example", "https://b.example"]
        );
    }

    #[test]
    fn nothing_but_web_addresses_becomes_a_link() {
        for text in ["javascript:alert(1)", "http://", "https://.", "xhttp://a.example", "http"] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_parts_spell_the_text() {
        for text in ["", "no link", "http://a.example", "ä https://ü.example ö. http:// end"] {
            let spelt: String = parts(text)
                .into_iter()
                .map(|it| match it {
                    Part::Text(text) | Part::Link(text) => text,
                })
                .collect();
            assert_eq!(spelt, text);
        }
    }
}
