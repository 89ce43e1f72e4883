//! What happens to the tickets of the demo.

use chrono::{DateTime, Utc};
use shared::classification::Classification;
use shared::role::Role;
use shared::ticket::{Category, Status};

/// Something that happens to a ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: DateTime<Utc>,
    /// From 0, in the order of opening.
    pub ticket: usize,
    pub action: Action,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Open { text: String, classified: Classification },
    Edit { role: Role, text: String, classified: Classification },
    Correct(Category),
    Move(Status),
    Post { role: Role, body: String },
}

impl Action {
    /// Who does it.
    pub const fn role(&self) -> Role {
        match self {
            Self::Open { .. } => Role::User,
            Self::Edit { role, .. } | Self::Post { role, .. } => *role,
            Self::Correct(_) | Self::Move(_) => Role::Helpdesk,
        }
    }
}
