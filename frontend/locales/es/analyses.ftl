analyses-title = Análisis
analyses-overview = Resumen
analyses-load-failed = No se han podido cargar los análisis.
analyses-unknown = No hay ningún análisis con ese nombre. Elija uno arriba.
analyses-only-helpdesk-title = Los análisis son para el personal del helpdesk
analyses-only-helpdesk = Sus tickets están en la página de usuario.
analyses-switch = Cambiar al helpdesk
analyses-to-tickets = Ver tickets
analysis-load-failed = No se ha podido cargar el análisis.
analysis-definition = ¿Cómo se calcula?
analysis-table = Tabla
analysis-wall = Panel mural
analysis-download-csv = Descargar como CSV
analysis-download-picture = Descargar como imagen
analysis-download-failed = La descarga ha fallado.
analysis-may-be-outdated = Es posible que estas cifras no estén al día.
analysis-as-of = Actualizado: { $time } · zona horaria { $zone }
analysis-as-of-live = Actualizado: { $time } · en directo · zona horaria { $zone }
analysis-since = Desde el { $from }

finding-of-figure = { $title }: { $value }
figure-link = { $title }: { $value }. Mostrar
figure-show-one = Mostrar este ticket
figure-show = Mostrar estos { $number } tickets

# «Abierto» es solo el estado; para el hecho de abrirse un ticket se dice «creado».
analysis-backlog-title = Sin cerrar
analysis-backlog-question = ¿Cuántos tickets recientes siguen sin cerrar?
analysis-backlog-definition = Tickets creados en el periodo que termina ahora y que están abiertos o en curso. Ahora es la hora del reloj de la base de datos; un día tiene 24 horas. Al lado: todos los tickets creados en el periodo, sea cual sea su estado actual; cuántos de los no cerrados están abiertos y cuántos en curso; y cuántos se crearon en el periodo anterior, que dura lo mismo y termina donde empieza este.
backlog-finding-none = No se creó ningún ticket { $period }.
backlog-finding-closed = { $count ->
    [one] El único ticket creado { $period } está cerrado.
   *[other] Los { $opened } tickets creados { $period } están todos cerrados.
}
backlog-finding-one = { $count ->
    [one] El único ticket creado { $period } está en curso.
   *[other] El único ticket creado { $period } está abierto.
}
backlog-finding = { $count ->
    [one] { $unclosed } de { $opened } tickets creados { $period } sigue sin cerrar ({ $percent }). Abiertos: { $open }; en curso: { $active }.
   *[other] { $unclosed } de { $opened } tickets creados { $period } siguen sin cerrar ({ $percent }). Abiertos: { $open }; en curso: { $active }.
}
backlog-more = { $count ->
    [one] Se creó { $number } más que { $period } ({ $before }).
   *[other] Se crearon { $number } más que { $period } ({ $before }).
}
backlog-fewer = { $count ->
    [one] Se creó { $number } menos que { $period } ({ $before }).
   *[other] Se crearon { $number } menos que { $period } ({ $before }).
}
backlog-same = Se creó la misma cantidad { $period }.

analysis-resolution-title = Tiempo hasta el cierre por mes
analysis-resolution-question = ¿Cuánto se tarda en cerrar un ticket, según el mes en que se creó?
analysis-resolution-definition = Para cada mes del calendario, los tickets creados en él que ahora están cerrados: la media, en segundos y sin redondear, de la hora de cierre menos la hora de creación; la mediana exacta, que la mitad no superó; y el percentil 90 exacto, que nueve de cada diez no superaron; entre dos tickets, ambos se interpolan. Los meses son los de la zona horaria del campus. Los tickets sin cerrar no tienen hora de cierre y quedan fuera; al lado se indica cuántos hay.
resolution-finding-none = Todavía no se ha cerrado ningún ticket.
resolution-finding = La mitad de todos los tickets se cierra en { $median } o menos (media: { $mean }). Cerrados: { $closed } de { $opened }.

analysis-workload-title = En curso por categoría
analysis-workload-question = ¿En cuántos tickets se está trabajando en cada categoría?
analysis-workload-definition = El número de tickets que están en curso en este momento, para cada categoría. Una categoría sin tickets en curso se muestra con cero. Un ticket cuenta en la categoría que tiene ahora. Si se desea, al lado se cuentan los tickets abiertos, en los que todavía no trabaja nadie.
workload-finding-none = No hay ningún ticket en curso.
workload-finding = { $count ->
    [one] Hay { $number } ticket en curso: { $shares }.
   *[other] Hay { $number } tickets en curso: { $shares }.
}
workload-share = { $number } en { $category }

figure-unclosed = Sin cerrar
figure-opened-in-period = Creados en el periodo
figure-opened-before = Creados en el periodo anterior
figure-mean-seconds = Tiempo medio hasta el cierre
figure-median-seconds = Mediana hasta el cierre
figure-p90-seconds = 90 % cerrados en un máximo de
figure-opened = Creados
figure-open = Abiertos
figure-active = En curso
figure-closed = Cerrados
series-mean-seconds = Media
series-median-seconds = Mediana
series-p90-seconds = Percentil 90
series-opened-in-period = Todos los creados

axis-hour = Hora
axis-day = Día
axis-month = Mes
axis-month-of-opening = Mes de creación
axis-category = Categoría

# Siguen el número y «horas» o «días».
parameter-opened-in-last = Creados hace menos de
parameter-period = Periodo
parameter-open = Ver también los abiertos
period-unit-label = Unidad
period-apply = Aplicar
period-unit-hours = horas
period-unit-days = días
period-short-hours = { $number } h
period-short-days = { $number } d
period-last-hours = { $count ->
    [one] en la última hora
   *[other] en las últimas { $number } horas
}
period-last-days = { $count ->
    [one] en el último día
   *[other] en los últimos { $number } días
}
period-previous-hours = { $count ->
    [one] en la hora anterior
   *[other] en las { $number } horas anteriores
}
period-previous-days = { $count ->
    [one] en el día anterior
   *[other] en los { $number } días anteriores
}
period-range-hours = Indique de 1 a { $max } horas
period-range-days = Indique de 1 a { $max } días
period-unit-refused = Elija otra unidad

detail-part-of-opened = de { $opened } creados en este periodo ({ $percent })
detail-more = { $number } más en este periodo
detail-fewer = { $number } menos en este periodo
detail-same = la misma cantidad en este periodo
detail-closed-of-opened = cerrados: { $closed } de { $opened }

note-opening-hour = Muestra los tickets creados en el periodo que siguen sin cerrar. La primera y la última hora están incompletas.
note-opening-day = Muestra los tickets creados en el periodo que siguen sin cerrar. El primer y el último día están incompletos.
note-opening-month = Muestra los tickets creados en el periodo que siguen sin cerrar. El primer y el último mes están incompletos.
note-by-month = Los periodos largos se muestran por meses.
note-months = Un ticket cuenta en el mes en que se creó. Los meses sin tickets cerrados quedan en blanco.
note-provisional = { $count ->
    [one] { $number } ticket sigue sin cerrar. El mes rayado subirá cuando se cierre.
   *[other] { $number } tickets siguen sin cerrar. Los meses rayados subirán cuando se cierren.
}
note-closed-before-opening = { $count ->
    [one] Según el reloj, { $number } ticket se cerró antes de crearse; cuenta como cero.
   *[other] Según el reloj, { $number } tickets se cerraron antes de crearse; cuentan como cero.
}
note-outdated = De momento no se pueden leer los cambios nuevos. Este es el estado de hace { $age }.
note-events-skipped = { $count ->
    [one] No se ha podido leer { $number } cambio y no se incluye.
   *[other] No se han podido leer { $number } cambios y no se incluyen.
}

chart-missing = No se ha podido cargar el gráfico. La tabla de abajo contiene todas las cifras.
chart-retry = Reintentar
chart-table = Tabla de valores
chart-may-change = aún puede cambiar
chart-point-with = { $point }, { $more }
chart-unit = en { $unit }
chart-unit-minutes = minutos
chart-unit-hours = horas
chart-unit-days = días
