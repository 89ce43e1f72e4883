frame-skip = Saltar al contenido
frame-nav = Menú principal
frame-tickets = Tickets
frame-analyses = Análisis
frame-switch-to-user = Vista usuario
frame-switch-to-helpdesk = Al helpdesk
frame-language = Idioma
frame-theme-system = Tema: como el sistema
frame-theme-light = Tema: claro
frame-theme-dark = Tema: oscuro
frame-offline = Sin conexión desde: { $time }. Se muestran datos guardados.
frame-updated = Lodge se ha actualizado. Lo que ha escrito está guardado.
footer-zone = Zona horaria: { $zone }

picker-title = ¿Qué desea hacer?
picker-user = Informar de un problema o seguirlo
picker-user-summary = Contar qué ocurre y seguir el progreso
picker-helpdesk = Trabajar como helpdesk
picker-helpdesk-summary = Responder y cerrar tickets, ver análisis
picker-continue-as-user = Continuar como usuario
picker-continue-as-helpdesk = Continuar como helpdesk
picker-news = Mis avisos: { $number } con novedades
picker-counts = Abiertos: { $open } · En curso: { $active }
picker-privacy = No hace falta ninguna cuenta. Lo que escriba es visible para todas las personas del campus, así que no incluya datos personales. En caso de peligro, llame primero al número de emergencias.

missing-title = Esta página no existe
missing-advice = Compruebe la dirección.
missing-home = Ir al inicio

# «y sobre» evita elegir entre «y» y «e» ante la segunda palabra.
spike-words = { $count ->
    [one] { $number } aviso sobre «{ $first }» y sobre «{ $second }» desde las { $since }, muy por encima de lo habitual.
   *[other] { $number } avisos sobre «{ $first }» y sobre «{ $second }» desde las { $since }, muy por encima de lo habitual.
}
spike-category = { $count ->
    [one] { $number } aviso en { $category } desde las { $since }, muy por encima de lo habitual.
   *[other] { $number } avisos en { $category } desde las { $since }, muy por encima de lo habitual.
}
spike-any = { $count ->
    [one] { $number } aviso desde las { $since }, muy por encima de lo habitual.
   *[other] { $number } avisos desde las { $since }, muy por encima de lo habitual.
}
spike-join = ¿Le pasa lo mismo? Unirse a un ticket
spike-show = Mostrar
spike-hide = Ocultar

feed = Canal
qr-code-missing = No se ha podido cargar el dibujo del código.
qr-code-too-long = Es demasiado largo para un código.

posters-title = Carteles
posters-note = Un cartel para cada lugar, con un código que abre el formulario con ese lugar. Los lugares se quedan en este dispositivo.
posters-places = Lugares, uno por línea
posters-empty = Todavía no hay ningún lugar. Escriba el primero arriba y su cartel aparecerá aquí.
posters-too-many = Solo los primeros { $limit } lugares tienen cartel.
posters-print = Imprimir
posters-question = ¿Hay algo estropeado aquí?
posters-code = Código QR de { $place }
posters-scan = Escanee para avisar

styleguide-title = Guía de estilo
