analyses-title = Analyses
analyses-overview = Overview
analyses-load-failed = Couldn’t load the analyses.
analyses-unknown = There is no analysis of that name. Choose one above.
analyses-only-helpdesk-title = Analyses are for helpdesk staff
analyses-only-helpdesk = Your tickets are on the user page.
analyses-switch = Switch to helpdesk
analyses-to-tickets = To the tickets
analysis-load-failed = Couldn’t load the analysis.
analysis-definition = How is this computed?
analysis-table = Table
analysis-wall = Wall display
analysis-download-csv = Download as CSV
analysis-download-picture = Download as picture
analysis-download-failed = Download failed.
# Precedes the reason.
analysis-may-be-outdated = These numbers may be out of date.
# $time (String)
# $zone (String)
analysis-as-of = As of { $time } · { $zone } time
# $time (String)
# $zone (String)
analysis-as-of-live = As of { $time } · live · { $zone } time
# $from (String)
analysis-since = Since { $from }

# The result of an analysis of another maker: the name of its first figure, and the value.
# $title (String)
# $value (String)
finding-of-figure = { $title }: { $value }
# $title (String)
# $value (String)
figure-link = { $value } { $title }: show them
figure-show-one = Show this ticket
# $number (String)
figure-show = Show these { $number } tickets

analysis-backlog-title = Still open
analysis-backlog-question = How many recent tickets are still open?
analysis-backlog-definition = Tickets that were opened in the period up to now and are open or active. Now is the time on the clock of the database; a day has 24 hours. Beside it: all tickets opened in the period, whatever became of them, how many of the unclosed ones are open and active, and how many were opened in the period before, which has the same length and ends where this one begins.
# $period (String)
backlog-finding-none = No tickets were opened { $period }.
# $period (String)
# $opened (String)
backlog-finding-closed = { $count ->
    [one] The one ticket opened { $period } is closed.
   *[other] All { $opened } tickets opened { $period } are closed.
}
# The only ticket of the period; $count of it are active.
# $period (String)
backlog-finding-one = { $count ->
    [one] The one ticket opened { $period } is active.
   *[other] The one ticket opened { $period } is open.
}
# $count is the number of those not closed.
# $unclosed (String)
# $opened (String)
# $period (String)
# $percent (String)
# $open (String)
# $active (String)
backlog-finding = { $count ->
    [one] { $unclosed } of { $opened } tickets opened { $period } is still open ({ $percent }): { $open } open, { $active } active.
   *[other] { $unclosed } of { $opened } tickets opened { $period } are still open ({ $percent }): { $open } open, { $active } active.
}
# How the openings compare with those of the period before, which were $before.
# $number (String)
# $period (String)
# $before (String)
backlog-more = { $count ->
    [one] { $number } more was opened than { $period } ({ $before }).
   *[other] { $number } more were opened than { $period } ({ $before }).
}
# $number (String)
# $period (String)
# $before (String)
backlog-fewer = { $count ->
    [one] { $number } fewer was opened than { $period } ({ $before }).
   *[other] { $number } fewer were opened than { $period } ({ $before }).
}
# $period (String)
backlog-same = As many were opened { $period }.

analysis-resolution-title = Time to close by month
analysis-resolution-question = How long does it take to close a ticket, by the month of its opening?
analysis-resolution-definition = For each calendar month, the tickets opened in it that are closed now: the mean of closing time minus opening time in seconds, without rounding, the exact median, which half of them did not exceed, and the exact 90th percentile, which nine in ten did not exceed; between two tickets both are interpolated. Months are those of the campus time zone. Tickets that are not closed have no closing time and are left out; how many there are stands beside it.
resolution-finding-none = No ticket has been closed yet.
# $median (String)
# $mean (String)
# $closed (String)
# $opened (String)
resolution-finding = Half of all tickets are closed within { $median } (average { $mean }). { $closed } of { $opened } are closed.

analysis-workload-title = Active by category
analysis-workload-question = How many tickets are being worked on, in each category?
analysis-workload-definition = The number of tickets whose status is active at this moment, for each category. A category without an active ticket is shown with zero. A ticket counts in the category it has now. On request, the open tickets, on which nobody works yet, are counted beside them.
workload-finding-none = No ticket is active.
# $number (String)
# $shares (String)
workload-finding = { $count ->
    [one] { $number } ticket is active: { $shares }.
   *[other] { $number } tickets are active: { $shares }.
}
# $number (String)
# $category (String)
workload-share = { $number } in { $category }

figure-unclosed = Still open
figure-opened-in-period = Opened in the period
figure-opened-before = Opened in the period before
figure-mean-seconds = Mean time to close
figure-median-seconds = Median time to close
figure-p90-seconds = 90 % closed within
figure-opened = Opened
figure-open = Open
figure-active = Active
figure-closed = Closed
series-mean-seconds = Mean
series-median-seconds = Median
series-p90-seconds = 90th percentile
series-opened-in-period = All opened

axis-hour = Hour
axis-day = Day
axis-month = Month
axis-month-of-opening = Month of opening
axis-category = Category

parameter-opened-in-last = Opened in the last
parameter-period = Period
parameter-open = Show open tickets too
period-unit-label = Unit
period-apply = Apply
period-unit-hours = hours
period-unit-days = days
# $number (String)
period-short-hours = { $number } h
# $number (String)
period-short-days = { $number } d
# The period of a finding, as an adverbial.
# $number (String)
period-last-hours = { $count ->
    [one] in the last hour
   *[other] in the last { $number } hours
}
# $number (String)
period-last-days = { $count ->
    [one] in the last day
   *[other] in the last { $number } days
}
# $number (String)
period-previous-hours = { $count ->
    [one] in the previous hour
   *[other] in the previous { $number } hours
}
# $number (String)
period-previous-days = { $count ->
    [one] in the previous day
   *[other] in the previous { $number } days
}
# $max (String)
period-range-hours = Enter 1 to { $max } hours
# $max (String)
period-range-days = Enter 1 to { $max } days
period-unit-refused = Choose another unit

# $opened (String)
# $percent (String)
detail-part-of-opened = of { $opened } opened in this period ({ $percent })
# $number (String)
detail-more = { $number } more in this period
# $number (String)
detail-fewer = { $number } fewer in this period
detail-same = as many in this period
# $closed (String)
# $opened (String)
detail-closed-of-opened = { $closed } of { $opened } closed

note-opening-hour = Shows tickets opened in the period that are still open. The first and last hour are incomplete.
note-opening-day = Shows tickets opened in the period that are still open. The first and last day are incomplete.
note-opening-month = Shows tickets opened in the period that are still open. The first and last month are incomplete.
note-by-month = Long periods are shown by month.
note-months = A ticket counts in the month of its opening. Months without closed tickets are left blank.
# $number (String)
note-provisional = { $count ->
    [one] { $number } ticket is still open. The hatched month will rise when it is closed.
   *[other] { $number } tickets are still open. Hatched months will rise when those are closed.
}
# $number (String)
note-closed-before-opening = { $count ->
    [one] By the clock, { $number } ticket was closed before it was opened; that counts as zero.
   *[other] By the clock, { $number } tickets were closed before they were opened; that counts as zero.
}
# $age is a duration, such as “2 minutes”.
# $age (String)
note-outdated = New changes can’t be read at the moment. This is the state of { $age } ago.
# $number (String)
note-events-skipped = { $count ->
    [one] { $number } change could not be read and is left out.
   *[other] { $number } changes could not be read and are left out.
}

chart-missing = Couldn’t load the drawing. The table below has all numbers.
chart-retry = Try again
chart-table = Table of values
chart-may-change = may still change
# $point (String)
# $more (String)
chart-point-with = { $point }, { $more }
# $unit (String)
chart-unit = in { $unit }
chart-unit-minutes = minutes
chart-unit-hours = hours
chart-unit-days = days
