report-title = Segnala un problema
report-list = Ticket aperti e in corso
report-empty = Nessun ticket aperto
report-label = Cosa non va, e dove?
report-example = L’ascensore dell’edificio B è bloccato tra i piani 2 e 3.
report-privacy = Tutto il campus può leggerlo. Senza nomi, numeri di telefono o di matricola, per favore.
report-send = Segnala
report-send-later = Invia quando connesso
report-failed = Non ancora segnalato; il testo è salvato.
report-not-sure = non è certo
report-danger = Qualcuno è in pericolo? Prima telefonare; l’helpdesk non legge subito questo testo.
report-call = Chiama { $number }
report-done = Segnalato come { $ticket }
report-done-next = Ora l’helpdesk vede il ticket. Risposte e sviluppi compaiono nella sua pagina; si trova in «I miei ticket», dove poi si vedrà anche com’è finito.
report-another = Segnala altro
report-joined = Adesione al ticket { $ticket }
report-joined-next = Il testo non è stato inviato, perché basta un ticket. Qualcosa è diverso? Si può scrivere un messaggio sotto il ticket. «I miei ticket» mostrerà com’è finito.

compose-other-draft = Non inviato in un’altra scheda:
compose-other-continue = Continua qui
compose-other-discard = Scarta
compose-draft-saved = Bozza salvata
compose-blank = Prima scrivere qualcosa.
compose-characters-left = { $count ->
    [one] Ancora { $number } carattere
   *[other] Ancora { $number } caratteri
}
compose-characters-over = { $count ->
    [one] { $number } carattere di troppo
   *[other] { $number } caratteri di troppo
}

explanation-title = Parole che hanno deciso la categoria
explanation-label = In base a:
explanation-none = Nessuna singola parola è stata decisiva
explanation-corrected = corretta dall’helpdesk
similar-title = Già segnalato?
similar-note = Un clic al posto di un secondo ticket.
similar-open = Apri il ticket { $ticket }
similar-joined = Adesione già data.
similar-failed = Non riuscito; il testo è salvato.
affects-me-too = Anche a me
outbox-waiting = Verrà inviato appena c’è connessione
outbox-refused = Lodge non l’ha accettato.
outbox-take-back = Riprendi

report-place = Dove (facoltativo)
report-place-found = Ricavato dal testo. Si può correggere.
report-place-clear = Cancella il luogo

photos-label = Foto (facoltative, al massimo 5)
photos-title = Foto
photos-add = Aggiungi una foto
photos-chosen = Foto { $number }
photos-remove = Togli la foto { $number }
photos-of = Foto { $number } di { $total }
photos-previous = Precedente
photos-next = Successiva
photos-close = Chiudi
photos-sent = Foto inviata.
photos-sending = { $count ->
    [one] Invio di una foto…
   *[other] Invio di { $number } foto…
}
photos-failed = Una foto non è ancora arrivata.
