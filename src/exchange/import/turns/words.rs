//! The words that tell labels from look-alikes, in Indonesian and English. It
//! must not know where on a line they stand.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whoever asks.
const INTERVIEWER: &str = "\
    pewawancara interviewer interviewers peneliti researcher moderator fasilitator facilitator \
    enumerator penanya pertanyaan question tanya int q";

/// Whoever answers.
const INFORMANT: &str = "\
    narasumber informan informant interviewee responden respondent partisipan participant \
    peserta subjek jawaban jawab answer terwawancara a";

/// Names a recorder gives to voices.
const VOICE: &str = "\
    speaker pembicara spk voice suara orang person inf unknown laki-laki perempuan male female s \
    p r i n m";

/// Question and answer words that may carry the number of the question.
const NUMBERED: &str = "\
    pertanyaan jawaban tanya jawab question answer q a";

/// Keys of the facts that stand above a talk.
const FACTS: &str = "\
    tanggal tgl date tempat place venue waktu time lokasi location durasi duration hari day \
    pukul jam topik topic judul title perihal subject nama name usia umur age jabatan position \
    pekerjaan occupation instansi institution lembaga organisasi organisation organization unit \
    pendidikan education gender jenis alamat address email telepon telp phone kode code file \
    berkas rekaman recording versi version no nomor number id hasil wawancara interview \
    transkrip transkripsi transcript transcription transcriber transcribed observasi observer \
    pengamat observation bahasa language hadir present attendees participants consent \
    persetujuan proyek project studi study status";

/// Keys that look like a label anywhere in a text.
const LOOK_ALIKES: &str = "\
    catatan note notes nb n.b p.s ps keterangan ket remark remarks comment comments komentar \
    kesimpulan conclusion conclusions ringkasan summary contoh contohnya example examples misal \
    misalnya e.g i.e sumber source sources tujuan agenda purpose goal goals aim aims tema theme \
    bagian part bab section chapter pasal article tabel table gambar figure lampiran appendix \
    langkah step tahap phase hal halaman page poin point points penting important peringatan \
    warning perhatian attention konteks context background latar indikator indicator indicators \
    target sasaran program kegiatan activity activities output outcome input dampak impact \
    strategi strategy masalah problem solusi solution solutions anggaran budget biaya cost costs \
    sebab akibat alasan reason reasons faktor factor factors pertama kedua ketiga keempat kelima \
    terakhir first second third fourth last finally satu dua tiga one two three total jumlah \
    result results temuan finding findings rekomendasi recommendation recommendations saran \
    refleksi reflection memo memos deskripsi description definisi definition isi http https ftp \
    mailto www webvtt kind todo";

/// Words a sentence begins with and a name does not.
const SENTENCE_STARTS: &str = "\
    yang ini itu dan atau tapi tetapi namun jadi maka karena sebab kalau jika bila ketika saat \
    waktu untuk dalam pada dari dengan di ke kata menurut ujar bahwa artinya maksudnya intinya \
    yaitu yakni seperti ada begini begitu lalu kemudian terus saya kami kita mereka dia beliau \
    ya tidak bukan oke pokoknya terdiri adapun berikut sekarang dulu hanya the this that \
    these those and or but so because if when while for in on at from to with as of he she we \
    they you it there here then now well yes also my our his her their an like what how why only \
    however anyway basically maybe apa bagaimana mengapa kenapa";

/// Forms of address in front of a name.
const TITLES: &str = "\
    pak bapak bu ibu mas mbak mba kak bang abang dr drs dra prof ir h hj kh ustaz ustadz haji \
    hajjah saudara saudari sdr sdri tuan nyonya ny tn mr mrs ms miss sir professor doctor father \
    sister";

/// Small words inside names.
const LINKS: &str = "\
    bin binti al el van von de der den da di of the dan and ke";

/// What a question begins with when nobody wrote its question mark.
const QUESTION_STARTS: &str = "\
    apa apakah bagaimana gimana mengapa kenapa siapa kapan berapa mana bisakah bolehkah what how \
    why who when where which could can would do did does are is";

macro_rules! membership {
    ($($(#[$meta:meta])* $function:ident in $list:ident;)*) => {$(
        $(#[$meta])*
        pub fn $function(word: &str) -> bool {
            static SET: LazyLock<HashSet<&'static str>> =
                LazyLock::new(|| $list.split(' ').collect());
            SET.contains(word)
        }
    )*};
}
membership! {
    /// Each takes a word in lower case without its final dot.
    is_interviewer in INTERVIEWER;
    is_informant in INFORMANT;
    is_voice in VOICE;
    is_numbered in NUMBERED;
    is_fact in FACTS;
    is_look_alike in LOOK_ALIKES;
    is_sentence_start in SENTENCE_STARTS;
    is_title in TITLES;
    is_link in LINKS;
    is_question_start in QUESTION_STARTS;
}

/// Lower case, without dots, commas and brackets around it.
pub fn plain(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}
