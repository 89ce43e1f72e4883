//! The committed model on the test part of the corpus, which the training never sees.

use classifier::classify;

const ENGLISH: &str = include_str!("../corpus/test-en.tsv");
const GERMAN: &str = include_str!("../corpus/test-de.tsv");

/// The label and the text of each line.
fn lines(file: &str) -> Vec<(&str, &str)> {
    let lines = file.lines().filter(|it| !it.starts_with("# "));
    lines
        .map(|it| {
            let mut fields = it.splitn(3, '\t');
            let mut next = || fields.next().expect("every line of the corpus has three fields");
            let (label, _language, text) = (next(), next(), next());
            (label, text)
        })
        .collect()
}

fn accuracy(lines: &[(&str, &str)]) -> f64 {
    let right = lines.iter().filter(|(label, text)| classify(text).category.as_ref() == *label);
    right.count() as f64 / lines.len() as f64
}

#[test]
fn the_english_test_part_is_answered_as_well_as_measured() {
    // Measured 0.952.
    let accuracy = accuracy(&lines(ENGLISH));
    assert!(accuracy >= 0.93, "{accuracy}");
}

#[test]
fn the_german_test_part_is_answered_as_well_as_measured() {
    // Measured 0.881 on 42 lines.
    let accuracy = accuracy(&lines(GERMAN));
    assert!(accuracy >= 0.83, "{accuracy}");
}

#[test]
fn no_category_is_sacrificed_for_another() {
    for label in ["facility_management", "technical_it", "services_complaints"] {
        let lines: Vec<_> = lines(ENGLISH).into_iter().filter(|it| it.0 == label).collect();
        let accuracy = accuracy(&lines);
        assert!(accuracy >= 0.90, "{label}: {accuracy}");
    }
}

#[test]
fn confidence_is_what_comes_true() {
    let lines: Vec<_> = [lines(ENGLISH), lines(GERMAN)].concat();
    let mut off = [0.0; 10];
    for (label, text) in &lines {
        let found = classify(text);
        let range = (1..10).filter(|it| found.confidence * 10.0 >= f64::from(*it)).count();
        off[range] += found.confidence - f64::from(u8::from(found.category.as_ref() == *label));
    }
    let error = off.iter().map(|it| it.abs()).sum::<f64>() / lines.len() as f64;
    // Measured 0.037.
    assert!(error <= 0.06, "expected calibration error {error}");
}

#[test]
fn no_line_of_the_test_part_is_in_the_training_part() {
    let training = [include_str!("../corpus/en.tsv"), include_str!("../corpus/de.tsv")];
    let trained: Vec<String> =
        training.iter().flat_map(|it| lines(it)).map(|it| it.1.to_lowercase()).collect();
    for (_, text) in [lines(ENGLISH), lines(GERMAN)].concat() {
        assert!(!trained.contains(&text.to_lowercase()), "{text}");
    }
}
