### Displays of patterns, queries over codes, networks and frozen displays.

patterns-predictor-outcome = Case-ordered predictor–outcome matrix
patterns-predictor-outcome-rule = Cases from the best outcome ({ $outcome }) to the worst: + before ± before 0 before −, then by strengths of supporting passages less those of contradicting ones, then by key. n = { $count }.
patterns-no-outcome = There is no outcome: no indicator has passages yet. Name one with --outcome.
patterns-note-no-test = n = { $count }. No test of significance: these cases were chosen, not drawn.
patterns-note-no-order = { $predictor }: its values have no order, so no pair can speak against it.
patterns-note-violations = Against { $predictor }: { $count ->
    [one] 1 pair
   *[other] { $count } pairs
 } with the better outcome and the lower predictor: { $pairs }.
patterns-variable-by-variable = Variable by variable
patterns-variable-by-variable-rule = Cases by their value on { $a } (rows) and { $b } (columns): the sign of all their passages on a code with what is below it, or the value of an attribute; – where there is none.
patterns-split-rule = The same table for each value of { $split }: a relation that vanishes within them was theirs.
patterns-no-variables = There are no two variables to compare: name them with --a and --b.
patterns-note-variables = { $count ->
    [one] 1 case has
   *[other] { $count } cases have
 } a value on one of the two. A table shows what goes together, not what causes what.
patterns-note-relations = { $count ->
    [one] 1 relation is drawn
   *[other] { $count } relations are drawn
 } in the study; “telaah network” shows the network with the passages for and against.
patterns-cooccurrence = Co-occurrence of codes
patterns-cooccurrence-rule = Without --code each code as it was given; with it the named codes and what is below them. A passage counts once for a code. Cases: those in whose turns both passages of a pair begin. Jaccard: the passages of the two codes that meet (the smaller of the two numbers) out of all passages of either.
patterns-near-overlap = Two passages meet when they share at least one character.
patterns-near-turn = Two passages meet when they begin in the same turn.
patterns-near-turns = Two passages meet when they begin at most { $count ->
    [one] 1 turn
   *[other] { $count } turns
 } apart.
patterns-saturation = Saturation
patterns-saturation-rule = Interviews by date, then by number. A code is new where it gets its first passage: an indicator of the framework, or a code that came up beside it (in vivo, factor, recommendation, pattern).
patterns-guest-rule = Guest, Namey & Chen 2020: new codes in a run of { $length } as a share of those in the first { $base } interviews; reached where the share is { $threshold } % or less. The run slides on by one interview.
patterns-francis-rule = Francis et al. 2010: at least { $least } interviews, then { $stop } in a row without anything new.
patterns-reached-indicators = Indicators: saturation reached at { $at } ({ $threshold } %).
patterns-unreached-indicators = Indicators: saturation not reached at { $threshold } %.
patterns-reached-emergent = Codes beside the framework: saturation reached at { $at } ({ $threshold } %).
patterns-unreached-emergent = Codes beside the framework: saturation not reached at { $threshold } %.
patterns-note-orders = In { $orders } random orders of the interviews the indicators reach it in { $reached }, after { $mean } interviews on average ({ $fewest }–{ $most }) and a run of { $length }.
patterns-note-uncoded = { $count ->
    [one] 1 interview without codings is
   *[other] { $count } interviews without codings are
 } left out.
patterns-note-undated = { $count ->
    [one] 1 interview without a date comes
   *[other] { $count } interviews without a date come
 } last.
patterns-note-saturation = No new codes is not the same as nothing more to learn: it depends on the codebook, the order and who was asked.
patterns-words = Words
patterns-words-rule = Words in the turns of informants; a text nobody speaks in counts when it or its kind is asked for. Upper and lower case and accents are the same; figures are no words.
patterns-stop-rule = Left out: words that only hold sentences together, by the language of the text.
patterns-stems-rule = Forms of one stem count together; words that only hold sentences together are left out.
patterns-contexts = “{ $word }” in its contexts
patterns-note-more-words = { $count } rarer words are not listed; --limit 0 lists all.
patterns-note-more-lines = { $count } more lines are not listed; --limit 0 lists all.
patterns-note-words = { $total } words in all, { $stopped } of them left out of the list.
patterns-note-frequency = Frequent is not important.
patterns-no-word = There is no word in “{ $word }”.
patterns-no-word-hint = Give a word or several in a row; an asterisk at the end takes every ending (trust*).
patterns-column-group = Group
patterns-column-balance = Balance
patterns-column-total = Cases
patterns-column-code-a = Code A
patterns-column-code-b = Code B
patterns-column-pairs = Pairs
patterns-column-jaccard = Jaccard
patterns-column-number = No.
patterns-column-interview = Interview
patterns-column-date = Date
patterns-column-new-indicators = New indicators
patterns-column-new-emergent = New others
patterns-column-known = Cumulative
patterns-column-run-new = New in run
patterns-column-run-ratio = % of base
patterns-column-random-mean = Random mean
patterns-column-random-range = Random range
patterns-column-word = Word
patterns-column-count = Count
patterns-column-per-thousand = Per 1,000
patterns-column-forms = Forms
patterns-column-document = Document
patterns-column-turn = Turn
patterns-column-left = Before
patterns-column-right = After
patterns-network = Network of relations
patterns-network-empty = The network has no edges yet.
patterns-query-at = The query stops making sense at character { $place }: { $what }
patterns-query-hint = Write codes joined by and, or, and not, near:2, followed by, with brackets; at the end maybe within turn, within case or within document. A code with spaces goes in quotation marks.
patterns-query-open-quote = a quotation mark is opened and never closed.
patterns-query-bad-number = “{ $typed }” needs a whole number of turns after the colon.
patterns-query-ends = a code or a bracket is missing at the end.
patterns-query-two-codes = “{ $typed }” follows without and, or, near or followed by before it.
patterns-query-close = this bracket closes nothing.
patterns-query-unexpected = “{ $typed }” cannot stand here; a code or a bracket is expected.
patterns-query-only-not = “not” takes passages away and needs something to take them from, as in A and not B.
patterns-query-no-code = there is no code “{ $code }”.
patterns-query-deep = there are too many brackets in brackets.
patterns-query-open = this bracket is never closed.
patterns-query-no-unit = after “within” comes passage, turn, case or document.
patterns-no-snapshot = There is no frozen display { $id }.
patterns-no-snapshot-hint = “telaah snapshot list FILE” shows those there are.
patterns-snapshot-unread = The frozen display { $id } cannot be read.
patterns-snapshot-unread-hint = It may come from a newer version of the program; “telaah doctor FILE” looks the file over.

step-save-query = Save query “{ $name }”
step-delete-query = Remove a saved query
step-freeze-display = Freeze display “{ $title }”
step-delete-snapshot = Remove a frozen display

cli-about-network = Write a network: the relations of the study, or the codes that meet.
cli-arg-network-of = What the network is made of; relations when nothing is said
cli-arg-network-code = For co-occurrence: only these codes, each with what is below it
cli-arg-least = For co-occurrence: only codes that meet at least so often
cli-arg-network-format = The format; else the ending of the file says it (.svg, .dot, .mmd, .graphml, .json, .txt)
cli-about-query = Find the passages that answer a query over codes, such as 'AG.TB and not AG.CTP'.
cli-about-query-list = List the saved queries.
cli-about-query-show = Answer a saved query.
cli-about-query-remove = Remove a saved query.
cli-patterns-arg-query = Codes joined by and, or, and not, near:N, followed by:N, with brackets; at the end maybe within turn, case or document
cli-arg-query-name = Name of a saved query
cli-arg-query-save = Keep the query under this name
cli-query-nothing = No passage answers this query.
cli-query-is = { $name }: { $query }
cli-unknown-query = There is no saved query “{ $name }”.
cli-unknown-query-hint = The saved queries are: { $names }.
cli-no-queries = No query is saved yet. “telaah query FILE QUERY --save NAME” saves one.
cli-no-queries-hint = No query is saved yet; save one with --save NAME.
cli-column-query = Query
cli-column-query-name = Name
cli-about-snapshot = Displays that were frozen, and what has changed since.
cli-about-snapshot-list = List the frozen displays.
cli-about-snapshot-show = Show a display as it was frozen.
cli-about-snapshot-compare = Say exactly what has changed since a display was frozen.
cli-about-snapshot-remove = Remove a frozen display.
cli-arg-snapshot = Number of the frozen display
cli-arg-freeze = Keep what the display says now, under this title, instead of printing it
cli-arg-stems = Words: count the forms of one stem together
cli-arg-word-limit = Words: list at most so many rows (0 for all; 1,000 when nothing is said)
cli-no-snapshots = No display is frozen yet. “telaah display KIND FILE --freeze TITLE” freezes one.
cli-column-display = Display
cli-column-frozen = Frozen
cli-column-change = Change
cli-patterns-column-row = Row
cli-column-column = Column
cli-column-before = Before
cli-column-after = Now
cli-snapshot-unchanged = Nothing has changed in “{ $title }” since { $time }.
cli-change-column-added = column added
cli-change-column-removed = column gone
cli-change-row-added = row added
cli-change-row-removed = row gone
cli-change-reordered = other order of rows
cli-change-cell = cell
cli-change-fact = figure
cli-done-query-saved = The query is saved.
cli-done-query-deleted = The saved query is removed.
cli-done-display-frozen = The display is frozen as number { $id }.
cli-done-snapshot-deleted = The frozen display is removed.
