### Penyajian temuan: nama, aturan, dan catatannya.

display-column-scope = Cakupan
display-column-sources = Sumber
display-column-group = Kelompok
display-column-component = Unsur
display-column-status = Kesesuaian
display-column-factor = Faktor
display-column-recommendations = Saran
display-column-addressees = Untuk siapa
display-column-date = Tanggal
display-column-kind = Jenis
display-column-document = Dokumen
display-column-promise = Janji
display-column-answers = Menjawab

display-no-group = (tanpa kelompok)
display-no-domain = (tanpa ranah)

display-evidence = Tabel bukti
display-evidence-rule = Satu kutipan untuk tiap kelompok kasus, dari kasus yang belum dikutip bila ada: yang terkuat, terdekat dengan 45 kata, paling awal. Bila kedua tanda ada di antara kasus, kutipan terbaik dari tanda yang lebih jarang ditambahkan, dan satu dari tanda lainnya bila belum terwakili. Sebuah indikator mencakup kode di bawahnya.
display-source-interview = W
display-source-observation = O
display-source-document = D
display-note-sources = Sumber: W wawancara, O observasi, D dokumen.

display-role-ordered = Matriks menurut peran
display-role-ordered-rule = Sebuah kelompok berisi jumlah kasusnya menurut tanda (· diam, ? tidak ditanya) dan kutipan yang paling mewakili; kasusnya berada di bawahnya. Bandingkan dahulu di dalam kelompok, lalu antarkelompok.
display-flag-split = terbelah
display-flag-gap = berjarak
display-note-split = Terbelah di { $group } pada { $code }: + { $plus }; − { $minus }.
display-note-gap = Berjarak pada { $code }: { $high } lebih positif daripada { $low }.

display-checklist = Daftar periksa
display-checklist-of = Daftar periksa { $code }
display-checklist-rule = Sel berisi peringkat dari penilai (kuat, ada, lemah, tidak ada, tanpa data) dengan nama dan alasannya, lalu tanda dan jumlah kutipannya. Kata-kata kasus dihitung untuk kelompoknya, teks tanpa penutur untuk jenisnya.
display-rating-strong = kuat
display-rating-some = ada
display-rating-weak = lemah
display-rating-none = tidak ada
display-rating-no-data = tanpa data
display-flag-conflict = bertentangan
display-note-conflict = Bertentangan: dinilai kuat atau ada padahal semua kutipan menentang, atau tidak ada padahal semua mendukung.

display-triangulation = Kisi triangulasi
display-triangulation-rule = Kasus mewakili kelompoknya, teks tanpa penutur mewakili jenisnya. Berlawanan: satu sumber hanya mendukung, sumber lain hanya menentang. Sejalan: semua bertanda sama; saling melengkapi: bertanda sama tentang unsur yang berbeda. Sebagian: selain itu. Satu sumber: hanya satu jenis sumber yang berbicara.
display-status-dissonant = berlawanan
display-status-partial = sebagian
display-status-complementary = saling melengkapi
display-status-convergent = sejalan
display-status-single-source = satu sumber
display-status-no-data = tanpa data

display-factors = Matriks faktor
display-factors-rule = Sel menyebut kasus yang memiliki faktor dan indikator pada kutipan yang bertumpang tindih atau dalam satu giliran bicara. Saran menjawab faktor lewat hubungan berjenis “addresses”; hubungan seperti itu ke selain faktor menyebut untuk siapa saran itu.
display-note-factors-left-out = { $count ->
   *[other] { $count } faktor tanpa kutipan dan tanpa saran tidak ditampilkan.
}
display-note-unanswered = Belum ada saran untuk: { $factors }.
display-note-idle = Saran yang tidak menjawab faktor apa pun: { $recommendations }.
display-note-loose = { $count ->
   *[other] { $count } kutipan saran belum terhubung dengan faktor
} ({ $cases }).

display-events = Daftar peristiwa
display-events-rule = Menurut tanggal; tanggal yang hanya diketahui bulan atau tahunnya berada di awalnya. Di samping tiap janji, dan tiap peristiwa yang menjawabnya, tertulis apakah janji itu ditepati.
display-event-promise = janji
display-event-act = tindakan
display-event-other = lainnya
display-promise-kept = ditepati
display-promise-broken = diingkari
display-promise-open = belum jelas
display-note-broken = { $count ->
   *[other] { $count } janji diingkari
}: { $dates }.
display-note-open = { $count ->
   *[other] { $count } janji belum diketahui ditepati atau tidak
}: { $dates }.

cli-about-rating = Memberi peringkat pada sel daftar periksa.
cli-about-rating-set = Memberi peringkat pada sebuah sel, atau memperbaruinya.
cli-about-rating-list = Mendaftar peringkat.
cli-about-rating-remove = Menarik kembali sebuah peringkat.
cli-about-relation = Menghubungkan kode dan nama: sebab, pertentangan, saran.
cli-about-relation-add = Menghubungkan satu kode atau nama dengan yang lain.
cli-about-relation-list = Mendaftar hubungan.
cli-about-relation-set = Mengubah sebuah hubungan.
cli-about-relation-remove = Menghapus sebuah hubungan.
cli-about-relation-link = Mengaitkan kutipan dengan sebuah hubungan sebagai bukti.
cli-about-event = Mencatat peristiwa dan janji beserta tanggalnya.
cli-about-event-add = Menambah peristiwa.
cli-about-event-list = Mendaftar peristiwa menurut tanggal.
cli-about-event-set = Mengubah peristiwa.
cli-about-event-remove = Menghapus peristiwa.

cli-arg-rating-unit = Kelompok kasus (peran atau nilai atribut) atau jenis dokumen: interview, observation, document
cli-arg-rating-level = Sejauh mana unsur itu ada
cli-arg-rating-rationale = Alasannya, satu kalimat
cli-arg-relation-source = Asal hubungan: kode, atau nama apa pun
cli-arg-relation-target = Tujuannya: kode, atau nama apa pun
cli-arg-relation-id = Nomor hubungan
cli-arg-relation-kind = Arti hubungan
cli-arg-relation-sign = + mendorong, - menghambat, ± keduanya; none menariknya kembali
cli-arg-relation-note = Keterangan
cli-arg-relation-evidence = Koding yang mendukungnya
cli-arg-relation-stance = Sikap kutipan terhadap hubungan; none melepaskannya
cli-arg-event-id = Nomor peristiwa
cli-arg-event-text = Apa yang terjadi
cli-arg-event-date = Kapan: 2024-05-06, 2024-05, atau 2024
cli-arg-event-domain = Ranah peristiwa: pelaku atau kegiatan
cli-arg-event-kind = Jenis peristiwa
cli-arg-event-kept = Apakah janji ditepati: yes, no, atau unknown
cli-arg-event-answers = Nomor janji yang dijawabnya; none menariknya kembali
cli-arg-event-document = Dokumen yang menceritakannya; none menariknya kembali
cli-arg-event-coding = Koding yang menceritakannya; 0 menariknya kembali

cli-column-unit = Untuk
cli-column-sign = Tanda
cli-column-rating = Peringkat
cli-column-rater = Penilai
cli-column-rationale = Alasan
cli-column-source = Dari
cli-column-target = Ke
cli-column-remark = Keterangan
cli-column-evidence-for = Mendukung
cli-column-evidence-against = Menyangkal
cli-column-domain = Ranah
cli-column-kept = Ditepati
cli-column-answers = Menjawab

cli-no-ratings = Belum ada peringkat. telaah rating set memberikannya.
cli-no-relations = Belum ada hubungan. telaah relation add membuatnya.
cli-no-events = Belum ada peristiwa. telaah event add mencatatnya.
cli-unknown-unit = Tidak ada kelompok atau jenis dokumen bernama “{ $unit }”.
cli-unknown-unit-hint = Pilihannya: { $units }
cli-no-rating = { $code } belum diberi peringkat untuk { $unit }.
cli-no-rating-hint = telaah rating list memperlihatkan peringkat yang ada.
cli-unknown-relation = Tidak ada hubungan { $relation }.
cli-unknown-relation-hint = telaah relation list memperlihatkan hubungan beserta nomornya.
cli-unknown-event = Tidak ada peristiwa { $event }.
cli-unknown-event-hint = telaah event list memperlihatkan peristiwa beserta nomornya.
cli-bad-kept = “{ $value }” tidak menyebut apakah janji ditepati.
cli-bad-kept-hint = Tulis yes, no, atau unknown.
