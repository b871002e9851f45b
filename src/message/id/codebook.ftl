# Membaca berkas buku kode, dan rak buku kode bawaan.

codebook-refused = { $file } tidak diambil: { $problem }.
codebook-refused-many =
    { $file } tidak diambil karena { $count } hal:
    { $problems }
codebook-refused-hint = Tidak ada yang berubah. Perbaiki berkas itu, lalu ambil lagi.
codebook-at-line = baris { $line }: { $problem }
codebook-two-lines =
    { $first }
    { $rest }
codebook-more-problems = dan { $count } lagi

codebook-unknown-ending = { $file } bukan berkas buku kode: namanya tidak berakhir dengan .json atau .csv.
codebook-unknown-ending-hint = Simpan buku kode sebagai JSON atau, dari program spreadsheet, sebagai CSV.
codebook-too-large = berkas lebih besar dari { $limit } MiB, batas untuk sebuah buku kode
codebook-broken-encoding = berkas menyebut dirinya { $encoding }, tetapi sebagian isinya bukan; simpan sebagai UTF-8
codebook-binary = berkas ini bukan teks; simpan buku kode sebagai JSON atau CSV dalam UTF-8
codebook-windows-1252 = Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen, tanda pisah, dan tanda kutip, atau simpan sebagai UTF-8.

codebook-json-syntax = JSON tidak sah pada kolom { $column }; periksa apakah ada koma, tanda kutip, atau kurung yang kurang di sini atau di baris sebelumnya
codebook-json-ends = JSON berakhir terlalu awal; ada kurung atau tanda kutip yang belum ditutup
codebook-json-odd = JSON di sini bersarang terlalu dalam atau memuat karakter yang rusak
codebook-json-not-a-book = buku kode harus berupa objek dengan “codes”, seperti { "{" } "codes": [ … ] { "}" }
codebook-wrong-format = formatnya “{ $found }”, sedangkan program ini membaca “{ $format }”
codebook-field-twice = isian “{ $field }” muncul dua kali dalam satu objek
codebook-not-words = “{ $field }” harus berupa teks dalam tanda kutip
codebook-not-a-list = “{ $field }” harus berupa daftar dalam kurung siku
codebook-not-bilingual = “{ $field }” harus berupa teks, atau satu teks untuk tiap bahasa, seperti { "{" } "en": "…", "id": "…" { "}" }
codebook-preset-not-an-object = pilihan harus berupa objek dengan “key” dan “codes”
codebook-code-not-an-object = kode harus berupa objek dan sedikitnya memuat “key”
codebook-unknown-fields = Isian yang tidak dikenal dalam buku kode dilewati: { $names }.

codebook-open-quote = tanda kutip dibuka di sini dan tidak pernah ditutup
codebook-no-key-column = baris judul tidak memuat kolom “key”; baris pertama harus menyebut nama kolom
codebook-column-twice = baris judul menyebut kolom “{ $column }” dua kali
codebook-ragged-row = baris ini berisi { $cells } sel, sedangkan baris judul berisi { $columns }; apit teks yang memuat tanda pemisah dengan tanda kutip
codebook-unknown-columns = Kolom yang tidak dikenal dalam buku kode dilewati: { $names }.
codebook-unnamed-column = Ada teks dalam kolom tanpa nama, pertama di baris { $line }; teks itu dilewati.

codebook-no-codes = tidak ada kode di dalamnya
codebook-too-many-codes = kodenya lebih dari { $limit }, batas untuk sebuah buku kode
codebook-key-missing = kode ini tidak punya kunci (key)
codebook-key-empty = kuncinya kosong
codebook-key-too-long = kunci “{ $key }” lebih panjang dari { $limit } karakter
codebook-key-space = kunci “{ $key }” memuat tab, ganti baris, atau spasi yang tidak lazim; pakailah spasi biasa, titik, atau tanda hubung
codebook-key-sign = kunci “{ $key }” tidak boleh memuat “{ $sign }”, karena tanda itu memisahkan kunci yang satu dari yang lain
codebook-key-invisible = kunci “{ $key }” memuat karakter yang tidak terlihat ({ $sign })
codebook-key-twice = kunci “{ $key }” sudah ada di baris { $first }; huruf besar dan kecil dianggap sama
codebook-unknown-parent = induk “{ $parent }” bukan kode dalam berkas ini
codebook-circle = induknya berputar kembali ke awal: { $keys }
codebook-unknown-kind = tidak ada jenis “{ $kind }”; pakailah salah satu dari { $kinds }
codebook-see-also = pada “see_also”, { $problem }
codebook-preset-key-missing = pilihan ini tidak punya kunci (key)
codebook-preset-twice = pilihan “{ $preset }” sudah ada di baris { $first }
codebook-preset-empty = pilihan “{ $preset }” tidak memuat kode; tulis kunci-kuncinya atau "all"
codebook-preset-unknown-code = pilihan “{ $preset }” menyebut “{ $key }”, yang bukan kode dalam berkas ini

codebook-unknown-book = Tidak ada buku kode bernama “{ $key }”. Yang ada: { $books }.
codebook-unknown-book-hint = Tulis kuncinya, atau kunci dan pilihannya, seperti AG atau AG:process5. Berkas Anda sendiri diambil dengan: telaah codebook import STUDI BERKAS
codebook-unknown-preset = Buku kode { $book } tidak punya pilihan “{ $preset }”.
codebook-unknown-preset-hint = Tulis { $book } untuk seluruh buku kode, atau salah satu dari: { $forms }
codebook-without-presets = Buku kode { $book } tidak punya pilihan; buku ini selalu diambil utuh.
codebook-without-presets-hint = Tulis { $book } saja.

codebook-write-ending-hint = Beri nama berkas yang berakhir dengan .json (seluruh buku kode) atau .csv (kode-kodenya).
codebook-not-written = { $file } tidak dapat ditulis: { $detail }.
codebook-not-written-hint = Pilih folder lain atau nama lain.
