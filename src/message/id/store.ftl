# Membuka, menyimpan, dan memeriksa berkas studi.

store-missing = Berkas { $file } tidak ada.
store-missing-hint = Periksa namanya, atau buat studi baru dengan: telaah new BERKAS
store-is-folder = { $file } adalah folder, bukan berkas studi.
store-unreadable = { $file } tidak dapat dibaca: { $detail }.
store-not-a-study = { $file } bukan studi telaah.
store-not-a-study-hint = Berkas studi berakhiran .telaah. Untuk memasukkan transkrip, gunakan: telaah import STUDI { "BERKAS" }
store-not-a-database = Berkas ini bukan studi telaah, atau rusak.
store-newer = Studi ini ditulis oleh telaah yang lebih baru (versi berkas { $theirs }, program ini mengenal { $ours }).
store-newer-hint = Perbarui telaah, lalu buka lagi. Tidak ada yang diubah.
store-exists = { $file } sudah ada dan dibiarkan apa adanya.
store-exists-hint = Pilih nama lain, atau buka dengan: telaah { "BERKAS" }
store-backup-exists-hint = Pilih nama lain untuk cadangan.
store-cannot-create = { $file } tidak dapat ditulis: { $detail }.
store-cannot-create-hint = Pastikan foldernya ada dan Anda boleh menulis di situ.
store-cannot-open = Studi tidak dapat dibuka.
store-cannot-open-hint = Pastikan Anda boleh membaca berkas dan foldernya.
store-in-file = { $file }: { $what }
store-read-only = { $file } dibuka hanya untuk dibaca.
store-read-only-hint = Salin ke folder yang boleh Anda tulisi, lalu buka salinannya.
store-not-writable = Studi tidak dapat diubah: berkas atau foldernya hanya boleh dibaca.
store-no-wal = { $file } berada di tempat yang tidak aman bagi SQLite (tanpa write-ahead log).
store-network = { $file } berada di drive jaringan ({ $kind }); di sana studi dapat rusak.
store-network-hint = Salin studi ke disk komputer ini dan bekerjalah di situ.
store-synced = Studi ini berada di folder yang disinkronkan oleh { $program }. Jeda dahulu selama bekerja, atau pindahkan studinya: salinan yang dibuat di tengah perubahan dapat rusak.
store-migrated = Studi disesuaikan dengan versi telaah ini. Cadangan sebelum diubah: { $backup }
store-busy = Program lain sedang menulis ke studi ini.
store-busy-hint = Tunggu sebentar, lalu coba lagi.
store-disk-full = Disk penuh: perubahan tidak tersimpan.
store-disk-full-hint = Kosongkan ruang, lalu coba lagi. Semua yang sudah tersimpan aman.
store-io = Disk tidak dapat dibaca atau ditulisi.
store-io-hint = Periksa disk, lalu coba lagi. Semua yang sudah tersimpan aman.
store-damaged = Berkas studi rusak.
store-damaged-hint = Kembalikan cadangan dengan: telaah restore CADANGAN STUDI
store-journal-damaged = Jurnal perubahan rusak (tabel { $table }), sehingga langkah ini tidak dapat dibatalkan.
store-internal = Penyimpanan gagal karena hal yang tidak terduga: { $detail }
store-interrupted = Dihentikan.
store-no-document = Tidak ada dokumen “{ $name }”.
store-no-document-hint = Sebut dokumen dengan nomor, judul, atau uuid-nya; telaah document list menampilkannya.
store-backup-unsound = Cadangan { $file } rusak.
store-restore-itself = { $file } tidak dapat dikembalikan ke dirinya sendiri.
store-nothing-to-undo = Tidak ada langkah { $coder } yang dapat dibatalkan.
store-nothing-to-undo-hint = Setiap pengode membatalkan langkahnya sendiri: sebut pengode lain dengan --coder, atau ganti pengode di layar.
store-nothing-to-redo = Tidak ada langkah { $coder } yang dapat diulangi.
store-undo-changed = Langkah ini tidak dapat dibatalkan: yang diubahnya sudah diubah lagi sesudahnya.
store-undo-changed-by = Langkah ini tidak dapat dibatalkan: { $coder } mengubah hal yang sama sesudahnya ({ $step }).
store-undo-in-use = “{ $step }” tidak dapat dibatalkan: pekerjaan sesudahnya bergantung padanya.
store-undo-in-use-hint = Batalkan dahulu langkah yang lebih baru; telaah log menampilkannya.

# Mencari kata.

search-empty = Tidak ada yang dicari.
search-no-word = “{ $query }” tidak memuat kata yang dapat dicari.
search-no-word-hint = Ketikkan sebuah kata; -kata saja tidak menemukan apa pun. Untuk tanda baca gunakan --regex.
search-bad-regex = Ekspresi reguler tidak sah: { $detail }
search-bad-regex-hint = Untuk mencari tandanya sendiri, beri \ di depan setiap . * + ? ( ) [ ] {"{"} {"}"} | ^ $
search-failed = Pencarian terhenti tanpa diduga. Tidak ada yang diubah; coba lagi.

# Temuan pemeriksaan.

doctor-damaged = Berkas rusak: { $detail }
doctor-broken-link = Sebuah baris pada { $table } menunjuk sesuatu yang sudah tidak ada.
doctor-misplaced = { $count } koding tidak cocok dengan tempat yang tersimpan.
doctor-outdated = { $count } koding terletak pada versi lama teksnya.
doctor-orphaned = { $count } koding milik dokumen yang sudah dikeluarkan.
doctor-crossed = { $count } kode berada di bawah kode dari buku kode lain.
doctor-text-changed = Teks “{ $document }” diubah di luar telaah.
doctor-wrong-quotes = { $count } kutipan dari “{ $document }” berbeda dari teksnya.
doctor-index = Indeks pencarian memuat { $indexed } dari { $turns } giliran bicara.
doctor-stemmer = Indeks pencarian dibuat oleh versi lain; membuka studi untuk bekerja akan memperbaruinya.

sample-broken = Studi contoh di dalam program ini rusak. { $detail }

store-restore-open = { $file } sedang dibuka di program lain.
store-restore-open-hint = Tutup dahulu di sana (juga meja kerja di layar), lalu pulihkan lagi.
