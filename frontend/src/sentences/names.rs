//! The names of things on the screen.

use shared::role::Role;
use shared::ticket::{Category, Sort, Status};
use shared::typing::TypingActivity;

pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Active => "Active",
        Status::Closed => "Closed",
    }
}

pub const fn category(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "Facility management",
        Category::TechnicalIt => "Technical IT",
        Category::ServicesComplaints => "Services complaints",
    }
}

pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Newest",
        Sort::Oldest => "Oldest",
        Sort::Activity => "Latest activity",
        Sort::Waiting => "Longest waiting",
    }
}

pub const fn role(role: Role) -> &'static str {
    match role {
        Role::User => "User",
        Role::Helpdesk => "Helpdesk",
    }
}

/// Who wrote or did something.
pub const fn author(role: Role) -> &'static str {
    match role {
        Role::User => "Reporter",
        Role::Helpdesk => "Helpdesk",
    }
}

/// What somebody else is typing, as `reader` would say it.
pub const fn typing(author: Role, activity: TypingActivity, reader: Role) -> &'static str {
    match (author, reader, activity) {
        (Role::User, _, TypingActivity::Writing) => "Someone is writing…",
        (Role::User, _, TypingActivity::Editing) => "Someone is editing this…",
        (Role::Helpdesk, Role::User, TypingActivity::Writing) => "The helpdesk is writing…",
        (Role::Helpdesk, Role::User, TypingActivity::Editing) => "The helpdesk is editing this…",
        (Role::Helpdesk, Role::Helpdesk, TypingActivity::Writing) => "A colleague is writing…",
        (Role::Helpdesk, Role::Helpdesk, TypingActivity::Editing) => "A colleague is editing this…",
    }
}

/// A name for programs as people read it, for names of which no words are known.
pub fn humanised(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect::<String>().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_for_programs_can_be_read() {
        let names = ["mean_seconds", "served", "", "ölstand"].map(humanised);
        assert_eq!(names, ["Mean seconds", "Served", "", "Ölstand"]);
    }

    #[test]
    fn a_colleague_is_not_called_the_helpdesk() {
        let reader = |reader| typing(Role::Helpdesk, TypingActivity::Writing, reader);
        assert_eq!(reader(Role::User), "The helpdesk is writing…");
        assert_eq!(reader(Role::Helpdesk), "A colleague is writing…");
    }
}
