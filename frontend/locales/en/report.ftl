report-title = Report a problem
report-list = Open and active tickets
report-empty = No open tickets
report-label = What is wrong, and where?
report-example = The lift in building B is stuck between floors 2 and 3.
report-privacy = Everybody on campus can read this. Please leave out names, phone and student numbers.
report-send = Report
report-send-later = Send when online
report-failed = Not reported yet; your text is saved.
report-not-sure = not sure
report-danger = Is somebody in danger? Call first; the helpdesk does not read this at once.
# $number (String)
report-call = Call { $number }
# $ticket (String)
report-done = Reported as { $ticket }
report-done-next = The helpdesk sees it now. Answers and progress appear on its page; you will find it in My reports, and later how it ended.
report-another = Report another
# $ticket (String)
report-joined = You joined { $ticket }
report-joined-next = Your text was not sent, because one ticket is enough. Is it different where you are? Write a message under it. My reports will show how it ends.

compose-other-draft = Unsent in another tab:
compose-other-continue = Continue here
compose-other-discard = Discard
compose-draft-saved = Draft saved
compose-blank = Write something first.
# $number (String)
compose-characters-left = { $count ->
    [one] { $number } character left
   *[other] { $number } characters left
}
# $number (String)
compose-characters-over = { $count ->
    [one] { $number } character too many
   *[other] { $number } characters too many
}

explanation-title = Words that decided the category
# Stands before the list of those words.
explanation-label = Detected from:
explanation-none = No single word stood out
explanation-corrected = corrected by the helpdesk
similar-title = Already reported?
similar-note = One press instead of a second ticket.
# $ticket (String)
similar-open = Open ticket { $ticket }
similar-joined = You are part of it.
similar-failed = Couldn’t join; your text is saved.
affects-me-too = This affects me too
outbox-waiting = Will be sent when you are online
outbox-refused = Lodge did not take it.
outbox-take-back = Take back

report-place = Where (optional)
report-place-found = Taken from your text. Change it if it’s wrong.
report-place-clear = Clear the place

photos-label = Photos (optional, up to 5)
photos-title = Photos
photos-add = Add photo
# $number (String)
photos-chosen = Photo { $number }
# $number (String)
photos-remove = Remove photo { $number }
# $number (String)
# $total (String)
photos-of = Photo { $number } of { $total }
photos-previous = Previous
photos-next = Next
photos-close = Close
photos-sent = Photo sent.
# $number (String)
photos-sending = { $count ->
    [one] Sending a photo…
   *[other] Sending { $number } photos…
}
photos-failed = A photo has not arrived yet.
