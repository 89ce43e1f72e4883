language-name = Italiano

action-cancel = Annulla
action-close = Chiudi
action-retry = Riprova
action-save = Salva
action-send = Invia
loading = Caricamento…
key-enter = Invio
send-keys = Ctrl + Invio per inviare
product = Lodge

page-title = { $page } · Lodge

role-user = Utente
role-helpdesk = Helpdesk

status-open = Aperto
status-active = In corso
status-closed = Chiuso

category-facility-management = Gestione edifici
category-technical-it = Informatica
category-services-complaints = Reclami sui servizi
