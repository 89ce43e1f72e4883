//! Hears the database's call that something was committed, and wakes the hubs.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use futures_util::{FutureExt as _, StreamExt as _};
use shared::role::Role;
use tokio::time::sleep;

use super::{Live, in_time};
use crate::db::{events, hints};

/// Before a lost connection is made anew.
const PAUSE: Duration = Duration::from_secs(1);

/// Listens for ever, on one connection of its own.
pub async fn listen(live: Arc<Live>) {
    let mut has_heard = true;
    loop {
        let Err(error) = hear(&live, &mut has_heard).await;
        if has_heard {
            tracing::warn!(%error, "the log does not call; it is asked every second");
        }
        has_heard = false;
        sleep(PAUSE).await;
    }
}

async fn hear(live: &Live, has_heard: &mut bool) -> anyhow::Result<std::convert::Infallible> {
    // The other connections must not hear calls.
    let mut conn = live.connection_apart(Role::Helpdesk).await?;
    in_time(events::listen(&mut conn)).await?;
    in_time(hints::listen(&mut conn)).await?;
    *has_heard = true;
    // News that came before it was listening prove nothing.
    let _ = live.is_deaf.notified().now_or_never();
    live.calls.send_replace(());
    let mut calls = pin!(conn.notifications_stream());
    loop {
        tokio::select! {
            call = calls.next() => {
                let call = call.context("the connection is closed")??;
                if call.channel == hints::CHANNEL {
                    live.hear_hint(&call.payload);
                    continue;
                }
            }
            () = live.is_deaf.notified() => bail!("something happened without a call"),
        }
        live.calls.send_replace(());
    }
}
