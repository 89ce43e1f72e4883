tickets-title = Tickets
tickets-list = List
# The ticket beside the list.
tickets-selected = Ticket
tickets-load-failed = Couldn’t load the tickets.
tickets-empty = No open or active tickets
# $query (String)
tickets-no-match-query = No tickets match “{ $query }”.
tickets-no-match = No tickets match.
tickets-clear = Clear search and filters
tickets-show-more = Show more
# $number (String)
tickets-count = { $count ->
    [one] { $number } ticket
   *[other] { $number } tickets
}
# $ticket (String)
tickets-no-number = No open or active ticket has the number { $ticket }.
# Of a search, for tickets with another status than those of the list.
# $number (String)
tickets-match-open = { $count ->
    [one] { $number } open ticket matches
   *[other] { $number } open tickets match
}
# $number (String)
tickets-match-active = { $count ->
    [one] { $number } active ticket matches
   *[other] { $number } active tickets match
}
# $number (String)
tickets-match-closed = { $count ->
    [one] { $number } closed ticket matches
   *[other] { $number } closed tickets match
}
tickets-partial = The search is being prepared and covers only the latest descriptions for now.
# $number (String)
# $total (String)
tickets-first-of = 1–{ $number } of { $total }
# $number (String)
tickets-first = First { $number } tickets
# $number (String)
tickets-new = { $number } new — show
# $number (String)
tickets-gone = { $count ->
    [one] { $number } no longer matches · Refresh
   *[other] { $number } no longer match · Refresh
}
tickets-reordered = Order changed · Re-sort
tickets-row-gone = No longer open or active
# $ticket (String)
# $status (String)
tickets-announce-change = Ticket { $ticket } has changed: { $status }.
tickets-back = Back to the list
tickets-choose = Choose a ticket.
# What the keys do that stand before these words: j and k, Enter, and the slash.
tickets-key-walk = next, previous
tickets-key-open = open
tickets-key-search = search

row-unread = Unread:
# The text tells of danger; for the helpdesk.
row-danger = Danger
# $number (String)
row-messages = { $count ->
    [one] { $number } message
   *[other] { $number } messages
}
# Who wrote last, and how long ago, such as “reporter wrote 2 h ago”.
# $age (String)
waiting-reporter-wrote = reporter wrote { $age }
# $age (String)
waiting-user-wrote = a user wrote { $age }
# $age (String)
waiting-we-answered = we answered { $age }
# $age (String)
waiting-helpdesk-answered = helpdesk answered { $age }
# The same where only the order is known, not the time.
waiting-reporter-wrote-last = reporter wrote last
waiting-user-wrote-last = a user wrote last
waiting-we-answered-last = we answered last
waiting-helpdesk-answered-last = helpdesk answered last
waiting-unanswered = not answered yet

search-label = Search
# $group (String)
filter-group = { $group } filter
filter-status = Status
filter-category = Category
filter-order = Order
filter-open-and-active = Open and active
filter-all = All
# $range (String)
filter-opened = Opened { $range }
# $from (String)
filter-opened-from = Opened from { $from }
# $to (String)
filter-opened-before = Opened before { $to }
filter-opened-clear = Clear dates
sort-newest = Newest
sort-oldest = Oldest
sort-activity = Latest activity
sort-waiting = Longest waiting
sort-affected = Most affected
sort-best-match = Best match

review-accuracy-title = Correct category
# $percent (String)
review-accuracy = Correct category: { $percent }
review-accuracy-none = Correct category: nothing checked yet
# $number (String)
# $corrected (String)
review-accuracy-detail = { $count ->
    [one] Staff checked { $number } automatic category and changed { $corrected }.
   *[other] Staff checked { $number } automatic categories and changed { $corrected }.
}
# $version (String)
# $texts (String)
# $accuracy (String)
review-model = Model { $version } · trained on { $texts } texts · { $accuracy } test accuracy

# $place (String)
filter-place = At “{ $place }”
filter-place-clear = Show all places
# $number (String)
row-photos = { $count ->
    [one] { $number } photo
   *[other] { $number } photos
}
