//! The names of things on the screen.

use shared::message::Message;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status};
use shared::typing::TypingActivity;

use crate::words::words;

pub fn status(status: Status) -> String {
    match status {
        Status::Open => words().status_open(),
        Status::Active => words().status_active(),
        Status::Closed => words().status_closed(),
    }
}

pub fn category(category: Category) -> String {
    match category {
        Category::FacilityManagement => words().category_facility_management(),
        Category::TechnicalIt => words().category_technical_it(),
        Category::ServicesComplaints => words().category_services_complaints(),
    }
}

pub fn sort(sort: Sort) -> String {
    match sort {
        Sort::Newest => words().sort_newest(),
        Sort::Oldest => words().sort_oldest(),
        Sort::Activity => words().sort_activity(),
        Sort::Waiting => words().sort_waiting(),
        Sort::Affected => words().sort_affected(),
    }
}

pub fn role(role: Role) -> String {
    match role {
        Role::User => words().role_user(),
        Role::Helpdesk => words().role_helpdesk(),
    }
}

/// Who changed a text, as somebody else would say it.
pub fn editor(editor: Option<Role>) -> String {
    match editor {
        Some(Role::Helpdesk) => words().role_helpdesk(),
        Some(Role::User) => words().conflict_user(),
        None => words().history_somebody(),
    }
}

/// Who wrote a message.
pub fn author(message: &Message) -> String {
    if message.by_reporter { words().thread_writer_reporter() } else { role(message.role) }
}

/// What somebody else is typing, as `reader` would say it.
pub fn typing(author: Role, activity: TypingActivity, reader: Role) -> String {
    match (author, reader, activity) {
        (Role::User, _, TypingActivity::Writing) => words().typing_user_writing(),
        (Role::User, _, TypingActivity::Editing) => words().typing_user_editing(),
        (Role::Helpdesk, Role::User, TypingActivity::Writing) => words().typing_helpdesk_writing(),
        (Role::Helpdesk, Role::User, TypingActivity::Editing) => words().typing_helpdesk_editing(),
        (Role::Helpdesk, _, TypingActivity::Writing) => words().typing_colleague_writing(),
        (Role::Helpdesk, _, TypingActivity::Editing) => words().typing_colleague_editing(),
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
