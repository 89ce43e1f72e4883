# Im Dativ: Sie stehen nach „vor“ und „innerhalb von“.
unit-seconds = { $count ->
    [one] { $number } Sekunde
   *[other] { $number } Sekunden
}
unit-minutes = { $count ->
    [one] { $number } Minute
   *[other] { $number } Minuten
}
unit-hours = { $count ->
    [one] { $number } Stunde
   *[other] { $number } Stunden
}
unit-days = { $count ->
    [one] { $number } Tag
   *[other] { $number } Tagen
}
unit-short-minutes = { $number } min
unit-short-hours = { $number } h
unit-short-days = { $count ->
    [one] { $number } Tag
   *[other] { $number } Tage
}
duration-of-two = { $larger } { $smaller }

age-now = gerade eben
age-minutes = vor { $number } min
age-hours = vor { $number } h
age-days = { $count ->
    [one] vor { $number } Tag
   *[other] vor { $number } Tagen
}
age-months = { $count ->
    [one] vor { $number } Monat
   *[other] vor { $number } Monaten
}
age-years = { $count ->
    [one] vor { $number } Jahr
   *[other] vor { $number } Jahren
}

share-less-than = weniger als { $percent }
share-more-than = mehr als { $percent }
