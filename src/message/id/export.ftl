# Sitasi
citation-month-1 = Januari
citation-month-2 = Februari
citation-month-3 = Maret
citation-month-4 = April
citation-month-5 = Mei
citation-month-6 = Juni
citation-month-7 = Juli
citation-month-8 = Agustus
citation-month-9 = September
citation-month-10 = Oktober
citation-month-11 = November
citation-month-12 = Desember
citation-line = baris
citation-lines = baris
citation-template-empty = Templat sitasi kosong.
citation-escape-last = Templat sitasi berakhir dengan garis miring terbalik tanpa lanjutan (karakter ke-{ $position }).
citation-brace-open = Dalam templat sitasi, kurung kurawal pada karakter ke-{ $position } tidak ditutup.
citation-brace-stray = Dalam templat sitasi, kurung kurawal tutup pada karakter ke-{ $position } tidak punya pembuka.
citation-group-open = Dalam templat sitasi, kurung siku pada karakter ke-{ $position } tidak ditutup.
citation-group-stray = Dalam templat sitasi, kurung siku tutup pada karakter ke-{ $position } tidak punya pembuka.
citation-group-idle = Dalam templat sitasi, kurung siku pada karakter ke-{ $position } tidak berisi bidang, jadi tidak akan pernah hilang.
citation-group-deep = Dalam templat sitasi, kurung siku pada karakter ke-{ $position } bersarang terlalu dalam.
citation-field-unknown = Templat sitasi memuat bidang tak dikenal “{ $name }” pada karakter ke-{ $position }.
citation-template-hint = Tulis bidang dalam kurung kurawal ({ $fields }), bagian opsional dalam kurung siku, dan \[ atau \{"{"} untuk tandanya sendiri.
citation-style-unknown = Tidak ada gaya sitasi “{ $key }”.
citation-style-hint = Pakai salah satu dari { $keys }, atau buatan sendiri sebagai custom:TEMPLAT.

# Laporan
export-table-caption = Tabel { $number }. { $caption }
export-table = Tabel
export-note = Catatan. { $note }
export-yes = ya
export-no = tidak
export-sheet-prose = Teks
export-latex-note = Kompilasi dengan xelatex atau lualatex dan huruf yang memiliki semua aksara studi ini (\usepackage{"{"}fontspec{"}"}\setmainfont{"{"}…{"}"}); yang tidak dimiliki huruf itu, dan di pdflatex yang bukan Latin, tercetak sebagai [U+…].
export-no-table = Laporan ini tidak memuat tabel, jadi tidak dapat ditulis sebagai { $format }.
export-many-tables = Laporan ini memuat { $count } tabel, sedangkan { $format } hanya memuat satu.
export-prose-hint = Pilih md, html, atau docx.
export-tables-hint = Pilih xlsx, md, html, atau docx.
export-unwritten = Ekspor tidak dapat ditulis: { $reason }.
export-unwritten-hint = Pastikan masih ada ruang di disk dan berkas boleh ditulis, lalu coba lagi.

# Kutipan
export-quotes-none = Tidak ada kutipan.
export-quotes-strength = kekuatan { $strength }
export-quotes-translation = (terjemahan penulis)
export-column-id = ID
export-column-cite = Sitasi
export-column-document = Dokumen
export-column-kind = Jenis
export-column-turn = Giliran
export-column-speaker = Pembicara
export-column-case = Kasus
export-column-role = Peran
export-column-date = Tanggal
export-column-code = Kode
export-column-label = Indikator
export-column-polarity = Tanda
export-column-strength = Kekuatan
export-column-coder = Pengode
export-column-starred = Bintang
export-column-start = Awal
export-column-end = Akhir
export-column-text = Kutipan
export-column-translation = Terjemahan

# Berkas
export-exists = Berkas itu sudah ada: { $path }
export-exists-hint = Pilih nama lain, atau katakan bahwa boleh ditimpa.
export-is-folder = Itu bukan nama berkas: “{ $path }”
export-is-folder-hint = Tulis folder lalu nama berkasnya.
export-no-folder = Folder { $path } tidak ada.
export-no-folder-hint = Buat dulu, atau pilih folder lain.
export-cancelled = Ekspor dihentikan; tidak ada berkas yang ditulis.
export-is-study = { $path } adalah studi; kutipan tidak pernah menimpanya.
export-is-study-hint = Pilih nama lain.
