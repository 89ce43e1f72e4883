reports-title = My reports
reports-note = Kept on this device only. No other device knows which are yours.
reports-none = Nothing reported on this device yet. What you report or follow here appears on this page, with its outcome.
reports-news = With news
reports-news-count = with news
reports-in-progress = In progress
reports-closed = Closed
reports-forget-title = Shared computer?
reports-forget = Forget on this device…
reports-forget-note = The tickets stay, but you will not learn on this device how they end.
reports-forget-confirm = Forget all

outcome-closed = Closed
# $time (String)
outcome-closed-on = Closed on { $time }
outcome-none = The helpdesk closed it without a message.
outcome-for-holders = Whoever reported or follows this ticket finds its outcome in My reports, on the device they used.
outcome-not-solved = Still not solved?

follow-start = Follow
follow-done = You follow this ticket. My reports will show how it ends.
follow-affected = You said that this affects you too. My reports will show how it ends.
follow-own = You reported this.
follow-failed = Couldn’t follow the ticket.

notification-answered = The helpdesk has answered.
# $outcome (String)
notification-closed = Closed: { $outcome }
notification-turn-on = Notify me of answers on this device
notification-on = You are notified of answers and closings as long as Lodge is open in a tab.
notification-turn-off = Stop notifying
notification-denied = The browser blocks notifications of Lodge. Its settings for this site can allow them.
