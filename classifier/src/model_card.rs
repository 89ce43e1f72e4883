//! What is known of the committed model: written by the trainer, read by whoever asks.

use shared::classification::TestResult;

const CARD: &str = include_str!("../model-card.tsv");

/// The model's name, what it was trained from, and how it did on texts it had not seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelCard {
    /// Made from the model itself: another model has another version.
    pub version: String,
    /// How many labelled texts it was trained from.
    pub corpus: u32,
    /// One for each language of the test part.
    pub test: Vec<TestResult>,
}

/// The card of the committed model.
pub fn model_card() -> ModelCard {
    ModelCard::parse(CARD)
}

impl ModelCard {
    /// The share of right answers in the whole test part, 0 to 1; 0 without a test.
    pub fn accuracy(&self) -> f64 {
        let texts: u32 = self.test.iter().map(|it| it.texts).sum();
        let right: u32 = self.test.iter().map(|it| it.right).sum();
        f64::from(right) / f64::from(texts.max(1))
    }

    /// Reads what [`ModelCard::to_text`] writes. What is not there stays empty.
    fn parse(text: &str) -> Self {
        let mut card = Self::default();
        for line in text.lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["version", version] => version.clone_into(&mut card.version),
                ["corpus", texts] => card.corpus = texts.parse().unwrap_or_default(),
                ["test", language, texts, right] => card.test.push(TestResult {
                    language: language.to_owned(),
                    texts: texts.parse().unwrap_or_default(),
                    right: right.parse().unwrap_or_default(),
                }),
                _ => (),
            }
        }
        card
    }

    /// The file beside the model: `version`, `corpus` and `test` lines, fields separated by tabs.
    pub fn to_text(&self) -> String {
        let mut text = format!("version\t{}\ncorpus\t{}\n", self.version, self.corpus);
        for TestResult { language, texts, right } in &self.test {
            text += &format!("test\t{language}\t{texts}\t{right}\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let test = TestResult { language: "fr".to_owned(), texts: 200, right: 190 };
        let card = ModelCard { version: "0f3a".to_owned(), corpus: 12_000, test: vec![test] };
        assert_eq!(ModelCard::parse(&card.to_text()), card);
        assert!((card.accuracy() - 0.95).abs() < 1e-9);
    }

    #[test]
    fn the_committed_model_has_a_card() {
        let card = model_card();
        assert_eq!(card.to_text(), CARD);
        assert!(card.corpus > 0 && !card.version.is_empty() && card.accuracy() > 0.0, "{card:?}");
    }
}
