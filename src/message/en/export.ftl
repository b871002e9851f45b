# Citations
citation-month-1 = January
citation-month-2 = February
citation-month-3 = March
citation-month-4 = April
citation-month-5 = May
citation-month-6 = June
citation-month-7 = July
citation-month-8 = August
citation-month-9 = September
citation-month-10 = October
citation-month-11 = November
citation-month-12 = December
citation-line = l.
citation-lines = ll.
citation-template-empty = The citation template is empty.
citation-escape-last = The citation template ends with a lone backslash (character { $position }).
citation-brace-open = In the citation template, the brace at character { $position } is never closed.
citation-brace-stray = In the citation template, the closing brace at character { $position } has no opening one.
citation-group-open = In the citation template, the square bracket at character { $position } is never closed.
citation-group-stray = In the citation template, the closing square bracket at character { $position } has no opening one.
citation-group-idle = In the citation template, the square brackets at character { $position } hold no field, so they could never vanish.
citation-group-deep = In the citation template, the square brackets at character { $position } are nested too deeply.
citation-field-unknown = The citation template has an unknown field “{ $name }” at character { $position }.
citation-template-hint = Write fields in braces ({ $fields }), optional parts in square brackets, and \[ or \{"{"} for the signs themselves.
citation-style-unknown = There is no citation style “{ $key }”.
citation-style-hint = Use one of { $keys }, or your own as custom:TEMPLATE.

# Reports
export-table-caption = Table { $number }. { $caption }
export-table = Table
export-note = Note. { $note }
export-yes = yes
export-no = no
export-sheet-prose = Text
export-latex-note = Compile with xelatex or lualatex and a font that has every script of the study (\usepackage{"{"}fontspec{"}"}\setmainfont{"{"}…{"}"}); what the font lacks, and in pdflatex what is not Latin, is printed as [U+…].
export-no-table = This report has no table, so it cannot be written as { $format }.
export-many-tables =
    This report has { $count ->
        [one] one table
       *[other] { $count } tables
    }, and { $format } holds one only.
export-prose-hint = Choose md, html or docx instead.
export-tables-hint = Choose xlsx, md, html or docx instead.
export-unwritten = The export could not be written: { $reason }.
export-unwritten-hint = Check that there is room on the disk and that the file may be written, then try again.

# Quotes
export-quotes-none = No quotes.
export-quotes-strength = strength { $strength }
export-quotes-translation = (authors’ translation)
export-column-id = ID
export-column-cite = Citation
export-column-document = Document
export-column-kind = Kind
export-column-turn = Turn
export-column-speaker = Speaker
export-column-case = Case
export-column-role = Role
export-column-date = Date
export-column-code = Code
export-column-label = Indicator
export-column-polarity = Sign
export-column-strength = Strength
export-column-coder = Coder
export-column-starred = Star
export-column-start = Start
export-column-end = End
export-column-text = Passage
export-column-translation = Translation

# Files
export-exists = There is a file already: { $path }
export-exists-hint = Choose another name, or say that it may be replaced.
export-is-folder = That is no name for a file: “{ $path }”
export-is-folder-hint = Write the folder and then a name for the file.
export-no-folder = There is no folder { $path }.
export-no-folder-hint = Make it first, or choose another one.
export-cancelled = The export was stopped; no file was written.
export-is-study = { $path } is a study; quotes are never written over one.
export-is-study-hint = Choose another name.
