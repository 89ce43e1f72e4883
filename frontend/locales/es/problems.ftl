problem-no-answer = Lodge no ha respondido. No se ha perdido nada; inténtelo de nuevo.
problem-unavailable = Lodge está ocupado o se está reiniciando. Inténtelo de nuevo en un momento.
problem-analysis-unavailable = No disponible por el momento. Se reintenta automáticamente.
problem-internal = Algo ha fallado por nuestra parte y ha quedado registrado. Inténtelo de nuevo más tarde.
problem-bad-request = Esta página ha enviado algo que Lodge no entiende. Recargar la página puede ayudar.
problem-helpdesk-only = Esto solo puede hacerlo el helpdesk.
problem-misdirected = Esta dirección no es de Lodge. Pida la correcta al helpdesk.
problem-cross-site = Lodge solo acepta esto desde sus propias páginas. Abra Lodge e inténtelo de nuevo.
problem-not-found = Esto ya no existe.
problem-method-not-allowed = Lodge no puede hacer eso aquí. Recargar la página puede ayudar.
problem-request-timeout = La conexión era demasiado lenta para enviarlo. Inténtelo de nuevo.
problem-illegal-move = Mientras tanto, el ticket ha avanzado.
problem-closed = Este ticket se ha cerrado mientras usted escribía. Copie el texto o cree una continuación.
problem-stale = Mientras tanto, alguien ha cambiado el ticket.
problem-too-large = Es demasiado para una sola vez. Acórtelo.
problem-invalid = Revise lo que ha escrito.
problem-key-reused = Esto ya se envió antes con otro texto. Recargue la página y envíelo de nuevo.
problem-too-many-requests = Demasiado a la vez. Inténtelo de nuevo en un momento.
problem-version-required = Esta página no está actualizada. Recárguela.

field-blank = Escriba al menos un carácter.
field-too-long = Use como máximo { $number } caracteres.
field-no-such-ticket = No existe el ticket del que este es continuación.

boot-no-script = Lodge necesita JavaScript y WebAssembly. Actívelos en el navegador o pregunte al helpdesk en persona.
boot-failed = Lodge no ha podido iniciarse. Recargue la página; si eso no ayuda, use un navegador más reciente o pregunte al helpdesk en persona.
crash-notice = Algo ha fallado en esta página. Su texto está guardado en este dispositivo.
crash-reload = Recargar página

problem-too-many-photos = Un ticket puede tener como máximo 5 fotos.
field-no-photo = Este archivo no es una imagen JPEG, PNG o WebP legible.
