# « Mes tickets » contient ceux que l’on a signalés et ceux que l’on suit.
reports-title = Mes tickets
reports-note = Conservés sur cet appareil uniquement. Aucun autre appareil ne sait lesquels sont les vôtres.
reports-none = Rien n’a encore été signalé sur cet appareil. Ce que vous signalez ou suivez ici apparaît sur cette page, avec son résultat.
reports-news = Avec du nouveau
reports-news-count = avec du nouveau
reports-in-progress = Pas encore fermés
reports-closed = Fermés
reports-forget-title = Ordinateur partagé ?
reports-forget = Oublier sur cet appareil…
reports-forget-note = Les tickets restent, mais vous n’apprendrez pas sur cet appareil comment ils se terminent.
reports-forget-confirm = Tout oublier

transfer-title = Transférer vers un autre téléphone
transfer-show = Afficher le code
transfer-note = Scannez ce code avec l’autre téléphone. Les deux montrent ensuite les mêmes tickets. Quiconque le scanne voit l’issue de ces tickets.
transfer-newest = Le code contient les { $number } tickets les plus récents sur { $all }.
transfer-code = Code QR pour l’autre téléphone
transfer-link = Si vous ne pouvez pas scanner
transfer-copy = Copier le lien
transfer-copied = Copié.
transfer-copy-failed = Le navigateur ne copie pas ici. Le lien est sélectionné : copiez-le à la main.

received-checking = Ajout des tickets…
received-added = { $count ->
    [one] { $number } ticket ajouté.
   *[other] { $number } tickets ajoutés.
}
received-none = Cet appareil a déjà ces tickets.
received-unknown = { $count ->
    [one] Ce serveur ne connaît pas { $number } des tickets.
   *[other] Ce serveur ne connaît pas { $number } des tickets.
}
received-damaged = Ce lien est endommagé ou incomplet, rien n’a été ajouté. Scannez de nouveau le code ou copiez le lien entier.
received-failed = Impossible d’ajouter tous les tickets. Vous pouvez ajouter maintenant ceux qui manquent.

outcome-closed = Fermé
outcome-closed-on = Fermé le { $time }
outcome-none = Le helpdesk l’a fermé sans message.
outcome-for-holders = Les personnes qui ont signalé ou suivent ce ticket trouvent son résultat dans « Mes tickets », sur l’appareil qu’elles ont utilisé.
outcome-not-solved = Toujours pas résolu ?

follow-start = Suivre
follow-done = Vous suivez ce ticket. « Mes tickets » montrera comment il se termine.
follow-affected = Vous êtes aussi concerné. « Mes tickets » montrera comment il se termine.
follow-own = Vous avez signalé ce problème.
follow-failed = Impossible de suivre le ticket.

notification-answered = Le helpdesk a répondu.
notification-closed = Fermé : { $outcome }
notification-turn-on = M’avertir des réponses sur cet appareil
notification-on = Les réponses et les fermetures vous sont notifiées tant que Lodge est ouvert dans un onglet.
notification-turn-off = Ne plus m’avertir
notification-denied = Le navigateur bloque les notifications de Lodge. Vous pouvez les autoriser dans ses paramètres pour ce site.
