problem-no-answer = Lodge non ha risposto. Nulla è andato perso; riprovare.
problem-unavailable = Lodge è occupato o si sta riavviando. Riprovare tra poco.
problem-analysis-unavailable = Temporaneamente non disponibile. Si riprova automaticamente.
problem-internal = Qualcosa è andato storto da parte nostra; l’errore è stato registrato. Riprovare più tardi.
problem-bad-request = Questa pagina ha inviato qualcosa che Lodge non capisce. Ricaricare la pagina può aiutare.
problem-helpdesk-only = Può farlo solo l’helpdesk.
problem-misdirected = Questo non è un indirizzo di Lodge. Chiedere all’helpdesk quello giusto.
problem-cross-site = Lodge lo accetta solo dalle proprie pagine. Aprire Lodge e riprovare.
problem-not-found = Non esiste più.
problem-method-not-allowed = Lodge non può farlo qui. Ricaricare la pagina può aiutare.
problem-request-timeout = La connessione era troppo lenta per l’invio. Riprovare.
problem-illegal-move = Nel frattempo il ticket è passato a un altro stato.
problem-closed = Questo ticket è stato chiuso durante la scrittura. Copiare il testo o creare un ticket collegato.
problem-stale = Nel frattempo qualcuno ha modificato il ticket.
problem-too-large = È troppo in una volta sola. Accorciare il testo.
problem-invalid = Controllare il testo scritto.
problem-key-reused = È già stato inviato con parole diverse. Ricaricare la pagina e inviare di nuovo.
problem-too-many-requests = Troppo tutto insieme. Riprovare tra un momento.
problem-version-required = Questa pagina non è aggiornata. Ricaricare la pagina.

field-blank = Scrivere almeno un carattere.
field-too-long = Usare al massimo { $number } caratteri.
field-no-such-ticket = Il ticket a cui è collegato non esiste.

boot-no-script = Lodge richiede JavaScript e WebAssembly. Attivarli nel browser o rivolgersi di persona all’helpdesk.
boot-failed = Impossibile avviare Lodge. Ricaricare la pagina; se non basta, usare un browser più recente o rivolgersi di persona all’helpdesk.
crash-notice = Qualcosa in questa pagina si è rotto. Il testo è salvato su questo dispositivo.
crash-reload = Ricarica pagina

problem-too-many-photos = Un ticket può avere al massimo 5 foto.
field-no-photo = Questo file non è un’immagine JPEG, PNG o WebP leggibile.
