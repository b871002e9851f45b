//! Invented talk: interviews of a wanted length out of a vocabulary with the
//! long tail that real talk has. The same seed and number give the same words on
//! every machine. It must not know studies or files.

use fastrand::Rng;

/// Words that talk is made of, the most frequent first.
const COMMON: &str = "\
    yang di itu dan ya kami saya ini tidak ke dari ada untuk jadi dengan kita mereka sudah juga \
    kalau bisa pada karena lebih waktu desa orang warga forum kelompok program pertemuan hanya \
    lagi satu dua sama bapak ibu masih sering belum akan dulu sekarang terus kadang memang mau \
    semua banyak beberapa setiap lain sendiri sebelum sesudah tentang dalam oleh sampai antara \
    percaya kepercayaan musyawarah keputusan bersama anak-anak rapat usul pendamping fasilitator \
    pemerintah kabupaten dinas anggaran laporan jadwal surat janji hasil kegiatan usaha pasar \
    modal lahan sawah air jalan sekolah balai tamu pemuda perempuan tokoh kepala dusun perangkat \
    kecamatan provinsi mitra perusahaan koperasi bantuan pelatihan bibit panen harga utang rugi \
    untung masalah alasan cara aturan tugas peran hak suara pendapat kritik saran rencana target \
    bulan minggu tahun hari malam pagi siang lama cepat lambat jelas kurang cukup baik buruk adil \
    terbuka tertutup jujur sulit mudah penting paling agak sangat pernah selalu jarang mungkin \
    harus boleh perlu ingin tahu paham ingat lupa datang pulang duduk bicara diam tanya jawab \
    tulis baca catat kirim terima tunggu pilih tolak setuju sepakat ragu takut malu marah senang \
    kecewa bangga capek sabar pelan-pelan sama-sama tiba-tiba masing-masing kira-kira";

/// Roots that the tail of the vocabulary is derived from.
const ROOTS: &str = "\
    ajar atur bagi bangun bantu bawa bayar beli bentuk beri buat bukti butuh cari catat coba \
    dampak dengar didik dorong duga dukung gagas gerak guna hadir harap hasil hitung hubung ikut \
    ingat jaga jalan jamin janji jual kelola kerja kirim kumpul lapor latih lihat lindung main \
    manfaat minta mulai nilai olah pakai pandang percaya periksa pikir pimpin pinjam putus rasa \
    rawat rencana runding salur sampai saran satu sedia sepakat serah setuju siap sumbang susun \
    tanam tanggung tawar teliti temu tentu terima tindak tolong tugas tukar tumbuh tunjuk ubah \
    uji ukur undang upaya urus usaha usul wajib wakil";

/// What stands before and after a root.
const AFFIXES: [(&str, &str); 12] = [
    ("di", ""),
    ("di", "kan"),
    ("me", "kan"),
    ("me", "i"),
    ("ber", ""),
    ("ter", ""),
    ("ke", "an"),
    ("pe", "an"),
    ("per", "an"),
    ("", "nya"),
    ("", "an"),
    ("", "kan"),
];

const SYLLABLES: [&str; 20] = [
    "ka", "ra", "mi", "to", "su", "la", "wi", "na", "ba", "ru", "si", "do", "ja", "pe", "ling",
    "gan", "tar", "mun", "sar", "wan",
];

/// Names nobody bears: places and things of the tail.
const NAMES: usize = 3000;

/// A vocabulary with how likely each of its words is.
pub struct Vocabulary {
    words: Vec<String>,
    /// The sum of the weights up to and with each word.
    sums: Vec<f64>,
}

impl Vocabulary {
    pub fn new(seed: u64) -> Self {
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut tail = Vec::new();
        for root in ROOTS.split_whitespace() {
            tail.push(root.to_owned());
            tail.push(format!("{root}-{root}"));
            tail.extend(AFFIXES.map(|(before, after)| format!("{before}{root}{after}")));
        }
        let mut rng = Rng::with_seed(seed);
        for _ in 0..NAMES {
            let length = rng.usize(2..=4);
            tail.push((0..length).map(|_| SYLLABLES[rng.usize(..20)]).collect());
        }
        rng.shuffle(&mut tail);
        words.extend(tail);
        let mut sum = 0.0;
        let sums = (0..words.len())
            .map(|rank| {
                // Zipf's law, a little flatter at the top as in speech.
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        Vocabulary { words, sums }
    }

    fn word(&self, rng: &mut Rng) -> &str {
        let all = self.sums.last().copied().unwrap_or_default();
        let wanted = rng.f64() * all;
        let index = self.sums.partition_point(|sum| *sum < wanted);
        self.words.get(index).map_or("ya", String::as_str)
    }

    /// One sentence with its end mark.
    fn sentence(&self, rng: &mut Rng, end: char, out: &mut String) {
        let start = out.len();
        let length = rng.usize(5..=19);
        for index in 0..length {
            if index > 0 {
                out.push_str(if rng.u8(..10) == 0 { ", " } else { " " });
            }
            match rng.u16(..400) {
                0 => out.push_str("keputusan bersama"),
                1 => out.push_str("forum bulanan"),
                2 => out.push_str(&rng.u16(2..2000).to_string()),
                _ => out.push_str(self.word(rng)),
            }
        }
        if let Some(first) = out.get_mut(start..start + 1) {
            first.make_ascii_uppercase();
        }
        out.push(end);
    }

    /// An interview of about `characters` code points, always the same for one
    /// seed and number.
    pub fn interview(&self, seed: u64, number: u64, characters: usize) -> String {
        let mut rng = Rng::with_seed(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut out = String::with_capacity(characters + 1024);
        while out.len() < characters {
            out.push_str("Pewawancara: ");
            for _ in 0..rng.usize(0..=1) {
                self.sentence(&mut rng, '.', &mut out);
                out.push(' ');
            }
            self.sentence(&mut rng, '?', &mut out);
            out.push_str("\n\nNarasumber: ");
            for index in 0..rng.usize(1..=9) {
                if index > 0 {
                    out.push(' ');
                }
                self.sentence(&mut rng, '.', &mut out);
            }
            out.push_str("\n\n");
        }
        out
    }
}
