### The room of displays.

room-displays = Display

keys-displays-list = In the list of displays
keys-displays-grid = In a display
keys-displays-passages = Among the passages behind a cell
keys-displays-always = Everywhere in this room

displays-open = open
displays-list-down = next display
displays-list-up = previous display
displays-list-first = first display
displays-list-last = last display
displays-to-grid = to the display
displays-drill = its passages
displays-read = read it whole
displays-density = other look
displays-cell-down = a row down
displays-cell-up = a row up
displays-cell-left = a column to the left, then to the list
displays-cell-right = a column to the right
displays-rows-down = a page down
displays-rows-up = a page up
displays-columns-right = a page of columns to the right
displays-columns-left = a page of columns to the left
displays-first-row = first row
displays-last-row = last row
displays-first-column = first column
displays-last-column = last column
displays-group = rows by group, or in their order
displays-find = Find a row or a column
displays-jump = to the turn
displays-down = next passage
displays-up = previous passage
displays-page-down = some passages down
displays-page-up = some passages up
displays-first = first passage
displays-last = last passage
displays-context = context
displays-copy = copy with citation
displays-about = about it
displays-options = options
displays-clear-options = clear the options
displays-forget = forget the study’s stored defaults for displays
displays-export = to a file
displays-export-replace = what to do with the file
displays-refresh = make it anew

displays-place = row { $row }/{ $rows } · column { $column }/{ $columns }
displays-density-lines = lines
displays-density-wrapped = whole words
displays-density-signs = signs
displays-invitation = Enter opens it. o sets how it is asked for.
displays-coming = Counting …
displays-making = { $name }: counting for { $seconds } s. Esc stops it.
displays-stopped = Stopped.
displays-none-open = Open a display first: choose one and press Enter.
displays-no-cell = There is no cell here.
displays-cell-without-passages = This cell has no passages of its own. Space reads it.
displays-cell-empty = Nothing stands here.
displays-no-groups = The rows of this display are in no groups.
displays-grouped = Rows stand by group.
displays-ungrouped = Rows stand in their order.
displays-not-found = No row or column is called “{ $words }”.
displays-empty = There is nothing to show yet. A display fills with what you code (F2), with cases (F1) and with what you write about them.
displays-empty-options = No row fits the options. X clears them, o changes them.
displays-empty-study = There are no documents yet. Import some in the first room (F1), code passages (F2), then come back.

displays-passages-reading = Reading …
displays-passages-none = No passages stand behind this cell.
displays-passages-more = … and { $count } more; keep going down.

displays-about-options = Options
displays-about-rules = Rule
displays-about-notes = Notes

displays-options-title = Options: { $name }
displays-options-cleared = The options are cleared; the study’s defaults hold.
displays-remembered = { $count ->
    [one] One option is the study’s default now.
   *[other] { $count } options are the study’s defaults now.
 }
displays-forgotten = No defaults for displays are stored any more.
displays-default = as the display decides
displays-default-is = the study’s default: { $value }
displays-any = any
displays-field-codes = Codes
displays-field-code = Code
displays-field-outcome = Outcome
displays-field-predictors = Predictors
displays-field-a = Variable A
displays-field-b = Variable B
displays-field-split = Split by
displays-field-proposition = Proposition
displays-field-near = Near is
displays-field-word = Word
displays-field-run = Base+run
displays-field-threshold = Threshold in %
displays-field-sort = Rows by
displays-field-group = Groups by
displays-field-coder = Codings of
displays-field-disputes = Disputed signs
displays-field-role = Role
displays-field-kind = Kind of document
displays-field-where = Attribute
displays-field-from = Dated from
displays-field-to = Dated to
displays-field-remember = As study’s default
displays-near-overlap = they overlap
displays-near-turn = they begin in one turn
displays-near-turns = { $count ->
    [one] at most one turn apart
   *[other] at most { $count } turns apart
 }
displays-sort-group = group
displays-sort-case = case
displays-sort-role = role
displays-coder-main = each document’s first coder
displays-coder-all = everybody
displays-dispute-mixed = count as ±
displays-dispute-left-out = are left out
displays-dispute-first = the first coder’s sign counts
displays-bad-run = “{ $value }” is not a base and a run, such as 4+2.
displays-bad-threshold = “{ $value }” is not a percentage from 0 to 100.
displays-bad-date = “{ $value }” is not a date, such as 2024, 2024-05 or 2024-05-06.

displays-export-title = Write this display to a file
displays-export-running = Writing { $path } …
displays-exported = Written: { $path }

displays-freeze = freeze the display as it is
displays-freeze-about = What it says now is kept under this title, so that you can see later what has changed since.
displays-frozen = Frozen. F shows later what has changed since.
displays-compare = what has changed since it was frozen
displays-compare-which = What has changed since …
displays-compare-title = What has changed since
displays-unfreeze = remove a frozen display
displays-unfreeze-which = Remove which frozen display?
displays-none-frozen = No display is frozen yet. Open one and press f.
displays-frozen-at = “{ $title }”, frozen at { $time } (UTC) by { $coder }
displays-nothing-changed = Nothing has changed since.
displays-before = before: { $value }
displays-after = now: { $value }
displays-network = network as text
displays-field-stems = By stems
displays-field-limit = Words at most
displays-bad-limit = “{ $value }” is not a number of words.
