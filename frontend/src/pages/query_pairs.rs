//! The query of the address as names and values, which hold what a screen is set to.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::routes;

/// The names and values of a query, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryPairs(Vec<(String, String)>);

/// The query of the present address.
pub fn use_query_pairs() -> Memo<QueryPairs> {
    let map = use_query_map();
    Memo::new(move |_| {
        let pairs = map.get().into_iter();
        QueryPairs(pairs.map(|(name, value)| (name.to_string(), value)).collect())
    })
}

impl QueryPairs {
    /// The value of a name; empty where it is missing.
    pub fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// The query with some values set, with its `?`; an empty value leaves its name out.
    pub fn changed(&self, changes: &[(&str, &str)]) -> String {
        let pairs = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let unchanged =
            pairs.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        routes::query(unchanged.chain(changes.iter().copied()))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for QueryPairs {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_keeps_what_is_not_changed() {
        let pairs = QueryPairs::from([("q", "lift"), ("sort", "oldest")]);
        assert_eq!(pairs.changed(&[("sort", "newest")]), "?q=lift&sort=newest");
        assert_eq!(pairs.changed(&[("q", "")]), "?sort=oldest");
        assert_eq!(pairs.changed(&[("q", ""), ("sort", "")]), "");
        assert_eq!((pairs.value("q"), pairs.value("status")), ("lift", ""));
    }
}
