ticket-heading = Ticket { $ticket }
ticket-page-title = { $ticket } { $text }
ticket-load-failed = Das Ticket konnte nicht geladen werden.
ticket-missing-page = Ticket nicht gefunden
ticket-missing-title = Nichts gefunden
ticket-missing-user = Dieses Ticket ist geschlossen oder existiert nicht.
ticket-missing-helpdesk = Es gibt kein Ticket mit dieser Nummer.
ticket-missing-report = Ein Problem melden
ticket-missing-list = Alle Tickets
ticket-edit = Bearbeiten
ticket-follows = Folgeticket zu { $ticket }
ticket-announce-status = Ticket { $ticket } ist jetzt: { $status }.

ticket-opened = Eröffnet
ticket-changed = Geändert
ticket-started = Begonnen
ticket-closed = Geschlossen
ticket-affects = betrifft { $number }

ticket-start = Arbeit beginnen
ticket-start-failed = Die Arbeit konnte nicht begonnen werden.
ticket-close = Schließen …
closing-label = Ergebnis
closing-failed = Das Ticket konnte nicht geschlossen werden. Der Text ist gespeichert.

category-correct = Kategorie korrigieren
category-label = Kategorie
category-correct-failed = Die Kategorie konnte nicht geändert werden.

editor-label = Text des Tickets
editor-failed = Nicht gespeichert; der Text bleibt erhalten.
editor-saved = Gespeichert.
conflict-title = Jemand anderes hat dieses Ticket währenddessen geändert
conflict-explanation = Nichts geht verloren: Hier stehen beide Texte, abweichende Wörter sind markiert.
conflict-mine = Eigener Text
conflict-theirs = Der andere Text
conflict-keep-mine = Eigenen behalten
conflict-take-theirs = Anderen übernehmen
conflict-go-on = Weiter bearbeiten

thread-title = Verlauf
thread-new = Neu seit dem letzten Besuch
thread-newest = Zur neuesten Nachricht
thread-unfold = Ganze Nachricht zeigen
thread-fold = Weniger zeigen
thread-writer-reporter = Melder
thread-announce-message = { $who } schreibt: { $text }
composer-label = Nachricht schreiben
composer-failed = Nicht gesendet; der Text ist gespeichert.
composer-sent = Nachricht gesendet.
unsent-title = Nicht gesendeter Entwurf
typing-user-writing = Jemand schreibt …
typing-user-editing = Jemand bearbeitet das …
typing-colleague-writing = Jemand aus dem Team schreibt …
typing-colleague-editing = Jemand aus dem Team bearbeitet das …
typing-helpdesk-writing = Der Helpdesk schreibt …
typing-helpdesk-editing = Der Helpdesk bearbeitet das …

history-opened = { $who } hat das gemeldet
history-edited = { $who } hat den Text geändert
history-activated = { $who } hat die Arbeit begonnen
history-closed = { $who } hat das Ticket geschlossen
history-recategorised = { $who } hat die Kategorie auf { $category } korrigiert
history-category-corrected = { $who } hat die Kategorie korrigiert
history-message = { $who } hat eine Nachricht geschrieben
history-affected = { $who } hat das Problem auch
history-gone = { $who } hat es von der Liste genommen
history-somebody = Jemand
history-show-difference = Unterschied zeigen
history-hide-difference = Unterschied verbergen

closed-notice = Dieses Ticket ist geschlossen. Weiter geht es mit einem Folgeticket.
follow-up-create = Folgeticket anlegen
follow-up-failed = Das Folgeticket konnte nicht angelegt werden.
follow-up-created = Folgeticket { $ticket } angelegt

resolution-times = { $category }: die Hälfte geschlossen innerhalb von { $half }, die meisten innerhalb von { $most } ({ $tickets } Tickets, letzte { $days } Tage)
resolution-times-most = { $category }: die meisten geschlossen innerhalb von { $most } ({ $tickets } Tickets, letzte { $days } Tage)

place-label = Ort
place-add = Ort angeben
place-change = Ort ändern
place-failed = Der Ort ließ sich nicht ändern; die Eingabe ist noch da.
history-place = { $who } hat den Ort geändert
history-photo = { $who } hat ein Foto hinzugefügt
