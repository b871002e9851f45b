### Perintah untuk kesimpulan dan verifikasi.

cli-arg-partial = Apakah kasus dengan dua tanda dihitung memenuhi syarat

cli-about-verdict = Simpulan atas tiap indikator, dengan temuan dalam kata-kata Anda
cli-about-verdict-list = Daftar simpulan di samping kata kasus-kasusnya
cli-about-verdict-show = Tampilkan satu simpulan
cli-about-verdict-set = Tulis atau ubah simpulan dan temuannya
cli-about-verdict-remove = Hapus simpulan
cli-arg-verdict-all = Juga indikator yang belum dinilai
cli-arg-verdict-level = Seberapa baik indikator terpenuhi
cli-arg-verdict-finding = Temuan, dalam kata-kata Anda sendiri
cli-arg-verdict-scope = Hanya peran atau kelompok ini; seluruh studi bila tidak disebut
cli-verdict-needs-level = Simpulan baru memerlukan tingkat.
cli-verdict-needs-level-hint = Sebutkan --level dengan salah satu dari: { $levels }
cli-no-verdicts = Belum ada simpulan. Tulis satu: telaah verdict set FILE CODE --level … --finding …
cli-no-verdict = Tidak ada simpulan atas { $code } dengan cakupan ini.
cli-no-verdict-hint = telaah verdict list menampilkan simpulan dengan cakupannya.

cli-about-proposition = Proposisi dengan bukti dan penjelasan tandingannya
cli-about-proposition-list = Daftar proposisi
cli-about-proposition-show = Tampilkan proposisi dengan buktinya
cli-about-proposition-add = Tulis proposisi
cli-about-proposition-set = Ubah proposisi; menyimpannya berarti buktinya sudah ditimbang lagi
cli-about-proposition-remove = Hapus proposisi dengan tautan dan tandingannya
cli-about-proposition-evidence = Tautkan kutipan pada proposisi, atau ubah sikapnya
cli-about-proposition-rival = Sebut penjelasan tandingan, atau ubah
cli-arg-proposition-key = Nama pendek proposisi, misalnya P1
cli-arg-proposition-text = Bunyi proposisi
cli-arg-proposition-if = Atribut atau kode, boleh dengan nilai: mentored, group=gov, AG.TB=-; beberapa dengan koma
cli-arg-proposition-then = Sama, untuk bagian kedua
cli-arg-proposition-rival = Penjelasan tandingan
cli-arg-proposition-rename = Nama pendek baru
cli-arg-proposition-status = Pendapat Anda sampai sekarang
cli-arg-stance = Bagaimana kutipan bersikap terhadapnya
cli-arg-weight = Bobotnya, 1 sampai 3
cli-arg-treatment = Tanggapan Anda
cli-arg-evidence-unlink = Lepaskan tautannya
cli-arg-rival-id = Tandingan yang sudah ada, menurut id-nya
cli-arg-rival-text = Bunyi penjelasannya
cli-arg-rival-for = Yang mendukungnya
cli-arg-rival-against = Yang menentangnya
cli-arg-rival-status = Pendapat Anda sampai sekarang
cli-arg-rival-delete = Hapus tandingan ini
cli-proposition-empty = Proposisi memerlukan bunyi.
cli-proposition-empty-hint = Sebutkan dengan --text.
cli-unknown-proposition = Tidak ada proposisi “{ $proposition }”.
cli-unknown-proposition-hint = telaah proposition list menampilkan semua proposisi.
cli-no-propositions = Belum ada proposisi. Tulis satu: telaah proposition add FILE P1 --text …
cli-evidence-needs-stance = Kutipan yang baru ditautkan memerlukan sikap.
cli-evidence-needs-stance-hint = Sebutkan --stance supports, contradicts, atau qualifies.
cli-unknown-rival = { $proposition } tidak punya penjelasan tandingan { $rival }.
cli-unknown-rival-hint = telaah proposition show FILE KEY --json memberi tandingan dengan id-nya.
cli-heading-rivals = Penjelasan tandingan
cli-rival-for = mendukung
cli-rival-against = menentang

cli-about-review = Pengecekan anggota dan diskusi sejawat
cli-about-review-list = Daftar pemeriksaan temuan
cli-about-review-add = Catat pemeriksaan
cli-about-review-set = Ubah catatan pemeriksaan
cli-about-review-remove = Hapus catatan pemeriksaan
cli-arg-review-kind = Siapa yang ditanya
cli-arg-review-who = Kasus atau keterangan, jangan nama
cli-arg-review-date = Tanggal, boleh sebagian: 2024-05
cli-arg-review-about = Temuan mana yang diperlihatkan
cli-arg-review-reply = Apa kata mereka
cli-arg-review-outcome = Apa yang diubah karenanya
cli-arg-review-id = Id pemeriksaan
cli-unknown-review = Tidak ada pemeriksaan { $review }.
cli-unknown-review-hint = telaah review list menampilkan pemeriksaan dengan id-nya.
cli-no-reviews = Belum ada pemeriksaan temuan yang dicatat: telaah review add FILE --who … --about …
review-member-check = pengecekan anggota
review-peer-debrief = diskusi sejawat

cli-about-tactic = Taktik Miles dan Huberman: pertanyaannya, hitungannya, catatan Anda
cli-about-tactic-list = Daftar semua taktik
cli-about-tactic-note = Tulis catatan pada taktik; kata kosong menghapusnya
cli-arg-tactic = G1 sampai G13, T1 sampai T13
cli-arg-tactic-text = Catatannya
cli-unknown-tactic = Tidak ada taktik “{ $tactic }”.
cli-unknown-tactic-hint = G1 sampai G13 membangun makna, T1 sampai T13 mengujinya; telaah tactic list menampilkannya.

cli-about-check = Apa yang akan dipersoalkan pembaca yang teliti
cli-arg-check-rule = Hanya aturan ini
cli-check-clean = Tidak ada yang ditemukan.

cli-about-chapter = Kerangka bab temuan

cli-stale = bukti berubah
cli-column-scope = Cakupan
cli-column-remarks = Catatan
cli-column-who = Siapa
cli-column-reply = Jawaban
cli-column-outcome = Hasil
cli-column-tactic = Taktik
cli-column-asks = Pertanyaan
cli-column-computed = Hitungan
cli-column-rule = Aturan
cli-column-message = Yang perlu dilakukan

status-open = terbuka
status-accepted = diterima
status-qualified = dibatasi
status-rejected = ditolak
rival-kept = dipertahankan

chapter-summary = Ringkasan temuan
chapter-indicator = Indikator
chapter-finding = Temuan
chapter-no-quote = [Tidak ada kutipan dengan indikator ini.]
chapter-interpretation = [Interpretasi: tulis di sini apa arti kutipan ini bagi indikatornya.]
chapter-open = [belum ditulis]
chapter-role = Mengenai { $indicator }, informan ({ $role }) mengatakan bahwa:
chapter-informant = Mengenai { $indicator }, seorang informan mengatakan bahwa:
chapter-observation = Mengenai { $indicator }, catatan lapangan menunjukkan:
chapter-document = Mengenai { $indicator }, dokumen menyebutkan:
