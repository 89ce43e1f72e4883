reports-title = I miei ticket
reports-note = Elenco conservato solo su questo dispositivo. Nessun altro dispositivo sa quali ticket ne fanno parte.
reports-none = Su questo dispositivo non è stato ancora segnalato nulla. Ciò che si segnala o si segue qui compare in questa pagina, con il suo esito.
reports-news = Con novità
reports-news-count = con novità
reports-in-progress = Non ancora chiusi
reports-closed = Chiusi
reports-forget-title = Computer condiviso?
reports-forget = Dimentica su questo dispositivo…
reports-forget-note = I ticket restano, ma su questo dispositivo non si saprà come vanno a finire.
reports-forget-confirm = Dimentica tutti

transfer-title = Trasferire su un altro telefono
transfer-show = Mostra il codice
transfer-note = Scansionare con l’altro telefono. Entrambi mostrano poi gli stessi ticket. Chi lo scansiona vede l’esito di questi ticket.
transfer-newest = Il codice contiene i { $number } ticket più recenti su { $all }.
transfer-code = Codice QR per l’altro telefono
transfer-link = Se non è possibile scansionare
transfer-copy = Copia il link
transfer-copied = Copiato.
transfer-copy-failed = Qui il browser non copia. Il link è selezionato e si può copiare a mano.

received-checking = Aggiunta dei ticket…
received-added = { $count ->
    [one] { $number } ticket aggiunto.
   *[other] { $number } ticket aggiunti.
}
received-none = Questi ticket sono già su questo dispositivo.
received-unknown = { $count ->
    [one] Questo server non conosce { $number } dei ticket.
   *[other] Questo server non conosce { $number } dei ticket.
}
received-damaged = Questo link è danneggiato o incompleto e non è stato aggiunto nulla. Scansionare di nuovo il codice o copiare il link intero.
received-failed = Impossibile aggiungere tutti i ticket. Quelli mancanti si possono aggiungere ora.

outcome-closed = Chiuso
# Con i due punti: «il» non andrebbe bene davanti all’8 e all’11 del mese.
outcome-closed-on = Chiuso: { $time }
outcome-none = L’helpdesk ha chiuso il ticket senza un messaggio.
outcome-for-holders = Chi ha segnalato o segue questo ticket ne trova l’esito in «I miei ticket», sul dispositivo che ha usato.
outcome-not-solved = Ancora non risolto?

follow-start = Segui
follow-done = Questo ticket è tra quelli seguiti. «I miei ticket» mostrerà come va a finire.
follow-affected = Problema condiviso. «I miei ticket» mostrerà com’è finito.
follow-own = Segnalato da questo dispositivo.
follow-failed = Impossibile seguire il ticket.

notification-answered = L’helpdesk ha risposto.
notification-closed = Chiuso: { $outcome }
notification-turn-on = Notifica le risposte su questo dispositivo
notification-on = Risposte e chiusure vengono notificate finché Lodge è aperto in una scheda.
notification-turn-off = Non notificare più
notification-denied = Il browser blocca le notifiche di Lodge. Si possono consentire nelle sue impostazioni per questo sito.
