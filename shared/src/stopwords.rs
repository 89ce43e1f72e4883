//! Words that say nothing of what a report is about, in the five languages of the campus.

use std::collections::HashSet;
use std::sync::LazyLock;

static STOPWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lists = [
        include_str!("stopwords/en.txt"),
        include_str!("stopwords/de.txt"),
        include_str!("stopwords/fr.txt"),
        include_str!("stopwords/es.txt"),
        include_str!("stopwords/it.txt"),
    ];
    lists.into_iter().flat_map(str::split_whitespace).collect()
});

/// Whether a word says nothing. It is in lower case, without accents.
pub fn is_stopword(folded: &str) -> bool {
    STOPWORDS.contains(folded)
}
