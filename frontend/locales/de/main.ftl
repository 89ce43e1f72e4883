language-name = Deutsch

action-cancel = Abbrechen
action-close = Schließen
action-retry = Erneut versuchen
action-save = Speichern
action-send = Senden
loading = Wird geladen …
key-enter = Eingabe
send-keys = Strg + Eingabe sendet
product = Lodge

page-title = { $page } · Lodge

role-user = Nutzer
role-helpdesk = Helpdesk

status-open = Offen
status-active = In Arbeit
status-closed = Geschlossen

category-facility-management = Gebäudemanagement
category-technical-it = IT-Technik
category-services-complaints = Service-Beschwerden
