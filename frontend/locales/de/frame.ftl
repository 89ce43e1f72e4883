frame-skip = Zum Inhalt springen
frame-nav = Hauptmenü
frame-tickets = Tickets
frame-analyses = Auswertungen
frame-switch-to-user = Zur Nutzersicht
frame-switch-to-helpdesk = Zum Helpdesk
frame-language = Sprache
frame-theme-system = Farben: wie das System
frame-theme-light = Farben: hell
frame-theme-dark = Farben: dunkel
frame-offline = Offline seit { $time }. Gespeicherte Daten werden gezeigt.
frame-updated = Lodge wurde aktualisiert. Das Geschriebene ist gespeichert.
footer-zone = Zeitzone: { $zone }

picker-title = Worum geht es?
picker-user = Ein Problem melden oder verfolgen
picker-user-summary = Sagen, was nicht stimmt, und den Fortschritt verfolgen
picker-helpdesk = Als Helpdesk arbeiten
picker-helpdesk-summary = Tickets beantworten und schließen, Auswertungen ansehen
picker-continue-as-user = Weiter als Nutzer
picker-continue-as-helpdesk = Weiter als Helpdesk
picker-news = Meine Meldungen: { $number } mit Neuem
picker-counts = { $open } offen · { $active } in Arbeit
picker-privacy = Kein Konto nötig. Alles Geschriebene ist auf dem ganzen Campus sichtbar, bitte keine persönlichen Daten angeben. Bei Gefahr zuerst den Notruf wählen.

missing-title = Diese Seite gibt es nicht
missing-advice = Bitte die Adresse prüfen.
missing-home = Zur Startseite

spike-words = { $count ->
    [one] { $number } Meldung zu „{ $first }“ und „{ $second }“ seit { $since }, weit mehr als üblich.
   *[other] { $number } Meldungen zu „{ $first }“ und „{ $second }“ seit { $since }, weit mehr als üblich.
}
spike-category = { $count ->
    [one] { $number } Meldung zu { $category } seit { $since }, weit mehr als üblich.
   *[other] { $number } Meldungen zu { $category } seit { $since }, weit mehr als üblich.
}
spike-any = { $count ->
    [one] { $number } Meldung seit { $since }, weit mehr als üblich.
   *[other] { $number } Meldungen seit { $since }, weit mehr als üblich.
}
spike-join = Auch betroffen? Einem Ticket anschließen
spike-show = Anzeigen
spike-hide = Ausblenden

feed = Feed
qr-code-missing = Die Zeichnung des Codes konnte nicht geladen werden.
qr-code-too-long = Das ist zu lang für einen Code.

posters-title = Aushänge
posters-note = Ein Aushang für jeden Ort, mit einem Code, der das Meldeformular mit diesem Ort öffnet. Die Orte bleiben auf diesem Gerät.
posters-places = Orte, einer pro Zeile
posters-empty = Noch kein Ort. Sobald oben einer steht, erscheint hier sein Aushang.
posters-too-many = Nur die ersten { $limit } Orte haben einen Aushang.
posters-print = Drucken
posters-question = Ist hier etwas kaputt?
posters-code = QR-Code für { $place }
posters-scan = Zum Melden scannen

styleguide-title = Styleguide
