# Reading codebook files, and the shelf of shipped codebooks.

codebook-refused = { $file } was not taken up: { $problem }.
codebook-refused-many =
    { $file } was not taken up, for { $count } reasons:
    { $problems }
codebook-refused-hint = Nothing was changed. Correct the file and take it up again.
codebook-at-line = line { $line }: { $problem }
codebook-two-lines =
    { $first }
    { $rest }
codebook-more-problems = and { $count } more

codebook-unknown-ending = { $file } is not a codebook file: its name ends neither in .json nor in .csv.
codebook-unknown-ending-hint = Save the codebook as JSON or, from a spreadsheet, as CSV.
codebook-too-large = the file is larger than { $limit } MiB, the most a codebook may have
codebook-broken-encoding = the file says it is { $encoding }, but parts of it are not; save it as UTF-8
codebook-binary = the file is not text; save the codebook as JSON or CSV in UTF-8
codebook-windows-1252 = The file is not UTF-8 and was read as Windows-1252. Look at accents, dashes and quotation marks, or save it as UTF-8.

codebook-json-syntax = this is not valid JSON at column { $column }; look for a missing comma, quotation mark or bracket here or on the line before
codebook-json-ends = the JSON ends too early; a bracket or quotation mark is not closed
codebook-json-odd = the JSON is nested too deeply here, or holds a broken character
codebook-json-not-a-book = a codebook must be an object with “codes”, as in { "{" } "codes": [ … ] { "}" }
codebook-wrong-format = the format is “{ $found }”, but this program reads “{ $format }”
codebook-field-twice = the field “{ $field }” stands twice in the same object
codebook-not-words = “{ $field }” must be a text in quotation marks
codebook-not-a-list = “{ $field }” must be a list in square brackets
codebook-not-bilingual = “{ $field }” must be a text, or a text for each language, as in { "{" } "en": "…", "id": "…" { "}" }
codebook-preset-not-an-object = a preset must be an object with “key” and “codes”
codebook-code-not-an-object = a code must be an object with at least a “key”
codebook-unknown-fields = Fields that a codebook does not have were passed over: { $names }.

codebook-open-quote = a quotation mark is opened here and never closed
codebook-no-key-column = the header has no column “key”; the first row must name the columns
codebook-column-twice = the header names the column “{ $column }” twice
codebook-ragged-row =
    the row has { $cells ->
        [one] one cell
       *[other] { $cells } cells
    } where the header has { $columns }; put quotation marks around a text that holds the delimiter
codebook-unknown-columns = Columns that a codebook does not have were passed over: { $names }.
codebook-unnamed-column = Words stand in a column without a name, first on line { $line }; they were passed over.

codebook-no-codes = there are no codes in it
codebook-too-many-codes = there are more than { $limit } codes, the most a codebook may have
codebook-key-missing = the code has no key
codebook-key-empty = the key is empty
codebook-key-too-long = the key “{ $key }” is longer than { $limit } characters
codebook-key-space = the key “{ $key }” has a tab, a line break or an unusual space in it; use a plain space, a dot or a hyphen
codebook-key-sign = the key “{ $key }” must not contain “{ $sign }”, which separates keys from one another
codebook-key-invisible = the key “{ $key }” has an invisible character in it ({ $sign })
codebook-key-twice = the key “{ $key }” is already on line { $first }; upper and lower case count as the same
codebook-unknown-parent = the parent “{ $parent }” is not a code of this file
codebook-circle = the parents run in a circle: { $keys }
codebook-unknown-kind = there is no kind “{ $kind }”; use one of { $kinds }
codebook-see-also = under “see_also”, { $problem }
codebook-preset-key-missing = the preset has no key
codebook-preset-twice = the preset “{ $preset }” is already on line { $first }
codebook-preset-empty = the preset “{ $preset }” takes no codes; list their keys, or write "all"
codebook-preset-unknown-code = the preset “{ $preset }” names “{ $key }”, which is not a code of this file

codebook-unknown-book = No codebook is called “{ $key }”. There are: { $books }.
codebook-unknown-book-hint = Write its key, or key and preset, as in AG or AG:process5. A file of your own is taken up with: telaah codebook import STUDY FILE
codebook-unknown-preset = The codebook { $book } has no preset “{ $preset }”.
codebook-unknown-preset-hint = Write { $book } for the whole codebook, or one of: { $forms }
codebook-without-presets = The codebook { $book } has no presets; it is always taken whole.
codebook-without-presets-hint = Write { $book } alone.

codebook-write-ending-hint = Give the file a name that ends in .json (all of the codebook) or .csv (its codes).
codebook-not-written = { $file } cannot be written: { $detail }.
codebook-not-written-hint = Choose another folder or another name.
