# $ticket (String)
ticket-heading = Ticket { $ticket }
# $ticket (String)
# $text (String)
ticket-page-title = { $ticket } { $text }
ticket-load-failed = Couldn’t load the ticket.
ticket-missing-page = Ticket not found
ticket-missing-title = Nothing here
ticket-missing-user = This ticket is closed or doesn’t exist.
ticket-missing-helpdesk = There is no ticket with this number.
ticket-missing-report = Report a problem
ticket-missing-list = All tickets
ticket-edit = Edit
# $ticket (String)
ticket-follows = Follow-up to { $ticket }
# $ticket (String)
# $status (String)
ticket-announce-status = Ticket { $ticket } is now { $status }.

ticket-opened = Opened
ticket-changed = Changed
ticket-started = Started
ticket-closed = Closed
# How many people have the problem, the reporter too; two or more.
# $number (String)
ticket-affects = affects { $number }

ticket-start = Start work
ticket-start-failed = Couldn’t start the work.
ticket-close = Close…
closing-label = Resolution
closing-failed = Couldn’t close the ticket. Your text is saved.

category-correct = Correct category
category-label = Category
category-correct-failed = Couldn’t change the category.

editor-label = Text of the ticket
editor-failed = Not saved; your text is kept.
editor-saved = Saved.
# Somebody else has saved while a text was edited. Who, if it was a user.
conflict-user = A user
# $who (String)
conflict-saved = { $who } saved a change.
conflict-fits = Yours fits with it.
conflict-differs = Some words differ: you choose when you save.
conflict-show-both = Show both
conflict-save-both = Save both
conflict-title = Somebody saved while you were editing
conflict-explanation = Nothing is lost: this text has both changes.
conflict-combined = Combined text
conflict-own-words = added by you
conflict-other-words = added by the other person
conflict-choose = Where words differ, choose in the text.
conflict-choice = Words that differ: choose one
# Stands for words that one of the two has removed.
conflict-nothing = nothing
conflict-save = Save combined text
conflict-edit-first = Edit it first
conflict-side-by-side = Show the texts side by side
conflict-mine = Yours
conflict-theirs = Saved meanwhile
conflict-before = Before
conflict-use-mine = Use only mine
conflict-use-theirs = Use only theirs
conflict-history = All earlier texts stay in the history.

thread-title = Thread
thread-new = New since you looked
thread-newest = To the newest message
thread-unfold = Show the whole message
thread-fold = Show less
thread-writer-reporter = Reporter
# Somebody else has just written; the beginning of the text.
# $who (String)
# $text (String)
thread-announce-message = { $who } wrote: { $text }
composer-label = Write a message
composer-failed = Not sent; your text is saved.
composer-sent = Message sent.
unsent-title = Unsent draft
typing-user-writing = Someone is writing…
typing-user-editing = Someone is editing this…
typing-colleague-writing = A colleague is writing…
typing-colleague-editing = A colleague is editing this…
typing-helpdesk-writing = The helpdesk is writing…
typing-helpdesk-editing = The helpdesk is editing this…

# Entries of the history: who did what.
# $who (String)
history-opened = { $who } reported this
# $who (String)
history-edited = { $who } changed the text
# $who (String)
history-activated = { $who } started work
# $who (String)
history-closed = { $who } closed the ticket
# $who (String)
# $category (String)
history-recategorised = { $who } corrected the category to { $category }
# $who (String)
history-category-corrected = { $who } corrected the category
# $who (String)
history-message = { $who } wrote a message
# $who (String)
history-affected = { $who } has the problem too
# $who (String)
history-gone = { $who } took it off the list
history-somebody = Somebody
history-show-difference = show difference
history-hide-difference = hide difference
history-restore = Restore the text before this
history-restored = The earlier text is restored.
history-restore-failed = Couldn’t restore the text.

closed-notice = This ticket is closed. To continue, create a follow-up.
follow-up-create = Create follow-up
follow-up-failed = Couldn’t create the follow-up.
# $ticket (String)
follow-up-created = Follow-up { $ticket } created

# How long tickets of a category usually take.
# $category (String)
# $half (String)
# $most (String)
# $tickets (String)
# $days (String)
resolution-times = { $category }: half closed within { $half }, most within { $most } ({ $tickets } tickets, last { $days } days)
# $category (String)
# $most (String)
# $tickets (String)
# $days (String)
resolution-times-most = { $category }: most closed within { $most } ({ $tickets } tickets, last { $days } days)

place-label = Place
place-add = Add place
place-change = Change place
place-failed = Couldn’t change the place; what you wrote is still here.
# $who (String)
history-place = { $who } changed the place
# $who (String)
history-photo = { $who } added a photo
