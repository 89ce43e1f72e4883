//! The line that a text is listed by.

/// How people begin before they come to the point, in small letters.
const GREETINGS: &str = include_str!("first_line/greetings.txt");
/// What stands above an answered or forwarded mail, in small letters.
const MAIL_HEADERS: &str = include_str!("first_line/mail_headers.txt");
const MAIL_SUBJECTS: &str = include_str!("first_line/mail_subjects.txt");
/// The longest greeting, in words.
const MAX_GREETING_WORDS: usize = 6;

/// The first line of a text that says something: no greeting, no quotation, no header of a mail but its subject. The
/// first line that is not blank where there is no other.
pub fn first_line(text: &str) -> &str {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().next().unwrap_or_default();
    let mut is_in_header = false;
    while let Some(line) = lines.next() {
        let next = lines.clone().next().unwrap_or_default();
        if let Some((name, value)) = mail_header(line)
            && (is_in_header || mail_header(next).is_some())
        {
            is_in_header = true;
            if holds(MAIL_SUBJECTS, &name) && !value.is_empty() {
                return value;
            }
        } else if !line.starts_with('>') && !is_rule(line) && !is_greeting(line) {
            return line;
        }
    }
    first
}

fn holds(list: &str, phrase: &str) -> bool {
    list.lines().any(|it| it == phrase)
}

fn mail_header(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end().to_lowercase();
    let is_header = holds(MAIL_HEADERS, &name) || holds(MAIL_SUBJECTS, &name);
    is_header.then(|| (name, value.trim()))
}

/// A line such as `----- Forwarded message -----`.
fn is_rule(line: &str) -> bool {
    line.starts_with("----")
}

/// A short line that begins as a greeting, and ends as one or goes on with at most one word.
fn is_greeting(line: &str) -> bool {
    let bare = line.trim_end_matches([',', ':', '!', '.']);
    let words: Vec<String> = bare.split_whitespace().map(str::to_lowercase).collect();
    let begins = |length: &usize| {
        words.get(..*length).is_some_and(|words| holds(GREETINGS, &words.join(" ")))
    };
    let Some(length) = (1..=2).find(begins) else { return false };
    let is_ended = line.ends_with([',', ':', '!']) && words.len() <= MAX_GREETING_WORDS;
    is_ended || words.len() <= length + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_no_first_line() {
        assert_eq!(first_line("\n  \n Lift stuck \nsince noon"), "Lift stuck");
    }

    #[test]
    fn the_first_line_is_the_one_that_says_something() {
        for (text, right) in [
            ("Hello,\n\nthe sink in D4 is blocked.\n\nThanks", "the sink in D4 is blocked."),
            (
                "Sehr geehrtes Team,\n\nin Raum 12 fehlt ein Stuhl.\n\nMit Gruß",
                "in Raum 12 fehlt ein Stuhl.",
            ),
            ("Bonjour,\n\nla lampe du couloir clignote.", "la lampe du couloir clignote."),
            ("Buenos días:\n\nNo hay agua.", "No hay agua."),
            ("Gentile helpdesk,\nla porta non si chiude", "la porta non si chiude"),
            ("Hi all\nRain comes in", "Rain comes in"),
            (
                "From: a reader\nSent: Tuesday\nTo: desk\nSubject: Lamp dead\n\nThe lamp is dead.",
                "Lamp dead",
            ),
            ("Von: Leser\nBetreff:\n\nDie Lampe ist aus.", "Die Lampe ist aus."),
            ("> old words\n> more\n\nThe barrier does not lift.", "The barrier does not lift."),
            ("FYI\n\nRain comes in at the back door.", "Rain comes in at the back door."),
            ("---------- Forwarded message ---------\n\nPaper is out.", "Paper is out."),
            // Where nothing else is said, this is.
            ("Hi", "Hi"),
            ("> old words", "> old words"),
            ("Hello,\n\n> old words", "Hello,"),
            // What only looks like it.
            (
                "Dear sirs at the desk the lift is stuck.\nIn B",
                "Dear sirs at the desk the lift is stuck.",
            ),
            ("Hello Kitty poster fell\nin B", "Hello Kitty poster fell"),
            ("To: whom it may concern\nThe lift is stuck", "To: whom it may concern"),
            ("Good lamp\nbad lamp", "Good lamp"),
            ("Hi, the sink is blocked\nin D4", "Hi, the sink is blocked"),
        ] {
            assert_eq!(first_line(text), right);
        }
    }
}
