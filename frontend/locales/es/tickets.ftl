tickets-title = Tickets
tickets-list = Lista
tickets-selected = Ticket
tickets-load-failed = No se han podido cargar los tickets.
tickets-empty = No hay tickets abiertos ni en curso
tickets-no-match-query = Ningún ticket coincide con «{ $query }».
tickets-no-match = Ningún ticket coincide.
tickets-clear = Borrar búsqueda y filtros
tickets-show-more = Mostrar más
tickets-count = { $count ->
    [one] { $number } ticket
   *[other] { $number } tickets
}
tickets-no-number = Ningún ticket abierto o en curso tiene el número { $ticket }.
tickets-match-open = { $count ->
    [one] { $number } ticket abierto coincide
   *[other] { $number } tickets abiertos coinciden
}
tickets-match-active = { $count ->
    [one] { $number } ticket en curso coincide
   *[other] { $number } tickets en curso coinciden
}
tickets-match-closed = { $count ->
    [one] { $number } ticket cerrado coincide
   *[other] { $number } tickets cerrados coinciden
}
tickets-partial = La búsqueda se está preparando y por ahora solo abarca las descripciones más recientes.
tickets-first-of = 1–{ $number } de { $total }
tickets-first = Primeros { $number } tickets
tickets-new = Nuevos: { $number } · Ver
tickets-gone = { $count ->
    [one] { $number } ya no coincide · Actualizar
   *[other] { $number } ya no coinciden · Actualizar
}
tickets-reordered = Orden cambiado · Reordenar
tickets-row-gone = Ya no está abierto ni en curso
tickets-announce-change = El ticket { $ticket } ha cambiado. Estado: { $status }.
tickets-back = Volver a la lista
tickets-choose = Elija un ticket.
tickets-key-walk = siguiente, anterior
tickets-key-open = abrir
tickets-key-search = buscar

row-unread = Sin leer:
row-danger = Peligro
row-messages = { $count ->
    [one] { $number } mensaje
   *[other] { $number } mensajes
}
waiting-reporter-wrote = solicitante escribió { $age }
waiting-user-wrote = un usuario escribió { $age }
waiting-we-answered = respondimos { $age }
waiting-helpdesk-answered = helpdesk respondió { $age }
waiting-reporter-wrote-last = último mensaje: solicitante
waiting-user-wrote-last = último mensaje: un usuario
waiting-we-answered-last = último mensaje: nuestro
waiting-helpdesk-answered-last = último mensaje: helpdesk
waiting-unanswered = todavía sin respuesta

search-label = Buscar
filter-group = Filtro: { $group }
filter-status = Estado
filter-category = Categoría
filter-order = Orden
filter-open-and-active = Abiertos y en curso
# Vale para estados y para categorías.
filter-all = Todo
filter-opened = Creados: { $range }
filter-opened-from = Creados desde el { $from }
filter-opened-before = Creados antes del { $to }
filter-opened-clear = Quitar fechas
sort-newest = Más recientes
sort-oldest = Más antiguos
sort-activity = Última actividad
sort-waiting = Mayor espera
sort-affected = Más personas afectadas
sort-best-match = Más relevantes

review-accuracy-title = Categoría correcta
review-accuracy = Categoría correcta: { $percent }
review-accuracy-none = Categoría correcta: todavía nada revisado
review-accuracy-detail = { $count ->
    [one] El personal revisó { $number } categoría automática y cambió { $corrected }.
   *[other] El personal revisó { $number } categorías automáticas y cambió { $corrected }.
}
review-model = Modelo { $version } · entrenado con { $texts } textos · { $accuracy } de aciertos en la prueba

filter-place = En «{ $place }»
filter-place-clear = Mostrar todos los lugares
row-photos = { $count ->
    [one] { $number } foto
   *[other] { $number } fotos
}
