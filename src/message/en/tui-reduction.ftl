memo-kind-metaphor = metaphor
memo-kind-vignette = vignette
said-summary-kept = The condensation is kept. u takes it back.
said-summary-deleted = The condensation is removed. u brings it back.
said-codings-confirmed = { $count ->
    [one] One coding stays
   *[other] { $count } codings stay
} under today’s rule. u takes that back.

room-reduction = Reduction
keys-reduction-grid = In the grid of cases and indicators
keys-reduction-cell = On the chosen cell
keys-reduction-quotes = Among the passages of a cell
keys-reduction-writing = Writing a condensation
keys-reduction-views = From view to view in reduction
keys-reduction-list = In the lists of reduction
keys-reduction-form = In the forms
keys-reduction-guide = In the interview guide
keys-reduction-patterns = Among the patterns
keys-reduction-outdated = Among codings older than their rule
reduction-to-quotes = read its passages
reduction-cell-down = cell below
reduction-cell-up = cell above
reduction-cell-left = cell to the left
reduction-cell-right = cell to the right
reduction-rows-down = page down
reduction-rows-up = page up
reduction-columns-right = page of columns to the right
reduction-columns-left = page of columns to the left
reduction-first-row = first row
reduction-last-row = last row
reduction-first-column = first column
reduction-last-column = last column
reduction-density = signs or words
reduction-next-stale = next stale
reduction-write = condense
reduction-holds = still holds
reduction-remove = remove the condensation
reduction-memo = memo on the case
reduction-jump = read in place
reduction-quote-down = next passage
reduction-quote-up = previous passage
reduction-to-grid = to the grid
reduction-keep = keep
reduction-forms = forms
reduction-guide = guide
reduction-patterns = patterns
reduction-outdated = older rule
reduction-crosswalk = crosswalk
reduction-open = open
reduction-down = next row
reduction-up = previous row
reduction-page-down = page down
reduction-page-up = page up
reduction-first = first row
reduction-last = last row
reduction-read = read the document
reduction-other-form = the other form
reduction-asked = what became of it
reduction-document-right = next document
reduction-document-left = previous document
reduction-add-question = add a question
reduction-edit-question = edit
reduction-delete-question = delete the question
reduction-add-pattern = new pattern
reduction-confirm = stays
reduction-confirm-code = all of this code stay
reduction-reading = Reading…
reduction-title = Reduction: { $rows } rows, { $columns } indicators · { $condensed } condensed ✎, { $stale } stale ↻
reduction-no-rows = There is no case yet. Make cases of the informants in the room of documents (F1); then every case is a row here.
reduction-no-columns = There is no indicator yet. Add a codebook in its room (F3); then every indicator is a column here.
reduction-passages = { $count ->
    [0] no passage
    [one] one passage
   *[other] { $count } passages
}
reduction-more-passages = … and { $count } more; the room of quotes lists them all.
reduction-no-passages = No passage here. Silence is not disagreement: w shows whether it was asked.
reduction-none-yet = Not condensed yet: e writes what this cell comes to.
reduction-stale = Its passages have changed since. e writes it anew, y says that it still holds.
reduction-fresh = Condensed
reduction-writing = Condensing: Ctrl-s keeps it, Esc leaves it
reduction-nothing-to-read = This cell has no passages.
reduction-no-cell = Choose a cell of an indicator first.
reduction-holds-already = Its passages are as they were: it holds.
reduction-none-stale = No condensation is stale.
reduction-remove-ask = Remove the condensation of { $row } on { $code }?
reduction-memo-title = Memo on { $row }
reduction-forms-title = { $count } documents, { $missing } without their form
reduction-form-missing = missing
reduction-form-begin = Nothing is filled in yet. Enter opens the form.
reduction-field-empty = Not filled in. Enter writes here.
reduction-field-title = { $field }
reduction-open-form-first = Enter opens a form; s then switches to the other one.
reduction-no-documents = There is no document yet. Import one in the room of documents (F1).
reduction-guide-title = Interview guide: { $count } questions
reduction-no-questions = The guide is empty. a adds a question and ties it to codes, so that silence can be told apart: not asked, asked and silent, answered.
reduction-question-new = New question
reduction-question-title = Question { $number }
reduction-field-number = Number
reduction-field-question = Question
reduction-field-codes = Codes
reduction-field-key = Key
reduction-field-label = Label
reduction-no-codes-asked = Tied to no code: e ties it to those it asks about.
reduction-asked-answered = asked and answered
reduction-asked-silent = asked, nothing said
reduction-asked-not-asked = not asked
reduction-asked-unknown = not noted
reduction-no-interview = There is no interview in which it could have been asked.
reduction-delete-question-ask = Delete question { $number } with what was noted about it?
reduction-patterns-title = { $count ->
    [one] One pattern code
   *[other] { $count } pattern codes
}
reduction-thin = ! thin
reduction-thin-why = It rests on fewer than two codes or fewer than two cases.
reduction-no-members = It stands over no code yet: Enter chooses them.
reduction-no-patterns = There is no pattern yet. a makes one; Enter then chooses the codes it brings together.
reduction-members-title = Codes under { $code }
reduction-pattern-new = New pattern code
reduction-no-codebook = A pattern needs a codebook to stand in; add one in the room of codebooks (F3).
reduction-outdated-title = { $count ->
    [one] One coding is
   *[other] { $count } codings are
} older than the rule of the code
reduction-rule-today = Rule, version { $version }:
reduction-none-outdated = No coding is older than the rule of its code.
reduction-crosswalk-title = { $count ->
    [one] One pair of linked codes
   *[other] { $count } pairs of linked codes
}
reduction-crossing = { $same } passages carry both codes; { $overlapping } of the first overlap the second. Enter offers to code the same passages under the other as well.
reduction-no-links = No two codes of the study are linked. Link codes in the room of codebooks (F3, s l), or add a framework that is linked with this one.
reduction-also-nothing = Each passage of yours under one code already has the other.
reduction-also-title = Code as well
reduction-also-offer = { $count ->
    [one] One passage
   *[other] { $count } passages
} of { $from } also as { $to }
reduction-column-number = No.
reduction-column-document = Document
reduction-column-form = Form
reduction-column-filled = Filled
reduction-column-field = Field
reduction-column-text = Text
reduction-column-pattern = Pattern
reduction-column-members = Codes
reduction-column-passages = Passages
reduction-column-cases = Cases
reduction-column-note = Note
reduction-column-code = Code
reduction-column-place = Place
reduction-column-linked = Linked with
reduction-column-same = Same
reduction-column-overlap = Overlap
reduction-detail-down = scroll what is said of it
reduction-detail-up = scroll it back
reduction-quit-unsaved = A condensation is being written and not kept yet: Ctrl-s keeps it; quitting again throws it away.
memos-follow-up = follow-up
memos-open-only = only surprises not followed up, or all again
memos-only-open = not followed up
memos-follow-up-form = What came of it
field-follow-up = Follow-up
memos-open = A surprise nobody has followed up: f notes what came of it.
memos-followed-up = Followed up: { $words }
code-members = Stands over ({ $passages } passages, { $cases } cases)
