//! Closes connections whose other end is gone without saying so.

use std::any::Any;
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use socket2::SockRef;

/// How long sent bytes may remain unacknowledged, or unsent because the receiver takes none. A listener
/// that does not read blocks the task that writes to it, so only the system can notice.
const UNACKNOWLEDGED_TIMEOUT: Duration = Duration::from_secs(30);

/// Sets the limit on a new connection.
pub fn set(connection: &dyn Any, _: &mut Extensions) {
    let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
    if let Err(error) = SockRef::from(stream).set_tcp_user_timeout(Some(UNACKNOWLEDGED_TIMEOUT)) {
        tracing::debug!(%error, "TCP_USER_TIMEOUT cannot be set");
    }
}
