report-title = Signaler un problème
report-list = Tickets ouverts et en cours
report-empty = Aucun ticket ouvert
report-label = Qu’est-ce qui ne va pas, et où ?
report-example = L’ascenseur du bâtiment B est bloqué entre les étages 2 et 3.
report-privacy = Tout le campus peut lire ce texte. N’indiquez ni nom, ni téléphone, ni numéro étudiant.
report-send = Signaler
report-send-later = Envoyer une fois en ligne
report-failed = Pas encore signalé ; votre texte est enregistré.
report-not-sure = sans certitude
report-danger = Quelqu’un est en danger ? Appelez d’abord ; le helpdesk ne lit pas ceci tout de suite.
report-call = Appeler le { $number }
report-done = Signalé : ticket { $ticket }
report-done-next = Le helpdesk voit le ticket dès maintenant. Les réponses et l’avancement apparaissent sur sa page ; vous le retrouverez dans « Mes tickets », et plus tard vous y verrez comment il s’est terminé.
report-another = Autre signalement
report-joined = Rejoint : ticket { $ticket }
report-joined-next = Votre texte n’a pas été envoyé, car un seul ticket suffit. Est-ce différent chez vous ? Écrivez un message dessous. « Mes tickets » montrera comment il se termine.

compose-other-draft = Non envoyé dans un autre onglet :
compose-other-continue = Continuer ici
compose-other-discard = Supprimer
compose-draft-saved = Brouillon enregistré
compose-blank = Écrivez d’abord quelque chose.
compose-characters-left = { $count ->
    [one] { $number } caractère restant
   *[other] { $number } caractères restants
}
compose-characters-over = { $count ->
    [one] { $number } caractère de trop
   *[other] { $number } caractères de trop
}

explanation-title = Mots qui ont déterminé la catégorie
explanation-label = D’après :
explanation-none = Aucun mot ne se détache
explanation-corrected = corrigée par le helpdesk
similar-title = Déjà signalé ?
similar-note = Un clic au lieu d’un second ticket.
similar-open = Ouvrir le ticket { $ticket }
similar-joined = Vous y participez.
similar-failed = Échec ; votre texte est enregistré.
affects-me-too = Moi aussi
outbox-waiting = Sera envoyé dès que vous serez en ligne
outbox-refused = Lodge ne l’a pas accepté.
outbox-take-back = Reprendre

report-place = Où (facultatif)
report-place-found = Repris de votre texte. Modifiez-le s’il est inexact.
report-place-clear = Effacer le lieu

photos-label = Photos (facultatif, 5 au plus)
photos-title = Photos
photos-add = Ajouter une photo
photos-chosen = Photo { $number }
photos-remove = Retirer la photo { $number }
photos-of = Photo { $number } sur { $total }
photos-previous = Précédente
photos-next = Suivante
photos-close = Fermer
photos-sent = Photo envoyée.
photos-sending = { $count ->
    [one] Envoi d’une photo…
   *[other] Envoi de { $number } photos…
}
photos-failed = Une photo n’est pas encore arrivée.
