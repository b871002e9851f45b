//! Codebook files as people write them, good and bad.

use proptest::prelude::*;

use super::*;
use crate::message::{Language, Phrasebook};
use crate::model::code::{Bilingual, CodeField, CodeKind, CodeWords};
use crate::model::codebook::{CodeDraft, Preset};

fn good(file: &str, source: &str) -> Reading {
    read(file, source.as_bytes()).unwrap_or_else(|fault| panic!("{}", said(&fault.what)))
}

fn book(file: &str, source: &str) -> Book {
    let reading = good(file, source);
    assert_eq!(reading.warnings, vec![]);
    reading.book
}

fn said(text: &Text) -> String {
    Phrasebook::new(Language::English).say(text)
}

/// What is said of a bad file, without its first words.
fn refusal(file: &str, source: &[u8]) -> String {
    let fault = read(file, source).expect_err("the file is bad");
    assert_eq!(fault.exit_code(), 2);
    for language in Language::ALL {
        let words = Phrasebook::new(language).say(&fault.what);
        assert!(words.starts_with(file), "{words}");
        assert!(
            !words.contains("codebook-"),
            "a message is missing: {words}"
        );
        assert!(!words.contains("{$"), "an argument is missing: {words}");
    }
    said(&fault.what)
}

#[track_caller]
fn refused(file: &str, source: &str, problem: &str) {
    let words = refusal(file, source.as_bytes());
    assert_eq!(words, format!("{file} was not taken up: {problem}."));
}

fn keys(book: &Book) -> Vec<(&str, Option<&str>)> {
    book.codes
        .iter()
        .map(|code| (code.key.as_str(), code.parent.as_deref()))
        .collect()
}

#[test]
fn a_list_of_keys_is_enough_for_a_book() {
    let book = book("my water.json", r#"{"codes": [{"key": "Air-1"}]}"#);
    assert_eq!(book.key, "my water");
    assert_eq!(book.title, Bilingual::same("my water"));
    assert_eq!(keys(&book), [("Air-1", None)]);
    assert_eq!(book.codes[0].kind, CodeKind::Indicator);
}

#[test]
fn a_plain_string_serves_for_both_languages() {
    let source = r#"{"key": "W", "title": "Water", "codes": [
        {"key": "W.A", "label": " Access\r\n", "definition": {"id": "Akses"}, "see_also": "AG.TB, DSV.TRU"}]}"#;
    let book = book("x.json", source);
    assert_eq!(book.title, Bilingual::same("Water"));
    assert_eq!(book.codes[0].words.label, Bilingual::same("Access"));
    assert_eq!(book.codes[0].words.definition, Bilingual::new("", "Akses"));
    assert_eq!(book.codes[0].see_also, ["AG.TB", "DSV.TRU"]);
}

#[test]
fn parents_come_before_their_children_and_siblings_stay_in_order() {
    let source = "key,parent\nc,b\nx,\nb,A\nd,b\na,\ny,x\n";
    assert_eq!(
        keys(&book("t.csv", source)),
        [
            ("x", None),
            ("y", Some("x")),
            ("a", None),
            ("b", Some("a")),
            ("c", Some("b")),
            ("d", Some("b")),
        ]
    );
}

#[test]
fn a_key_of_several_words_stays_as_written() {
    let source =
        "key;parent;see_also\nmutual trust;;\nkept word;mutual trust;mutual trust; AG.TB\n";
    let source = source.replace("mutual trust; AG.TB", "\"mutual trust; AG.TB\"");
    let read = book("t.csv", &source);
    let expected = [("mutual trust", None), ("kept word", Some("mutual trust"))];
    assert_eq!(keys(&read), expected);
    assert_eq!(read.codes[1].see_also, ["mutual trust", "AG.TB"]);
    let spaced = book("t.csv", "key,see_also\nA,AG.TB DSV.TRU\n");
    assert_eq!(spaced.codes[0].see_also, ["AG.TB", "DSV.TRU"]);
}

#[test]
fn a_dotted_key_hangs_under_its_longest_prefix() {
    let source = "key;label\nAG;Model\nAG.SC;Start\nAG.SC.X.HIST;History\nB.C;Else\n.D;Dot\n";
    assert_eq!(
        keys(&book("t.csv", source)),
        [
            ("AG", None),
            ("AG.SC", Some("AG")),
            ("AG.SC.X.HIST", Some("AG.SC")),
            ("B.C", None),
            (".D", None),
        ]
    );
    let with_parents = book("t.csv", "key,parent\nAG,\nAG.SC,\n");
    assert_eq!(with_parents.codes[1].parent, None);
}

#[test]
fn each_delimiter_and_encoding_is_recognised() {
    for delimiter in [",", ";", "\t"] {
        let source =
            "\u{FEFF}Key|Label EN|label_id|kind\r\nA|\"one, two; three\tfour\"|satu|factor\r\n\r\n"
                .replace('|', delimiter);
        let code = book("t.csv", &source).codes.remove(0);
        assert_eq!(
            code.words.label,
            Bilingual::new("one, two; three\tfour", "satu")
        );
        assert_eq!(code.kind, CodeKind::Factor);
    }
    let reading = read("t.csv", b"key,label\nA,caf\xE9 \x96 teh\n").unwrap();
    assert_eq!(reading.book.codes[0].words.label.en, "café – teh");
    assert!(said(&reading.warnings[0]).contains("Windows-1252"));
    let wide: Vec<u8> = "\u{FEFF}key\nA\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read("t.csv", &wide).unwrap().book.codes[0].key, "A");
}

#[test]
fn a_column_for_one_language_goes_before_the_one_for_both() {
    let book = book("t.csv", "key,label_id,label\nA,satu,one\nB,,two\n");
    assert_eq!(book.codes[0].words.label, Bilingual::new("one", "satu"));
    assert_eq!(book.codes[1].words.label, Bilingual::same("two"));
}

#[test]
fn what_is_passed_over_is_said() {
    let reading = good("t.csv", "key,colour,\nA,red,\nB,blue,lost\n");
    let warnings: Vec<String> = reading.warnings.iter().map(said).collect();
    assert_eq!(
        warnings,
        [
            "Columns that a codebook does not have were passed over: colour.",
            "Words stand in a column without a name, first on line 3; they were passed over."
        ]
    );
    let reading = good(
        "t.json",
        r#"{"codes": [{"key": "A", "label": {"jv": "x"}, "colour": 1}]}"#,
    );
    assert_eq!(
        said(&reading.warnings[0]),
        "Fields that a codebook does not have were passed over: label.jv, colour."
    );
}

#[test]
fn keys_of_any_script_stay_as_written() {
    let source = "key\nÉté_2\nकुंजी\nEST.3/4\n鍵-1\n";
    let book = book("t.csv", source);
    let keys: Vec<&str> = book.codes.iter().map(|code| code.key.as_str()).collect();
    assert_eq!(keys, ["Été_2", "कुंजी", "EST.3/4", "鍵-1"]);
}

#[test]
fn what_is_not_json_is_refused_with_its_line() {
    refused(
        "t.json",
        "{\"codes\": [\n  {\"key\": \"A\"}\n  {\"key\": \"B\"}\n]}",
        "line 3: this is not valid JSON at column 3; look for a missing comma, quotation mark or bracket here or on the line before",
    );
    refused(
        "t.json",
        "{\"codes\": [\n",
        "line 2: the JSON ends too early; a bracket or quotation mark is not closed",
    );
    let odd = "line 2: the JSON is nested too deeply here, or holds a broken character";
    refused("t.json", "{\"title\":\n\"\\ud800\"}", odd);
    let deep = format!(
        "{{\"title\":\n{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    refused("t.json", &deep, odd);
    refused(
        "t.json",
        "\n[]",
        "line 2: a codebook must be an object with “codes”, as in { \"codes\": [ … ] }",
    );
}

#[test]
fn another_format_is_refused_before_anything_else() {
    refused(
        "t.json",
        "{\"codes\": [],\n\"format\": \"telaah-codebook/2\"}",
        "line 2: the format is “telaah-codebook/2”, but this program reads “telaah-codebook/1”",
    );
}

#[test]
fn every_mistake_of_a_json_file_is_listed_in_the_order_of_its_lines() {
    let source = r#"{
 "key": "A:B",
 "presets": [
  {"key": "p", "codes": ["A", "Z"]},
  {"key": "P", "codes": []},
  {"codes": "all"}
 ],
 "codes": [
  {"key": "A", "kind": "thing"},
  {
   "label": "no key"
  },
  {"key": "a",
   "label": 5},
  {"key": "B", "parent": "Q"},
  {"key": "", "see_also": ["x\u00a0y"]},
  {"key": "C D", "key": "C"},
  {"key": "E", "parent": "F"},
  {"key": "F", "parent": "e"},
  7
 ]
}"#;
    assert_eq!(
        refusal("t.json", source.as_bytes()),
        "t.json was not taken up, for 15 reasons:
line 2: the key “A:B” must not contain “:”, which separates keys from one another
line 4: the preset “p” names “Z”, which is not a code of this file
line 5: the preset “P” is already on line 4
line 5: the preset “P” takes no codes; list their keys, or write \"all\"
line 6: the preset has no key
line 9: there is no kind “thing”; use one of indicator, factor, recommendation, in-vivo, pattern
line 10: the code has no key
line 13: the key “a” is already on line 9; upper and lower case count as the same
line 14: “label” must be a text, or a text for each language, as in { \"en\": \"…\", \"id\": \"…\" }
line 15: the parent “Q” is not a code of this file
line 16: the key is empty
line 16: under “see_also”, the key “x y” has a tab, a line break or an unusual space in it; use a plain space, a dot or a hyphen
line 17: the field “key” stands twice in the same object
line 18: the parents run in a circle: E → F → E
line 20: a code must be an object with at least a “key”"
    );
}

#[test]
fn bad_keys_are_refused_with_what_is_wrong_in_them() {
    let long = "k".repeat(101);
    let source = format!("key\na|b\nc\u{7}d\ne\u{200B}f\n{long}\n");
    let shown = format!("{}…", "k".repeat(60));
    assert_eq!(
        refusal("t.csv", source.as_bytes()),
        format!(
            "t.csv was not taken up, for 4 reasons:
line 2: the key “a|b” must not contain “|”, which separates keys from one another
line 3: the key “c\u{FFFD}d” has an invisible character in it (U+0007)
line 4: the key “e\u{200B}f” has an invisible character in it (U+200B)
line 5: the key “{shown}” is longer than 100 characters"
        )
    );
    assert!(read("t.csv", format!("key\n{}\n", "k".repeat(100)).as_bytes()).is_ok());
}

#[test]
fn a_key_of_a_million_dots_is_refused_at_once() {
    let source = format!("key\n{}\n", ".".repeat(1_000_000));
    assert!(refusal("t.csv", source.as_bytes()).contains("longer than 100 characters"));
}

#[test]
fn a_broken_table_is_refused() {
    refused(
        "t.csv",
        "label\nA\n",
        "line 1: the header has no column “key”; the first row must name the columns",
    );
    refused(
        "t.csv",
        "key,label,key\nA,b,c\n",
        "line 1: the header names the column “key” twice",
    );
    refused(
        "t.csv",
        "key,label\nA,\"one\ntwo\"\nB\n",
        "line 4: the row has one cell where the header has 2; put quotation marks around a text that holds the delimiter",
    );
    refused(
        "t.csv",
        "key,label\nA,one\nB,\"two\nC,three\n",
        "line 3: a quotation mark is opened here and never closed",
    );
    refused("t.csv", "key,label\n,one\n", "line 2: the code has no key");
    refused(
        "t.csv",
        "key,parent\nA,A\n",
        "line 2: the parents run in a circle: A → A",
    );
}

#[test]
fn a_file_without_codes_is_refused() {
    for (file, source) in [
        ("t.json", "{}"),
        ("t.json", r#"{"codes": []}"#),
        ("t.json", r#"{"codes": null}"#),
        ("t.csv", ""),
        ("t.csv", "key,label\n\n,,,\n"),
    ] {
        refused(file, source, "there are no codes in it");
    }
}

#[test]
fn what_cannot_be_a_codebook_is_refused_at_once() {
    let large = vec![b' '; MAX_BYTES + 1];
    assert!(refusal("t.json", &large).contains("larger than 8 MiB"));
    assert!(refusal("t.csv", b"key\n\0").contains("not text"));
    assert!(refusal("t.csv", b"\xEF\xBB\xBFkey\n\xFF").contains("UTF-8"));
    assert!(refusal("t.docx", b"PK").contains("neither in .json nor in .csv"));
    let mut many = String::from("key\n");
    many.extend((0..=MAX_CODES).map(|n| format!("{n}\n")));
    assert!(refusal("t.csv", many.as_bytes()).contains("more than 20000 codes"));
}

#[test]
fn no_more_than_twenty_mistakes_are_listed() {
    let source = format!("key\n{}", "a|b\n".repeat(50));
    let words = refusal("t.csv", source.as_bytes());
    assert!(words.contains("for 50 reasons"));
    assert_eq!(words.lines().count(), 22);
    assert!(words.ends_with("and 30 more"));
}

#[test]
fn a_very_deep_tree_is_read_without_harm() {
    let mut source = String::from("key,parent\n");
    source.extend((1..MAX_CODES).map(|n| format!("{},{n}\n", n - 1)));
    source.push_str(&format!("{},\n", MAX_CODES - 1));
    let book = book("t.csv", &source);
    assert_eq!(book.codes.len(), MAX_CODES);
    assert_eq!(book.codes[0].parent, None);
}

fn words() -> impl Strategy<Value = String> {
    "[a-zé→\"',;|\t\n={} \\\\]{0,12}".prop_map(|words| words.trim().to_owned())
}

fn bilingual() -> impl Strategy<Value = Bilingual> {
    (words(), words()).prop_map(|(en, id)| Bilingual { en, id })
}

fn code_words() -> impl Strategy<Value = CodeWords> {
    proptest::collection::vec(bilingual(), CodeField::ALL.len()).prop_map(|texts| {
        let mut words = CodeWords::default();
        for (field, text) in CodeField::ALL.into_iter().zip(texts) {
            *words.get_mut(field) = text;
        }
        words
    })
}

/// A book as a reader gives it: keys unique, codes in tree order.
fn any_book() -> impl Strategy<Value = Book> {
    let code = (
        "[A-Zé./]{0,3}",
        0..4_usize,
        proptest::sample::select(CodeKind::ALL.to_vec()),
        code_words(),
        proptest::collection::btree_set("[A-Z]{1,2}\\.[A-Z]{1,2}", 0..3),
    );
    let codes = proptest::collection::vec(code, 1..12);
    (codes, bilingual(), words(), bilingual(), 0..12_usize).prop_map(
        |(raw, mut title, source, note, taken)| {
            let mut codes: Vec<CodeDraft> = Vec::new();
            let mut line: Vec<String> = Vec::new();
            for (number, (start, depth, kind, words, see_also)) in raw.into_iter().enumerate() {
                let key = format!("{start}{number}");
                line.truncate(depth);
                let parent = line.last().cloned();
                line.push(key.clone());
                codes.push(CodeDraft {
                    key,
                    parent,
                    kind,
                    words,
                    see_also: see_also.into_iter().collect(),
                });
            }
            if title.is_empty() {
                title = Bilingual::same("x");
            }
            let some: Vec<String> = codes.iter().take(taken).map(|c| c.key.clone()).collect();
            let preset = |key: &str, codes| Preset {
                key: key.to_owned(),
                title: note.clone(),
                codes,
            };
            let mut presets = vec![preset("all", None)];
            if !some.is_empty() {
                presets.push(preset("some", Some(some)));
            }
            Book {
                key: String::from("x"),
                title,
                source,
                note: note.clone(),
                presets,
                codes,
            }
        },
    )
}

proptest! {
    #[test]
    fn a_book_written_as_json_reads_the_same(book in any_book()) {
        let reading = good("other.json", &write_json(&book));
        prop_assert_eq!(reading, Reading { book, warnings: vec![] });
    }

    #[test]
    fn the_codes_written_as_csv_read_the_same(book in any_book()) {
        let reading = good("x.csv", &write_csv(&book));
        prop_assert_eq!(reading.book.codes, book.codes);
        prop_assert_eq!(reading.warnings, vec![]);
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("t.json", &bytes);
        let _ = read("t.csv", &bytes);
    }

    #[test]
    fn no_text_brings_the_reader_down(source in r#"([{}\[\]",:;|\t\n \\u0-9a-zé]|key|codes|"key":|"codes":|parent|null){0,60}"#) {
        let _ = read("t.json", source.as_bytes());
        let _ = read("t.csv", source.as_bytes());
        let _ = read("t.csv", format!("key,parent,see_also\n{source}").as_bytes());
    }

    #[test]
    fn a_cut_or_garbled_book_never_panics(book in any_book(), cut in any::<prop::sample::Index>(), sign in any::<u8>()) {
        // Without its last line break a book is whole.
        let mut bytes = write_json(&book).trim_end().as_bytes().to_vec();
        let at = cut.index(bytes.len());
        bytes[at] = sign;
        let _ = read("t.json", &bytes);
        bytes.truncate(at);
        prop_assert!(read("t.json", &bytes).is_err());
    }
}

mod shelf_tests {
    use std::collections::HashSet;

    use super::*;

    fn codes(form: &str) -> Vec<CodeDraft> {
        shelf::choose(form).unwrap().codes()
    }

    #[test]
    fn the_eleven_shipped_books_are_read_without_a_word() {
        let keys: Vec<&str> = shelf::books()
            .iter()
            .map(|book| book.key.as_str())
            .collect();
        let expected = [
            "ENB", "AG", "DSV", "NIL", "KRT", "WOG", "RAT", "PLC", "EST", "FAK", "HKM",
        ];
        assert_eq!(keys, expected);
        for key in expected {
            let path = format!("{}/codebooks/{key}.json", env!("CARGO_MANIFEST_DIR"));
            let reading = read(&path, &std::fs::read(&path).unwrap());
            let reading = reading.unwrap_or_else(|fault| panic!("{}", said(&fault.what)));
            assert_eq!(reading.warnings, vec![], "{key}");
            assert_eq!(reading.book.key, key);
        }
    }

    #[test]
    fn shipped_texts_are_whole_in_both_languages() {
        for book in shelf::books() {
            assert!(!book.source.is_empty(), "{}", book.key);
            let mut texts = vec![(&book.key, &book.title)];
            texts.extend(
                book.presets
                    .iter()
                    .map(|preset| (&preset.key, &preset.title)),
            );
            for code in &book.codes {
                assert!(
                    code.key.starts_with(&format!("{}.", book.key)),
                    "{}",
                    code.key
                );
                texts.extend(CodeField::ALL.map(|field| (&code.key, code.words.get(field))));
            }
            for (key, text) in texts {
                assert!(!text.en.is_empty() && !text.id.is_empty(), "{key}");
            }
        }
    }

    #[test]
    fn the_crosswalk_of_the_shipped_books_names_codes_there_are() {
        let all = || shelf::books().iter().flat_map(|book| &book.codes);
        let keys: HashSet<&str> = all().map(|code| code.key.as_str()).collect();
        for code in all() {
            for key in &code.see_also {
                assert!(keys.contains(key.as_str()), "{} → {key}", code.key);
            }
            for language in Language::ALL {
                // The border of a code is drawn with arrows: "doubt (→ AG.TB)".
                for part in code.words.exclude.written(language).split('→').skip(1) {
                    let ends = |sign: char| sign.is_whitespace() || "),;".contains(sign);
                    let key = part.trim_start().split(ends).next().unwrap_or_default();
                    assert!(keys.contains(key), "{} → {key}", code.key);
                }
            }
        }
    }

    #[test]
    fn a_preset_narrows_its_book() {
        let enb = shelf::find("enb").unwrap();
        assert_eq!(codes("ENB:full"), enb.codes);
        assert_eq!(codes("ENB"), enb.codes);
        let pku = codes("ENB:pku");
        assert!(pku.len() < enb.codes.len());
        assert!(pku.iter().all(|code| !code.key.starts_with("ENB.SC")));
        assert!(pku.iter().all(|code| !code.key.starts_with("ENB.DR")));
        assert_eq!(codes("AG:full").len(), 28);
        let (eight, seven) = (codes("DSV:8"), codes("dsv:7"));
        assert_eq!((eight.len(), seven.len()), (8, 7));
        assert!(seven.iter().all(|code| code.key != "DSV.GOV"));
    }

    #[test]
    fn the_five_process_variables_stand_at_the_top() {
        let five = codes("ag:PROCESS5");
        let keys: Vec<&str> = five.iter().map(|code| code.key.as_str()).collect();
        assert_eq!(keys, ["AG.F2F", "AG.TB", "AG.CTP", "AG.SHU", "AG.IO"]);
        assert!(five.iter().all(|code| code.parent.is_none()));
    }

    #[test]
    fn an_unknown_choice_says_what_there_is() {
        let fault = shelf::choose("XYZ:p").unwrap_err();
        assert_eq!(
            said(&fault.what),
            "No codebook is called “XYZ”. There are: ENB, AG, DSV, NIL, KRT, WOG, RAT, PLC, EST, FAK, HKM."
        );
        let fault = shelf::choose("ag:five").unwrap_err();
        assert_eq!(said(&fault.what), "The codebook AG has no preset “five”.");
        assert_eq!(
            fault.hint.as_ref().map(said).unwrap(),
            "Write AG for the whole codebook, or one of: AG:full, AG:process5"
        );
        assert!(shelf::choose("AG:").is_err());
        let fault = shelf::choose("NIL:x").unwrap_err();
        assert!(said(&fault.what).contains("has no presets"));
        assert_eq!(shelf::choose("nil").unwrap().book.key, "NIL");
    }
}
