//! The role of this tab.
//!
//! Each role has a program of its own. `boot.js` chooses it when a page is loaded: by an address that belongs to one
//! role, else by the role of the tab; the first screen of a new tab goes with the role of the device.

use leptos::prelude::*;
use shared::role::Role;

use crate::browser::storage::Store;

const NAME: &str = "lodge-role";

/// Provides the role whose program this is.
pub fn provide_role(role: Role) {
    provide_context(role);
}

/// The role whose program this is.
pub fn use_role() -> Role {
    expect_context()
}

/// The role of this tab from now on; the device remembers it for the first screen.
pub fn remember_role(role: Role) {
    Store::Tab.set(NAME, role.as_ref());
    Store::Device.set(NAME, role.as_ref());
}

/// The last role on this device.
pub fn last_role() -> Option<Role> {
    Store::Device.get(NAME)?.parse().ok()
}

/// The `rel` of a link to a screen of that role. The router leaves external links to the browser, which then loads
/// the other program.
pub fn rel_of_link_to(role: Role) -> Option<&'static str> {
    (role != use_role()).then_some("external")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_script_knows_the_roles_and_where_they_are_stored() {
        let script = include_str!("../page/boot.js");
        for role in Role::ALL {
            assert!(script.contains(&format!("\"{}\"", role.as_ref())), "{role:?}");
        }
        assert!(script.contains(NAME));
    }
}
