use super::*;

fn words(text: &str) -> Vec<String> {
    let conditions = Query::parse(text).conditions;
    let spelling = |condition: &Condition| condition.spellings.first().map(|it| it.text.clone());
    conditions.iter().filter_map(spelling).collect()
}

#[test]
fn words_are_separated_like_those_of_texts() {
    assert_eq!(words("Wi-Fi\u{A0}DOWN , printer;scanner"), ["wifi", "down", "printer", "scanner"]);
    assert_eq!(words("l'ascenseur"), ["ascenseur"]);
    assert!(words("- & ?").is_empty() && words("").is_empty());
}

#[test]
fn more_than_eight_words_are_too_many() {
    assert_eq!(Query::parse("a b c d e f g h i j").conditions.len(), 8);
}

#[test]
fn a_number_is_also_that_of_a_ticket() {
    let number = |text: &str| Query::parse(text).conditions[0].number;
    assert_eq!(number("#1906"), Some(TicketId(1906)));
    assert_eq!(number("1906"), Some(TicketId(1906)));
    assert_eq!(number("19-06"), None);
    assert_eq!(number("99999999999999999999"), None);
}

#[test]
fn what_is_in_quotation_marks_of_any_kind_is_a_phrase() {
    for text in ["\"main hall\" 9", "„main hall“ 9", "«main hall» 9"] {
        let query = Query::parse(text);
        assert_eq!(query.conditions.len(), 2, "{text}");
        assert_eq!(query.conditions[0].phrases[0].places.len(), 2, "{text}");
    }
}

#[test]
fn a_phrase_has_its_joined_words_in_both_forms() {
    let query = Query::parse("\"wi-fi works\"");
    for text in ["the Wi-Fi works", "the wifi works", "the wi fi works"] {
        assert!(!query.matching(&words::words(text)).is_empty(), "{text}");
    }
    assert!(query.matching(&words::words("works wi-fi")).is_empty());
}
