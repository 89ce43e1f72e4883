# Stanno prima di «fa» e dopo «entro».
unit-seconds = { $count ->
    [one] { $number } secondo
   *[other] { $number } secondi
}
unit-minutes = { $count ->
    [one] { $number } minuto
   *[other] { $number } minuti
}
unit-hours = { $count ->
    [one] { $number } ora
   *[other] { $number } ore
}
unit-days = { $count ->
    [one] { $number } giorno
   *[other] { $number } giorni
}
unit-short-minutes = { $number } min
unit-short-hours = { $number } h
unit-short-days = { $count ->
    [one] { $number } giorno
   *[other] { $number } giorni
}
duration-of-two = { $larger } e { $smaller }

age-now = un attimo fa
age-minutes = { $number } min fa
age-hours = { $number } h fa
age-days = { $count ->
    [one] { $number } giorno fa
   *[other] { $number } giorni fa
}
age-months = { $count ->
    [one] { $number } mese fa
   *[other] { $number } mesi fa
}
age-years = { $count ->
    [one] { $number } anno fa
   *[other] { $number } anni fa
}

# Sempre «1 %» nella prima frase, «99 %» nella seconda.
share-less-than = meno dell’{ $percent }
share-more-than = più del { $percent }
