program-name = telaah
bar-study = { $title } · { $coder }
terminal-too-small = telaah needs a terminal of { $width }×{ $height }; this one is { $has_width }×{ $has_height }.
terminal-lost = The terminal is gone: { $error }
terminal-unusable = This terminal cannot show the workbench: { $error }
terminal-unusable-hint = Start telaah in a terminal window, or use its commands: telaah help.
screen-crashed = telaah met a fault of its own and stopped. Every change you made is saved.
screen-crashed-hint = Start it again; telaah doctor FILE checks the study.
work-crashed = That could not be done, through a fault in telaah. Nothing was changed.
work-crashed-hint = You can go on working; telaah doctor FILE checks the study.
go-room-1 = first room
go-room-2 = second room
go-room-3 = third room
go-room-4 = fourth room
go-room-5 = fifth room
go-room-6 = sixth room
go-room-7 = seventh room
go-room = go to { $room }
next-room = next room
previous-room = previous room
help = help
commands = commands
search = search
undo = undo
redo = redo
back = back one level
quit = quit
language = switch language
theme = next colours
mouse = mouse on or off
theme-dark = colours: dark
theme-light = colours: light
theme-sixteen = colours: the terminal’s sixteen
theme-plain = colours: none
coder-switch = act as another coder
coder-switch-ask = Who codes now?
coder-now = { $name } codes from now on.
study-close = close the study
study-closed = The study is closed; everything is saved.
study-none-open = No study is open. Choose one below.
study-read-only = This study is open to read only.
keys-title = Keys
keys-introduction = Every key of the workbench. An action without a key is in the command palette (`:`).
keys-column-key = Key
keys-column-action = Action
keys-everywhere = Everywhere
keys-chooser = Choosing from a list
keys-prompt = Typing a line
keys-confirm = Answering a question
keys-writer = Writing text
keys-help = In the help
keys-form = Filling in a form
keys-form-choice = In a field to choose from
keys-form-lines = In a field of several lines
key-unbound = { $keys } does nothing here. Press ? for the keys of this room.
search-nothing-here = There is nothing to search in this room.
back-at-top = Nothing to back out of. q quits; everything is saved.
mouse-on = The mouse works in telaah again.
mouse-off = The mouse is the terminal’s now: select and copy as usual. F12 gives it back.
language-now = The screen speaks English now.
language-english = English
language-indonesian = Indonesian
theme-now-dark = Colours for a dark terminal.
theme-now-light = Colours for a light terminal.
theme-now-sixteen = The sixteen colours of the terminal.
theme-now-plain = No colours.
room-none = There is no room { $number }.
visit-nowhere = No room can show that.
undone = Taken back: { $step }
redone = Done again: { $step }
changed-outside = Another program changed the study; you see it as it is now.
said-codebook-added = { $codes ->
    [one] One code added.
   *[other] { $codes } codes added.
}
said-codebook-dropped = Codebook taken out: codes { $codes }, codings { $codings }. u brings it back.
said-codes-merged = Merged: codings moved { $moved }, joined with one already there { $joined }.
said-code-split = Split into { $parts }; codings moved { $moved }.
said-codes-deleted = Deleted: codes { $codes }, codings { $codings }. u brings them back.
said-documents-imported = { $count ->
    [one] One document imported.
   *[other] { $count } documents imported.
}
said-document-deleted = Document deleted; codings lost with it: { $codings }. u brings it back.
said-cases-added = { $count ->
    [one] One case added.
   *[other] { $count } cases added.
}
said-case-deleted = Case deleted. u brings it back.
said-coded-already = This passage has that code already.
said-coded-many = Coded { $made }; already coded { $known }.
said-codings-removed = { $count ->
    [one] Coding removed; u brings it back.
   *[other] { $count } codings removed; u brings them back.
}
said-memo-kept = Memo saved.
said-memo-deleted = Memo deleted. u brings it back.
said-setting-kept = Setting saved.
said-saved = Saved: { $step }.
confirm-title = Please confirm
confirm-yes = yes
confirm-no = no
touches-documents = { $count ->
    [one] one document
   *[other] { $count } documents
}
touches-codes = { $count ->
    [one] one code
   *[other] { $count } codes
}
touches-codings = { $count ->
    [one] one coding
   *[other] { $count } codings
}
touches-codings-in = { $count ->
    [one] one coding
   *[other] { $count } codings
} in { $documents ->
    [one] one document
   *[other] { $documents } documents
}
touches-memos = { $count ->
    [one] one memo
   *[other] { $count } memos
}
touches-nothing = Nothing else depends on it.
touches-undo = u takes it back afterwards.
choose-accept = choose
choose-cancel = cancel
choose-next = next
choose-previous = previous
choose-page-down = page down
choose-page-up = page up
choose-nothing = Nothing matches.
prompt-accept = accept
prompt-cancel = cancel
writer-accept = save
writer-cancel = cancel
writer-unsaved = Not saved yet: Ctrl-s saves, Esc again throws it away.
help-title = Keys: { $room }
help-close = close
help-down = down
help-up = up
help-page-down = page down
help-page-up = page up
form-accept = accept
form-save = accept
form-cancel = cancel
form-next = next field
form-previous = previous field
form-tick = tick or turn
form-new-line = new line
form-unsaved = Not accepted yet: Ctrl-s accepts, Esc again throws away what you filled in.
form-required = Please fill in: { $field }.
kind-interview = interview
kind-observation = observation
kind-document = document
keys-sheet = Reading
sheet-close = close
sheet-down = down
sheet-up = up
sheet-page-down = page down
sheet-page-up = page up
