//! The role this tab works in. The first screen chooses it, the header shows and changes it.

use leptos::prelude::*;
use shared::role::Role;

use crate::browser::storage::Memory;

const NAME: &str = "lodge-role";

/// Provides the role that the tab had, else a user's.
pub fn provide_role() {
    let remembered = Memory::Tab.recall(NAME).and_then(|it| it.parse().ok());
    provide_context(RwSignal::new(remembered.unwrap_or(Role::User)));
}

/// The role of this tab.
pub fn use_role() -> RwSignal<Role> {
    expect_context()
}

/// Works in `role` from now on, in this tab; the device remembers it for the first screen.
pub fn take_role(role: Role) {
    Memory::Tab.remember(NAME, role.as_ref());
    Memory::Device.remember(NAME, role.as_ref());
    let current = use_role();
    if current.get_untracked() != role {
        current.set(role);
    }
}

/// The role last worked in on this device.
pub fn last_role() -> Option<Role> {
    Memory::Device.recall(NAME).and_then(|it| it.parse().ok())
}
