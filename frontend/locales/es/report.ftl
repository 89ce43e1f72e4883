report-title = Informar de un problema
report-list = Tickets abiertos y en curso
report-empty = No hay tickets abiertos
report-label = ¿Qué ocurre y dónde?
report-example = El ascensor del edificio B se ha quedado parado entre las plantas 2 y 3.
report-privacy = Todo el campus puede leerlo. No incluya nombres, teléfonos ni números de matrícula.
report-send = Enviar
report-send-later = Enviar al conectar
report-failed = Aviso aún sin enviar; su texto está guardado.
report-not-sure = con dudas
report-danger = ¿Hay alguien en peligro? Llame primero; el helpdesk no lee esto de inmediato.
report-call = Llamar al { $number }
report-done = Registrado como { $ticket }
report-done-next = El helpdesk ya ve el ticket. Las respuestas y el progreso aparecen en la página del ticket; lo encontrará en «Mis avisos», donde más adelante verá también cómo terminó.
report-another = Enviar otro aviso
report-joined = Se ha unido a { $ticket }
report-joined-next = Su texto no se ha enviado, porque basta un ticket. ¿En su caso es distinto? Escriba un mensaje debajo. «Mis avisos» mostrará cómo termina.

compose-other-draft = Sin enviar en otra pestaña:
compose-other-continue = Continuar aquí
compose-other-discard = Descartar
compose-draft-saved = Borrador guardado
compose-blank = Escriba algo primero.
compose-characters-left = { $count ->
    [one] Queda { $number } carácter
   *[other] Quedan { $number } caracteres
}
compose-characters-over = { $count ->
    [one] Sobra { $number } carácter
   *[other] Sobran { $number } caracteres
}

explanation-title = Palabras que han decidido la categoría
explanation-label = Detectada por:
explanation-none = Ninguna palabra destaca por sí sola
explanation-corrected = corregida por el helpdesk
similar-title = ¿Ya se ha avisado?
similar-note = Un clic en lugar de un segundo ticket.
similar-open = Abrir el ticket { $ticket }
similar-joined = Ya participa.
similar-failed = No ha funcionado; su texto está guardado.
affects-me-too = A mí también
outbox-waiting = Se enviará cuando haya conexión
outbox-refused = Lodge no lo ha aceptado.
outbox-take-back = Recuperar

report-place = Dónde (opcional)
report-place-found = Tomado de su texto. Cámbielo si no es correcto.
report-place-clear = Borrar el lugar

photos-label = Fotos (opcional, hasta 5)
photos-title = Fotos
photos-add = Añadir foto
photos-chosen = Foto { $number }
photos-remove = Quitar la foto { $number }
photos-of = Foto { $number } de { $total }
photos-previous = Anterior
photos-next = Siguiente
photos-close = Cerrar
photos-sent = Foto enviada.
photos-sending = { $count ->
    [one] Enviando una foto…
   *[other] Enviando { $number } fotos…
}
photos-failed = Una foto todavía no ha llegado.
