problem-no-answer = Lodge n’a pas répondu. Rien n’est perdu ; veuillez réessayer.
problem-unavailable = Lodge est très sollicité ou redémarre. Veuillez réessayer dans un instant.
problem-analysis-unavailable = Temporairement indisponible. Nouvelles tentatives automatiques.
problem-internal = Une erreur s’est produite de notre côté ; elle a été notée. Veuillez réessayer plus tard.
problem-bad-request = Cette page a envoyé quelque chose que Lodge ne comprend pas. Recharger la page peut aider.
problem-helpdesk-only = Seul le helpdesk peut faire cela.
problem-misdirected = Cette adresse n’est pas une adresse de Lodge. Veuillez demander la bonne au helpdesk.
problem-cross-site = Lodge n’accepte cela que depuis ses propres pages. Veuillez ouvrir Lodge et réessayer.
problem-not-found = Cela n’existe plus.
problem-method-not-allowed = Lodge ne peut pas faire cela ici. Recharger la page peut aider.
problem-request-timeout = La connexion était trop lente pour cet envoi. Veuillez réessayer.
problem-illegal-move = Le ticket a avancé entre-temps.
problem-closed = Ce ticket a été fermé pendant que vous écriviez. Copiez votre texte ou créez une suite.
problem-stale = Quelqu’un a modifié le ticket entre-temps.
problem-too-large = C’est trop à la fois. Veuillez raccourcir.
problem-invalid = Veuillez vérifier ce que vous avez écrit.
problem-key-reused = Cela a déjà été envoyé avec un autre texte. Rechargez la page et envoyez à nouveau.
problem-too-many-requests = C’était trop à la fois. Réessayez dans un instant.
problem-version-required = Cette page n’est plus à jour. Veuillez la recharger.

field-blank = Veuillez écrire au moins un caractère.
field-too-long = Veuillez utiliser au plus { $number } caractères.
field-no-such-ticket = Le ticket auquel celui-ci fait suite n’existe pas.

boot-no-script = Lodge a besoin de JavaScript et de WebAssembly. Activez-les dans votre navigateur ou adressez-vous en personne au helpdesk.
boot-failed = Lodge n’a pas pu démarrer. Rechargez la page ; si cela ne suffit pas, utilisez un navigateur plus récent ou adressez-vous en personne au helpdesk.
crash-notice = Un problème est survenu sur cette page. Votre texte est enregistré sur cet appareil.
crash-reload = Recharger la page

problem-too-many-photos = Un ticket peut avoir 5 photos au plus.
field-no-photo = Ce fichier n’est pas une image JPEG, PNG ou WebP lisible.
