# Berkas yang masuk.

file-missing = Berkas { $file } tidak ada.
file-missing-hint = Periksa nama dan foldernya.
file-unreadable = { $file } tidak dapat dibaca: { $detail }.
file-empty-folder = Folder { $folder } tidak memuat transkrip.
file-empty-folder-hint = Transkrip berakhiran .txt, .md, .docx, .vtt, atau .srt.
file-nothing = Tidak ada yang diimpor.
file-too-large = { $file } terlalu besar: { $megabytes } MiB, sedangkan batasnya { $limit } MiB.
file-too-large-hint = Pecah menjadi satu berkas per wawancara. Rekaman bukan transkrip: imporlah teksnya.
file-duplicate = Studi ini sudah memuat berkas itu sebagai “{ $document }”.
file-twice = Teks yang sama muncul dua kali dalam impor ini, pertama sebagai { $file }.
file-cancelled = Impor dihentikan. Tidak ada yang diimpor.
file-passed-over = dilewati: { $count } ({ $endings })
file-only-others = Folder { $folder } tidak berisi transkrip yang dapat dibaca ({ $others }).
file-only-others-hint = telaah membaca .txt, .md, .docx, .vtt, dan .srt. Simpan berkas lainnya sebagai .docx atau .txt di program asalnya, transkripkan rekaman, lalu impor lagi.
