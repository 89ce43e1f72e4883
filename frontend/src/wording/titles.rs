//! The names of things on the screen.

use shared::presence::Doing;
use shared::role::Role;
use shared::ticket::Status;

/// The name of a status.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Active => "Active",
        Status::Closed => "Closed",
    }
}

/// The name of a role.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::User => "User",
        Role::Helpdesk => "Helpdesk",
    }
}

/// Who wrote, from the reader's side of the desk.
pub const fn writer(role: Role) -> &'static str {
    match role {
        Role::User => "Reporter",
        Role::Helpdesk => "Helpdesk",
    }
}

/// What somebody else is doing just now.
pub const fn presence(role: Role, doing: Doing) -> &'static str {
    match (role, doing) {
        (Role::User, Doing::Writing) => "Someone is writing…",
        (Role::User, Doing::Editing) => "Someone is editing this…",
        (Role::Helpdesk, Doing::Writing) => "The helpdesk is writing…",
        (Role::Helpdesk, Doing::Editing) => "The helpdesk is editing this…",
    }
}

/// The first line of a text: what a row has room for.
pub fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|it| !it.is_empty()).unwrap_or_default()
}

/// At most `most` characters of the first line, cut with an ellipsis: for the title of a window.
pub fn short(text: &str, most: usize) -> String {
    let line = first_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_first_that_says_something() {
        assert_eq!(first_line("\n  \n Lift stuck \nsince noon"), "Lift stuck");
    }

    #[test]
    fn a_short_title_is_cut_between_characters() {
        assert_eq!(short("Tür klemmt", 3), "Tür…");
        assert_eq!(short("Tür", 3), "Tür");
    }
}
