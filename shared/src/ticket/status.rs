//! The life cycle of a ticket.

text_enum! {
    /// Where a ticket stands. It moves one way, one step at a time.
    pub enum Status {
        /// Reported; nobody works on it yet.
        Open,
        /// Being worked on.
        Active,
        /// Done, for good.
        Closed,
    }
}

impl Status {
    /// The only status a ticket may move to from here, and so the only button to show.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Open => Some(Self::Active),
            Self::Active => Some(Self::Closed),
            Self::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_but_closed_has_one_successor_and_none_returns() {
        let path: Vec<Status> = std::iter::successors(Some(Status::Open), |it| it.next()).collect();
        assert_eq!(path, Status::ALL);
    }
}
