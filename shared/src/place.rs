//! Where a problem is: a short line of free text, such as `Library, level 2`, often taken from the report itself.

use crate::text::{TextError, normalised};

/// The longest place that somebody writes, in characters; what is stored may have as many spaces again.
pub const MAX_PLACE_CHARS: usize = 80;

/// How many parts of a text make a place, such as a room and a building.
const MAX_PARTS: usize = 2;

/// Words that a number, a letter or a code follows: in English, German, French, Spanish and Italian.
const NUMBERED: &[&str] = &[
    "room",
    "office",
    "lab",
    "laboratory",
    "kitchen",
    "hall",
    "pool",
    "dormitory",
    "residence",
    "building",
    "block",
    "house",
    "wing",
    "floor",
    "level",
    "stairwell",
    "raum",
    "zimmer",
    "büro",
    "labor",
    "küche",
    "hörsaal",
    "seminarraum",
    "wohnheim",
    "gebäude",
    "haus",
    "etage",
    "treppenhaus",
    "bau",
    "salle",
    "chambre",
    "bureau",
    "laboratoire",
    "cuisine",
    "amphi",
    "amphithéâtre",
    "résidence",
    "bâtiment",
    "étage",
    "aula",
    "sala",
    "habitación",
    "oficina",
    "laboratorio",
    "cocina",
    "residencia",
    "edificio",
    "bloque",
    "planta",
    "stanza",
    "ufficio",
    "cucina",
    "residenza",
    "piano",
    "scala",
];

/// Words that belong to the one behind them.
const BEFORE: &[&str] = &["lecture", "seminar", "computer", "meeting", "pc"];

/// Places of which a campus has few, so that their name is enough.
const NAMED: &[&str] = &[
    "library",
    "canteen",
    "cafeteria",
    "gym",
    "bibliothek",
    "mensa",
    "sporthalle",
    "tiefgarage",
    "audimax",
    "bibliothèque",
    "cantine",
    "gymnase",
    "biblioteca",
    "comedor",
    "cafetería",
    "gimnasio",
    "palestra",
];

/// A place as it is stored: one line, with a space after each comma. None if there is nothing to see.
///
/// # Errors
/// When somebody wrote more than [`MAX_PLACE_CHARS`] characters.
pub fn cleaned(place: &str) -> Result<Option<String>, TextError> {
    let place = normalised(place).split_whitespace().collect::<Vec<_>>().join(" ");
    if crate::text::cleaned(&place) == Err(TextError::Blank) {
        return Ok(None);
    }
    match place.chars().count() {
        0..=MAX_PLACE_CHARS => {
            let parts = place.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(Some(parts.collect::<Vec<_>>().join(", ")).filter(|place| !place.is_empty()))
        }
        chars => Err(TextError::TooLong { chars, most: MAX_PLACE_CHARS }),
    }
}

/// The places of a comma list: a comma with a space behind it belongs to a place.
pub fn list(places: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for part in places.split(',') {
        match list.last_mut() {
            Some(place) if part.starts_with(' ') => {
                place.push(',');
                place.push_str(part);
            }
            _ => list.push(part.to_owned()),
        }
    }
    list.retain(|place| !place.trim().is_empty());
    list
}

/// The place that a report names, such as `Room 204, building B`; none if it names none that is clear.
pub fn find(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut parts: Vec<String> = Vec::new();
    let mut index = 0;
    while index < words.len() && parts.len() < MAX_PARTS {
        let length = part_length(&words[index..]);
        if length > 0 {
            let part = bare(&words[index..index + length].join(" "));
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        index += length.max(1);
    }
    if parts.is_empty() {
        let named = words.iter().map(|word| bare(word));
        parts.extend(named.into_iter().find(|word| NAMED.contains(&&*word.to_lowercase())));
    }
    let place = cleaned(&parts.join(", ")).ok().flatten()?;
    let mut letters = place.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// How many of the words, from the first one on, name a place; 0 if they do not.
fn part_length(words: &[&str]) -> usize {
    let lower =
        |index: usize| words.get(index).map(|word| bare(word).to_lowercase()).unwrap_or_default();
    let second = words.get(1).map(|word| bare(word)).unwrap_or_default();
    let Some(first) = words.first() else { return 0 };
    if BEFORE.contains(&&*lower(0)) {
        // Only one of them, so that a text of nothing else is not read again and again.
        return match words.get(1..) {
            Some(rest) if !BEFORE.contains(&&*lower(1)) => match part_length(rest) {
                0 => 0,
                length => length + 1,
            },
            _ => 0,
        };
    }
    // The code may be two words, such as `A 4.14`.
    if NUMBERED.contains(&&*lower(0)) && !ends_sentence(first) {
        return match words.get(2).map(|word| bare(word)) {
            Some(third) if is_letter(&second) && is_grouped(&third) => 3,
            _ if is_letter(&second) || is_number(&second) || is_code(&second) => 2,
            _ => 0,
        };
    }
    let first = bare(first);
    // Rooms have two digits or more: "A 3.5 mm jack" is none.
    let is_room = |number: &str| {
        let last = number.rsplit(['.', '-']).next().unwrap_or_default();
        is_grouped(number) && last.len() >= 2
    };
    if (is_letter(&first) || is_code(&first)) && is_room(&second) {
        return 2;
    }
    usize::from(is_code(&first) && has_group(&first))
}

/// A word without the punctuation around it.
fn bare(word: &str) -> String {
    word.trim_matches(|it: char| !it.is_alphanumeric()).to_owned()
}

fn ends_sentence(word: &str) -> bool {
    word.ends_with(['.', '!', '?', ':', ';'])
}

/// A building: one capital letter.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|it: char| it.is_ascii_uppercase())
}

/// Digits, perhaps with a letter behind them: `204b`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|it: char| it.is_ascii_lowercase());
    !digits.is_empty()
        && word.len() - digits.len() <= 1
        && digits.len() <= 5
        && digits.chars().all(|it| it.is_ascii_digit())
        || is_grouped(word)
}

/// Numbers with dots or hyphens between them: `4.14`.
fn is_grouped(word: &str) -> bool {
    has_group(word)
        && word.len() <= 10
        && word
            .split(['.', '-'])
            .all(|group| !group.is_empty() && group.chars().all(|it| it.is_ascii_digit()))
}

/// Capital letters and numbers: `H3`, `B2-114`.
fn is_code(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = &word[letters..];
    (1..=3).contains(&letters)
        && rest.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '.' | '-'))
        && rest.len() <= 8
        && rest.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | '-'))
        && rest.chars().any(|it| it.is_ascii_digit())
}

fn has_group(word: &str) -> bool {
    word.contains(['.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_line_with_a_space_after_each_comma() {
        assert_eq!(cleaned(" B,kitchen \n 1.02 ").unwrap().as_deref(), Some("B, kitchen 1.02"));
        assert_eq!(cleaned("Library , level 2").unwrap().as_deref(), Some("Library, level 2"));
        assert_eq!(cleaned("B,, kitchen,").unwrap().as_deref(), Some("B, kitchen"));
        for nothing in ["", " \n", "\u{200B}", " , ,"] {
            assert_eq!(cleaned(nothing), Ok(None));
        }
        assert!(cleaned(&"x".repeat(MAX_PLACE_CHARS)).is_ok());
        assert!(cleaned(&"x,".repeat(MAX_PLACE_CHARS / 2)).is_ok());
        let refusal = TextError::TooLong { chars: MAX_PLACE_CHARS + 1, most: MAX_PLACE_CHARS };
        assert_eq!(cleaned(&"x".repeat(MAX_PLACE_CHARS + 1)), Err(refusal));
        let chars = 10_001;
        let refusal = TextError::TooLong { chars, most: MAX_PLACE_CHARS };
        assert_eq!(cleaned(&"x".repeat(chars)), Err(refusal));
    }

    #[test]
    fn what_is_stored_is_one_place_of_a_list() {
        let (kitchen, library) = (cleaned("B,kitchen 1.02").unwrap(), cleaned("Library").unwrap());
        let places = [kitchen.unwrap(), library.unwrap()];
        assert_eq!(list(&places.join(",")), places);
        assert_eq!(list(""), [""; 0]);
    }

    #[test]
    fn the_place_that_a_report_names_is_found() {
        for (text, place) in [
            ("The projector in room 204, building B shows nothing", "Room 204, building B"),
            ("Wi-Fi in lecture hall H3 drops", "Lecture hall H3"),
            ("Der Beamer in Hörsaal 3 zeigt nur grün.", "Hörsaal 3"),
            ("no power in A 4.14 since Monday", "A 4.14"),
            ("Ants on the floor of N2 1.30, they come", "N2 1.30"),
            ("printer at B2-114 is jammed", "B2-114"),
            ("La lampe de la salle 12b clignote", "Salle 12b"),
            ("El ascensor del edificio C no funciona", "Edificio C"),
            ("Nell'aula 5 fa freddo", ""),
            ("Nella aula 5 fa freddo", "Aula 5"),
            ("Fahrstuhl im Gebäude N2 steckt", "Gebäude N2"),
            ("The food in the canteen was cold.", "Canteen"),
            ("In der Bibliothek zieht es", "Bibliothek"),
            ("room 204. Also in room 204, and room 205 and room 206", "Room 204, room 205"),
            ("There is no room. 3 people stood", ""),
            ("I 4.5 times asked, at 14:30 on 2026-03-14", ""),
            ("The room is cold and the paper A4 is out", ""),
            ("USB-C and HDMI-2 are broken, Python 3.12 too", ""),
            ("A 3.5 mm jack is missing, I 4.5 times asked", ""),
            ("pc pc pc pc room 7", "Pc room 7"),
            ("my phone is 0176-1234567", ""),
        ] {
            assert_eq!(find(text).unwrap_or_default(), place, "{text}");
        }
    }
}
