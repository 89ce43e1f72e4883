//! The labelled lines, as they stand in `corpus/*.tsv`.

use std::ops::RangeInclusive;

use shared::ticket::Category;

/// Undetermined, in the words of ISO 639.
const UNKNOWN_LANGUAGE: &str = "und";
/// How many characters a text has.
pub(super) const LENGTHS: RangeInclusive<usize> = 3..=600;
/// The first line of a file of corrections.
const COLUMNS: &str = "text\tassigned\tcorrected";
/// Under what corrections stand in the corpus.
const TOPIC: &str = "learnt: corrections";

/// All labelled texts. What is in `test` is never trained on.
#[derive(Default)]
pub struct Corpus {
    pub training: Vec<Line>,
    pub test: Vec<Line>,
}

/// A text with its category: `label<TAB>language<TAB>text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: Category,
    /// ISO 639-1, two letters; `und` of a correction.
    pub language: String,
    pub text: String,
    /// What the nearest heading above says: `# lifts`. A whole topic is held out at a time.
    pub topic: String,
}

impl Line {
    /// As it stands in a file of the corpus.
    pub fn to_text(&self) -> String {
        let Self { label, language, text, .. } = self;
        format!("{label}\t{language}\t{text}\n")
    }

    /// The heading alone; in the test part it names a kind of text, such as `misspelt`.
    pub fn kind(&self) -> &str {
        self.topic.split_once(": ").map_or(&self.topic, |it| it.1)
    }
}

/// Where a corpus is not what it should be.
#[derive(Debug, PartialEq, Eq)]
pub struct MalformedLine {
    /// From 1.
    pub number: usize,
    pub what: &'static str,
}

impl std::fmt::Display for MalformedLine {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "line {}: {}", self.number, self.what)
    }
}

impl std::error::Error for MalformedLine {}

impl Corpus {
    /// Adds the lines of a file: to the test part when its name begins with `test-`.
    ///
    /// # Errors
    /// The first line that has no known label, no language (two letters, or `und`) or no text of 3
    /// to 600 characters.
    pub fn add(&mut self, name: &str, content: &str) -> Result<(), MalformedLine> {
        let part = if name.starts_with("test-") { &mut self.test } else { &mut self.training };
        let mut topic = name.to_owned();
        for (number, line) in (1..).zip(content.lines()) {
            if let Some(heading) = line.strip_prefix("# ") {
                topic = format!("{name}: {heading}");
                continue;
            }
            let line = parse(line, &topic).map_err(|what| MalformedLine { number, what })?;
            part.push(line);
        }
        Ok(())
    }
}

/// The lines of a file that `lodge corrections` wrote: the beginning of the text, and what the
/// helpdesk says of it.
///
/// # Errors
/// The first line that is no correction, or the first of all when it does not name the columns.
pub fn corrections(content: &str) -> Result<Vec<Line>, MalformedLine> {
    let mut numbered = (1..).zip(content.lines());
    if numbered.next().is_none_or(|it| it.1 != COLUMNS) {
        return Err(MalformedLine { number: 1, what: "expected text, assigned and corrected" });
    }
    let line = |(number, line): (usize, &str)| {
        let what = "expected text, assigned and corrected category";
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, _, corrected] = fields[..] else { return Err(MalformedLine { number, what }) };
        let label = corrected.parse().map_err(|_| MalformedLine { number, what })?;
        let beginning: String = text.trim().chars().take(*LENGTHS.end()).collect();
        let (text, topic) = (beginning.trim_end().to_owned(), TOPIC.to_owned());
        Ok(Line { label, language: UNKNOWN_LANGUAGE.to_owned(), text, topic })
    };
    numbered.map(line).collect()
}

fn parse(line: &str, topic: &str) -> Result<Line, &'static str> {
    let mut fields = line.splitn(3, '\t');
    let label = fields.next().and_then(|it| it.parse().ok()).ok_or("no such label")?;
    let is_language = |it: &&str| it.len() == 2 || *it == UNKNOWN_LANGUAGE;
    let language = fields.next().filter(is_language).ok_or("no language of two letters")?;
    let text = fields.next().filter(|it| it.trim() == *it).ok_or("no text, or spaces around it")?;
    if !LENGTHS.contains(&text.chars().count()) {
        return Err("a text has 3 to 600 characters");
    }
    Ok(Line {
        label,
        language: language.to_owned(),
        text: text.to_owned(),
        topic: topic.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_carry_the_heading_above_them() {
        let mut corpus = Corpus::default();
        let file = "technical_it\ten\tno wifi\n# food\nservices_complaints\ten\tcold soup\n";
        corpus.add("en", file).unwrap();
        let topics: Vec<&str> = corpus.training.iter().map(|it| it.topic.as_str()).collect();
        assert_eq!(topics, ["en", "en: food"]);
        assert_eq!(corpus.training[1].label, Category::ServicesComplaints);
        assert!(corpus.test.is_empty());
    }

    #[test]
    fn corrections_are_lines_with_what_the_helpdesk_says() {
        let file = "text\tassigned\tcorrected\nno wifi\tfacility_management\ttechnical_it\n";
        let lines = corrections(file).unwrap();
        assert_eq!((lines[0].text.as_str(), lines[0].label), ("no wifi", Category::TechnicalIt));
        assert_eq!(corrections(&format!("{file}no wifi\n")).unwrap_err().number, 3);
        let without_columns = file.split_once('\n').unwrap().1;
        assert_eq!(corrections(without_columns).unwrap_err().number, 1);
    }

    #[test]
    fn a_correction_of_any_length_is_a_line_of_the_corpus() {
        let long = "no wifi ".repeat(200);
        let file = format!("{COLUMNS}\n{long}\tfacility_management\ttechnical_it\n");
        let lines = corrections(&file).unwrap();
        let mut corpus = Corpus::default();
        corpus.add("learnt", &format!("# corrections\n{}", lines[0].to_text())).unwrap();
        assert_eq!(corpus.training, lines);
    }

    #[test]
    fn a_broken_line_is_named_by_its_number() {
        for broken in ["IT\ten\tno wifi", "technical_it\tno wifi", "technical_it\ten\t ", ""] {
            let file = format!("technical_it\ten\tno signal\n{broken}\n");
            let error = Corpus::default().add("en", &file).unwrap_err();
            assert_eq!(error.number, 2, "{broken:?}");
        }
    }
}
