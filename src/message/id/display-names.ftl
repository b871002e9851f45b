### Daftar penyajian: nama, kelompok, dan kegunaan masing-masing.

display-family-matrices = Matriks
display-family-frequencies = Frekuensi
display-family-verification = Alat verifikasi

display-name-informant-indicator = Informan menurut indikator
display-name-evidence = Tabel bukti
display-name-role-ordered = Matriks menurut peran
display-name-checklist = Daftar periksa dengan peringkat
display-name-triangulation = Kisi triangulasi
display-name-frequency = Ringkasan analisis isi
display-name-factors = Matriks faktor
display-name-events = Peristiwa menurut waktu
display-name-predictor-outcome = Prediktor dan hasil
display-name-variable-by-variable = Variabel menurut variabel
display-name-cooccurrence = Kemunculan bersama kode
display-name-words = Kata dalam konteks
display-name-saturation = Kejenuhan
display-name-accounting = Lembar akuntansi data
display-name-negative = Bukti negatif
display-name-if-then = Uji jika–maka
display-name-representativeness = Keterwakilan
display-name-outliers = Pencilan dan kasus ekstrem

display-purpose-informant-indicator = tiap kasus dan indikator, dengan kutipannya
display-purpose-evidence = temuan, simpulan, dan kutipan per indikator
display-purpose-role-ordered = di mana kelompok sepakat, terbelah, atau diam
display-purpose-checklist = komponen satu indikator beserta peringkatnya
display-purpose-triangulation = apakah jenis sumber mengatakan hal yang sama
display-purpose-frequency = jumlah kutipan, kasus, dan dokumen per kode
display-purpose-factors = pendukung, penghambat, dan saran
display-purpose-events = apa yang terjadi kapan, dan apa hasilnya
display-purpose-predictor-outcome = kasus menurut hasil, dan apa penjelasnya
display-purpose-variable-by-variable = kasus menurut nilai dua variabel
display-purpose-cooccurrence = kode yang bertumpuk atau berdekatan
display-purpose-words = kata tersering, atau satu kata dalam konteks
display-purpose-saturation = kode baru dari tiap wawancara
display-purpose-accounting = apa yang ada, yang ditanyakan, yang kurang
display-purpose-negative = apa yang bertentangan dengan proposisi Anda
display-purpose-if-then = proposisi jika–maka diuji pada tiap kasus
display-purpose-representativeness = apakah kutipan berasal dari semua kelompok
display-purpose-outliers = kasus jauh dari kelompoknya, dan yang ekstrem

### Penyajian pada baris perintah.

display-none = Tidak ada penyajian.
display-column-key = Penyajian
display-column-name = Nama
display-column-purpose = Yang diperlihatkan
display-column-defaults = Penyajian
cli-arg-display-remember = Jadikan pilihan yang diberikan di sini sebagai bawaan penyajian studi ini
cli-arg-display-forget = Lupakan dulu semua pilihan bawaan penyajian yang tersimpan
cli-nothing-to-remember = Tidak ada pilihan yang dapat dijadikan bawaan.
cli-nothing-to-remember-hint = Berikan salah satunya bersama --remember, misalnya --group, --sort, --outcome, atau --coder.
