//! Answers that the service worker had stored and gives because Lodge does not answer.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;

use gloo_net::http::Response;
use js_sys::Date;

/// The service worker adds this header, with the time at which it stored the answer.
const HEADER: &str = "x-lodge-stored";

thread_local! {
    /// For the request that is polled at the moment.
    static STORED_AT: Cell<Option<f64>> = const { Cell::new(None) };
}

/// The outcome of requests, and when an answer among them was stored if one was, in milliseconds since 1970.
pub async fn with_stored_time<T>(requests: impl Future<Output = T>) -> (T, Option<f64>) {
    let mut requests = pin!(requests);
    let mut stored_at = None;
    let outcome = poll_fn(|context| {
        let outer = STORED_AT.replace(stored_at);
        let polled = requests.as_mut().poll(context);
        stored_at = STORED_AT.replace(outer);
        polled
    })
    .await;
    (outcome, stored_at)
}

/// Notes when the answer was stored, if it was.
pub(super) fn note(response: &Response) {
    if let Some(time) = response.headers().get(HEADER) {
        STORED_AT.set(Some(Date::parse(&time)));
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn of_two_requests_at_once_only_the_one_that_was_stored_has_a_time() {
        /// Waits once, and has its answer the second time.
        async fn request(stored_at: Option<f64>) {
            let mut is_first = true;
            poll_fn(|_| match std::mem::take(&mut is_first) {
                true => Poll::Pending,
                false => Poll::Ready(()),
            })
            .await;
            if stored_at.is_some() {
                STORED_AT.set(stored_at);
            }
        }
        let mut context = Context::from_waker(Waker::noop());
        let mut stored = pin!(with_stored_time(request(Some(7.0))));
        let mut live = pin!(with_stored_time(request(None)));
        assert!(stored.as_mut().poll(&mut context).is_pending());
        assert!(live.as_mut().poll(&mut context).is_pending());
        assert_eq!(stored.as_mut().poll(&mut context), Poll::Ready(((), Some(7.0))));
        assert_eq!(live.as_mut().poll(&mut context), Poll::Ready(((), None)));
    }

    #[test]
    fn the_service_worker_adds_the_header() {
        assert!(include_str!("../../page/service-worker.js").contains(&format!("\"{HEADER}\"")));
    }
}
