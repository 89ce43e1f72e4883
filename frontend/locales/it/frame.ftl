frame-skip = Vai al contenuto
frame-nav = Menu principale
frame-tickets = Ticket
frame-analyses = Analisi
frame-switch-to-user = Vista utente
frame-switch-to-helpdesk = All’helpdesk
frame-language = Lingua
frame-theme-system = Tema: come il sistema
frame-theme-light = Tema: chiaro
frame-theme-dark = Tema: scuro
frame-offline = Senza connessione da: { $time }. Sono mostrati i dati salvati.
frame-updated = Lodge è stato aggiornato. Ciò che è stato scritto è salvato.
footer-zone = Fuso orario: { $zone }

picker-title = Di cosa si tratta?
picker-user = Segnala o segui un problema
picker-user-summary = Descrivi cosa non va e segui gli sviluppi
picker-helpdesk = Lavora come helpdesk
picker-helpdesk-summary = Rispondi ai ticket e chiudili, consulta le analisi
picker-continue-as-user = Continua come utente
picker-continue-as-helpdesk = Continua come helpdesk
picker-news = I miei ticket: { $number } con novità
picker-counts = Aperti: { $open } · In corso: { $active }
picker-privacy = Non serve registrarsi. Ciò che si scrive è visibile a chiunque nel campus: non inserire dati personali. In caso di pericolo, chiamare prima il numero di emergenza.

missing-title = Questa pagina non esiste
missing-advice = Verificare l’indirizzo.
missing-home = Vai all’inizio

spike-words = { $count ->
    [one] { $number } segnalazione su «{ $first }» e «{ $second }» dalle { $since }, molto più del solito.
   *[other] { $number } segnalazioni su «{ $first }» e «{ $second }» dalle { $since }, molto più del solito.
}
spike-category = { $count ->
    [one] { $number } segnalazione nella categoria { $category } dalle { $since }, molto più del solito.
   *[other] { $number } segnalazioni nella categoria { $category } dalle { $since }, molto più del solito.
}
spike-any = { $count ->
    [one] { $number } segnalazione dalle { $since }, molto più del solito.
   *[other] { $number } segnalazioni dalle { $since }, molto più del solito.
}
spike-join = Stesso problema? Unisciti a un ticket
spike-show = Mostra
spike-hide = Nascondi

feed = Feed
qr-code-missing = Impossibile caricare il disegno del codice.
qr-code-too-long = È troppo lungo per un codice.

posters-title = Manifesti
posters-note = Un manifesto per ogni luogo, con un codice che apre il modulo di segnalazione con quel luogo. I luoghi restano su questo dispositivo.
posters-places = Luoghi, uno per riga
posters-empty = Ancora nessun luogo. Scrivere il primo qui sopra e il suo manifesto comparirà qui.
posters-too-many = Solo i primi { $limit } luoghi hanno un manifesto.
posters-print = Stampa
posters-question = C’è qualcosa di rotto qui?
posters-code = Codice QR per { $place }
posters-scan = Scansionare per segnalare

styleguide-title = Guida di stile
