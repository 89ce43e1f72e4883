//! What a failed query says about the database, whatever language it speaks.
//!
//! PostgreSQL words its messages in the language of the server (`lc_messages`), and only a superuser may
//! change that. The SQLSTATE is the same everywhere, but Diesel passes on only that of a few kinds of
//! errors; all others are [`DatabaseErrorKind::Unknown`].

use diesel::result::{DatabaseErrorKind, Error};

/// Why a query failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The database is away, overloaded or stopping, or it ended the statement: the same query may succeed
    /// later.
    Outage,
    /// The query is wrong, or it violates a constraint: it fails every time.
    Defect,
}

impl Failure {
    pub fn of(error: &Error) -> Self {
        let Error::DatabaseError(kind, information) = error else {
            return match error {
                Error::BrokenTransactionManager => Self::Outage,
                _ => Self::Defect,
            };
        };
        match kind {
            // No SQLSTATE at all, classes 08 (connection) and 40 (rollback), and 25006.
            DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::SerializationFailure
            | DatabaseErrorKind::ReadOnlyTransaction => Self::Outage,
            // Classes 53 (resources), 54 (limits), 55 (locks), 57 (cancelled, stopping) and 58 (system) and
            // deadlocks are among the unknown ones, and so is class 42 (a wrong statement): that has a
            // position. What is left over, such as a missing privilege, is taken for an outage.
            DatabaseErrorKind::Unknown if information.statement_position().is_none() => {
                Self::Outage
            }
            _ => Self::Defect,
        }
    }
}
