frame-skip = Aller au contenu
frame-nav = Menu principal
frame-tickets = Tickets
frame-analyses = Analyses
frame-switch-to-user = Vue usager
frame-switch-to-helpdesk = Vue helpdesk
frame-language = Langue
frame-theme-system = Thème : système
frame-theme-light = Thème : clair
frame-theme-dark = Thème : sombre
frame-offline = Hors ligne depuis : { $time }. Affichage des données enregistrées.
frame-updated = Lodge a été mis à jour. Ce que vous avez écrit est enregistré.
footer-zone = Fuseau horaire : { $zone }

picker-title = Que souhaitez-vous faire ?
picker-user = Signaler ou suivre un problème
picker-user-summary = Dire ce qui ne va pas et suivre l’avancement
picker-helpdesk = Travailler au helpdesk
picker-helpdesk-summary = Répondre aux tickets et les fermer, voir les analyses
picker-continue-as-user = Continuer comme usager
picker-continue-as-helpdesk = Continuer comme helpdesk
picker-news = Mes tickets : { $number } avec du nouveau
picker-counts = Ouverts : { $open } · En cours : { $active }
picker-privacy = Aucun compte nécessaire. Ce que vous écrivez est visible par tout le monde sur le campus : n’y mettez pas de données personnelles. En cas de danger, appelez d’abord le numéro d’urgence.

missing-title = Cette page n’existe pas
missing-advice = Vérifiez l’adresse.
missing-home = Vers l’accueil

spike-words = { $count ->
    [one] { $number } signalement à propos de « { $first } » et « { $second } » depuis { $since }, bien plus que d’habitude.
   *[other] { $number } signalements à propos de « { $first } » et « { $second } » depuis { $since }, bien plus que d’habitude.
}
spike-category = { $count ->
    [one] { $number } signalement dans la catégorie « { $category } » depuis { $since }, bien plus que d’habitude.
   *[other] { $number } signalements dans la catégorie « { $category } » depuis { $since }, bien plus que d’habitude.
}
spike-any = { $count ->
    [one] { $number } signalement depuis { $since }, bien plus que d’habitude.
   *[other] { $number } signalements depuis { $since }, bien plus que d’habitude.
}
spike-join = Vous aussi ? Rejoindre un ticket
spike-show = Afficher
spike-hide = Masquer

feed = Flux
qr-code-missing = Impossible de charger le dessin du code.
qr-code-too-long = C’est trop long pour un code.

posters-title = Affiches
posters-note = Une affiche pour chaque lieu, avec un code qui ouvre le formulaire de signalement avec ce lieu. Les lieux restent sur cet appareil.
posters-places = Lieux, un par ligne
posters-empty = Aucun lieu pour l’instant. Saisissez le premier ci-dessus, son affiche apparaîtra ici.
posters-too-many = Seuls les { $limit } premiers lieux ont une affiche.
posters-print = Imprimer
posters-question = Quelque chose ne marche pas ici ?
posters-code = Code QR pour { $place }
posters-scan = Scannez pour le signaler

styleguide-title = Guide de style
