# Sebutan sebuah langkah dalam jurnal.

step-unknown = sebuah perubahan
step-several = { $count } perubahan sekaligus
step-set-study = mengubah judul atau bahasa studi
step-set-setting = mengubah pengaturan { $name }
step-add-coder = menambahkan pengode { $name }
step-rename-coder = mengganti nama pengode menjadi { $name }
step-set-finished = menandai sejauh mana “{ $document }” dikode
step-add-codebook = menambahkan buku kode { $key } ({ $count } kode)
step-drop-codebook = mengeluarkan sebuah buku kode ({ $count } kode)
step-add-code = menambahkan kode { $code }
step-set-code = menyunting kode { $code }
step-rename-code = mengganti nama kode menjadi { $code }
step-color-code = mengganti warna { $code }
step-move-code = memindahkan kode { $code }
step-merge-codes = menggabungkan { $count } kode ke { $code }
step-split-code = memecah { $code } menjadi { $count } kode
step-reopen-code = memakai { $code } kembali
step-retire-code = mempensiunkan kode { $code }
step-leave-out-code = tidak memakai indikator { $code }
step-delete-code = menghapus { $count } kode beserta { $codings } koding
step-link-codes = menautkan { $code } dengan kode lain
step-import-one = mengimpor “{ $document }”
step-import = mengimpor { $count } dokumen
step-set-document = menyunting keterangan “{ $document }”
step-set-about = mengubah kasus yang dibahas “{ $document }”
step-delete-document = menghapus dokumen “{ $document }”
step-set-speaker = menyunting pembicara { $speaker }
step-merge-speakers = menggabungkan dua pembicara
step-assign-speaker = mengaitkan pembicara dengan kasus
step-add-case = menambahkan kasus { $case }
step-set-case = menyunting kasus { $case }
step-cases-from-speakers = membuat kasus dari para informan
step-delete-case = menghapus sebuah kasus
step-define-attribute = menetapkan atribut { $name }
step-delete-attribute = menghapus atribut { $name }
step-set-attribute = mengisi { $name } untuk { $case }
step-apply-code = mengode bagian dari “{ $document }” sebagai { $code }
step-apply-codes = mengode { $count } bagian teks
step-code-in-vivo = mengode in vivo sebagai { $code }
step-remove-codings = menghapus { $count } koding
step-set-coding = mengubah sebuah koding { $code }
step-set-polarity = menandai sebuah koding { $code } sebagai { $sign ->
    [+] mendukung (+)
    [-] menyanggah (−)
    [0] netral (0)
   *[other] keduanya (±)
}
step-no-polarity = mencabut arah dari sebuah koding { $code }
step-set-strength = menandai sebuah koding { $code } sebagai { $strength ->
    [1] lemah (1)
    [2] jelas (2)
   *[3] kuat (3)
}
step-no-strength = mencabut kekuatan dari sebuah koding { $code }
step-star = memberi bintang pada sebuah koding { $code }
step-no-star = mencabut bintang dari sebuah koding { $code }
step-recode-coding = mengode ulang sebuah bagian sebagai { $code }
step-resize-coding = mengubah panjang sebuah koding { $code }
step-set-translation = menulis terjemahan sebuah kutipan
step-add-memo = menulis memo
step-set-memo = menyunting memo
step-delete-memo = menghapus memo
step-set-verdict = menulis simpulan atas { $code }
step-delete-verdict = menghapus sebuah simpulan
step-add-proposition = menulis proposisi { $key }
step-delete-proposition = menghapus sebuah proposisi
step-link-evidence = menautkan bukti pada proposisi
step-add-event = menambahkan peristiwa
step-delete-event = menghapus peristiwa
step-add-question = menambahkan pertanyaan { $number } pada pedoman wawancara
step-set-asked = mencatat nasib sebuah pertanyaan
step-delete-question = menghapus sebuah pertanyaan pedoman wawancara
