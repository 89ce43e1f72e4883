//! Lets go of those at the other end of a connection who are no longer there.

use std::any::Any;
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use socket2::SockRef;

/// How long what we send may remain unacknowledged, or not be taken at all. A listener that does not
/// read blocks what would write to it, so that only the system can notice.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sets up a new connection.
pub fn watch(connection: &dyn Any, _: &mut Extensions) {
    let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
    if let Err(error) = SockRef::from(stream).set_tcp_user_timeout(Some(PATIENCE)) {
        tracing::debug!(%error, "a connection without a limit to its patience");
    }
}
