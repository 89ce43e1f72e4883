tickets-title = Tickets
tickets-list = Liste
tickets-selected = Ticket
tickets-load-failed = Die Tickets konnten nicht geladen werden.
tickets-empty = Keine offenen Tickets und keine in Arbeit
tickets-no-match-query = Keine Tickets passen zu „{ $query }“.
tickets-no-match = Keine passenden Tickets.
tickets-clear = Suche und Filter löschen
tickets-show-more = Mehr anzeigen
tickets-count = { $count ->
    [one] { $number } Ticket
   *[other] { $number } Tickets
}
tickets-no-number = Kein offenes Ticket und keines in Arbeit hat die Nummer { $ticket }.
tickets-match-open = { $count ->
    [one] { $number } offenes Ticket passt
   *[other] { $number } offene Tickets passen
}
tickets-match-active = { $count ->
    [one] { $number } Ticket in Arbeit passt
   *[other] { $number } Tickets in Arbeit passen
}
tickets-match-closed = { $count ->
    [one] { $number } geschlossenes Ticket passt
   *[other] { $number } geschlossene Tickets passen
}
tickets-partial = Die Suche wird vorbereitet und umfasst vorerst nur die neuesten Beschreibungen.
tickets-first-of = 1–{ $number } von { $total }
tickets-first = Die ersten { $number } Tickets
tickets-new = { $number } neu — anzeigen
tickets-gone = { $count ->
    [one] { $number } passt nicht mehr · Aktualisieren
   *[other] { $number } passen nicht mehr · Aktualisieren
}
tickets-reordered = Reihenfolge geändert · Neu sortieren
tickets-row-gone = Nicht mehr offen oder in Arbeit
tickets-announce-change = Ticket { $ticket } hat sich geändert: { $status }.
tickets-back = Zurück zur Liste
tickets-choose = Ein Ticket auswählen.
tickets-key-walk = nächstes, voriges
tickets-key-open = öffnen
tickets-key-search = suchen

row-unread = Ungelesen:
row-danger = Gefahr
row-messages = { $count ->
    [one] { $number } Nachricht
   *[other] { $number } Nachrichten
}
waiting-reporter-wrote = Melder schrieb { $age }
waiting-user-wrote = ein Nutzer schrieb { $age }
waiting-we-answered = wir antworteten { $age }
waiting-helpdesk-answered = Helpdesk antwortete { $age }
waiting-reporter-wrote-last = zuletzt schrieb der Melder
waiting-user-wrote-last = zuletzt schrieb ein Nutzer
waiting-we-answered-last = zuletzt haben wir geantwortet
waiting-helpdesk-answered-last = zuletzt hat der Helpdesk geantwortet
waiting-unanswered = noch nicht beantwortet

search-label = Suche
filter-group = Filter: { $group }
filter-status = Status
filter-category = Kategorie
filter-order = Reihenfolge
filter-open-and-active = Offen und in Arbeit
filter-all = Alle
filter-opened = Eröffnet { $range }
filter-opened-from = Eröffnet ab { $from }
filter-opened-before = Eröffnet vor { $to }
filter-opened-clear = Zeitraum aufheben
sort-newest = Neueste
sort-oldest = Älteste
sort-activity = Letzte Aktivität
sort-waiting = Wartezeit
sort-affected = Meiste Betroffene
sort-best-match = Beste Treffer

review-accuracy-title = Richtige Kategorie
review-accuracy = Richtige Kategorie: { $percent }
review-accuracy-none = Richtige Kategorie: noch nichts geprüft
review-accuracy-detail = { $count ->
    [one] { $number } automatische Kategorie geprüft, { $corrected } geändert.
   *[other] { $number } automatische Kategorien geprüft, { $corrected } geändert.
}
review-model = Modell { $version } · trainiert mit { $texts } Texten · { $accuracy } Genauigkeit im Test

filter-place = Am Ort „{ $place }“
filter-place-clear = Alle Orte zeigen
row-photos = { $count ->
    [one] { $number } Foto
   *[other] { $number } Fotos
}
