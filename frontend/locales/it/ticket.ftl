ticket-heading = Ticket { $ticket }
ticket-page-title = { $ticket } { $text }
ticket-load-failed = Impossibile caricare il ticket.
ticket-missing-page = Ticket non trovato
ticket-missing-title = Qui non c’è nulla
ticket-missing-user = Questo ticket è chiuso o non esiste.
ticket-missing-helpdesk = Non esiste un ticket con questo numero.
ticket-missing-report = Segnala un problema
ticket-missing-list = Tutti i ticket
ticket-edit = Modifica
ticket-follows = Collegato a { $ticket }
ticket-announce-status = Il ticket { $ticket } ora è: { $status }.

ticket-opened = Creato
ticket-changed = Modificato
ticket-started = Iniziato
ticket-closed = Chiuso
ticket-affects = riguarda { $number }

ticket-start = Inizia
ticket-start-failed = Impossibile iniziare il lavoro.
ticket-close = Chiudi…
closing-label = Esito
closing-failed = Impossibile chiudere il ticket. Il testo è salvato.

category-correct = Correggi categoria
category-label = Categoria
category-correct-failed = Impossibile cambiare la categoria.

editor-label = Testo del ticket
editor-failed = Non salvato; il testo è conservato.
editor-saved = Salvato.
conflict-user = Una persona del campus
conflict-saved = { $who } ha salvato una modifica.
conflict-fits = La propria è compatibile.
conflict-differs = Alcune parole sono diverse: la scelta avviene al salvataggio.
conflict-show-both = Mostra entrambe
conflict-save-both = Salva entrambe
conflict-title = Nel frattempo qualcuno ha salvato
conflict-explanation = Nulla è andato perso: questo testo contiene entrambe le modifiche.
conflict-combined = Testo unito
conflict-own-words = aggiunto qui
conflict-other-words = aggiunto dall’altra persona
conflict-choose = Dove le parole sono diverse, la scelta è nel testo.
conflict-choice = Parole diverse: scegliere
conflict-nothing = niente
conflict-save = Salva il testo unito
conflict-edit-first = Prima modificalo
conflict-side-by-side = Mostra i testi affiancati
conflict-mine = Il mio testo
conflict-theirs = Salvato nel frattempo
conflict-before = Prima
conflict-use-mine = Usa solo il mio
conflict-use-theirs = Usa solo l’altro
conflict-history = Tutti i testi precedenti restano nella cronologia.

thread-title = Cronologia
thread-new = Novità dall’ultima visita
thread-newest = All’ultimo messaggio
thread-unfold = Mostra tutto il messaggio
thread-fold = Mostra meno
thread-writer-reporter = Chi segnala
thread-announce-message = { $who } scrive: { $text }
composer-label = Scrivi un messaggio
composer-failed = Non inviato; il testo è salvato.
composer-sent = Messaggio inviato.
unsent-title = Bozza non inviata
typing-user-writing = Qualcuno sta scrivendo…
typing-user-editing = Qualcuno sta modificando il testo…
typing-colleague-writing = Qualcuno del gruppo sta scrivendo…
typing-colleague-editing = Qualcuno del gruppo sta modificando il testo…
typing-helpdesk-writing = L’helpdesk sta scrivendo…
typing-helpdesk-editing = L’helpdesk sta modificando il testo…

# Davanti al verbo: «Chi segnala», «Helpdesk» o «Qualcuno».
history-opened = { $who } ha inviato la segnalazione
history-edited = { $who } ha modificato il testo
history-activated = { $who } ha iniziato il lavoro
history-closed = { $who } ha chiuso il ticket
history-recategorised = { $who } ha corretto la categoria in { $category }
history-category-corrected = { $who } ha corretto la categoria
history-message = { $who } ha scritto un messaggio
history-affected = { $who } ha lo stesso problema
history-gone = { $who } ha tolto il ticket dall’elenco
history-somebody = Qualcuno
history-show-difference = mostra differenze
history-hide-difference = nascondi differenze
history-restore = Ripristina il testo precedente
history-restored = Il testo precedente è ripristinato.
history-restore-failed = Impossibile ripristinare il testo.

closed-notice = Questo ticket è chiuso. Per continuare, creare un ticket collegato.
follow-up-create = Crea ticket collegato
follow-up-failed = Impossibile creare il ticket collegato.
follow-up-created = Ticket collegato { $ticket } creato

resolution-times = { $category }: la metà chiusa entro { $half }, la maggior parte entro { $most } ({ $tickets } ticket, ultimi { $days } giorni)
resolution-times-most = { $category }: la maggior parte chiusa entro { $most } ({ $tickets } ticket, ultimi { $days } giorni)

place-label = Luogo
place-add = Indica il luogo
place-change = Cambia luogo
place-failed = Impossibile cambiare il luogo; il testo inserito è ancora qui.
history-place = { $who } ha cambiato il luogo
history-photo = { $who } ha aggiunto una foto
