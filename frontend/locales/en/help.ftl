# $number (String)
help-danger = In danger, call { $number } first.
help-title = Help
help-course = From report to end
help-course-write = Write what is wrong and where, in your own words.
help-course-similar = Lodge sorts it and shows similar tickets. Is yours among them? Press “This affects me too”.
help-course-answer = The helpdesk answers in the ticket, and everybody can write under it.
help-course-end = My reports shows how it ended.
help-open = Reported. Nobody works on it yet.
help-active = The helpdesk works on it.
help-closed = Finished for good. Still not solved? Report it again.
help-readers = Who can read it
help-readers-all = Everybody on campus reads and edits open and active tickets. Leave out names, phone and student numbers.
help-readers-closed = Closed tickets are read by the helpdesk only. You keep the outcome of yours.
help-device = Without an account
help-device-note = This device remembers which tickets are yours, and nobody else knows. On a shared computer, forget them:
help-keys = Keys
help-key-send-name = Ctrl + Enter
