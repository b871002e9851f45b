### Kisi sebuah lembar: isi sel yang tidak punya kutipan.

grid-state-data = ada kutipan, tetapi tidak ada yang dihitung
grid-state-not-coded = dijawab, tetapi belum dikode
grid-state-silent = ditanyakan, tetapi tidak dijawab
grid-state-not-asked = tidak ditanyakan
grid-state-not-applicable = tidak ada yang dapat ditanyai
