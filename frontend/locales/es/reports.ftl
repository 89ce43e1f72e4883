reports-title = Mis avisos
reports-note = Se guardan solo en este dispositivo. Ningún otro dispositivo sabe cuáles son suyos.
reports-none = Todavía no se ha enviado ningún aviso desde este dispositivo. Aquí aparecerán los avisos que envíe y los tickets que siga en él, con su resultado.
reports-news = Con novedades
reports-news-count = con novedades
reports-in-progress = Sin cerrar
reports-closed = Cerrados
reports-forget-title = ¿Equipo compartido?
reports-forget = Olvidar en este equipo…
reports-forget-note = Los tickets se conservan, pero en este equipo ya no sabrá cómo terminan.
reports-forget-confirm = Olvidar todos

transfer-title = Pasar a otro teléfono
transfer-show = Mostrar el código
transfer-note = Escanee esto con el otro teléfono. Después, ambos muestran los mismos avisos. Quien lo escanee verá cómo terminan estos avisos.
transfer-newest = El código contiene los { $number } avisos más recientes de { $all }.
transfer-code = Código QR para el otro teléfono
transfer-link = Si no puede escanear
transfer-copy = Copiar el enlace
transfer-copied = Copiado.
transfer-copy-failed = El navegador no copia aquí. El enlace está seleccionado: cópielo a mano.

received-checking = Añadiendo los avisos…
received-added = { $count ->
    [one] { $number } aviso añadido.
   *[other] { $number } avisos añadidos.
}
received-none = Este dispositivo ya tiene estos avisos.
received-unknown = { $count ->
    [one] Este servidor no conoce { $number } de los avisos.
   *[other] Este servidor no conoce { $number } de los avisos.
}
received-damaged = Este enlace está dañado o incompleto y no se ha añadido nada. Vuelva a escanear el código o copie el enlace entero.
received-failed = No se han podido añadir todos los avisos. Los que faltan se pueden añadir ahora.

outcome-closed = Cerrado
outcome-closed-on = Cerrado el { $time }
outcome-none = El helpdesk lo cerró sin ningún mensaje.
outcome-for-holders = Quien informó de este ticket o lo sigue encuentra su resultado en «Mis avisos», en el dispositivo que usó.
outcome-not-solved = ¿Sigue sin resolverse?

follow-start = Seguir
follow-done = Usted sigue este ticket. En «Mis avisos» se verá cómo termina.
follow-affected = También le afecta. «Mis avisos» mostrará cómo termina.
follow-own = Usted informó de esto.
follow-failed = No se ha podido seguir el ticket.

notification-answered = El helpdesk ha respondido.
notification-closed = Cerrado: { $outcome }
notification-turn-on = Avisarme de las respuestas en este dispositivo
notification-on = Recibirá notificaciones de respuestas y cierres mientras Lodge esté abierto en una pestaña.
notification-turn-off = Dejar de avisarme
notification-denied = El navegador bloquea las notificaciones de Lodge. Puede permitirlas en su configuración para este sitio.
