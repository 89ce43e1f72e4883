report-title = Ein Problem melden
report-list = Offene Tickets und Tickets in Arbeit
report-empty = Keine offenen Tickets
report-label = Was stimmt nicht, und wo?
report-example = Der Aufzug in Gebäude B steckt zwischen Etage 2 und 3 fest.
report-privacy = Das kann der ganze Campus lesen. Bitte ohne Namen, Telefon- und Matrikelnummern.
report-send = Melden
report-send-later = Senden, sobald verbunden
report-failed = Noch nicht gemeldet; der Text ist gespeichert.
report-not-sure = unsicher
report-danger = Ist jemand in Gefahr? Zuerst anrufen; der Helpdesk liest das hier nicht sofort.
report-call = { $number } anrufen
report-done = Gemeldet als { $ticket }
report-done-next = Der Helpdesk sieht das Ticket jetzt. Antworten und Fortschritt stehen auf seiner Seite; unter „Meine Meldungen“ steht später auch, wie es ausging.
report-another = Noch etwas melden
report-joined = Angeschlossen: { $ticket }
report-joined-next = Der eigene Text wurde nicht gesendet, denn ein Ticket genügt. Ist etwas anders? Das passt als Nachricht darunter. „Meine Meldungen“ zeigt, wie es endet.

compose-other-draft = In einem anderen Tab nicht gesendet:
compose-other-continue = Hier weiterschreiben
compose-other-discard = Verwerfen
compose-draft-saved = Entwurf gespeichert
compose-blank = Bitte zuerst etwas schreiben.
compose-characters-left = { $count ->
    [one] Noch { $number } Zeichen
   *[other] Noch { $number } Zeichen
}
compose-characters-over = { $count ->
    [one] { $number } Zeichen zu viel
   *[other] { $number } Zeichen zu viel
}

explanation-title = Wörter, die die Kategorie bestimmt haben
explanation-label = Erkannt an:
explanation-none = Kein einzelnes Wort war ausschlaggebend
explanation-corrected = vom Helpdesk korrigiert
similar-title = Schon gemeldet?
similar-note = Ein Klick statt eines zweiten Tickets.
similar-open = Ticket { $ticket } öffnen
similar-joined = Schon dabei.
similar-failed = Nicht angeschlossen; der Text ist gespeichert.
affects-me-too = Betrifft mich auch
outbox-waiting = Wird gesendet, sobald Lodge wieder erreichbar ist
outbox-refused = Lodge hat das nicht angenommen.
outbox-take-back = Zurücknehmen

report-place = Wo (optional)
report-place-found = Aus dem Text übernommen. Bitte ändern, falls es nicht stimmt.
report-place-clear = Ort entfernen

photos-label = Fotos (optional, bis zu 5)
photos-title = Fotos
photos-add = Foto hinzufügen
photos-chosen = Foto { $number }
photos-remove = Foto { $number } entfernen
photos-of = Foto { $number } von { $total }
photos-previous = Zurück
photos-next = Weiter
photos-close = Schließen
photos-sent = Foto gesendet.
photos-sending = { $count ->
    [one] Ein Foto wird gesendet …
   *[other] { $number } Fotos werden gesendet …
}
photos-failed = Ein Foto ist noch nicht angekommen.
