analyses-title = Analisi
analyses-overview = Panoramica
analyses-load-failed = Impossibile caricare le analisi.
analyses-unknown = Nessuna analisi ha questo nome. Sceglierne una qui sopra.
analyses-only-helpdesk-title = Le analisi sono per il personale dell’helpdesk
analyses-only-helpdesk = I ticket si trovano nella pagina degli utenti.
analyses-switch = Passa all’helpdesk
analyses-to-tickets = Vai ai ticket
analysis-load-failed = Impossibile caricare l’analisi.
analysis-definition = Come si calcola?
analysis-table = Tabella
analysis-wall = Maxischermo
analysis-download-csv = Scarica come CSV
analysis-download-picture = Scarica come immagine
analysis-download-failed = Scaricamento non riuscito.
analysis-may-be-outdated = Questi numeri potrebbero non essere aggiornati.
analysis-as-of = Dati delle { $time } · fuso orario { $zone }
analysis-as-of-live = Dati delle { $time } · in tempo reale · fuso orario { $zone }
# Con i due punti: «dal» non andrebbe bene davanti all’8 e all’11 del mese.
analysis-since = A partire da: { $from }

finding-of-figure = { $title }: { $value }
figure-link = { $value } { $title }: mostra
figure-show-one = Mostra questo ticket
figure-show = Mostra questi { $number } ticket

# «Creato» traduce “opened”, «aperto» è solo lo stato.
analysis-backlog-title = Non ancora chiusi
analysis-backlog-question = Quanti ticket recenti non sono ancora chiusi?
analysis-backlog-definition = I ticket creati nel periodo fino a ora che sono aperti o in corso. Ora è l’orario dell’orologio della banca dati; un giorno ha 24 ore. Accanto: tutti i ticket creati nel periodo, qualunque sia stato il loro esito, quanti di quelli non chiusi sono aperti e quanti in corso, e quanti sono stati creati nel periodo precedente, che ha la stessa durata e termina dove questo inizia.
backlog-finding-none = Nessun ticket è stato creato { $period }.
backlog-finding-closed = { $count ->
    [one] L’unico ticket creato { $period } è chiuso.
   *[other] Tutti i ticket creati { $period } sono chiusi ({ $opened }).
}
backlog-finding-one = { $count ->
    [one] L’unico ticket creato { $period } è in corso.
   *[other] L’unico ticket creato { $period } è aperto.
}
backlog-finding = { $count ->
    [one] { $unclosed } ticket su { $opened } creati { $period } non è ancora chiuso ({ $percent }): aperti { $open }, in corso { $active }.
   *[other] { $unclosed } ticket su { $opened } creati { $period } non sono ancora chiusi ({ $percent }): aperti { $open }, in corso { $active }.
}
backlog-more = { $count ->
    [one] Ne è stato creato { $number } in più che { $period } ({ $before }).
   *[other] Ne sono stati creati { $number } in più che { $period } ({ $before }).
}
backlog-fewer = { $count ->
    [one] Ne è stato creato { $number } in meno che { $period } ({ $before }).
   *[other] Ne sono stati creati { $number } in meno che { $period } ({ $before }).
}
backlog-same = Altrettanti ne sono stati creati { $period }.

analysis-resolution-title = Tempo di chiusura per mese
analysis-resolution-question = Quanto tempo serve per chiudere un ticket, in base al mese di creazione?
analysis-resolution-definition = Per ogni mese di calendario, i ticket creati in quel mese e ora chiusi: la media del momento di chiusura meno il momento di creazione, in secondi e senza arrotondamento, la mediana esatta, che la metà di essi non ha superato, e il 90º percentile esatto, che nove su dieci non hanno superato; tra due ticket entrambi i valori sono interpolati. I mesi sono quelli del fuso orario del campus. I ticket non chiusi non hanno un momento di chiusura e sono esclusi; il loro numero è indicato accanto.
resolution-finding-none = Nessun ticket è stato ancora chiuso.
resolution-finding = La metà di tutti i ticket è chiusa entro { $median } (media { $mean }). Chiusi: { $closed } su { $opened }.

analysis-workload-title = In corso per categoria
analysis-workload-question = Quanti ticket sono in corso in ogni categoria?
analysis-workload-definition = Il numero di ticket che in questo momento sono in corso, per ogni categoria. Una categoria senza ticket in corso è mostrata con zero. Un ticket conta nella categoria che ha ora. Su richiesta, accanto sono contati i ticket aperti, sui quali ancora nessuno lavora.
workload-finding-none = Nessun ticket è in corso.
workload-finding = { $count ->
    [one] { $number } ticket è in corso: { $shares }.
   *[other] { $number } ticket sono in corso: { $shares }.
}
workload-share = { $category } { $number }

figure-unclosed = Non ancora chiusi
figure-opened-in-period = Creati nel periodo
figure-opened-before = Creati nel periodo precedente
figure-mean-seconds = Tempo medio di chiusura
figure-median-seconds = Tempo mediano di chiusura
figure-p90-seconds = 90 % chiusi entro
figure-opened = Creati
figure-open = Aperti
figure-active = In corso
figure-closed = Chiusi
series-mean-seconds = Media
series-median-seconds = Mediana
series-p90-seconds = 90º percentile
series-opened-in-period = Tutti i ticket creati

axis-hour = Ora
axis-day = Giorno
axis-month = Mese
axis-month-of-opening = Mese di creazione
axis-category = Categoria

# Seguono un numero e «ore» o «giorni»: quindi niente «nelle ultime», «negli ultimi».
parameter-opened-in-last = Creati da meno di
parameter-period = Periodo
parameter-open = Mostra anche i ticket aperti
period-unit-label = Unità
period-apply = Applica
period-unit-hours = ore
period-unit-days = giorni
period-short-hours = { $number } h
period-short-days = { $number } gg
period-last-hours = { $count ->
    [one] nell’ultima ora
   *[other] nelle ultime { $number } ore
}
period-last-days = { $count ->
    [one] nell’ultimo giorno
   *[other] negli ultimi { $number } giorni
}
period-previous-hours = { $count ->
    [one] nell’ora precedente
   *[other] nelle { $number } ore precedenti
}
period-previous-days = { $count ->
    [one] nel giorno precedente
   *[other] nei precedenti { $number } giorni
}
period-range-hours = Inserire da 1 a { $max } ore
period-range-days = Inserire da 1 a { $max } giorni
period-unit-refused = Scegliere un’altra unità

detail-part-of-opened = su { $opened } creati in questo periodo ({ $percent })
detail-more = { $number } in più in questo periodo
detail-fewer = { $number } in meno in questo periodo
detail-same = altrettanti in questo periodo
detail-closed-of-opened = chiusi { $closed } su { $opened }

note-opening-hour = Mostra i ticket creati nel periodo e non ancora chiusi. La prima e l’ultima ora sono incomplete.
note-opening-day = Mostra i ticket creati nel periodo e non ancora chiusi. Il primo e l’ultimo giorno sono incompleti.
note-opening-month = Mostra i ticket creati nel periodo e non ancora chiusi. Il primo e l’ultimo mese sono incompleti.
note-by-month = I periodi lunghi sono mostrati per mese.
note-months = Un ticket conta nel mese della sua creazione. I mesi senza ticket chiusi restano vuoti.
note-provisional = { $count ->
    [one] { $number } ticket non è ancora chiuso. Il mese tratteggiato salirà alla chiusura del ticket.
   *[other] { $number } ticket non sono ancora chiusi. I mesi tratteggiati saliranno alla chiusura di questi ticket.
}
note-closed-before-opening = { $count ->
    [one] Secondo l’orologio, { $number } ticket è stato chiuso prima della sua creazione; conta come zero.
   *[other] Secondo l’orologio, { $number } ticket sono stati chiusi prima della loro creazione; contano come zero.
}
note-outdated = Al momento non è possibile leggere le nuove modifiche. Questa è la situazione di { $age } fa.
note-events-skipped = { $count ->
    [one] Non è stato possibile leggere { $number } modifica, che resta esclusa.
   *[other] Non è stato possibile leggere { $number } modifiche, che restano escluse.
}

chart-missing = Impossibile caricare il grafico. La tabella qui sotto contiene tutti i numeri.
chart-retry = Riprova
chart-table = Tabella dei valori
chart-may-change = può ancora cambiare
chart-point-with = { $point }, { $more }
chart-unit = in { $unit }
chart-unit-minutes = minuti
chart-unit-hours = ore
chart-unit-days = giorni
