# Files on the way in.

file-missing = There is no file { $file }.
file-missing-hint = Check the name and the folder.
file-unreadable = { $file } cannot be read: { $detail }.
file-empty-folder = The folder { $folder } holds no transcript.
file-empty-folder-hint = Transcripts end in .txt, .md, .docx, .vtt or .srt.
file-nothing = There is nothing to import.
file-too-large = { $file } is too large: { $megabytes } MiB, and { $limit } MiB is the most that is read.
file-too-large-hint = Split it into one file per interview. Recordings are not transcripts: import their text.
file-duplicate = The study already holds this file as “{ $document }”.
file-twice = The same text comes twice in this import, first as { $file }.
file-cancelled = The import was stopped. Nothing was imported.
file-passed-over = passed over: { $count } ({ $endings })
file-only-others = The folder { $folder } holds no transcript that can be read ({ $others }).
file-only-others-hint = telaah reads .txt, .md, .docx, .vtt and .srt. Save the others as .docx or .txt in the program that made them, transcribe recordings, and import again.
