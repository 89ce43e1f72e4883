//! Finds web addresses and numbers of tickets in what people wrote.

use linkify::{LinkFinder, LinkKind};
use shared::ids::TicketId;

/// No number of a ticket has more digits.
const MAX_DIGITS: usize = 9;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// An `http` or `https` address, safe to put into a link.
    Link(String),
    /// A number such as `#1906`.
    Ticket(TicketId),
}

/// Punctuation of many scripts that ends an address, of which `linkify` knows only the ASCII part.
const ENDS: &[char] = &[
    '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '…', '。', '、', '，', '；', '：',
    '！', '？', '（', '）', '「', '」', '『', '』', '【', '】', '《', '》', '〈', '〉', '．', '｡',
    '､',
];

/// Cuts `text` into plain parts, web addresses and numbers of tickets; joined again they are `text`.
pub fn parts(text: &str) -> Vec<Part> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut parts = Vec::new();
    let mut plain_from = 0;
    for link in finder.links(text) {
        let Some(address) = web_address(link.as_str()) else { continue };
        if plain_from < link.start() {
            push_plain(&mut parts, &text[plain_from..link.start()]);
        }
        parts.push(Part::Link(address.to_owned()));
        plain_from = link.start() + address.len();
    }
    if plain_from < text.len() {
        push_plain(&mut parts, &text[plain_from..]);
    }
    parts
}

/// Adds a text without web addresses.
fn push_plain(parts: &mut Vec<Part>, text: &str) {
    let mut plain_from = 0;
    for (at, _) in text.match_indices('#') {
        let is_word =
            |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '#' || it == '&');
        let digits = text[at + 1..].chars().take_while(char::is_ascii_digit).count();
        let end = at + 1 + digits;
        let is_alone =
            !is_word(text[..at].chars().next_back()) && !is_word(text[end..].chars().next());
        let has_leading_zero = text[at + 1..].starts_with('0');
        if !(1..=MAX_DIGITS).contains(&digits) || has_leading_zero || !is_alone {
            continue;
        }
        let Ok(number) = text[at + 1..end].parse() else { continue };
        if plain_from < at {
            parts.push(Part::Text(text[plain_from..at].to_owned()));
        }
        parts.push(Part::Ticket(number));
        plain_from = end;
    }
    if plain_from < text.len() {
        parts.push(Part::Text(text[plain_from..].to_owned()));
    }
}

/// The part of a found link that is a web address.
fn web_address(link: &str) -> Option<&str> {
    let (scheme, rest) = link.split_once("://")?;
    if !["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it)) {
        return None;
    }
    let end = rest.find(ENDS).unwrap_or(rest.len());
    let rest = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
    (!rest.is_empty()).then(|| &link[..scheme.len() + "://".len() + rest.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let found = parts(text).into_iter().filter_map(|part| match part {
            Part::Link(address) => Some(address),
            Part::Text(_) | Part::Ticket(_) => None,
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
    fn brackets_quotes_and_markup_around_an_address_do_not_belong_to_it() {
        let cases = [
            ("(look at https://map.example/Ulm_(Nord)) please", "https://map.example/Ulm_(Nord)"),
            ("Siehe „https://plan.example/a“ dort", "https://plan.example/a"),
            ("请看https://map.example/x。谢谢", "https://map.example/x"),
            ("请看 https://map.example/y，再说", "https://map.example/y"),
            ("so https://map.example/z… and on", "https://map.example/z"),
            ("[plan](https://plan.example/d)", "https://plan.example/d"),
            ("**https://plan.example/e**", "https://plan.example/e"),
            ("HTTPS://Plan.example/F is written so", "HTTPS://Plan.example/F"),
            ("(https://plan.example/a_(b)_c)", "https://plan.example/a_(b)_c"),
        ];
        for (text, link) in cases {
            assert_eq!(links(text), [link], "{text}");
        }
        assert_eq!(
            links("«https://plan.example/b» ‘https://plan.example/c’"),
            ["https://plan.example/b", "https://plan.example/c"]
        );
    }

    #[test]
    fn nothing_but_web_addresses_becomes_a_link() {
        for text in ["javascript:alert(1)", "http://", "https://.", "xhttp://a.example", "http"] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
        for text in ["ftp://a.example/x", "file:///etc/passwd", "a@b.example", "www.a.example"] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_number_of_a_ticket_is_a_link_and_no_other_number_is() {
        let tickets = |text: &str| -> Vec<i64> {
            let found = parts(text).into_iter().filter_map(|part| match part {
                Part::Ticket(id) => Some(id.0),
                Part::Text(_) | Part::Link(_) => None,
            });
            found.collect()
        };
        assert_eq!(tickets("As in #1906, and (#7)."), [1906, 7]);
        for text in
            ["#", "# 7", "a#7", "##7", "#7a", "#07", "&#39;", "#1234567890", "http://a.example/#7"]
        {
            assert_eq!(tickets(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn the_parts_spell_the_text() {
        for text in [
            "",
            "see #12, #013 and #7.",
            "no link",
            "http://a.example",
            "ä https://ü.example ö. http:// end",
        ] {
            let spelt: String = parts(text)
                .into_iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Link(text) => text,
                    Part::Ticket(id) => format!("#{id}"),
                })
                .collect();
            assert_eq!(spelt, text);
        }
    }
}
