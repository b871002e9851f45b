memo-kind-metaphor = metafora
memo-kind-vignette = vinyet
said-summary-kept = Ringkasan disimpan. u membatalkannya.
said-summary-deleted = Ringkasan dihapus. u mengembalikannya.
said-codings-confirmed = { $count } koding tetap berlaku menurut aturan sekarang. u membatalkannya.
