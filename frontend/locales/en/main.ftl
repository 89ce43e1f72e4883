language-name = English

# Actions and words of more than one screen.
action-cancel = Cancel
action-close = Close
action-retry = Retry
action-save = Save
action-send = Send
loading = Loading…
# The name of the key.
key-enter = Enter
send-keys = Ctrl + Enter sends
product = Lodge

# $page (String)
page-title = { $page } · Lodge

role-user = User
role-helpdesk = Helpdesk

status-open = Open
status-active = Active
status-closed = Closed

category-facility-management = Facility management
category-technical-it = Technical IT
category-services-complaints = Services complaints
