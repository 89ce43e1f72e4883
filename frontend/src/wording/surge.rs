//! What is going on, in a sentence.

use shared::pulse::Surge;

/// What is reported more than usual; `since` is the time of day of the first report.
pub fn sentence(surge: &Surge, since: &str) -> String {
    let about = match (surge.words.as_slice(), surge.category) {
        ([one, other], _) => format!("about “{one}” and “{other}”"),
        (_, Some(category)) => format!("in {}", category.title()),
        _ => String::from("of one kind"),
    };
    format!("{} reports {about} since {since}, far more than usual.", surge.reports)
}

/// The tickets of a surge, to remember that it was dismissed.
pub fn remembered(surge: &Surge) -> String {
    let ids: Vec<String> = surge.tickets.iter().map(ToString::to_string).collect();
    ids.join(" ")
}

/// Whether a surge is the one that was dismissed, also when it has grown since.
pub fn is_remembered(surge: &Surge, dismissed: &str) -> bool {
    dismissed.split(' ').any(|it| surge.tickets.iter().any(|id| id.to_string() == it))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::ids::TicketId;
    use shared::ticket::Category;

    use super::*;

    fn surge(words: &[&str], tickets: &[i64]) -> Surge {
        Surge {
            words: words.iter().map(|it| (*it).to_owned()).collect(),
            category: Some(Category::TechnicalIt),
            reports: 9,
            since: DateTime::UNIX_EPOCH,
            tickets: tickets.iter().copied().map(TicketId).collect(),
        }
    }

    #[test]
    fn a_surge_is_told_by_its_words_or_else_by_its_category() {
        let told = sentence(&surge(&["Wi-Fi", "library"], &[1]), "10:00");
        assert_eq!(told, "9 reports about “Wi-Fi” and “library” since 10:00, far more than usual.");
        assert!(sentence(&surge(&[], &[1]), "10:00").starts_with("9 reports in Technical IT"));
    }

    #[test]
    fn a_dismissed_surge_stays_dismissed_while_it_grows_and_another_one_is_shown() {
        let dismissed = remembered(&surge(&[], &[41, 42, 43]));
        assert!(is_remembered(&surge(&[], &[43, 44, 45]), &dismissed));
        assert!(!is_remembered(&surge(&[], &[4, 44, 45]), &dismissed));
        assert!(!is_remembered(&surge(&[], &[4]), ""));
    }
}
