frame-skip = Skip to content
frame-nav = Main
frame-tickets = Tickets
frame-analyses = Analyses
frame-switch-to-user = Switch to user
frame-switch-to-helpdesk = Switch to helpdesk
frame-language = Language
frame-theme-system = Theme: like the system
frame-theme-light = Theme: light
frame-theme-dark = Theme: dark
# $time (String)
frame-offline = Offline since { $time }. Showing saved data.
frame-updated = Lodge was updated. What you have written is saved.
# $zone (String)
footer-zone = Time zone: { $zone }

picker-title = What brings you here?
picker-user = Report or follow a problem
picker-user-summary = Tell us what’s wrong and follow progress
picker-helpdesk = Work as helpdesk
picker-helpdesk-summary = Answer and close tickets, see analyses
picker-continue-as-user = Continue as user
picker-continue-as-helpdesk = Continue as helpdesk
# $number (String)
picker-news = My reports: { $number } with news
# $open (String)
# $active (String)
picker-counts = { $open } open · { $active } being worked on
picker-privacy = No account needed. What you write is visible to everyone on campus, so leave out personal data. In danger, call the emergency number first.

missing-title = There is no such page
missing-advice = Check the address.
missing-home = To the first screen

# $count is the number of reports; $first and $second are the words they share.
# $number (String)
# $first (String)
# $second (String)
# $since (String)
spike-words = { $count ->
    [one] { $number } report about “{ $first }” and “{ $second }” since { $since }, far more than usual.
   *[other] { $number } reports about “{ $first }” and “{ $second }” since { $since }, far more than usual.
}
# $number (String)
# $category (String)
# $since (String)
spike-category = { $count ->
    [one] { $number } report in { $category } since { $since }, far more than usual.
   *[other] { $number } reports in { $category } since { $since }, far more than usual.
}
# $number (String)
# $since (String)
spike-any = { $count ->
    [one] { $number } report since { $since }, far more than usual.
   *[other] { $number } reports since { $since }, far more than usual.
}
spike-join = Yours too? Join one
spike-show = Show them
spike-hide = Hide

# The Atom feed of a ticket or a category, for feed readers.
feed = Feed
qr-code-missing = Couldn’t load the drawing of the code.
qr-code-too-long = This is too long for a code.

posters-title = Posters
posters-note = A poster for each place, with a code that opens the report form with the place filled in. The places stay on this device.
posters-places = Places, one a line
posters-empty = No place yet. Type the first one above, and its poster appears here.
# $limit (String)
posters-too-many = Only the first { $limit } places have a poster.
posters-print = Print
posters-question = Something broken here?
# $place (String)
posters-code = QR code for { $place }
posters-scan = Scan to report it

styleguide-title = Style guide
