//! Texts for the property tests: ordinary sentences mixed with everything that
//! breaks naive text code. It must not know which property is being tested.

use proptest::prelude::*;

const PIECES: &[&str] = &[
    "a",
    "anak",
    "anak-anak",
    "Ibu",
    "Dr.",
    "e.g.",
    "B.J.",
    "Habibie",
    "dll.",
    "No. 5",
    "2019-2020",
    "kebijakan-kebijakan",
    "sayur-mayur",
    "don't",
    "3.14",
    "I.",
    "S.Sos.",
    "Rp. 10.000",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    ".",
    "?",
    "!",
    "...",
    "\u{201c}",
    "\u{201d}",
    "(",
    ")",
    "-",
    "e\u{301}",
    "\u{301}",
    "\u{e9}",
    "\u{1f469}\u{200d}\u{1f33e}",
    "\u{200d}",
    "\u{1f1ee}\u{1f1e9}",
    "\u{1f1ee}",
    "\u{6771}\u{4eac}",
    "\u{ac00}",
    "\u{1100}\u{1161}",
    "\u{915}\u{94d}\u{937}",
    "\u{e19}\u{e49}\u{e33}",
    "\u{627}\u{644}",
    "\u{5d0}",
    "\u{600}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{85}",
    "\u{1b}[31m",
    "\u{0}",
    "\u{7f}",
    "\u{9b}",
    "\u{a0}",
    "\u{3000}",
    "\u{ff9e}",
    "\u{ff76}",
    "\u{ad}",
    "\u{fe0f}",
    "\u{2764}",
    "\u{20e3}",
    "1",
    "\u{130}",
    "\u{df}",
    "\u{fb01}",
    "\u{feff}",
    "\u{200b}",
    "\u{903}",
    "\u{2d7f}",
    "\u{2d31}",
];

/// A text of up to sixty pieces, some of them arbitrary characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every byte offset worth trying on a text, the ones past its end too.
pub(super) fn offsets(text: &str) -> impl Iterator<Item = usize> {
    (0..=text.len() + 2).chain([usize::MAX])
}
