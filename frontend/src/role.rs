//! The role of this tab. The first screen chooses it, the header shows and changes it.

use leptos::prelude::*;
use shared::role::Role;

use crate::browser::storage::Store;

const NAME: &str = "lodge-role";

/// Provides the role that the tab had, else a user's.
pub fn provide_role() {
    let stored = stored(Store::Tab).unwrap_or(Role::User);
    provide_context(RwSignal::new(stored));
}

/// The role of this tab.
pub fn use_role() -> RwSignal<Role> {
    expect_context()
}

/// Changes the role of this tab; the device remembers it for the first screen.
pub fn take_role(role: Role) {
    Store::Tab.set(NAME, role.as_ref());
    Store::Device.set(NAME, role.as_ref());
    let current = use_role();
    if current.get_untracked() != role {
        current.set(role);
    }
}

/// The last role on this device.
pub fn last_role() -> Option<Role> {
    stored(Store::Device)
}

fn stored(store: Store) -> Option<Role> {
    store.get(NAME)?.parse().ok()
}
