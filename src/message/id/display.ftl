### Penyajian: nama, aturan, dan catatannya. Isi sel tetap singkat.

display-cancelled = Penyajian dihentikan sebelum selesai.
display-no-coder = Tidak ada pengode bernama “{ $coder }”.
display-no-coder-hint = Pengode yang ada: { $coders }. “main” memakai pengode pertama tiap dokumen, “all” memakai semuanya.

display-layer-main = Dari tiap dokumen dihitung koding pengode yang pertama mengodenya.
display-layer-everyone-mixed = Koding semua pengode; bila pengode memberi tanda berbeda pada satu kutipan, tandanya ±.
display-layer-everyone-left-out = Koding semua pengode; kutipan yang diberi tanda berbeda oleh pengode tidak dihitung.
display-layer-everyone-first = Koding semua pengode; bila pengode memberi tanda berbeda pada satu kutipan, tanda pengode pertama yang dipakai.
display-layer-coder = Hanya koding { $coder }.

display-column-case = Kasus
display-column-role = Peran
display-column-code = Kode
display-column-label = Nama kode
display-column-passages = Kutipan
display-column-cases = Kasus
display-column-asked = Ditanya
display-column-share = % kasus
display-column-roles = Kelompok
display-column-documents = Dokumen
display-column-words = Kata
display-column-plus = +
display-column-minus = −
display-column-mixed = ±
display-column-neutral = 0
display-column-unjudged = Belum dinilai
display-column-first = Pertama di

display-note-signs = Tanda: + hanya mendukung, − hanya menentang, ± keduanya, 0 netral, • belum dinilai.
display-note-silence = Tanpa kutipan: · ditanya tetapi diam, … dijawab tetapi belum dikode, ? tidak ditanya, – tidak dapat ditanya. Diam bukan berarti tidak setuju.
display-note-counts = Angka dalam sampel purposif menggambarkan bahan, bukan populasi; sering bukan berarti penting.
display-note-multiple = Satu kutipan dihitung sekali untuk suatu kode dan sekali untuk tiap kode di atasnya; satu kutipan boleh berkode lebih dari satu, sehingga jumlah baris bukan jumlah seluruhnya.

display-informant-indicator = Informan menurut indikator
display-informant-indicator-rule = Sel berisi tanda dan jumlah kutipan kasus pada indikator dan kode di bawahnya; lalu ringkasan, atau bila belum ada, kutipan yang terkuat, terdekat dengan 45 kata, paling awal.

display-frequency = Ringkasan analisis isi
display-frequency-rule = Sebuah kode mencakup kode di bawahnya. Kasus adalah orang; teks tanpa penutur hanya dihitung sebagai kutipan, dokumen, dan kata.

display-stale = (kutipannya sudah berubah)
