# The program and its help
cli-about = Code interviews and bring their quotes into a paper.
cli-after-help =
    Without a verb, telaah opens the workbench on PROJECT.
    telaah help VERB explains a verb.
cli-heading-usage = Usage:
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-verbs = Verbs
cli-word-verb = VERB
cli-word-options = OPTIONS
cli-word-finished = finished
cli-choices = { $help } (one of: { $values })
cli-plain = { $words }

# What each verb does
cli-about-new = Make a new study.
cli-about-study = What the study is called, and its settings.
cli-about-study-show = Show title, language and size of the study.
cli-about-study-set = Change title, language or citation style.
cli-about-import = Bring transcripts, notes and documents into the study.
cli-about-document = The documents of the study and their speakers.
cli-about-document-list = List all documents with how far each coder is.
cli-about-document-show = Print a document turn by turn.
cli-about-document-set = Change what is known about a document.
cli-about-document-delete = Remove a document with its codings.
cli-about-document-finish = Mark a document as coded to the end.
cli-about-document-speakers = List the speakers of a document.
cli-about-document-speaker = Change a speaker's label or role in the talk.
cli-about-document-assign = Say which case a speaker is.
cli-about-document-merge-speakers = Say that two labels are one speaker.
cli-about-document-parallel = Say that a document is the translation of another.
cli-about-document-about = Say which cases a document is about without their speaking in it.
cli-about-case = The cases (informants) and their attributes.
cli-about-case-list = List all cases.
cli-about-case-add = Add a case.
cli-about-case-set = Change a case or its attributes.
cli-about-case-assign = Tie a speaker of a document to a case.
cli-about-case-from-speakers = Make a case for each informant who has none.
cli-about-case-delete = Remove a case; what was said stays.
cli-about-attribute = The attributes cases can have.
cli-about-attribute-list = List the attributes.
cli-about-attribute-define = Define an attribute, or change its kind.
cli-about-attribute-delete = Remove an attribute from all cases.
cli-about-codebook = The frameworks on the shelf and in the study.
cli-about-codebook-list = List the codebooks of the study.
cli-about-codebook-shelf = List the frameworks that come with telaah, or the codes of one.
cli-about-codebook-add = Add a framework from the shelf.
cli-about-codebook-drop = Take a codebook out of the study.
cli-about-codebook-import = Add a codebook of your own from JSON or CSV.
cli-about-codebook-export = Write a codebook as JSON or CSV.
cli-about-codebook-leave-out = Leave indicators out of the analysis, with the reason.
cli-about-codebook-restore = Take indicators up again that were left out.
cli-about-code = Single codes: their words and their place.
cli-about-code-list = List all codes with their counts.
cli-about-code-show = Show a code with its rule and its versions.
cli-about-code-add = Add a code.
cli-about-code-set = Change a code's words, kind or colour.
cli-about-code-rename = Give a code another key.
cli-about-code-move = Move a code to another place in the tree.
cli-about-code-merge = Merge codes into one; no coding is lost.
cli-about-code-split = Split a code into new codes below it.
cli-about-code-retire = Keep codes with their codings but offer them no longer.
cli-about-code-restore = Offer codes again that were retired or left out.
cli-about-code-delete = Remove a code with all below it and their codings.
cli-about-code-link = Note that two codes mean nearly the same.
cli-about-coding = Passages tied to codes.
cli-about-coding-add = Code a passage.
cli-about-coding-in-vivo = Make a code of the informant's own words.
cli-about-coding-list = List codings.
cli-about-coding-set = Change sign, strength, star or translation of codings.
cli-about-coding-remove = Remove codings.
cli-about-coding-resize = Give a coding another passage.
cli-about-coding-recode = Put codings under another code.
cli-about-coding-import = Make many codings from JSON lines or CSV, all or none.
cli-about-search = Search all texts, and code the hits.
cli-about-quotes = Print coded passages with their citations.
cli-about-matrix = Count passages by case and code.
cli-about-memo = The analyst's own notes.
cli-about-memo-list = List memos.
cli-about-memo-add = Write a memo.
cli-about-memo-set = Change a memo.
cli-about-memo-delete = Remove a memo.
cli-about-coder = The people who code.
cli-about-coder-list = List the coders.
cli-about-coder-add = Add a coder.
cli-about-coder-rename = Give a coder another name.
cli-about-export = Write all quotes, or a codebook, to a file.
cli-about-undo = Take back your last steps.
cli-about-redo = Do steps again that were taken back.
cli-about-log = List what was done, newest first.
cli-about-backup = Make a checked copy of the study.
cli-about-restore = Put a backup in the place of a study.
cli-about-doctor = Check that the study's file is sound.
cli-about-demo = Open the sample study; in a pipe, print its evidence table.
cli-about-completions = Print completions for a shell.
cli-about-keys = Print the keys of the workbench.
cli-about-help = Explain telaah or one of its verbs.

# Arguments
cli-arg-project = Study to open on screen
cli-arg-file = The study
cli-arg-new-file = File for the new study, best ending in .telaah
cli-arg-lang = Language of the messages: en or id
cli-arg-quiet = Say nothing about what was done
cli-arg-help = Explain this verb
cli-arg-version = Print the version
cli-arg-help-verb = Verb to explain, as in: help coding add
cli-arg-json = Answer in JSON
cli-arg-format = Format of the answer
cli-arg-output = Write the answer to this file instead
cli-arg-coder = Who does it; a new name is added to the coders
cli-arg-reason = Why, for the log
cli-arg-yes = Go ahead although codings go along
cli-arg-dry-run = Only show what would be done
cli-arg-study-title = Title of the study
cli-arg-study-language = Language of the data and the paper
cli-arg-pin = Code to pin for the digits 1 to 9 on screen, in this order
cli-arg-unpin = Pin no codes
cli-arg-framework = Framework from the shelf, with a preset after a colon: AG:process5
cli-arg-new-coder = Name of the first coder; your login name if left out
cli-arg-cite = Citation style: id-code, id-journal, id-short, en-code, en-journal, en-short or custom:TEMPLATE
cli-arg-import-path = File or folder to bring in
cli-arg-kind = Kind of document
cli-arg-encoding = Encoding of the files, as in windows-1252
cli-arg-interviewer-label = Label of the interviewer in the transcripts
cli-arg-document = Document by number, title or uuid
cli-arg-speaker = Speaker by label
cli-arg-speaker-label = New label
cli-arg-speaker-role = Role in the talk
cli-arg-assign-case = Case the speaker is
cli-arg-assign-nobody = The speaker is no case
cli-arg-merge-into = Speaker who gets the turns
cli-arg-parallel-to = Document it runs parallel to
cli-arg-parallel-none = It is no translation
cli-arg-about-case = Case the document is about
cli-arg-about-none = It is about no case
cli-arg-reopen = It is not finished after all
cli-arg-title = Title
cli-arg-date = Date: 2024-05-06, 2024-05 or 2024; empty to forget it
cli-arg-place = Place of the talk
cli-arg-interviewer = Who asked
cli-arg-third-party = Who else was present
cli-arg-document-language = Language of the text
cli-arg-minutes = Length of the recording in minutes
cli-arg-consent = What the informant agreed to
cli-arg-recorded = Whether it was recorded
cli-arg-note = Anything else
cli-arg-case = Case by key
cli-arg-case-key = Pseudonymous key that citations print, as in I3
cli-arg-case-label = Description, never a name
cli-arg-case-role = Role the displays order by
cli-arg-case-set = Value of an attribute; an empty value removes it
cli-arg-case-speaker = Speaker by label; the only informant if left out
cli-arg-from-speakers-document = Only in this document
cli-arg-attribute = Attribute by name
cli-arg-attribute-kind = What the values are
cli-arg-codebook = Codebook by key
cli-arg-shelf-key = Framework to look into
cli-arg-codebook-from = Codebook file, .json or .csv
cli-arg-codebook-format = Format of the codebook; json if left out
cli-arg-preset = Preset of that codebook to take
cli-arg-code = Code by key
cli-arg-codes = Codes by key
cli-arg-code-key = Key of the new code, unique in the study
cli-arg-code-new-key = New key
cli-arg-code-codebook = Codebook the code goes into
cli-arg-code-parent = Code it stands under
cli-arg-code-kind = What the code stands for
cli-arg-code-label = Label in the study's language
cli-arg-in-english = { $field } in English
cli-arg-in-indonesian = { $field } in Indonesian
cli-field-label = Label
cli-field-definition = Definition
cli-field-include = What belongs to it,
cli-field-exclude = What does not belong to it,
cli-field-evidence = What a coded quote contains,
cli-field-example = Example
cli-arg-color = Number in the palette of code colours
cli-arg-move-under = Code to move it under
cli-arg-move-top = Move it to the top
cli-arg-move-before = Sibling it shall stand before
cli-arg-code-into = Code that stays
cli-arg-part = New code, and the codings it takes
cli-arg-code-other = The other code
cli-arg-unlink = Take the note away again
cli-arg-quote = The passage itself; it must occur exactly once
cli-arg-span = Place of the passage in code points, half open
cli-arg-coding-code = Code to give
cli-arg-recode-code = Code to put them under
cli-arg-coding-ids = Codings by id
cli-arg-coding-from = File with one coding a row: document, start, end, code, and if known coder, polarity, strength
cli-arg-in-vivo-key = Key of the new code
cli-arg-in-vivo-label = Label of the new code; the words themselves if left out
cli-arg-polarity = Sign: { $signs }, or none
cli-arg-strength = Strength: 1 weak, 2 clear, 3 strong, or none
cli-arg-star = Star them
cli-arg-no-star = Take the star away
cli-arg-translation = The passage in the paper's language
cli-arg-query = Words (by stem), "phrases", begin*, -without, OR
cli-arg-regex = QUERY is a regular expression
cli-arg-search-document = Only in this document
cli-arg-search-code = Code all hits with this code, as one step
cli-arg-take = What to code around each hit
cli-arg-limit = No more hits than this
cli-arg-limit-steps = No more steps than this
cli-arg-sort = Order
cli-arg-definitions = Print each indicator's definition
cli-arg-signs = Print star, sign and strength
cli-arg-translations = Print translations
cli-arg-rows = What the rows are: case, document, role or an attribute
cli-arg-memo-id = Memo by id
cli-arg-memo-kind = What the memo is for
cli-arg-memo-title = Title of the memo
cli-arg-memo-text = Text of the memo; - reads it from standard input
cli-arg-memo-words = Words the memo must hold
cli-arg-memo-code = About this code
cli-arg-memo-case = About this case
cli-arg-memo-document = About this document
cli-arg-memo-coding = About this coding
cli-arg-coder-name = Coder by name
cli-arg-coder-new-name = New name
cli-arg-export-out = File to write; its ending says the format
cli-arg-export-codebook = Write this codebook instead of quotes
cli-arg-steps = How many steps; one if left out
cli-arg-step-coder = Whose steps; the first coder's if left out
cli-arg-backup = The backup
cli-arg-backup-out = File for the copy; the backup folder if left out
cli-arg-restore-file = The study it takes the place of
cli-arg-demo-path = File for the sample study; telaah-demo.telaah if left out
cli-arg-shell = The shell

# Which quotes
cli-filter-code = Only this code and those below it
cli-filter-exact = Without the codes below
cli-filter-document = Only this document
cli-filter-case = Only this case
cli-filter-role = Only cases with this role
cli-filter-kind = Only documents of this kind
cli-filter-coder = Only codings by this coder
cli-filter-starred = Only starred ones
cli-filter-where = Only cases with this value of an attribute
cli-filter-date-from = Only documents from this date on
cli-filter-date-to = Only documents up to this date
cli-filter-text = Only passages with these words

# What was done
cli-done-new =
    Made { $file } with { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    }.
cli-done-study-changed = The study was changed.
cli-done-setting-changed = The setting was saved.
cli-done-coder-added = The coder was added.
cli-done-coder-changed = The coder was renamed.
cli-done-progress-changed = Noted.
cli-done-codebook-added =
    Added { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    }.
cli-done-codebook-dropped =
    Removed { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    } and { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    }.
cli-done-code-added = The code was added.
cli-done-code-changed = The code was changed.
cli-done-codes-merged =
    Merged; moved { $moved ->
        [one] 1 coding
       *[other] { $moved } codings
    }.
cli-done-codes-joined =
    Merged; moved { $moved ->
        [one] 1 coding
       *[other] { $moved } codings
    }; { $joined } of them stood on the same passage and are one now.
cli-done-code-split =
    Made { $parts ->
        [one] 1 new code
       *[other] { $parts } new codes
    } and moved { $moved ->
        [one] 1 coding
       *[other] { $moved } codings
    }.
cli-done-codes-deleted =
    Removed { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    } and { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    }. telaah undo takes it back.
cli-done-imported =
    Imported { $count ->
        [one] 1 document
       *[other] { $count } documents
    }.
cli-done-document-changed = The document was changed.
cli-done-document-deleted =
    Removed the document and { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    }. telaah undo takes it back.
cli-done-speaker-changed = The speaker was changed.
cli-done-case-added = The case was added.
cli-done-cases-added =
    Added { $count ->
        [one] 1 case
       *[other] { $count } cases
    }.
cli-done-case-changed = The case was changed.
cli-done-case-deleted = The case was removed.
cli-done-attribute-changed = The attribute was changed.
cli-done-coded = Coded the passage (coding { $id }).
cli-done-coded-known = The passage was coded so already (coding { $id }).
cli-done-coded-many =
    Coded { $made ->
        [one] 1 passage
       *[other] { $made } passages
    }; { $known } were coded so already.
cli-done-codings-removed =
    Removed { $count ->
        [one] 1 coding
       *[other] { $count } codings
    }.
cli-done-coding-changed = Changed coding { $id }.
cli-done-memo-changed = Saved memo { $id }.
cli-done-memo-deleted = The memo was removed.
cli-done-saved = Saved.
cli-done-several =
    Made { $count ->
        [one] 1 change
       *[other] { $count } changes
    }.
cli-done-undo = Taken back: { $step }
cli-done-redo = Done again: { $step }
cli-done-backup = The backup is in { $file }.
cli-done-restore = The backup is now in { $file }.
cli-wrote = Wrote { $file }.
cli-would-delete =
    “{ $name }” would go with { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    }, { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    } and { $memos ->
        [one] 1 memo
       *[other] { $memos } memos
    }.
cli-would-delete-hint = Nothing was removed. To go ahead, repeat the command with --yes.
cli-would-remove =
    { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    } would be removed.
cli-would-code =
    { $count ->
        [one] 1 passage
       *[other] { $count } passages
    } would be coded. Repeat without --dry-run to do it.
cli-would-add-codebook =
    { $key } would be added with { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    }.

# Headings of lists
cli-column-about = About
cli-column-attribute = Attribute
cli-column-case = Case
cli-column-cases = Cases
cli-column-characters = Characters
cli-column-citation = Citation
cli-column-coder = Coder
cli-column-codes = Codes
cli-column-codings = Codings
cli-column-date = Date
cli-column-definition = Definition
cli-column-document = Document
cli-column-documents = Documents
cli-column-encoding = Encoding
cli-column-end = End
cli-column-evidence = Evidence
cli-column-example = Example
cli-column-exclude = Not this
cli-column-file = File
cli-column-finding = Finding
cli-column-id = ID
cli-column-include = This too
cli-column-indicator = Indicator
cli-column-informants = Informants
cli-column-key = Key
cli-column-kind = Kind
cli-column-label = Label
cli-column-language = Language
cli-column-left-out = Left out
cli-column-number = No.
cli-column-passage = Passage
cli-column-passages = Passages
cli-column-pinned = Pinned
cli-column-preset = Preset
cli-column-presets = Presets
cli-column-quotes = Quotes
cli-column-reason = Reason
cli-column-role = Role
cli-column-see-also = See also
cli-column-speaker = Speaker
cli-column-speakers = Speakers
cli-column-start = Start
cli-column-state = State
cli-column-status = Status
cli-column-step = Step
cli-column-text = Text
cli-column-time = Time (UTC)
cli-column-title = Title
cli-column-turn = Turn
cli-column-turns = Turns
cli-column-verdict = Verdict
cli-code-counts =
    { $codings ->
        [one] 1 coding
       *[other] { $codings } codings
    }, with those below it { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    } in { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }. Version { $version }.
cli-status-imported = imported
cli-status-would-import = would be imported
cli-status-duplicate = already there
cli-status-failed = failed
cli-status-retired = retired
cli-status-left-out = left out
cli-state-undone = taken back
cli-state-dropped = taken back for good
cli-import-progress = { $read } of { $found } files read, { $stored } stored
cli-matrix-title = Passages by row and code
cli-matrix-note = Counted are passages: one that two coders coded alike counts once here and stands twice in the list of quotes. Each passage counts once per code, the codes below included; it may count for several codes.
cli-verdict-optimal = optimal
cli-verdict-adequate = adequate
cli-verdict-not-yet = not yet optimal
cli-verdict-not-working = not working
cli-verdict-no-data = not enough data
cli-doctor-ok = { $file } is sound.
cli-doctor-problems =
    { $file } has { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }:
cli-doctor-hint = Keep the file as it is, and put a backup back with: telaah restore BACKUP STUDY

# Nothing to list
cli-none = There is nothing here.
cli-no-documents = No documents yet. Bring some in with: telaah import STUDY FOLDER
cli-no-speakers = Nobody is named as a speaker in this document.
cli-no-cases = No cases yet. Make them with: telaah case from-speakers STUDY
cli-no-attributes = No attributes yet. Set one with: telaah case set STUDY CASE --set NAME=VALUE
cli-no-codebooks = No codebooks yet. Choose one from: telaah codebook shelf
cli-no-codes = No codes yet. Add a framework with: telaah codebook add STUDY KEY
cli-no-hits = Nothing was found.
cli-no-memos = No memos.
cli-no-steps-yet = Nothing was done yet.

# What was typed wrongly
cli-unknown-verb = There is no verb “{ $verb }”.
cli-verb-first = The verb “{ $verb }” stands after the study.
cli-verb-first-hint = Write the verb first: telaah { $verb } { $file }
cli-needs-verb = “{ $verb }” needs a verb after it.
cli-valid-verbs = Use one of: { $verbs }
cli-unknown-option = There is no option { $argument } here.
cli-too-many = “{ $argument }” is one argument too many.
cli-missing = Something is missing: { $arguments }
cli-needs-value = { $argument } needs a value.
cli-bad-value = “{ $value }” cannot be used for { $argument }.
cli-valid-values = Use one of: { $values }
cli-did-you-mean = Did you mean “{ $name }”?
cli-did-you-mean-of = Did you mean “{ $name }”? There are: { $values }
cli-conflict = { $argument } and { $other } cannot be used together.
cli-twice = { $argument } can be given once only.
cli-wrong-count = { $argument } was given the wrong number of values.
cli-invalid-utf8 = An argument is not valid Unicode.
cli-not-understood = The command was not understood.
cli-see-help = telaah --help lists all verbs.
cli-see-help-of = telaah help { $verb } explains it.
cli-unknown-language = telaah does not speak “{ $language }”.
cli-unknown-language-hint = Use --lang en or --lang id.
cli-no-terminal = The workbench needs a terminal, and here is none.
cli-no-terminal-hint = telaah --help lists the verbs that work without one.
cli-unknown-code = There is no code “{ $code }” in this study.
cli-unknown-code-hint = telaah code list shows all codes.
cli-unknown-case = There is no case “{ $case }” in this study.
cli-unknown-case-hint = telaah case list shows all cases.
cli-unknown-codebook = There is no codebook “{ $codebook }” in this study.
cli-unknown-codebook-hint = telaah codebook list shows those there are.
cli-unknown-preset = The codebook has no preset “{ $preset }”.
cli-unknown-coder = There is no coder “{ $coder }” in this study.
cli-unknown-coder-hint = telaah coder list shows all coders.
cli-unknown-speaker = There is no speaker “{ $speaker }” in “{ $document }”.
cli-unknown-speaker-hint = There are: { $speakers }
cli-unknown-memo = There is no memo { $memo }.
cli-unknown-memo-hint = telaah memo list shows all memos.
cli-unknown-role = No case has the role “{ $role }”.
cli-unknown-role-hint = There are: { $roles }
cli-no-roles-hint = No case has a role yet. Set one with: telaah case set STUDY CASE --role ROLE
cli-unknown-attribute = There is no attribute “{ $attribute }”.
cli-unknown-attribute-hint = There are: { $attributes }
cli-unknown-rows = “{ $rows }” is nothing the rows can be.
cli-unknown-rows-hint = Use one of: { $rows }
cli-bad-polarity = “{ $value }” is no sign.
cli-bad-polarity-hint = Use + (supports), - (contradicts), ± (both) or 0 (neither).
cli-bad-strength = “{ $value }” is no strength.
cli-bad-strength-hint = Use 1 (weak), 2 (clear) or 3 (strong).
cli-bad-pair = “{ $value }” is not of the form NAME=VALUE.
cli-bad-pair-hint = Write the attribute, an equals sign and the value: gender=F
cli-bad-attribute-name = “{ $name }” cannot be the name of an attribute.
cli-bad-date = “{ $value }” is no date.
cli-bad-date-hint = Write 2024-05-06, 2024-05 or 2024.
cli-bad-minutes-hint = Write a whole number of minutes.
cli-bad-part-hint = Write the new key, an equals sign and coding ids: AG.TB.NEW=12,15
cli-bad-span = “{ $value }” is no span.
cli-bad-span-hint = Write START..END in code points, as in 10..25.
cli-empty-span = The span { $span } holds nothing.
cli-span-outside = The span { $span } is outside “{ $document }”, which has { $characters } characters.
cli-span-outside-hint = telaah document show STUDY { $number } --json gives the places of all turns.
cli-span-splits = Place { $place } in “{ $document }” is in the middle of a character.
cli-span-splits-hint = Move the edge so that letters keep their accents and emoji stay whole.
cli-no-passage = No passage was given.
cli-no-passage-hint = Give its words with --quote or its place with --span START..END.
cli-empty-quote = The quote is empty.
cli-quote-missing = These words do not occur in “{ $document }”.
cli-quote-missing-hint = They must be the same to the letter; telaah document show STUDY { $number } prints the text.
cli-quote-repeats = These words occur { $count } times in “{ $document }”.
cli-quote-repeats-hint = Give more words, so that they occur once, or use --span.
cli-quote-splits = The quote begins or ends in the middle of a character of “{ $document }”.
cli-title-empty = The title is empty.
cli-too-many-pins = No more than { $places } codes can be pinned.
cli-key-empty = The key is empty.
cli-coder-without-name = The coder's name is empty.
cli-memo-empty = The memo is empty.
cli-memo-empty-hint = Give it words with --text, or --text - to read standard input.
cli-stdin-unread = Standard input cannot be read: { $reason }.
cli-nothing-to-change = There is nothing to change: everything is so already, or nothing was given.
cli-nothing-to-change-hint = Say what shall change with an option.
cli-no-steps = Nought steps cannot be taken.
cli-framework-twice = The framework { $framework } was named twice.
cli-framework-twice-hint = Name each framework once, with one preset.
cli-no-codebook = The study has no codebook for the code.
cli-no-codebook-hint = Add one first: telaah codebook add STUDY KEY, or telaah codebook import STUDY FILE
cli-codebook-format = A codebook cannot be written as { $format }.
cli-codebook-format-hint = These can be written: .json .csv
cli-leave-out-reason = An indicator is left out for a reason, and none was given.
cli-leave-out-reason-hint = Add --reason "…"; the reason is kept with the indicator.
cli-merge-with-itself = It cannot be merged with itself.
cli-parallel-to-itself = A document cannot be its own translation.
cli-move-where = It was not said where to move the code.
cli-move-where-hint = Use --under CODE, --top or --before CODE.
cli-move-before-elsewhere = “{ $code }” does not stand there.
cli-which-speaker = “{ $document }” does not have exactly one informant.
cli-which-speaker-hint = Name the speaker with --speaker; there are: { $speakers }

# Files
cli-file-unread = { $file } cannot be read: { $reason }.
cli-file-unread-hint = Check the name, and that you may read the file.
cli-file-is-folder = { $file } is a folder, and a file is needed.
cli-file-too-large = { $file } is larger than { $limit } MiB.
cli-file-not-utf8 = { $file } is not UTF-8 text.
cli-file-not-utf8-hint = Save it as UTF-8 and try again.
cli-file-unwritten = { $file } cannot be written: { $reason }.
cli-file-unwritten-hint = Check that the folder exists, that you may write in it, and that the disk has room.
cli-no-folder = There is no folder { $folder }.
cli-no-folder-hint = Make the folder first, or choose another one.
cli-output-is-folder = { $file } is a folder.
cli-output-is-folder-hint = Name a file in it.
cli-output-is-study = { $file } is a study or another database and is not written over.
cli-output-is-study-hint = Choose another name for the output.
cli-cannot-write-kind = telaah cannot write a file of the kind of { $file }.
cli-cannot-write-kind-hint = These can be written: { $endings }
cli-not-for-a-terminal = { $format } is not for the screen.
cli-not-for-a-terminal-hint = Write it to a file: -o NAME.{ $extension }
cli-unwritten = The answer could not be written: { $reason }.
cli-unwritten-hint = Check that the disk has room, then try again.
cli-import-nothing = There is nothing to import.
cli-import-nothing-hint = telaah reads .txt, .md, .docx, .vtt and .srt files.
cli-import-failed = { $file }: { $reason }

# Many codings at once
cli-many-empty = { $file } holds no codings.
cli-many-ending = { $file } ends neither in .jsonl nor in .csv.
cli-many-header = The first row of { $file } does not name the columns document, start, end and code.
cli-many-hint = Each row needs document, start, end and code; coder, polarity and strength may follow.
cli-many-refused =
    { $file } was not taken, for { $count ->
        [one] 1 bad row
       *[other] { $count } bad rows
    }:
    { $problems }
cli-many-refused-hint = No coding was made. Correct the rows and try again.
cli-at-line = line { $line }: { $problem }
cli-two-lines =
    { $first }
    { $rest }
cli-more-rows = and { $count } more
cli-row-missing = “{ $field }” is missing.
cli-row-not-a-number = “{ $value }” is no whole number for “{ $field }”.
cli-row-not-json = This is no JSON object (column { $column }).
cli-row-not-csv = The row cannot be read.

### Displays

cli-about-display = Show one display of the study: who said what on which indicator, and what speaks against it
cli-arg-display-kind = Which display
cli-arg-display-list = List the displays
cli-arg-display-sort = Rows by this attribute of the cases (or group, case, role)
cli-arg-display-group = The attribute that makes groups of cases (or role)
cli-arg-disputes = What counts where coders give one passage different signs
cli-arg-display-indicator = The code whose components or contexts are shown
cli-arg-display-coder = Whose codings count: a coder, main (each document’s first coder) or all
cli-arg-outcome = The outcome: a code or an attribute
cli-arg-predictors = Its predictors: codes or attributes, with commas between them
cli-arg-a = The variable of the rows: a code or an attribute
cli-arg-b = The variable of the columns
cli-arg-split = A third variable that splits the table
cli-arg-display-proposition = Only this proposition
cli-arg-near = How near two passages are a pair: overlap, turn, or a number of turns
cli-arg-word = Show this word in its contexts
cli-arg-run = Interviews of the base and of a run, such as 4+2
cli-arg-threshold = Share of new codes at which saturation is reached
cli-unknown-display = There is no display called “{ $display }”.
cli-unknown-display-hint = The displays are: { $displays }.
cli-bad-near = “{ $value }” does not say how near.
cli-bad-near-hint = Write overlap, turn, or a number of turns such as 2.
cli-bad-run = “{ $value }” is no base and run.
cli-bad-run-hint = Write two numbers of interviews with a plus sign between them, such as 4+2.
