//! The two roles of the first screen.
//!
//! A role is what a request declares, not who sends it: it separates views and duties.

text_enum! {
    /// Who is asking, or who did it.
    pub enum Role {
        /// Anybody on campus.
        User,
        /// Whoever works on the tickets.
        Helpdesk,
    }
}

impl Role {
    /// The request header that declares a role.
    pub const HEADER: &str = "X-Role";
}
