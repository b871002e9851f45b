room-coding = Coding
keys-coding = While reading and coding
keys-resize = While a coding’s extent is changed
keys-passages = In the list of what a search found
keys-preview = Before many passages are coded
keys-palette = In the palette of codes
keys-find = While searching the document

# Moving
coding-left = character back
coding-right = character on
coding-down = row down
coding-up = row up
coding-next-word = next word
coding-previous-word = word back
coding-end-of-word = end of word
coding-next-sentence = next sentence
coding-previous-sentence = sentence back
coding-next-turn = next turn
coding-previous-turn = turn back
coding-next-paragraph = next paragraph
coding-previous-paragraph = paragraph back
coding-page-down = page down
coding-page-up = page up
coding-row-start = start of row
coding-row-end = end of row
coding-start = start of document
coding-end = end of document
coding-go-to-turn = go to turn
coding-go-to-turn-title = Go to turn number
coding-no-turn = There is no turn { $number }; the last one is { $last }.
coding-next-coding = next coding
coding-previous-coding = previous coding
coding-no-more-codings = No more codings in this direction.
coding-next-hit = next hit
coding-previous-hit = previous hit
coding-next-document = next document
coding-previous-document = previous document
coding-no-more-documents = No more documents in this direction.

# Selecting
coding-select-free = select
coding-other-end = other end of the selection
coding-take-word = take the word
coding-take-sentence = sentence
coding-take-turn = take the turn
coding-take-paragraph = take the paragraph
coding-nothing-to-take = There is nothing to take here.
coding-unit-word = word
coding-unit-sentence = sentence
coding-unit-turn = turn
coding-unit-paragraph = paragraph
coding-selected = selected: { $what }, { $count } characters
coding-selected-free = { $count ->
    [one] selected: one character
   *[other] selected: { $count } characters
}
coding-sentence = this sentence, { $count } characters
coding-no-sentence = no sentence here
coding-copy = copy the passage
coding-copied = Copied.

# Coding
coding-palette = code
coding-palette-title = Code “{ $words }”
coding-repeat = repeat
coding-nothing-to-repeat = No code was given yet; c chooses one.
coding-in-vivo = code in vivo
coding-in-vivo-title = A code in the informant’s words
coding-in-vivo-book = In vivo
coding-nothing-to-code = There is no passage here to code; go to a sentence or select words.
coding-coded = { $key } { $label }. + − = 0 judge it, m adds a memo, u takes it back.
coding-pinned-1 = pinned code 1
coding-pinned-2 = pinned code 2
coding-pinned-3 = pinned code 3
coding-pinned-4 = pinned code 4
coding-pinned-5 = pinned code 5
coding-pinned-6 = pinned code 6
coding-pinned-7 = pinned code 7
coding-pinned-8 = pinned code 8
coding-pinned-9 = pinned code 9
coding-pin = pin or unpin the code
coding-pin-empty = No code is pinned on { $digit }. P pins the code of a coding; so does Ctrl-t in the palette.
coding-pin-gone = The code { $key } pinned on { $digit } is no longer there.
coding-pins-full = All nine digits are taken; unpin a code first.
coding-nothing-to-pin = Go to a coding, or give a code, to pin its code.
coding-no-pins = P pins a code to a digit; then the digit codes.
coding-supports = supports (+)
coding-contradicts = contradicts (−)
coding-mixed = both at once (±)
coding-neutral = neutral (0)
coding-no-polarity = no polarity
coding-strength-1 = weak
coding-strength-2 = clear
coding-strength-3 = strong
coding-no-strength = no strength
coding-star = star
coding-memo = memo
coding-memo-title = Memo on { $code }
coding-remove = remove
coding-recode = give another code instead
coding-recode-title = Which code instead?
coding-recode-why-title = Why? (may stay empty)
coding-resize = change the extent
coding-choose = choose among the codings here
coding-choose-title = Codings here
coding-other-coding = other coding here
coding-none-here = No coding here; ] goes to the next one.
coding-none-yet = Not coded here: c chooses a code, s takes the sentence, v selects.
coding-of-another = That coding is { $name }’s; only { $name } changes it.
coding-whose = whose codings are shown
coding-whose-now = Codings shown: { $name }.
coding-whose-all = everybody’s
coding-finish = mark as finished or not
coding-finished = finished
coding-turn-of = turn { $number } of { $last }
coding-opening = Opening the document …
coding-empty = No document is open. Import documents in the first room (F1), then open one with Enter.

# A new code
coding-new-where = Where does the new code belong?
coding-new-top = { $book }: at the top
coding-new-below = below { $code }
coding-new-own-book = in a new codebook of your own
coding-own-book = Own codes
coding-new-title = New code
coding-new-key = Key
coding-new-label = Name
coding-new-definition = Definition
palette-accept = take
palette-cancel = cancel
palette-next = next
palette-previous = previous
palette-page-down = page down
palette-page-up = page up
palette-pin = pin
palette-new = new code
palette-offer = + new code “{ $words }” …
palette-offer-any = + new code …
palette-definition = Definition
palette-include = Include
palette-exclude = Exclude
palette-evidence = Evidence
palette-example = Example

# Resizing
resize-save = save
resize-end-later = end a character later
resize-end-earlier = end a character earlier
resize-start-later = start a character later
resize-start-earlier = start a character earlier
resize-end-word-later = end later
resize-end-word-earlier = end earlier
resize-start-word-later = start later
resize-start-word-earlier = start earlier
resize-end-sentence = up to the end of the sentence
resize-start-sentence = from the start of the sentence
resize-extent = new extent: { $count } characters · keys move by a word; . , [ ] by a character
resize-empty = A coding cannot be empty; x removes it.
resize-left = The extent stays as it was.

# Searching
find-title = Search
find-accept = done (n and N go on)
find-cancel = cancel
find-at = hit { $number } of { $count }
find-count = { $count ->
    [one] one hit
   *[other] { $count } hits
}
find-nothing = Nothing found for “{ $words }”. g / searches the whole study.
find-no-search = No hits to go to; / searches this document.
find-too-long = That is too long to search for.
find-stopped = Search stopped.
coding-search-study = search the whole study
coding-search-study-title = Search the study: words, "phrase", prefix*, -without, /regex/
coding-code-hits = code all hits
coding-code-all-title = { $count ->
    [one] Code one hit with
   *[other] Code { $count } hits with
}
passages-none = Nothing in the study for “{ $words }”.
passages-head = { $words }: { $count ->
    [one] one hit
   *[other] { $count } hits
}
passages-head-cut = { $words }: the first { $count } hits; narrow the search to see all
passages-all = c codes { $count } at once, each with its { $what }; e changes that
passages-jump = go there
passages-down = down
passages-up = up
passages-page-down = page down
passages-page-up = page up
passages-first = first hit
passages-last = last hit
passages-toggle = leave out or take in
passages-extent = word, sentence or turn
passages-code = code all
passages-again = search again
preview-head = { $count ->
    [one] One passage gets { $code } { $label }
   *[other] { $count } passages get { $code } { $label }
}
preview-below = Nothing is coded yet. Enter codes them all, as one step.
preview-nothing = All passages are left out; Space takes one in.
preview-apply = code them
preview-down = down
preview-up = up
preview-page-down = page down
preview-page-up = page up
preview-toggle = leave out or take in
