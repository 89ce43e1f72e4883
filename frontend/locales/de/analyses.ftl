analyses-title = Auswertungen
analyses-overview = Übersicht
analyses-load-failed = Die Auswertungen konnten nicht geladen werden.
analyses-unknown = Eine Auswertung mit diesem Namen gibt es nicht. Oben stehen alle.
analyses-only-helpdesk-title = Auswertungen sind für den Helpdesk
analyses-only-helpdesk = Die Tickets stehen auf der Nutzerseite.
analyses-switch = Zum Helpdesk wechseln
analyses-to-tickets = Zu den Tickets
analysis-load-failed = Die Auswertung konnte nicht geladen werden.
analysis-definition = Wie wird das berechnet?
analysis-table = Tabelle
analysis-wall = Wandanzeige
analysis-download-csv = Als CSV herunterladen
analysis-download-picture = Als Bild herunterladen
analysis-download-failed = Herunterladen fehlgeschlagen.
analysis-may-be-outdated = Diese Zahlen sind möglicherweise veraltet.
analysis-as-of = Stand { $time } · Zeitzone { $zone }
analysis-as-of-live = Stand { $time } · live · Zeitzone { $zone }
analysis-since = Seit { $from }

finding-of-figure = { $title }: { $value }
figure-link = { $value } { $title }: anzeigen
figure-show-one = Dieses Ticket anzeigen
figure-show = Diese { $number } Tickets anzeigen

analysis-backlog-title = Noch nicht geschlossen
analysis-backlog-question = Wie viele neue Tickets sind noch nicht geschlossen?
analysis-backlog-definition = Tickets, die im Zeitraum bis jetzt eröffnet wurden und offen oder in Arbeit sind. Jetzt ist die Uhrzeit der Datenbank; ein Tag hat 24 Stunden. Daneben: alle im Zeitraum eröffneten Tickets, was auch aus ihnen wurde, wie viele der nicht geschlossenen offen und in Arbeit sind, und wie viele im Zeitraum davor eröffnet wurden, der ebenso lang ist und dort endet, wo dieser beginnt.
backlog-finding-none = Es wurden { $period } keine Tickets eröffnet.
backlog-finding-closed = { $count ->
    [one] Das eine { $period } eröffnete Ticket ist geschlossen.
   *[other] Alle { $opened } { $period } eröffneten Tickets sind geschlossen.
}
backlog-finding-one = { $count ->
    [one] Das eine { $period } eröffnete Ticket ist in Arbeit.
   *[other] Das eine { $period } eröffnete Ticket ist offen.
}
backlog-finding = { $count ->
    [one] { $unclosed } von { $opened } { $period } eröffneten Tickets ist noch nicht geschlossen ({ $percent }): { $open } offen, { $active } in Arbeit.
   *[other] { $unclosed } von { $opened } { $period } eröffneten Tickets sind noch nicht geschlossen ({ $percent }): { $open } offen, { $active } in Arbeit.
}
backlog-more = { $count ->
    [one] Eröffnet wurde { $number } mehr als { $period } ({ $before }).
   *[other] Eröffnet wurden { $number } mehr als { $period } ({ $before }).
}
backlog-fewer = { $count ->
    [one] Eröffnet wurde { $number } weniger als { $period } ({ $before }).
   *[other] Eröffnet wurden { $number } weniger als { $period } ({ $before }).
}
backlog-same = Ebenso viele wurden { $period } eröffnet.

analysis-resolution-title = Zeit bis zum Schließen nach Monat
analysis-resolution-question = Wie lange dauert es, ein Ticket zu schließen, nach dem Monat seiner Eröffnung?
analysis-resolution-definition = Für jeden Kalendermonat die darin eröffneten Tickets, die jetzt geschlossen sind: der Mittelwert von Schließzeit minus Eröffnungszeit in Sekunden, ohne Rundung, der genaue Median, den die Hälfte nicht überschritt, und das genaue 90. Perzentil, das neun von zehn nicht überschritten; zwischen zwei Tickets wird interpoliert. Monate gelten in der Zeitzone des Campus. Nicht geschlossene Tickets haben keine Schließzeit und bleiben außen vor; ihre Zahl steht daneben.
resolution-finding-none = Noch kein Ticket wurde geschlossen.
resolution-finding = Bei der Hälfte aller Tickets dauert es höchstens { $median } bis zum Schließen (Durchschnitt { $mean }). { $closed } von { $opened } sind geschlossen.

analysis-workload-title = In Arbeit nach Kategorie
analysis-workload-question = Wie viele Tickets sind in jeder Kategorie in Arbeit?
analysis-workload-definition = Die Zahl der Tickets, die in diesem Moment in Arbeit sind, für jede Kategorie. Eine Kategorie ohne Ticket in Arbeit wird mit null gezeigt. Ein Ticket zählt in der Kategorie, die es jetzt hat. Auf Wunsch stehen daneben die offenen Tickets, an denen noch niemand arbeitet.
workload-finding-none = Kein Ticket ist in Arbeit.
workload-finding = { $count ->
    [one] { $number } Ticket ist in Arbeit: { $shares }.
   *[other] { $number } Tickets sind in Arbeit: { $shares }.
}
workload-share = { $category } { $number }

figure-unclosed = Noch nicht geschlossen
figure-opened-in-period = Im Zeitraum eröffnet
figure-opened-before = Im Zeitraum davor eröffnet
figure-mean-seconds = Mittlere Zeit bis zum Schließen
figure-median-seconds = Median bis zum Schließen
figure-p90-seconds = 90 % geschlossen innerhalb von
figure-opened = Eröffnet
figure-open = Offen
figure-active = In Arbeit
figure-closed = Geschlossen
series-mean-seconds = Mittelwert
series-median-seconds = Median
series-p90-seconds = 90. Perzentil
series-opened-in-period = Alle eröffneten

axis-hour = Stunde
axis-day = Tag
axis-month = Monat
axis-month-of-opening = Monat der Eröffnung
axis-category = Kategorie

parameter-opened-in-last = Eröffnet in den letzten
parameter-period = Zeitraum
parameter-open = Auch offene Tickets zeigen
period-unit-label = Einheit
period-apply = Anwenden
period-unit-hours = Stunden
period-unit-days = Tagen
period-short-hours = { $number } h
period-short-days = { $number } T
period-last-hours = { $count ->
    [one] in der letzten Stunde
   *[other] in den letzten { $number } Stunden
}
period-last-days = { $count ->
    [one] am letzten Tag
   *[other] in den letzten { $number } Tagen
}
period-previous-hours = { $count ->
    [one] in der Stunde davor
   *[other] in den { $number } Stunden davor
}
period-previous-days = { $count ->
    [one] am Tag davor
   *[other] in den { $number } Tagen davor
}
period-range-hours = Bitte 1 bis { $max } Stunden eingeben
period-range-days = Bitte 1 bis { $max } Tage eingeben
period-unit-refused = Bitte eine andere Einheit wählen

detail-part-of-opened = von { $opened } in diesem Zeitraum eröffneten ({ $percent })
detail-more = { $number } mehr in diesem Zeitraum
detail-fewer = { $number } weniger in diesem Zeitraum
detail-same = ebenso viele in diesem Zeitraum
detail-closed-of-opened = { $closed } von { $opened } geschlossen

note-opening-hour = Zeigt Tickets, die im Zeitraum eröffnet wurden und noch nicht geschlossen sind. Die erste und die letzte Stunde sind unvollständig.
note-opening-day = Zeigt Tickets, die im Zeitraum eröffnet wurden und noch nicht geschlossen sind. Der erste und der letzte Tag sind unvollständig.
note-opening-month = Zeigt Tickets, die im Zeitraum eröffnet wurden und noch nicht geschlossen sind. Der erste und der letzte Monat sind unvollständig.
note-by-month = Lange Zeiträume werden nach Monaten gezeigt.
note-months = Ein Ticket zählt im Monat seiner Eröffnung. Monate ohne geschlossene Tickets bleiben leer.
note-provisional = { $count ->
    [one] { $number } Ticket ist noch nicht geschlossen. Der schraffierte Monat steigt, sobald es geschlossen wird.
   *[other] { $number } Tickets sind noch nicht geschlossen. Schraffierte Monate steigen, sobald diese Tickets geschlossen werden.
}
note-closed-before-opening = { $count ->
    [one] Laut Uhr wurde { $number } Ticket vor seiner Eröffnung geschlossen; das zählt als null.
   *[other] Laut Uhr wurden { $number } Tickets vor ihrer Eröffnung geschlossen; das zählt als null.
}
note-outdated = Neue Änderungen können gerade nicht gelesen werden. Das ist der Stand von vor { $age }.
note-events-skipped = { $count ->
    [one] { $number } Änderung konnte nicht gelesen werden und fehlt hier.
   *[other] { $number } Änderungen konnten nicht gelesen werden und fehlen hier.
}

chart-missing = Die Zeichnung konnte nicht geladen werden. Die Tabelle unten enthält alle Zahlen.
chart-retry = Erneut versuchen
chart-table = Tabelle der Werte
chart-may-change = kann sich noch ändern
chart-point-with = { $point }, { $more }
chart-unit = in { $unit }
chart-unit-minutes = Minuten
chart-unit-hours = Stunden
chart-unit-days = Tagen
