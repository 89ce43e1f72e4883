//! The screens of the helpdesk.

fn main() {
    frontend::start_for_helpdesk();
}
