reports-title = Meine Meldungen
reports-note = Nur auf diesem Gerät gespeichert. Kein anderes Gerät weiß, welche von hier sind.
reports-none = Auf diesem Gerät wurde noch nichts gemeldet. Was hier gemeldet oder beobachtet wird, steht auf dieser Seite, auch wie es ausging.
reports-news = Mit Neuigkeiten
reports-news-count = mit Neuigkeiten
reports-in-progress = Noch nicht geschlossen
reports-closed = Geschlossen
reports-forget-title = Gemeinsam genutzter Computer?
reports-forget = Auf diesem Gerät vergessen…
reports-forget-note = Die Tickets bleiben, aber auf diesem Gerät ist dann nicht mehr zu erfahren, wie sie ausgehen.
reports-forget-confirm = Alle vergessen

transfer-title = Auf ein anderes Handy übertragen
transfer-show = Code anzeigen
transfer-note = Mit dem anderen Handy scannen. Danach zeigen beide dieselben Meldungen. Wer den Code scannt, sieht, wie diese Meldungen ausgehen.
transfer-newest = Der Code enthält die neuesten { $number } von { $all } Meldungen.
transfer-code = QR-Code für das andere Handy
transfer-link = Falls Scannen nicht möglich ist
transfer-copy = Link kopieren
transfer-copied = Kopiert.
transfer-copy-failed = Der Browser kopiert hier nicht. Der Link ist markiert und lässt sich von Hand kopieren.

received-checking = Meldungen werden hinzugefügt…
received-added = { $count ->
    [one] { $number } Meldung hinzugefügt.
   *[other] { $number } Meldungen hinzugefügt.
}
received-none = Diese Meldungen sind auf diesem Gerät schon vorhanden.
received-unknown = { $count ->
    [one] { $number } der Meldungen ist diesem Server nicht bekannt.
   *[other] { $number } der Meldungen sind diesem Server nicht bekannt.
}
received-damaged = Dieser Link ist beschädigt oder unvollständig. Es wurde nichts hinzugefügt. Bitte den Code erneut scannen oder den ganzen Link kopieren.
received-failed = Nicht alle Meldungen konnten hinzugefügt werden. Die fehlenden lassen sich jetzt hinzufügen.

outcome-closed = Geschlossen
outcome-closed-on = Geschlossen am { $time }
outcome-none = Der Helpdesk hat es ohne Nachricht geschlossen.
outcome-for-holders = Wer dieses Ticket gemeldet hat oder beobachtet, findet das Ergebnis unter „Meine Meldungen“ auf dem Gerät, das dafür benutzt wurde.
outcome-not-solved = Immer noch nicht gelöst?

follow-start = Beobachten
follow-done = Dieses Ticket wird beobachtet. Wie es ausgeht, steht unter „Meine Meldungen“.
follow-affected = Als betroffen gezählt. „Meine Meldungen“ zeigt, wie es endet.
follow-own = Von diesem Gerät gemeldet.
follow-failed = Das Ticket konnte nicht beobachtet werden.

notification-answered = Der Helpdesk hat geantwortet.
notification-closed = Geschlossen: { $outcome }
notification-turn-on = Auf diesem Gerät bei Antworten benachrichtigen
notification-on = Über Antworten und geschlossene Tickets wird benachrichtigt, solange Lodge in einem Tab offen ist.
notification-turn-off = Nicht mehr benachrichtigen
notification-denied = Der Browser blockiert Benachrichtigungen von Lodge. Erlauben lassen sie sich in seinen Einstellungen für diese Seite.
