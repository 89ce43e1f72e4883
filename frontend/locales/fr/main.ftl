language-name = Français

action-cancel = Annuler
action-close = Fermer
action-retry = Réessayer
action-save = Enregistrer
action-send = Envoyer
loading = Chargement…
key-enter = Entrée
send-keys = Envoi : Ctrl + Entrée
product = Lodge

page-title = { $page } · Lodge

role-user = Usager
role-helpdesk = Helpdesk

# S’accordent avec « ticket ».
status-open = Ouvert
status-active = En cours
status-closed = Fermé

category-facility-management = Gestion des bâtiments
category-technical-it = Informatique
category-services-complaints = Réclamations services
