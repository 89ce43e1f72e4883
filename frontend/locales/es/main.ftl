language-name = Español

action-cancel = Cancelar
action-close = Cerrar
action-retry = Reintentar
action-save = Guardar
action-send = Enviar
loading = Cargando…
key-enter = Intro
send-keys = Ctrl + Intro: enviar
product = Lodge

page-title = { $page } · Lodge

role-user = Usuario
role-helpdesk = Helpdesk

status-open = Abierto
status-active = En curso
status-closed = Cerrado

category-facility-management = Instalaciones
category-technical-it = Informática
category-services-complaints = Quejas de servicios
