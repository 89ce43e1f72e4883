//! `lodge-classify`: a text per line in, `category<TAB>confidence<TAB>words` per line out.

use std::io::{self, BufRead, BufWriter, Write};

use clap::Parser;

/// Sorts reports into the helpdesk's categories.
///
/// Reads one text per line from standard input and writes for each, in order, one line:
/// the category, the probability that it is right (0 to 1), and the words that explain it, separated
/// by ", ". The three are separated by tabs. A blank line is answered too.
#[derive(Parser)]
#[command(version)]
struct Options {}

fn main() -> io::Result<()> {
    Options::parse();
    match classify_lines(io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        // Whoever reads has read enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}

/// Bytes that are no UTF-8 are read as replacement characters: one line never spoils the others.
fn classify_lines(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        let found = classifier::classify(text.trim_end_matches(['\n', '\r']));
        let words: Vec<&str> = found.highlights.iter().map(|it| it.text.as_str()).collect();
        writeln!(output, "{}\t{:.3}\t{}", found.category, found.confidence, words.join(", "))?;
        line.clear();
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &[u8]) -> Vec<String> {
        let mut output = Vec::new();
        classify_lines(input, &mut output).unwrap();
        String::from_utf8(output).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_line_is_answered_in_order_blank_ones_too() {
        let answers = answers(b"the toilet is blocked\n\nvpn login fails\r\ncold soup again");
        let categories: Vec<&str> = answers.iter().filter_map(|it| it.split('\t').next()).collect();
        assert_eq!(categories.len(), 4);
        assert_eq!(categories[0], "facility_management");
        assert_eq!(categories[2..], ["technical_it", "services_complaints"]);
    }

    #[test]
    fn an_answer_has_three_fields_and_a_probability_between() {
        let [answer] = &answers(b"the toilet is blocked\n")[..] else { panic!("one line") };
        let [_, confidence, words] = answer.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{answer}")
        };
        assert!((0.0..=1.0).contains(&confidence.parse::<f64>().unwrap()));
        assert!(words.split(", ").any(|it| it == "toilet"), "{words}");
    }

    #[test]
    fn a_line_that_is_no_text_is_answered_like_any_other() {
        assert_eq!(answers(b"\xff\xfe\n\0\n\r\n").len(), 3);
    }
}
