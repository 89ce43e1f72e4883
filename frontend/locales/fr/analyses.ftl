analyses-title = Analyses
analyses-overview = Aperçu
analyses-load-failed = Impossible de charger les analyses.
analyses-unknown = Il n’existe pas d’analyse de ce nom. Choisissez-en une ci-dessus.
analyses-only-helpdesk-title = Les analyses sont réservées au helpdesk
analyses-only-helpdesk = Vos tickets sont sur la page des usagers.
analyses-switch = Passer au helpdesk
analyses-to-tickets = Voir les tickets
analysis-load-failed = Impossible de charger l’analyse.
analysis-definition = Comment est-ce calculé ?
analysis-table = Tableau
analysis-wall = Écran mural
analysis-download-csv = Télécharger en CSV
analysis-download-picture = Télécharger l’image
analysis-download-failed = Échec du téléchargement.
analysis-may-be-outdated = Ces chiffres ne sont peut-être plus à jour.
analysis-as-of = État à { $time } · fuseau { $zone }
analysis-as-of-live = État à { $time } · en direct · fuseau { $zone }
analysis-since = Depuis le { $from }

finding-of-figure = { $title } : { $value }
figure-link = { $value } { $title } : afficher
figure-show-one = Afficher ce ticket
figure-show = Afficher ces { $number } tickets

# « Créé » dit la naissance du ticket, « ouvert » seulement son statut.
analysis-backlog-title = Pas encore fermés
analysis-backlog-question = Combien de tickets récents ne sont pas encore fermés ?
analysis-backlog-definition = Tickets créés dans la période allant jusqu’à maintenant et qui sont ouverts ou en cours. Maintenant est l’heure de l’horloge de la base de données ; un jour compte 24 heures. À côté : tous les tickets créés dans la période, quoi qu’ils soient devenus, combien de ceux qui ne sont pas fermés sont ouverts et combien sont en cours, et combien de tickets ont été créés dans la période précédente, qui a la même durée et se termine là où celle-ci commence.
backlog-finding-none = Aucun ticket n’a été créé { $period }.
backlog-finding-closed = { $count ->
    [one] L’unique ticket créé { $period } est fermé.
   *[other] Les { $opened } tickets créés { $period } sont tous fermés.
}
# Zéro a sa propre variante : en français, la catégorie « one » comprend 0.
backlog-finding-one = { $count ->
    [0] L’unique ticket créé { $period } est ouvert.
    [one] L’unique ticket créé { $period } est en cours.
   *[other] L’unique ticket créé { $period } est ouvert.
}
backlog-finding = { $count ->
    [one] { $unclosed } ticket sur { $opened } créés { $period } n’est pas encore fermé ({ $percent }) : { $open } au statut ouvert, { $active } en cours.
   *[other] { $unclosed } tickets sur { $opened } créés { $period } ne sont pas encore fermés ({ $percent }) : { $open } au statut ouvert, { $active } en cours.
}
# Après « qu’ » : chaque période précédente commence par « au ».
backlog-more = { $count ->
    [one] Il en a été créé { $number } de plus qu’{ $period } ({ $before }).
   *[other] Il en a été créé { $number } de plus qu’{ $period } ({ $before }).
}
backlog-fewer = { $count ->
    [one] Il en a été créé { $number } de moins qu’{ $period } ({ $before }).
   *[other] Il en a été créé { $number } de moins qu’{ $period } ({ $before }).
}
backlog-same = Il en a été créé autant { $period }.

analysis-resolution-title = Délai de fermeture par mois
analysis-resolution-question = Combien de temps faut-il pour fermer un ticket, selon le mois de sa création ?
analysis-resolution-definition = Pour chaque mois civil, les tickets créés pendant ce mois et fermés à présent : la moyenne de l’instant de fermeture moins l’instant de création, en secondes, sans arrondi, la médiane exacte, que la moitié d’entre eux n’a pas dépassée, et le 90e centile exact, que neuf sur dix n’ont pas dépassé ; entre deux tickets, l’une et l’autre sont interpolés. Les mois sont ceux du fuseau horaire du campus. Les tickets qui ne sont pas fermés n’ont pas d’instant de fermeture et sont laissés de côté ; leur nombre figure à côté.
resolution-finding-none = Aucun ticket n’a encore été fermé.
resolution-finding = La moitié des tickets sont fermés en moins de { $median } (moyenne : { $mean }). Fermés : { $closed } sur { $opened }.

analysis-workload-title = En cours par catégorie
analysis-workload-question = Combien de tickets sont en cours dans chaque catégorie ?
analysis-workload-definition = Le nombre de tickets dont le statut est « en cours » en ce moment, pour chaque catégorie. Une catégorie sans ticket en cours est affichée avec zéro. Un ticket compte dans la catégorie qu’il a maintenant. Sur demande, les tickets ouverts, sur lesquels personne ne travaille encore, sont comptés à côté.
workload-finding-none = Aucun ticket n’est en cours.
workload-finding = { $count ->
    [one] { $number } ticket est en cours : { $shares }.
   *[other] { $number } tickets sont en cours : { $shares }.
}
workload-share = { $category } ({ $number })

figure-unclosed = Pas encore fermés
figure-opened-in-period = Créés dans la période
figure-opened-before = Créés la période précédente
figure-mean-seconds = Délai moyen de fermeture
figure-median-seconds = Délai médian de fermeture
figure-p90-seconds = 90 % fermés en moins de
figure-opened = Créés
figure-open = Ouverts
figure-active = En cours
figure-closed = Fermés
series-mean-seconds = Moyenne
series-median-seconds = Médiane
series-p90-seconds = 90e centile
series-opened-in-period = Créés au total

axis-hour = Heure
axis-day = Jour
axis-month = Mois
axis-month-of-opening = Mois de création
axis-category = Catégorie

parameter-opened-in-last = Créés depuis moins de
parameter-period = Période
parameter-open = Afficher aussi les tickets ouverts
period-unit-label = Unité
period-apply = Appliquer
period-unit-hours = heures
period-unit-days = jours
period-short-hours = { $number } h
period-short-days = { $number } j
period-last-hours = { $count ->
    [one] au cours de la dernière heure
   *[other] au cours des { $number } dernières heures
}
period-last-days = { $count ->
    [one] au cours du dernier jour
   *[other] au cours des { $number } derniers jours
}
period-previous-hours = { $count ->
    [one] au cours de l’heure précédente
   *[other] au cours des { $number } heures précédentes
}
period-previous-days = { $count ->
    [one] au cours du jour précédent
   *[other] au cours des { $number } jours précédents
}
period-range-hours = Saisissez de 1 à { $max } heures
period-range-days = Saisissez de 1 à { $max } jours
period-unit-refused = Choisissez une autre unité

detail-part-of-opened = sur { $opened } créés dans cette période ({ $percent })
detail-more = { $number } de plus dans cette période
detail-fewer = { $number } de moins dans cette période
detail-same = autant dans cette période
detail-closed-of-opened = fermés : { $closed } sur { $opened }

note-opening-hour = Affiche les tickets créés dans la période et pas encore fermés. La première et la dernière heure sont incomplètes.
note-opening-day = Affiche les tickets créés dans la période et pas encore fermés. Le premier et le dernier jour sont incomplets.
note-opening-month = Affiche les tickets créés dans la période et pas encore fermés. Le premier et le dernier mois sont incomplets.
note-by-month = Les longues périodes sont affichées par mois.
note-months = Un ticket compte dans le mois de sa création. Les mois sans ticket fermé restent vides.
note-provisional = { $count ->
    [one] { $number } ticket n’est pas encore fermé. Le mois hachuré augmentera quand ce ticket sera fermé.
   *[other] { $number } tickets ne sont pas encore fermés. Les mois hachurés augmenteront quand ces tickets seront fermés.
}
note-closed-before-opening = { $count ->
    [one] D’après l’horloge, { $number } ticket a été fermé avant d’être créé ; cela compte pour zéro.
   *[other] D’après l’horloge, { $number } tickets ont été fermés avant d’être créés ; cela compte pour zéro.
}
note-outdated = Les nouveaux changements ne peuvent pas être lus pour le moment. Voici l’état d’il y a { $age }.
note-events-skipped = { $count ->
    [one] { $number } changement n’a pas pu être lu et manque ici.
   *[other] { $number } changements n’ont pas pu être lus et manquent ici.
}

chart-missing = Impossible de charger le graphique. Le tableau ci-dessous contient tous les chiffres.
chart-retry = Réessayer
chart-table = Tableau des valeurs
chart-may-change = peut encore changer
chart-point-with = { $point }, { $more }
chart-unit = en { $unit }
chart-unit-minutes = minutes
chart-unit-hours = heures
chart-unit-days = jours
