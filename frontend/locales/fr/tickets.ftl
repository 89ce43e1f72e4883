tickets-title = Tickets
tickets-list = Liste
tickets-selected = Ticket
tickets-load-failed = Impossible de charger les tickets.
tickets-empty = Aucun ticket ouvert ou en cours
tickets-no-match-query = Aucun ticket ne correspond à « { $query } ».
tickets-no-match = Aucun ticket ne correspond.
tickets-clear = Effacer recherche et filtres
tickets-show-more = Afficher plus
tickets-count = { $count ->
    [one] { $number } ticket
   *[other] { $number } tickets
}
tickets-no-number = Aucun ticket ouvert ou en cours ne porte le numéro { $ticket }.
tickets-match-open = { $count ->
    [one] { $number } ticket ouvert correspond
   *[other] { $number } tickets ouverts correspondent
}
tickets-match-active = { $count ->
    [one] { $number } ticket en cours correspond
   *[other] { $number } tickets en cours correspondent
}
tickets-match-closed = { $count ->
    [one] { $number } ticket fermé correspond
   *[other] { $number } tickets fermés correspondent
}
tickets-partial = La recherche est en préparation et ne couvre pour l’instant que les descriptions les plus récentes.
tickets-first-of = 1–{ $number } sur { $total }
tickets-first = Les { $number } premiers tickets
tickets-new = Nouveaux : { $number } — afficher
tickets-gone = { $count ->
    [one] { $number } ne correspond plus · Actualiser
   *[other] { $number } ne correspondent plus · Actualiser
}
tickets-reordered = Ordre modifié · Trier à nouveau
tickets-row-gone = N’est plus ouvert ni en cours
tickets-announce-change = Le ticket { $ticket } a changé : { $status }.
tickets-back = Retour à la liste
tickets-choose = Choisissez un ticket.
tickets-key-walk = suivant, précédent
tickets-key-open = ouvrir
tickets-key-search = rechercher

row-unread = Non lu :
row-danger = Danger
row-messages = { $count ->
    [one] { $number } message
   *[other] { $number } messages
}
waiting-reporter-wrote = le demandeur a écrit { $age }
waiting-user-wrote = un usager a écrit { $age }
waiting-we-answered = nous avons répondu { $age }
waiting-helpdesk-answered = le helpdesk a répondu { $age }
waiting-reporter-wrote-last = le demandeur a écrit en dernier
waiting-user-wrote-last = un usager a écrit en dernier
waiting-we-answered-last = nous avons répondu en dernier
waiting-helpdesk-answered-last = le helpdesk a répondu en dernier
waiting-unanswered = pas encore de réponse

search-label = Recherche
filter-group = Filtre : { $group }
filter-status = Statut
filter-category = Catégorie
filter-order = Ordre
filter-open-and-active = Ouverts et en cours
# Sert pour le statut et pour la catégorie : ni « tous » ni « toutes ».
filter-all = Tout
filter-opened = Créés : { $range }
filter-opened-from = Créés à partir du { $from }
filter-opened-before = Créés avant le { $to }
filter-opened-clear = Effacer les dates
sort-newest = Plus récents
sort-oldest = Plus anciens
sort-activity = Dernière activité
sort-waiting = Temps d’attente
sort-affected = Le plus de personnes concernées
sort-best-match = Pertinence

review-accuracy-title = Catégorie correcte
review-accuracy = Catégorie correcte : { $percent }
review-accuracy-none = Catégorie correcte : rien de vérifié jusqu’ici
review-accuracy-detail = { $count ->
    [one] L’équipe a vérifié { $number } catégorie automatique et en a changé { $corrected }.
   *[other] L’équipe a vérifié { $number } catégories automatiques et en a changé { $corrected }.
}
review-model = Modèle { $version } · entraîné sur { $texts } textes · exactitude au test : { $accuracy }

filter-place = Lieu : « { $place } »
filter-place-clear = Afficher tous les lieux
row-photos = { $count ->
    [one] { $number } photo
   *[other] { $number } photos
}
