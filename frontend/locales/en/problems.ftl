# What went wrong, what is safe, what to do.
problem-no-answer = Lodge didn’t answer. Nothing is lost; please try again.
problem-unavailable = Lodge is busy or restarting. Please try again in a moment.
problem-analysis-unavailable = Temporarily unavailable. Retrying automatically.
problem-internal = Something went wrong on our side, and it has been noted. Please try again later.
problem-bad-request = This page sent something Lodge doesn’t understand. Reloading the page may help.
problem-helpdesk-only = Only the helpdesk can do this.
problem-misdirected = This isn’t an address of Lodge. Please ask the helpdesk for the right one.
problem-cross-site = Lodge takes this only from its own pages. Please open Lodge and try again.
problem-not-found = It isn’t there any more.
problem-method-not-allowed = Lodge can’t do that here. Reloading the page may help.
problem-request-timeout = The connection was too slow to send this. Please try again.
problem-illegal-move = The ticket has moved on in the meantime.
problem-closed = This ticket was closed while you were writing. Copy your text or create a follow-up.
problem-stale = Somebody changed the ticket in the meantime.
problem-too-large = That is too much at once. Please shorten it.
problem-invalid = Please check what you wrote.
problem-key-reused = This was sent before with other words. Reload the page and send it again.
problem-too-many-requests = That was too much at once. Please try again in a moment.
problem-version-required = This page is out of date. Please reload it.

field-blank = Please write at least one character.
# $number (String)
field-too-long = Please use at most { $number } characters.
field-no-such-ticket = The ticket it follows doesn’t exist.

# These stand in index.html, which shows them when the application cannot.
boot-no-script = Lodge needs JavaScript and WebAssembly. Switch them on in your browser, or ask the helpdesk in person.
boot-failed = Lodge could not start. Load the page again; if that does not help, use a newer browser or ask the helpdesk in person.
crash-notice = Something on this page broke. Your text is saved on this device.
crash-reload = Load the page again

problem-too-many-photos = A ticket can have at most 5 photos.
field-no-photo = That file is no JPEG, PNG or WebP picture that can be read.
