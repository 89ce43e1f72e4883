# Ces durées suivent « il y a » et « en moins de ».
unit-seconds = { $count ->
    [one] { $number } seconde
   *[other] { $number } secondes
}
unit-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
unit-hours = { $count ->
    [one] { $number } heure
   *[other] { $number } heures
}
unit-days = { $count ->
    [one] { $number } jour
   *[other] { $number } jours
}
unit-short-minutes = { $number } min
unit-short-hours = { $number } h
# Abrégé : le nombre a une décimale, et « 1,5 jour » prendrait le singulier.
unit-short-days = { $count ->
    [one] { $number } j
   *[other] { $number } j
}
duration-of-two = { $larger } et { $smaller }

age-now = à l’instant
age-minutes = il y a { $number } min
age-hours = il y a { $number } h
age-days = { $count ->
    [one] il y a { $number } jour
   *[other] il y a { $number } jours
}
age-months = { $count ->
    [one] il y a { $number } mois
   *[other] il y a { $number } mois
}
age-years = { $count ->
    [one] il y a { $number } an
   *[other] il y a { $number } ans
}

share-less-than = moins de { $percent }
share-more-than = plus de { $percent }
