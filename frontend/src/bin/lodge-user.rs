//! The screens of users.

fn main() {
    frontend::start_for_users();
}
