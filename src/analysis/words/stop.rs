//! Stop words: words that hold a sentence together and say nothing of what it
//! is about. The lists were put together for spoken interviews: pronouns,
//! prepositions, conjunctions, auxiliaries and what fills pauses. They must hold
//! no noun or verb of content.

use crate::text::StemLanguage;

/// In lower case without diacritics, in alphabetical order.
#[rustfmt::skip]
const INDONESIAN: &[&str] = &[
    "ada", "adalah", "agak", "agar", "akan", "aku", "amat", "anda", "antara", "apa", "apabila",
    "apakah", "apalagi", "atas", "atau", "bagai", "bagaimana", "bagi", "bahkan", "bahwa", "banget",
    "beberapa", "begini", "begitu", "belum", "berapa", "biar", "bila", "bisa", "boleh", "bukan",
    "cuma", "dalam", "dan", "dapat", "dari", "daripada", "deh", "demi", "demikian", "dengan", "di",
    "dia", "dong", "eh", "em", "enggak", "entah", "ga", "gak", "gitu", "hal", "hampir", "hanya",
    "harus", "hingga", "ia", "ialah", "ini", "itu", "iya", "jadi", "jangan", "jika", "jikalau",
    "juga", "justru", "kah", "kalau", "kalian", "kalo", "kami", "kamu", "kan", "kapan", "karena",
    "kata", "kau", "ke", "kecuali", "kemudian", "kenapa", "kepada", "ketika", "kini", "kita", "kok",
    "lagi", "lah", "lain", "lainnya", "lalu", "lebih", "loh", "maka", "malah", "mana", "masih",
    "masing-masing", "mau", "melainkan", "memang", "mengapa", "mereka", "meski", "meskipun",
    "mungkin", "nah", "namun", "nanti", "ngga", "nggak", "nih", "nya", "oh", "oleh", "pada",
    "padahal", "paling", "para", "pasti", "per", "pernah", "pula", "pun", "saat", "saja", "sambil",
    "sampai", "sana", "sang", "sangat", "saya", "se", "sebab", "sebagai", "sebagaimana", "sebelum",
    "sebuah", "secara", "sedang", "sedangkan", "sehingga", "sejak", "sekali", "sekarang", "selain",
    "selalu", "selama", "seluruh", "semua", "semuanya", "sendiri", "seolah", "seorang", "seperti",
    "sering", "serta", "sesuatu", "setelah", "setiap", "si", "siapa", "sih", "sini", "situ",
    "suatu", "sudah", "supaya", "tadi", "tak", "tanpa", "tapi", "telah", "tentang", "terhadap",
    "terlalu", "tersebut", "tetap", "tetapi", "tiap", "tidak", "toh", "tuh", "udah", "untuk",
    "usah", "waktu", "walau", "walaupun", "ya", "yaitu", "yakni", "yang", "yg",
];

/// In lower case without diacritics, in alphabetical order.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "ah", "all", "almost", "also", "although",
    "always", "am", "among", "an", "and", "another", "any", "anyone", "anything", "are", "aren't",
    "around", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both",
    "but", "by", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do", "does",
    "doesn't", "doing", "don't", "down", "during", "each", "either", "else", "er", "even", "ever",
    "every", "everyone", "everything", "few", "for", "from", "further", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "he", "her", "here", "hers", "herself", "him", "himself",
    "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "isn't",
    "it", "it's", "its", "itself", "just", "let's", "many", "may", "maybe", "me", "might", "mine",
    "more", "most", "much", "must", "my", "myself", "neither", "never", "no", "nobody", "nor",
    "not", "nothing", "now", "of", "off", "often", "oh", "ok", "okay", "on", "once", "only", "onto",
    "or", "other", "others", "our", "ours", "ourselves", "out", "over", "own", "perhaps", "quite",
    "rather", "really", "same", "she", "should", "shouldn't", "since", "so", "some", "somebody",
    "someone", "something", "still", "such", "than", "that", "that's", "the", "their", "theirs",
    "them", "themselves", "then", "there", "there's", "these", "they", "they're", "they've", "this",
    "those", "though", "through", "to", "too", "uh", "um", "under", "until", "up", "upon", "us",
    "very", "was", "wasn't", "we", "we'd", "we'll", "we're", "we've", "well", "were", "weren't",
    "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "within", "without", "won't", "would", "wouldn't", "yeah", "yes", "yet", "you",
    "you're", "you've", "your", "yours", "yourself", "yourselves",
];

/// Whether a word (folded) says nothing of what is talked about.
#[must_use]
pub fn is_stop_word(language: StemLanguage, word: &str) -> bool {
    let list = match language {
        StemLanguage::Indonesian => INDONESIAN,
        StemLanguage::English => ENGLISH,
    };
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_folded() {
        for list in [INDONESIAN, ENGLISH] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
            assert!(list.iter().all(|word| crate::text::fold(word) == *word));
        }
        assert!(is_stop_word(StemLanguage::Indonesian, "yang"));
        assert!(!is_stop_word(StemLanguage::English, "yang"));
        assert!(!is_stop_word(StemLanguage::Indonesian, "modal"));
    }
}
