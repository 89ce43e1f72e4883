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

transfer-title = Move to another phone
transfer-show = Show the code
transfer-note = Scan this with the other phone. Both then show the same reports. Whoever scans it sees the outcomes of these reports.
# $number (String)
# $all (String)
transfer-newest = The code holds the newest { $number } of { $all } reports.
transfer-code = QR code for the other phone
transfer-link = For those who cannot scan
transfer-copy = Copy the link
transfer-copied = Copied.
transfer-copy-failed = The browser does not copy here. The link is selected: copy it by hand.

received-checking = Adding the reports…
# $number (String)
received-added = { $count ->
    [one] { $number } report added.
   *[other] { $number } reports added.
}
received-none = This device has these reports already.
# $number (String)
received-unknown = { $count ->
    [one] This server does not know { $number } of the reports.
   *[other] This server does not know { $number } of the reports.
}
received-damaged = This link is damaged or incomplete, so nothing was added. Scan the code again, or copy the whole link.
received-failed = Couldn’t add all reports. Those that are missing can be added now.

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
