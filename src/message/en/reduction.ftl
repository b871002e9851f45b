### Reduction: condensations, forms, patterns, crosswalk, versions, the guide.

step-set-follow-up = noted what came of a memo
step-set-pattern = changed the codes under the pattern { $code }
step-confirm-codings = confirmed { $count ->
    [one] a coding
   *[other] { $count } codings
} made under an older rule
step-set-summary = condensed { $unit } on { $code }
step-delete-summary = removed a condensation
step-set-form = filled in a form on “{ $document }”
step-set-question = edited question { $number } of the guide

edit-empty-summary = The condensation is empty.
edit-empty-summary-hint = Write a sentence or two; telaah summary remove takes a condensation away.
edit-summary-of-cases = In this document people speak who are cases, so it has no row of its own in the grid.
edit-summary-of-cases-hint = Condense the case instead: --case.
edit-no-form-field = The form has no field “{ $field }”.
edit-no-form-field-hint = Its fields are: { $fields }. A contact form also has answer-1, answer-2 … for the questions of the guide.
edit-question-taken = The guide already has a question { $number }.
edit-bad-question-number = The number of a question is a whole number from 1 on.
edit-no-pattern = Only a pattern code stands over other codes.
edit-no-pattern-hint = Make it one first: telaah code set KEY --kind pattern.
edit-pattern-of-patterns = A pattern stands over codes, not over itself or another pattern.
edit-pattern-of-patterns-hint = Name the codes it brings together.

form-contact = Contact summary
form-document = Document summary
form-title = { $form }: { $document }
form-fact-document = No. { $number } “{ $title }”, { $kind }
form-fact-date = Date
form-fact-place = Place
form-fact-interviewer = Interviewer
form-fact-third-party = Also present
form-empty-field = Not filled in.
form-field-people = People and circumstances
form-field-issues = Main issues
form-field-answers = Answers to the target questions
form-field-question = { $number }. { $question }
form-field-salient = Salient, surprising
form-field-new-questions = New questions for the next contact
form-field-reflection = Reflection
form-field-source = Source
form-field-event = Event it belongs to
form-field-significance = Significance
form-field-content = Brief content
form-field-follow-up = Follow-up

pattern-thin = thin: fewer than 2 codes or cases
summary-stale = passages changed
asked-answered = Answered
asked-silent = Silent
asked-not-asked = Not asked

cli-about-summary = The cells of the case by indicator grid in your own words.
cli-about-summary-set = Condense what a case says on a code.
cli-about-summary-list = List condensations; those whose passages changed since are marked.
cli-about-summary-show = Show one condensation.
cli-about-summary-remove = Remove a condensation.
cli-about-summary-import = Take in many condensations from CSV, TSV or JSON lines, as one step.
cli-arg-summary-case = The case
cli-arg-summary-document = The document, where nobody who is a case speaks
cli-arg-summary-code = The code, with what is below it
cli-arg-summary-text = The condensation; - reads standard input
cli-arg-summary-file = Read the condensation from this file
cli-arg-summary-stale = Only those whose passages changed since
cli-arg-summary-from = File with the columns case (or document), code, text
cli-summary-import-hint = Each row needs case or document, code and text.
cli-summary-of-what = Which row of the grid is meant?
cli-summary-of-what-hint = Name a case with --case or a document with --document.
cli-no-summaries = Nothing is condensed yet. telaah summary set FILE --case C --code KEY --text T writes the first.
cli-no-such-summary = This cell is not condensed.
cli-no-such-summary-hint = telaah summary list shows the cells that are.
cli-would-condense = { $count ->
    [one] One cell
   *[other] { $count } cells
} would be condensed.
cli-done-summary-removed = The condensation was removed.

cli-about-form = Contact and document summary forms.
cli-about-form-list = List the forms and how far they are filled in.
cli-about-form-show = Show a form, filled in or not; also as a file for an appendix.
cli-about-form-set = Fill in a field of a form; an empty text empties it.
cli-arg-form = Which form; without it the one this kind of document asks for
cli-arg-form-field = The field: people, issues, answers, answer-1, salient, new-questions, reflection; source, event, significance, content, follow-up
cli-arg-form-text = What stands in the field
cli-arg-form-missing = Only documents without their form
cli-no-forms = No document lacks its form.

cli-about-question = The interview guide: questions, their codes, and what became of them.
cli-about-question-list = List the questions of the guide.
cli-about-question-add = Add a question and tie it to codes.
cli-about-question-set = Change a question, its number or its codes.
cli-about-question-asked = Note what became of a question in documents.
cli-about-question-remove = Remove a question with what was noted about it.
cli-arg-question = The number of the question
cli-arg-question-number = Its number; the next free one when left out
cli-arg-question-text = The question as it is asked
cli-arg-question-code = A code it asks about; may be given again and again
cli-arg-question-no-codes = Tie it to no code any more
cli-arg-question-state = What became of it; none takes the note back
cli-no-question = The guide has no question { $number }.
cli-no-questions = The guide is empty. telaah question add FILE --text T --code KEY adds a question.

cli-about-code-patterns = List second-cycle pattern codes with what they rest on.
cli-about-code-pattern = Change the codes a pattern stands over.
cli-about-code-versions = Show which codings were made under an older rule of their code.
cli-about-code-also = Give the passages of one code another code as well, as one step.
cli-arg-pattern-add = Put this code under the pattern
cli-arg-pattern-remove = Take this code out from under the pattern
cli-arg-also-from = The code whose passages are meant
cli-arg-also-to = The code they get as well
cli-also-same = { $code } cannot be given as well as itself.
cli-would-code-also = { $coder } has { $count ->
    [one] one passage
   *[other] { $count } passages
} under { $from } that could be coded { $to } as well.
cli-no-patterns = There is no pattern code yet. telaah code add FILE KEY --kind pattern makes one.
cli-pattern-what = Which codes does the pattern gain or lose?
cli-pattern-what-hint = --add CODE puts a code under it, --remove CODE takes one out; telaah code patterns lists them all.
cli-no-outdated = No coding is older than the rule of its code.

cli-about-codebook-crosswalk = Compare linked codes of different frameworks: how far they share passages.
cli-no-crosswalk = No two codes of the study are linked. telaah code link FILE CODE OTHER links them.

cli-about-coding-confirm = Say that codings made under an older rule were looked at again and stay.
cli-arg-confirm-code = All outdated codings of this code and what is below it
cli-arg-confirm-all = All outdated codings of the study
cli-confirm-what = Which codings were looked at again?
cli-confirm-what-hint = Name their ids, or a code with --code, or --all. telaah coding list FILE --outdated lists them.
cli-would-confirm = { $count ->
    [one] One coding
   *[other] { $count } codings
} would be confirmed.
cli-done-confirmed = { $count ->
    [one] One coding was
   *[other] { $count } codings were
} confirmed under today’s rule.
cli-filter-outdated = Only codings made under an older rule of their code

cli-about-memo-follow-up = Note what came of a memo; an empty text opens it again.
cli-arg-memo-follow-up = What came of it; - reads standard input
cli-arg-memo-open = Only surprises nobody has followed up
cli-rows-header = The first row of { $file } does not name the columns { $columns }.

cli-column-code = Code
cli-column-linked = Linked with
cli-column-same = Same passage
cli-column-overlapping = Overlapping
cli-column-members = Stands over
cli-column-version = Version
cli-column-today = Today
cli-column-row = Row
cli-column-stale = Stale
cli-column-form = Form
cli-column-filled = Filled in
cli-column-fields = Fields
cli-column-question = Question
