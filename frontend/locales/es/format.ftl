# Van detrás de «hace», «en» y «en un máximo de».
unit-seconds = { $count ->
    [one] { $number } segundo
   *[other] { $number } segundos
}
unit-minutes = { $count ->
    [one] { $number } minuto
   *[other] { $number } minutos
}
unit-hours = { $count ->
    [one] { $number } hora
   *[other] { $number } horas
}
unit-days = { $count ->
    [one] { $number } día
   *[other] { $number } días
}
unit-short-minutes = { $number } min
unit-short-hours = { $number } h
unit-short-days = { $count ->
    [one] { $number } día
   *[other] { $number } días
}
duration-of-two = { $larger } y { $smaller }

age-now = hace un momento
age-minutes = hace { $number } min
age-hours = hace { $number } h
age-days = { $count ->
    [one] hace { $number } día
   *[other] hace { $number } días
}
age-months = { $count ->
    [one] hace { $number } mes
   *[other] hace { $number } meses
}
age-years = { $count ->
    [one] hace { $number } año
   *[other] hace { $number } años
}

share-less-than = menos del { $percent }
share-more-than = más del { $percent }
