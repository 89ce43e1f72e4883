//! Which notifications are missed.

use super::*;

async fn is_missed(notifications: &Notifications) -> bool {
    notifications.missed.notified().now_or_never().is_some()
}

#[tokio::test(start_paused = true)]
async fn a_notification_that_comes_a_little_later_than_its_event_is_not_missed() {
    let notifications = Notifications::default();
    let mut received = notifications.subscribe();
    let late = async {
        sleep(MAX_DELAY / 2).await;
        notifications.received.send_replace(());
    };
    tokio::join!(notifications.expect_late(&mut received), late);
    assert!(!is_missed(&notifications).await && received.has_changed().unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_notification_that_does_not_come_is_missed() {
    let notifications = Notifications::default();
    notifications.expect_late(&mut notifications.subscribe()).await;
    assert!(is_missed(&notifications).await);
}
