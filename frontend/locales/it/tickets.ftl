tickets-title = Ticket
tickets-list = Elenco
tickets-selected = Ticket
tickets-load-failed = Impossibile caricare i ticket.
tickets-empty = Nessun ticket aperto o in corso
tickets-no-match-query = Nessun ticket corrisponde a «{ $query }».
tickets-no-match = Nessun ticket corrispondente.
tickets-clear = Azzera ricerca e filtri
tickets-show-more = Mostra altri
tickets-count = { $count ->
    [one] { $number } ticket
   *[other] { $number } ticket
}
tickets-no-number = Nessun ticket aperto o in corso ha il numero { $ticket }.
tickets-match-open = { $count ->
    [one] { $number } ticket aperto trovato
   *[other] { $number } ticket aperti trovati
}
tickets-match-active = { $count ->
    [one] { $number } ticket in corso trovato
   *[other] { $number } ticket in corso trovati
}
tickets-match-closed = { $count ->
    [one] { $number } ticket chiuso trovato
   *[other] { $number } ticket chiusi trovati
}
tickets-partial = La ricerca è in preparazione e per ora comprende solo le descrizioni più recenti.
tickets-first-of = 1–{ $number } di { $total }
tickets-first = Primi { $number } ticket
tickets-new = Nuovi: { $number } — mostra
tickets-gone = { $count ->
    [one] { $number } non corrisponde più · Aggiorna
   *[other] { $number } non corrispondono più · Aggiorna
}
tickets-reordered = Ordine cambiato · Riordina
tickets-row-gone = Non più aperto né in corso
tickets-announce-change = Il ticket { $ticket } è cambiato: { $status }.
tickets-back = Torna all’elenco
tickets-choose = Scegliere un ticket.
tickets-key-walk = successivo, precedente
tickets-key-open = apri
tickets-key-search = cerca

row-unread = Non letto:
row-danger = Pericolo
row-messages = { $count ->
    [one] { $number } messaggio
   *[other] { $number } messaggi
}
waiting-reporter-wrote = chi segnala ha scritto { $age }
waiting-user-wrote = un utente ha scritto { $age }
waiting-we-answered = abbiamo risposto { $age }
waiting-helpdesk-answered = l’helpdesk ha risposto { $age }
waiting-reporter-wrote-last = ultimo messaggio di chi segnala
waiting-user-wrote-last = ultimo messaggio di un utente
waiting-we-answered-last = ultima risposta nostra
waiting-helpdesk-answered-last = ultima risposta dell’helpdesk
waiting-unanswered = ancora senza risposta

search-label = Cerca
filter-group = Filtro: { $group }
filter-status = Stato
filter-category = Categoria
filter-order = Ordine
filter-open-and-active = Aperto o in corso
# Vale per lo stato e per la categoria.
filter-all = Qualsiasi
filter-opened = Creati: { $range }
filter-opened-from = Creati a partire da: { $from }
filter-opened-before = Creati prima di: { $to }
filter-opened-clear = Rimuovi date
sort-newest = Più recenti
sort-oldest = Meno recenti
sort-activity = Ultima attività
sort-waiting = Attesa più lunga
sort-affected = Più persone interessate
sort-best-match = Più pertinenti

review-accuracy-title = Categoria giusta
review-accuracy = Categoria giusta: { $percent }
review-accuracy-none = Categoria giusta: ancora nulla di controllato
review-accuracy-detail = { $count ->
    [one] Il personale ha controllato { $number } categoria automatica; modificate: { $corrected }.
   *[other] Il personale ha controllato { $number } categorie automatiche; modificate: { $corrected }.
}
review-model = Modello { $version } · addestrato su { $texts } testi · accuratezza nel test: { $accuracy }

filter-place = Luogo: «{ $place }»
filter-place-clear = Mostra tutti i luoghi
row-photos = { $count ->
    [one] { $number } foto
   *[other] { $number } foto
}
