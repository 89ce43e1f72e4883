//! Which surge is which.

/// Whether two lists of tickets have one in common: then it is the same surge, also when it has
/// grown since.
pub fn is_same(tickets: &str, others: &str) -> bool {
    tickets.split(' ').any(|it| others.split(' ').any(|other| it == other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surge_stays_the_same_while_it_grows() {
        assert!(is_same("43 44 45", "41 42 43"));
        assert!(!is_same("4 44 45", "41 42 43"));
        assert!(!is_same("4", ""));
    }
}
