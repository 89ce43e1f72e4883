//! Limits how long a request may take, so that neither a slow client nor a lost database holds it for ever.

use std::cell::RefCell;
use std::error::Error as StdError;
use std::io::ErrorKind;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _};
use bytes::Bytes;
use futures_util::stream::{self, LocalBoxStream, Stream as _};
use tokio::time::{sleep, timeout};

use crate::error::ApiError;
use crate::state::AppState;

/// How long the body of a request may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a request may wait for the head of its response. Longer than the body, waiting for a connection and the
/// longest statement take together.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(20);

/// Reading the body of a request fails when its time is over; then the connection is closed.
pub async fn limit_body<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let unread = Rc::new(RefCell::new(request.take_payload()));
    if !matches!(*unread.borrow(), Payload::None) {
        request.set_payload(Payload::from(limited(Rc::clone(&unread))));
    }
    let response = next.call(request).await?;
    if matches!(*unread.borrow(), Payload::None) {
        return Ok(response.map_into_left_body());
    }
    let held = |body: B| HoldingBody { body: body.boxed(), _unread: unread };
    Ok(response.map_body(|_, body| EitherBody::right(held(body).boxed())))
}

/// The same body, until its time is over. Leaves nothing behind when it has been read to its end.
fn limited(unread: Rc<RefCell<Payload>>) -> LocalBoxStream<'static, Result<Bytes, PayloadError>> {
    let mut deadline = Box::pin(sleep(BODY_TIMEOUT));
    Box::pin(stream::poll_fn(move |cx| {
        let mut body = unread.borrow_mut();
        let chunk = Pin::new(&mut *body).poll_next(cx);
        match chunk {
            Poll::Ready(None) => *body = Payload::None,
            Poll::Pending if deadline.as_mut().poll(cx).is_ready() => {
                return Poll::Ready(Some(Err(PayloadError::Io(ErrorKind::TimedOut.into()))));
            }
            _ => (),
        }
        chunk
    }))
}

/// The body of a response to a request whose own body is not read to its end. Of a chunked body that is dropped actix
/// reads the rest, however long that takes; of one that is held until the response is sent it closes the connection.
struct HoldingBody {
    body: BoxBody,
    _unread: Rc<RefCell<Payload>>,
}

impl MessageBody for HoldingBody {
    type Error = Box<dyn StdError>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}

/// Answers in the place of a handler that waits for what does not come, such as a database behind a firewall that
/// drops packets. The streams of events answer at once, and are not limited.
pub async fn limit_response<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    // The request itself cannot be kept to answer it here: the router must be its only owner.
    let state = request.app_data::<Data<AppState>>().cloned();
    let Ok(response) = timeout(RESPONSE_TIMEOUT, next.call(request)).await else {
        tracing::warn!("a request had no response in time");
        if let Some(state) = state {
            state.database.distrust_connections();
        }
        return Err(ApiError::outcome_unknown().into());
    };
    response
}
