//! Answers that many windows ask for while the log stands at the same position: they are computed once.

use std::io::Write as _;
use std::num::NonZero;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use lru::LruCache;
use sha2::{Digest as _, Sha256};
use shared::role::Role;
use tokio::sync::OnceCell;

use super::log_position::LogPosition;
use crate::error::ApiResult;

/// How many answers there are at most, those that were asked for last. Each is at most a page of a list, or a
/// feed.
const MAX_ANSWERS: NonZero<usize> = NonZero::new(500).unwrap();

/// The body of a response, shared by all who get it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub body: Bytes,
    gzip: Arc<OnceLock<Bytes>>,
    /// Identifies the body: it does not tell when it was computed.
    pub tag: String,
}

impl Answer {
    pub fn new(body: Vec<u8>) -> Self {
        let digest = Sha256::digest(&body);
        let tag = BASE64_URL_SAFE_NO_PAD.encode(&digest[..12]);
        Self { body: body.into(), gzip: Arc::default(), tag }
    }

    /// The body in gzip, made once for all who take it: that costs more than all the rest of a response.
    pub fn gzip(&self) -> Bytes {
        let encode = || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            // Writing to memory does not fail.
            let written = encoder.write_all(&self.body).and_then(|()| encoder.finish());
            written.expect("memory takes what is written").into()
        };
        self.gzip.get_or_init(encode).clone()
    }
}

/// The role, and the path with its query; of a document with addresses in it, the whole address.
type Request = (Role, String);

type Cell = Arc<OnceCell<Answer>>;

/// The answers at the latest position that anybody has read.
pub struct SharedAnswers {
    latest: Mutex<(Option<LogPosition>, LruCache<Request, Cell>)>,
}

impl Default for SharedAnswers {
    fn default() -> Self {
        Self { latest: Mutex::new((None, LruCache::new(MAX_ANSWERS))) }
    }
}

impl SharedAnswers {
    /// The answer to a request of somebody who has read that position. `compute` runs once for all of them,
    /// and again only if it fails.
    pub async fn get(
        &self,
        position: LogPosition,
        request: Request,
        compute: impl AsyncFnOnce() -> ApiResult<Answer>,
    ) -> ApiResult<Answer> {
        let cell = self.cell(position, request);
        cell.get_or_try_init(|| compute()).await.cloned()
    }

    fn cell(&self, position: LogPosition, request: Request) -> Cell {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let (position_of_answers, answers) = &mut *latest;
        if *position_of_answers < Some(position) {
            *position_of_answers = Some(position);
            answers.clear();
        }
        if *position_of_answers == Some(position) {
            return Arc::clone(answers.get_or_insert(request, Cell::default));
        }
        // What is kept is of a later position, and right as well.
        answers.get(&request).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;

    use super::*;
    use crate::error::ApiError;

    /// Asks at a position, and returns how many times an answer has been computed by then.
    async fn ask(answers: &SharedAnswers, computed: &AtomicUsize, last: i64, path: &str) -> usize {
        let request = (Role::User, path.to_owned());
        let compute = async || {
            tokio::task::yield_now().await;
            computed.fetch_add(1, Ordering::Relaxed);
            Ok(Answer::new(path.into()))
        };
        let answer = answers.get(LogPosition::at(last), request, compute).await.unwrap();
        assert_eq!(answer.body, path);
        computed.load(Ordering::Relaxed)
    }

    #[tokio::test]
    async fn an_answer_is_computed_once_for_all_who_ask_at_a_position() {
        let (answers, computed) = (SharedAnswers::default(), AtomicUsize::new(0));
        join_all((0..100).map(|_| ask(&answers, &computed, 7, "/a"))).await;
        assert_eq!(ask(&answers, &computed, 7, "/a").await, 1);
        assert_eq!(ask(&answers, &computed, 7, "/b").await, 2, "another question");
        assert_eq!(ask(&answers, &computed, 8, "/a").await, 3, "something has changed");
        assert_eq!(ask(&answers, &computed, 7, "/a").await, 3, "a later answer is right, too");
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let answers = SharedAnswers::default();
        let request = (Role::User, "/a".to_owned());
        let failed = async || Err(ApiError::TooLarge);
        assert!(answers.get(LogPosition::at(7), request, failed).await.is_err());
        assert_eq!(ask(&answers, &AtomicUsize::new(0), 7, "/a").await, 1);
    }

    #[tokio::test]
    async fn what_is_asked_for_again_and_again_stays_among_many_others() {
        let (answers, computed) = (SharedAnswers::default(), AtomicUsize::new(0));
        for n in 0..2 * MAX_ANSWERS.get() {
            ask(&answers, &computed, 7, &format!("/{n}")).await;
            let before = computed.load(Ordering::Relaxed);
            let after = ask(&answers, &computed, 7, "/hot").await;
            assert_eq!(after - before, usize::from(n == 0));
        }
        assert_eq!(answers.latest.lock().unwrap().1.len(), MAX_ANSWERS.get());
    }
}
