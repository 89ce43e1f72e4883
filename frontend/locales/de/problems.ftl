problem-no-answer = Lodge hat nicht geantwortet. Nichts ist verloren; bitte erneut versuchen.
problem-unavailable = Lodge ist ausgelastet oder startet neu. Bitte gleich erneut versuchen.
problem-analysis-unavailable = Vorübergehend nicht verfügbar. Wird automatisch erneut versucht.
problem-internal = Bei uns ist etwas schiefgegangen; der Fehler ist festgehalten. Bitte später erneut versuchen.
problem-bad-request = Diese Seite hat etwas gesendet, das Lodge nicht versteht. Neu laden kann helfen.
problem-helpdesk-only = Das kann nur der Helpdesk.
problem-misdirected = Diese Adresse gehört nicht zu Lodge. Bitte den Helpdesk nach der richtigen fragen.
problem-cross-site = Das nimmt Lodge nur von eigenen Seiten an. Bitte Lodge öffnen und erneut versuchen.
problem-not-found = Das gibt es nicht mehr.
problem-method-not-allowed = Das kann Lodge hier nicht. Neu laden kann helfen.
problem-request-timeout = Die Verbindung war zu langsam, um das zu senden. Bitte erneut versuchen.
problem-illegal-move = Das Ticket ist inzwischen weiter.
problem-closed = Dieses Ticket wurde während des Schreibens geschlossen. Den Text kopieren oder ein Folgeticket anlegen.
problem-stale = Das Ticket wurde inzwischen geändert.
problem-too-large = Das ist zu viel auf einmal. Bitte kürzen.
problem-invalid = Bitte den Text prüfen.
problem-key-reused = Das wurde schon mit anderem Text gesendet. Bitte die Seite neu laden und erneut senden.
problem-too-many-requests = Das war zu viel auf einmal. Bitte gleich noch einmal versuchen.
problem-version-required = Diese Seite ist veraltet. Bitte neu laden.

field-blank = Bitte mindestens ein Zeichen schreiben.
field-too-long = Bitte höchstens { $number } Zeichen verwenden.
field-no-such-ticket = Das Ticket, auf das verwiesen wird, gibt es nicht.

boot-no-script = Lodge braucht JavaScript und WebAssembly. Bitte im Browser einschalten oder den Helpdesk persönlich ansprechen.
boot-failed = Lodge konnte nicht starten. Bitte die Seite neu laden; hilft das nicht, einen neueren Browser verwenden oder den Helpdesk persönlich ansprechen.
crash-notice = Auf dieser Seite ist etwas kaputtgegangen. Der Text ist auf diesem Gerät gespeichert.
crash-reload = Seite neu laden

problem-too-many-photos = Ein Ticket kann höchstens 5 Fotos haben.
field-no-photo = Diese Datei ist kein lesbares Bild (JPEG, PNG oder WebP).
