# Opening, saving and looking over a study file.

store-missing = There is no file { $file }.
store-missing-hint = Check the name, or make a new study with: telaah new FILE
store-is-folder = { $file } is a folder, not a study file.
store-unreadable = { $file } cannot be read: { $detail }.
store-not-a-study = { $file } is not a telaah study.
store-not-a-study-hint = Studies end in .telaah. To bring in a transcript, use: telaah import STUDY { "FILE" }
store-not-a-database = The file is not a telaah study, or it is damaged.
store-newer = The study was written by a newer telaah (file version { $theirs }, this program knows { $ours }).
store-newer-hint = Update telaah, then open it again. Nothing was changed.
store-exists = { $file } exists already and was left as it is.
store-exists-hint = Choose another name, or open it with: telaah { "FILE" }
store-backup-exists-hint = Choose another name for the backup.
store-cannot-create = { $file } cannot be written: { $detail }.
store-cannot-create-hint = Check that the folder exists and that you may write in it.
store-cannot-open = The study cannot be opened.
store-cannot-open-hint = Check that you may read the file and its folder.
store-in-file = { $file }: { $what }
store-read-only = { $file } is open for reading only.
store-read-only-hint = Copy it to a folder you may write in, and open the copy.
store-not-writable = The study cannot be changed: the file or its folder is read-only.
store-no-wal = { $file } lies where SQLite cannot keep it safe (no write-ahead log).
store-network = { $file } lies on a network drive ({ $kind }), where a study can be damaged.
store-network-hint = Copy the study to a disk of this machine and work there.
store-synced = This study lies in a folder that { $program } keeps in step. Pause it while you work, or move the study: a copy made in the middle of a change can be damaged.
store-migrated = The study was brought up to this version of telaah. A backup of it as it was: { $backup }
store-busy = Another program is writing to this study right now.
store-busy-hint = Wait a moment and try again.
store-disk-full = The disk is full: the change was not saved.
store-disk-full-hint = Make room and try again. Everything saved before is safe.
store-io = The disk could not be read or written.
store-io-hint = Check the disk, then try again. Everything saved before is safe.
store-damaged = The study file is damaged.
store-damaged-hint = Put a backup in its place with: telaah restore BACKUP STUDY
store-journal-damaged = The journal of changes is damaged (table { $table }), so this step cannot be taken back.
store-internal = The store failed in a way nobody foresaw: { $detail }
store-interrupted = Stopped.
store-no-document = There is no document “{ $name }”.
store-no-document-hint = Name a document by its number, its title or its uuid; telaah document list shows them.
store-backup-unsound = The backup { $file } is damaged.
store-restore-itself = { $file } cannot be restored onto itself.
store-nothing-to-undo = { $coder } has nothing to undo.
store-nothing-to-undo-hint = Each coder takes back their own steps: name another with --coder, or act as another on screen.
store-nothing-to-redo = { $coder } has nothing to redo.
store-undo-changed = This step cannot be taken back: something it changed was changed again since.
store-undo-changed-by = This step cannot be taken back: { $coder } changed the same thing later ({ $step }).
store-undo-in-use = “{ $step }” cannot be taken back: later work depends on it.
store-undo-in-use-hint = Take the later step back first; telaah log shows them.

# Finding words.

search-empty = There is nothing to search for.
search-no-word = “{ $query }” holds no word to search for.
search-no-word-hint = Type a word; with -word alone nothing can be found. For signs use --regex.
search-bad-regex = The regular expression is not valid: { $detail }
search-bad-regex-hint = To search for the signs themselves put a \ before each of . * + ? ( ) [ ] {"{"} {"}"} | ^ $
search-failed = The search stopped unexpectedly. Nothing was changed; try again.

# What the doctor finds.

doctor-damaged = The file is damaged: { $detail }
doctor-broken-link = A row of { $table } points to something that is gone.
doctor-misplaced = { $count } codings do not agree with their stored place.
doctor-outdated = { $count } codings lie on an older version of their text.
doctor-orphaned = { $count } codings belong to documents that were removed.
doctor-crossed = { $count } codes lie under a code of another codebook.
doctor-text-changed = The text of “{ $document }” was changed outside telaah.
doctor-wrong-quotes = { $count ->
        [one] One quote of “{ $document }” differs from its text.
       *[other] { $count } quotes of “{ $document }” differ from its text.
    }
doctor-index = The search index holds { $indexed } of { $turns } turns.
doctor-stemmer = The search index was built by another version; opening the study for work renews it.

sample-broken = The sample study that is built into the program is damaged. { $detail }

store-restore-open = { $file } is open in another program.
store-restore-open-hint = Close it there first (also the workbench on screen), then restore again.
