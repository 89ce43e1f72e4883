//! Whether something is going on: far more reports about one thing than usual.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::ticket::Category;

/// The answer of `GET /api/pulse`, as far as the asking role may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pulse {
    /// The strongest surge; absent while all is as usual.
    pub surge: Option<Surge>,
    /// The database's clock when the tickets were last read. Old while they cannot be.
    pub as_of: DateTime<Utc>,
}

/// Far more reports than usual, about a pair of words or of one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Surge {
    /// The two words that the reports share, as most of them are written; none where it is the
    /// category alone that is reported more than usual.
    pub words: Vec<String>,
    /// The category of all of the reports, where they have one in common.
    pub category: Option<Category>,
    /// How many reports that are not closed.
    pub reports: u32,
    /// When the first of them was opened.
    pub since: DateTime<Utc>,
    /// The first 20 of them.
    pub tickets: Vec<TicketId>,
}

impl Surge {
    /// The same for people, in one sentence; `since` is the campus' time of day then.
    pub fn sentence(&self, since: &str) -> String {
        let about = match (self.words.as_slice(), self.category) {
            ([one, other], _) => format!("about “{one}” and “{other}”"),
            (_, Some(category)) => format!("in {}", category.title()),
            _ => String::from("of one kind"),
        };
        format!("{} reports {about} since {since}, far more than usual.", self.reports)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surge_is_told_by_its_words_or_else_by_its_category() {
        let told = |words: &[&str]| {
            let words = words.iter().map(|it| (*it).to_owned()).collect();
            let (category, since) = (Some(Category::TechnicalIt), DateTime::UNIX_EPOCH);
            Surge { words, category, reports: 9, since, tickets: Vec::new() }.sentence("10:00")
        };
        let expected = "9 reports about “Wi-Fi” and “library” since 10:00, far more than usual.";
        assert_eq!(told(&["Wi-Fi", "library"]), expected);
        assert_eq!(told(&[]), "9 reports in Technical IT since 10:00, far more than usual.");
    }
}
