# Units, spans of time and ages.
# $number (String)
unit-seconds = { $count ->
    [one] { $number } second
   *[other] { $number } seconds
}
# $number (String)
unit-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
# $number (String)
unit-hours = { $count ->
    [one] { $number } hour
   *[other] { $number } hours
}
# $number (String)
unit-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
# $number (String)
unit-short-minutes = { $number } min
# $number (String)
unit-short-hours = { $number } h
# $number (String)
unit-short-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
# The two largest units of a duration, such as “3 days 4 hours”.
# $larger (String)
# $smaller (String)
duration-of-two = { $larger } { $smaller }

age-now = just now
# $number (String)
age-minutes = { $number } min ago
# $number (String)
age-hours = { $number } h ago
# $number (String)
age-days = { $count ->
    [one] { $number } day ago
   *[other] { $number } days ago
}
# $number (String)
age-months = { $count ->
    [one] { $number } month ago
   *[other] { $number } months ago
}
# $number (String)
age-years = { $count ->
    [one] { $number } year ago
   *[other] { $number } years ago
}

# Shares are never rounded to none or to all.
# $percent (String)
share-less-than = less than { $percent }
# $percent (String)
share-more-than = more than { $percent }
