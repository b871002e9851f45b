# What the journal calls changes of events, ratings and relations, why one was
# not made, and what the command line says when it was.

step-set-event = menyunting sebuah peristiwa
step-set-rating = memberi peringkat { $code } untuk { $unit }
step-delete-rating = menghapus peringkat { $code } untuk { $unit }
step-add-relation = menghubungkan “{ $source }” dengan “{ $target }”
step-set-relation = menyunting hubungan “{ $source }” dengan “{ $target }”
step-delete-relation = menghapus sebuah hubungan
step-link-relation = mengubah bukti sebuah hubungan

edit-event-answers-itself = Peristiwa tidak dapat menjadi janji yang dijawabnya sendiri.
edit-event-empty = Peristiwa memerlukan kata-kata yang menyebut apa yang terjadi.
edit-bad-event-kind = “{ $kind }” bukan jenis peristiwa. Jenisnya: { $kinds }.
edit-relation-to-itself = “{ $name }” tidak dapat dihubungkan dengan dirinya sendiri.
edit-relation-stance = Kutipan mendukung atau menyangkal suatu hubungan.

cli-done-event-added = Peristiwa { $id } ditambahkan.
cli-done-relation-added = Hubungan { $id } ditambahkan.
