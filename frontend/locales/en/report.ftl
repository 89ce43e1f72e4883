report-title = Report a problem
report-list = Open and active tickets
report-empty = No open tickets
report-label = What is wrong, and where?
report-example = The lift in building B is stuck between floors 2 and 3.
report-send = Report
report-failed = Not reported yet; your text is saved.
report-not-sure = not sure
report-danger = Is somebody in danger? Call first; the helpdesk does not read this at once.
# $number (String)
report-call = Call { $number }
# $ticket (String)
report-done = Reported as { $ticket }
report-done-next = The helpdesk sees it now. Answers and progress appear on its page; you will find it in My reports, and later how it ended.
report-another = Report another

compose-other-draft = Unsent in another tab:
compose-other-continue = Continue here
compose-other-discard = Discard
compose-draft-saved = Draft saved
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
