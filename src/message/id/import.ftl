# Membaca transkrip.

import-unsupported = Format “{ $file }” tidak dapat diimpor.
import-too-large = “{ $file }” lebih besar dari { $limit } MiB, jadi tidak dibaca.
import-empty = “{ $file }” tidak berisi teks.
import-binary = “{ $file }” bukan berkas teks: isinya byte yang tidak ada dalam teks.
import-disguised = “{ $file }” bernama seperti berkas teks, tetapi isinya { $format }.
import-encoding-unknown = Tidak ada penyandian bernama “{ $encoding }”.
import-no-cues = “{ $file }” tidak berisi takarir: tidak ada baris dengan waktu mulai dan selesai.
import-too-many-turns = “{ $file }” memuat lebih dari { $limit } giliran bicara atau paragraf, jadi tidak dibaca.

import-docx-no-zip = “{ $file }” bukan dokumen Word, atau berkasnya rusak.
import-docx-no-text = “{ $file }” adalah arsip tanpa dokumen Word di dalamnya.
import-docx-broken = “{ $file }” rusak: teksnya tidak terbaca setelah byte { $at }.
import-docx-too-large = “{ $file }” memuat lebih dari { $limit } MiB teks setelah dibuka atau terlalu banyak bagian, jadi tidak dibaca.
import-docx-too-deep = “{ $file }” bersarang lebih dalam daripada dokumen Word mana pun, jadi tidak dibaca.
import-docx-locked = “{ $file }” dilindungi kata sandi, atau berkas .doc lama yang diganti namanya.

import-hint-formats = Telaah membaca .txt, .md, .docx, .vtt, dan .srt; simpan dalam salah satu format itu, lalu impor lagi.
import-hint-save-as = Buka di Word atau LibreOffice, simpan sebagai .docx atau teks biasa (.txt), lalu impor hasilnya.
import-hint-pdf = Salin teksnya ke sebuah dokumen, simpan sebagai .docx atau .txt, lalu impor; halaman hasil pindai perlu pengenalan teks dahulu.
import-hint-web = Buka di peramban, salin teksnya ke sebuah dokumen, simpan sebagai .docx atau .txt, lalu impor.
import-hint-recording = Transkripsikan rekamannya dahulu, lalu impor transkripnya sebagai .docx, .txt, .vtt, atau .srt.
import-hint-picture = Ketik teksnya atau jalankan pengenalan teks, lalu impor teks itu sebagai .docx atau .txt.
import-hint-table = Simpan sebagai teks biasa (.txt), satu baris satu giliran, “Nama: ucapan”, lalu impor.
import-hint-archive = Buka arsipnya dan impor transkrip di dalamnya.
import-hint-split = Bagi menjadi beberapa berkas, lalu impor semuanya.
import-hint-empty = Periksa apakah berkasnya benar dan sudah tersimpan.
import-hint-text-only = Buka di program pembuatnya dan simpan sebagai .docx atau teks biasa (.txt).
import-hint-encodings = Beberapa yang ada: { $names }. Bila tidak dipilih, penyandian dikenali sendiri.
import-hint-cues = Ekspor lagi sebagai .vtt atau .srt, atau ganti namanya menjadi .txt bila isinya teks biasa.
import-hint-save-again = Buka di Word atau LibreOffice dan simpan ulang sebagai .docx, atau sebagai teks biasa (.txt).
import-hint-unlock = Buka di Word atau LibreOffice, hapus kata sandinya, lalu simpan sebagai .docx.

import-encoding-guessed = Berkas ini tidak menyebutkan pengodeannya; dibaca sebagai { $encoding }. Bila ada huruf yang keliru, impor lagi dengan menyebut pengodeannya (--encoding).
import-unreadable = { $count } tempat tidak terbaca sebagai { $encoding } dan tampil sebagai “�”.
import-spellings-merged = Dianggap satu pembicara, “{ $label }”: { $others }.
import-no-speakers = Tidak ada pembicara yang disebut; setiap paragraf menjadi satu satuan.
import-docx-changes = Dokumen ini memuat perubahan terlacak; semuanya dibaca sebagai diterima.
import-docx-notes = { $count } catatan kaki tidak disertakan.
import-date-unclear = Tanggal “{ $date }” dapat berarti dua hari yang berbeda; tidak ada yang diambil. Tulis bulannya dengan kata, atau isi tanggalnya sendiri.
import-stated-date = tanggal: { $date }
import-stated-place = tempat: { $place }
import-stated-interviewer = pewawancara: { $name }
