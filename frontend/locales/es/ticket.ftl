ticket-heading = Ticket { $ticket }
ticket-page-title = { $ticket } { $text }
ticket-load-failed = No se ha podido cargar el ticket.
ticket-missing-page = Ticket no encontrado
ticket-missing-title = Aquí no hay nada
ticket-missing-user = Este ticket está cerrado o no existe.
ticket-missing-helpdesk = No hay ningún ticket con este número.
ticket-missing-report = Informar de un problema
ticket-missing-list = Todos los tickets
ticket-edit = Editar
ticket-follows = Continuación de { $ticket }
ticket-announce-status = Nuevo estado del ticket { $ticket }: { $status }.

ticket-opened = Creado
ticket-changed = Cambiado
ticket-started = Empezado
ticket-closed = Cerrado
ticket-affects = afecta a { $number }

ticket-start = Empezar
ticket-start-failed = No se ha podido empezar el trabajo.
ticket-close = Cerrar…
closing-label = Resultado
closing-failed = No se ha podido cerrar el ticket. Su texto está guardado.

category-correct = Corregir categoría
category-label = Categoría
category-correct-failed = No se ha podido cambiar la categoría.

editor-label = Texto del ticket
editor-failed = No se ha guardado; su texto se conserva.
editor-saved = Guardado.
conflict-title = Otra persona ha cambiado este ticket mientras usted lo editaba
conflict-explanation = No se ha perdido nada: aquí están los dos textos, con las palabras distintas marcadas.
conflict-mine = Mi texto
conflict-theirs = El otro texto
conflict-keep-mine = Conservar el mío
conflict-take-theirs = Usar el otro
conflict-go-on = Seguir editando

thread-title = Historial
thread-new = Nuevo desde la última visita
thread-newest = Al mensaje más reciente
thread-unfold = Mostrar todo el mensaje
thread-fold = Mostrar menos
thread-writer-reporter = Solicitante
thread-announce-message = { $who } escribe: { $text }
composer-label = Escribir un mensaje
composer-failed = No se ha enviado; su texto está guardado.
composer-sent = Mensaje enviado.
unsent-title = Borrador sin enviar
typing-user-writing = Alguien está escribiendo…
typing-user-editing = Alguien está editando esto…
typing-colleague-writing = Alguien del equipo está escribiendo…
typing-colleague-editing = Alguien del equipo está editando esto…
typing-helpdesk-writing = El helpdesk está escribiendo…
typing-helpdesk-editing = El helpdesk está editando esto…

history-opened = { $who } informó de esto
history-edited = { $who } cambió el texto
history-activated = { $who } empezó el trabajo
history-closed = { $who } cerró el ticket
history-recategorised = { $who } corrigió la categoría: { $category }
history-category-corrected = { $who } corrigió la categoría
history-message = { $who } escribió un mensaje
history-affected = { $who } tiene también el problema
history-gone = { $who } lo quitó de la lista
history-somebody = Alguien
history-show-difference = mostrar cambios
history-hide-difference = ocultar cambios

closed-notice = Este ticket está cerrado. Para seguir con el asunto, cree una continuación.
follow-up-create = Crear continuación
follow-up-failed = No se ha podido crear la continuación.
follow-up-created = Continuación { $ticket } creada

resolution-times = { $category }: la mitad se cerró en un máximo de { $half }; la mayoría, en un máximo de { $most } ({ $tickets } tickets, últimos { $days } días)
resolution-times-most = { $category }: la mayoría se cerró en un máximo de { $most } ({ $tickets } tickets, últimos { $days } días)

place-label = Lugar
place-add = Indicar el lugar
place-change = Cambiar el lugar
place-failed = No se ha podido cambiar el lugar; lo que ha escrito sigue aquí.
history-place = { $who } ha cambiado el lugar
history-photo = { $who } ha añadido una foto
