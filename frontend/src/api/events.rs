use shared::role::Role;
use web_sys::EventSource;

/// Opens the stream of changes from now on; none where the browser has no streams.
///
/// It cannot carry the header of the role, so the address does.
pub fn stream(role: Role) -> Option<EventSource> {
    EventSource::new(&format!("/api/events/stream?role={role}")).ok()
}
