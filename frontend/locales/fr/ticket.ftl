ticket-heading = Ticket { $ticket }
ticket-page-title = { $ticket } { $text }
ticket-load-failed = Impossible de charger le ticket.
ticket-missing-page = Ticket introuvable
ticket-missing-title = Rien ici
ticket-missing-user = Ce ticket est fermé ou n’existe pas.
ticket-missing-helpdesk = Aucun ticket ne porte ce numéro.
ticket-missing-report = Signaler un problème
ticket-missing-list = Tous les tickets
ticket-edit = Modifier
ticket-follows = Suite de { $ticket }
ticket-announce-status = Le ticket { $ticket } est maintenant : { $status }.

ticket-opened = Créé
ticket-changed = Modifié
ticket-started = Commencé
ticket-closed = Fermé
ticket-affects = { $number } personnes concernées

ticket-start = Commencer
ticket-start-failed = Impossible de commencer le travail.
ticket-close = Fermer…
closing-label = Résolution
closing-failed = Impossible de fermer le ticket. Votre texte est enregistré.

category-correct = Corriger la catégorie
category-label = Catégorie
category-correct-failed = Impossible de changer la catégorie.

editor-label = Texte du ticket
editor-failed = Non enregistré ; votre texte est conservé.
editor-saved = Enregistré.
conflict-user = Une personne du campus
conflict-saved = { $who } : modification enregistrée.
conflict-fits = La vôtre s’y accorde.
conflict-differs = Certains mots diffèrent : vous choisirez en enregistrant.
conflict-show-both = Voir les deux
conflict-save-both = Enregistrer les deux
conflict-title = Quelqu’un a enregistré pendant votre saisie
conflict-explanation = Rien n’est perdu : ce texte contient les deux modifications.
conflict-combined = Texte commun
conflict-own-words = ajouté par vous
conflict-other-words = ajouté par l’autre personne
conflict-choose = Là où les mots diffèrent, choisissez dans le texte.
conflict-choice = Mots qui diffèrent : choisissez
conflict-nothing = rien
conflict-save = Enregistrer le texte commun
conflict-edit-first = Le modifier d’abord
conflict-side-by-side = Voir les textes côte à côte
conflict-mine = Votre texte
conflict-theirs = Enregistré entre-temps
conflict-before = Avant
conflict-use-mine = Utiliser seulement le mien
conflict-use-theirs = Utiliser seulement l’autre
conflict-history = Tous les textes précédents restent dans l’historique.

thread-title = Échanges
thread-new = Nouveau depuis votre visite
thread-newest = Au dernier message
thread-unfold = Afficher tout le message
thread-fold = Afficher moins
thread-writer-reporter = Demandeur
thread-announce-message = { $who } : { $text }
composer-label = Écrire un message
composer-failed = Non envoyé ; votre texte est enregistré.
composer-sent = Message envoyé.
unsent-title = Brouillon non envoyé
typing-user-writing = Quelqu’un écrit…
typing-user-editing = Quelqu’un modifie ceci…
typing-colleague-writing = Quelqu’un de l’équipe écrit…
typing-colleague-editing = Quelqu’un de l’équipe modifie ceci…
typing-helpdesk-writing = Le helpdesk écrit…
typing-helpdesk-editing = Le helpdesk modifie ceci…

# Sans verbe, car le nom inséré n’a pas d’article : « Helpdesk : ticket fermé ».
history-opened = { $who } : problème signalé
history-edited = { $who } : texte modifié
history-activated = { $who } : travail commencé
history-closed = { $who } : ticket fermé
history-recategorised = { $who } : catégorie corrigée en « { $category } »
history-category-corrected = { $who } : catégorie corrigée
history-message = { $who } : nouveau message
history-affected = { $who } : concerné aussi
history-gone = { $who } : ticket retiré de la liste
history-somebody = Quelqu’un
history-show-difference = voir la différence
history-hide-difference = masquer la différence
history-restore = Rétablir le texte d’avant
history-restored = Le texte précédent est rétabli.
history-restore-failed = Impossible de rétablir le texte.

# « Suite » : nouveau ticket qui prolonge un ticket fermé ; « suivre » ne dit que l’abonnement.
closed-notice = Ce ticket est fermé. Pour continuer, créez une suite.
follow-up-create = Créer une suite
follow-up-failed = Impossible de créer la suite.
follow-up-created = Suite { $ticket } créée

resolution-times = { $category } : la moitié fermée en moins de { $half }, la plupart en moins de { $most } ({ $tickets } tickets, { $days } derniers jours)
resolution-times-most = { $category } : la plupart fermés en moins de { $most } ({ $tickets } tickets, { $days } derniers jours)

place-label = Lieu
place-add = Indiquer le lieu
place-change = Modifier le lieu
place-failed = Le lieu n’a pas pu être modifié ; votre saisie est conservée.
history-place = { $who } a modifié le lieu
history-photo = { $who } a ajouté une photo
