# Reading transcripts.

import-unsupported = “{ $file }” is not a format that can be imported.
import-too-large = “{ $file }” is larger than { $limit } MiB and was not read.
import-empty = “{ $file }” holds no text.
import-binary = “{ $file }” is not a text file: it holds bytes that no text has.
import-disguised = “{ $file }” is named like a text file, but it is a { $format } file.
import-encoding-unknown = There is no encoding called “{ $encoding }”.
import-no-cues = “{ $file }” holds no captions: no line has a start and an end time.
import-too-many-turns = “{ $file }” has more than { $limit } turns or paragraphs and was not read.

import-docx-no-zip = “{ $file }” is not a Word document, or it is damaged.
import-docx-no-text = “{ $file }” is an archive without a Word document in it.
import-docx-broken = “{ $file }” is damaged: its text cannot be read beyond byte { $at }.
import-docx-too-large = “{ $file }” unpacks to more than { $limit } MiB of text or holds too many parts, and was not read.
import-docx-too-deep = “{ $file }” is nested more deeply than any Word document is, and was not read.
import-docx-locked = “{ $file }” is protected with a password or is an old .doc file under a new name.

import-hint-formats = Telaah reads .txt, .md, .docx, .vtt and .srt; save it as one of these and import it again.
import-hint-save-as = Open it in Word or LibreOffice, save it as .docx or as plain text (.txt), and import that.
import-hint-pdf = Copy its text into a document, save it as .docx or .txt, and import that; a scanned page needs text recognition first.
import-hint-web = Open it in a browser, copy the text into a document, save it as .docx or .txt, and import that.
import-hint-recording = Transcribe the recording first, then import the transcript as .docx, .txt, .vtt or .srt.
import-hint-picture = Type out its text or run text recognition on it, then import the text as .docx or .txt.
import-hint-table = Save it as plain text (.txt) with one line a turn, “Name: speech”, and import that.
import-hint-archive = Unpack it and import the transcripts in it.
import-hint-split = Split it into several files and import those.
import-hint-empty = Check that the right file was chosen and that it was saved.
import-hint-text-only = Open it in the program that made it and save it as .docx or as plain text (.txt).
import-hint-encodings = Some that exist: { $names }. Without a choice the encoding is detected.
import-hint-cues = Export it again as .vtt or .srt, or rename it to .txt if it is plain text.
import-hint-save-again = Open it in Word or LibreOffice and save it anew as .docx, or as plain text (.txt).
import-hint-unlock = Open it in Word or LibreOffice, remove the password, and save it as .docx.

import-encoding-guessed = The file does not say its encoding; it was read as { $encoding }. If letters look wrong, import it again and name the encoding (--encoding).
import-unreadable = { $count ->
    [one] One place
   *[other] { $count } places
} could not be read as { $encoding } and { $count ->
    [one] shows
   *[other] show
} “�” instead.
import-spellings-merged = Taken as one speaker, “{ $label }”: { $others }.
import-no-speakers = Nobody is named as speaking; each paragraph is a unit of its own.
import-docx-changes = The document has tracked changes; they were read as accepted.
import-docx-notes = { $count ->
    [one] One footnote was
   *[other] { $count } footnotes were
} left out.
import-date-unclear = The date “{ $date }” could be two different days; none was taken. Write the month as a word, or set the date by hand.
import-stated-date = date: { $date }
import-stated-place = place: { $place }
import-stated-interviewer = interviewer: { $name }
