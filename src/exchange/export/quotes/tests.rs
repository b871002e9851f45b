//! Quotes in every format, and each read back to the letter. It must not use
//! the writers' own code to read.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use quick_xml::events::Event;

use super::record::KEYS;
use super::*;
use crate::exchange::export::{latex, markdown, sample, xml};
use crate::fault::Fault;
use crate::message::Language;

fn export<'a>(codes: &'a HashMap<CodeId, Code>, style: &'a Style) -> QuoteExport<'a> {
    QuoteExport {
        title: "Kutipan",
        codes,
        style,
        is_grouped: true,
        has_definitions: true,
        has_signs: true,
        has_translations: true,
    }
}

fn written(quotes: Vec<Quote>, style: &Style, format: Format) -> Vec<u8> {
    let codes = sample::codes();
    let phrasebook = Phrasebook::new(style.language());
    let mut out = Vec::new();
    let count = quotes.len();
    let quotes = quotes.into_iter().map(Ok);
    let export = export(&codes, style);
    let wrote = write(
        quotes,
        &export,
        format,
        &Options::new(&phrasebook),
        &mut out,
    )
    .unwrap();
    assert_eq!(wrote, count);
    out
}

fn text_of(text: &str, style: &str, format: Format) -> String {
    let quote = Quote {
        text: text.to_owned(),
        ..sample::quote()
    };
    let style = Style::find(style, Language::Indonesian).unwrap();
    String::from_utf8(written(vec![quote], &style, format)).unwrap()
}

fn legal(text: &str) -> String {
    text.chars().map(xml::legal).collect()
}

#[test]
fn quotes_print_in_both_languages() {
    let long = Quote {
        text: "word ".repeat(39) + "end.",
        is_starred: false,
        ..sample::quote()
    };
    for (name, language) in [
        ("english", Language::English),
        ("indonesian", Language::Indonesian),
    ] {
        let style = Style::of_language(language);
        let mut all = String::new();
        for format in [
            Format::Text,
            Format::Markdown,
            Format::Latex,
            Format::Html,
            Format::Csv,
            Format::Tsv,
            Format::Json,
        ] {
            let quotes = vec![sample::quote(), long.clone(), sample::bare_quote()];
            let text = String::from_utf8(written(quotes, &style, format))
                .unwrap()
                .replace('\r', "");
            let text = text
                .split_once("\\maketitle\n")
                .map_or(text.as_str(), |(_, body)| body);
            let text = text.split_once("</style>\n").map_or(text, |(_, body)| body);
            all.push_str(&format!("==== {}\n{text}", format.key()));
        }
        insta::assert_snapshot!(name, all);
    }
}

#[test]
fn a_citation_of_its_own_line_stands_below_the_quote() {
    let style = Style::find("id-journal", Language::English).unwrap();
    let mut all = String::new();
    for format in [Format::Text, Format::Markdown, Format::Latex, Format::Html] {
        let text = String::from_utf8(written(vec![sample::quote()], &style, format)).unwrap();
        let at = text.find("Janji").unwrap();
        all.push_str(&format!("==== {}\n{}", format.key(), &text[at..]));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_report_holds_what_is_streamed() {
    let quotes = [sample::quote(), sample::bare_quote()];
    let (codes, style) = (sample::codes(), Style::of_language(Language::Indonesian));
    let phrasebook = Phrasebook::new(Language::Indonesian);
    let export = export(&codes, &style);
    let options = Options::new(&phrasebook);
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Latex,
        Format::Docx,
    ] {
        let mut out = Vec::new();
        let report = report(&quotes, &export, &phrasebook);
        crate::exchange::export::write(&report, format, &options, &mut out).unwrap();
        assert!(
            out == written(quotes.to_vec(), &style, format),
            "{}",
            format.key()
        );
    }
    let mut out = Vec::new();
    let table = Block::Table(table(&quotes, &export, &phrasebook));
    let report = Report {
        title: String::new(),
        blocks: vec![table],
    };
    crate::exchange::export::write(&report, Format::Csv, &options, &mut out).unwrap();
    assert!(out == written(quotes.to_vec(), &style, Format::Csv));
}

#[test]
fn no_quotes_still_make_a_whole_file() {
    let style = Style::of_language(Language::English);
    assert_eq!(written(vec![], &style, Format::Json), b"[]\n");
    let csv = String::from_utf8(written(vec![], &style, Format::Csv)).unwrap();
    assert_eq!(csv, KEYS.join(",") + "\r\n");
    let text = String::from_utf8(written(vec![], &style, Format::Text)).unwrap();
    assert_eq!(text, "Kutipan\n=======\n\nNo quotes.\n");
    for format in Format::ALL {
        assert!(!written(vec![], &style, format).is_empty());
    }
}

#[test]
fn ungrouped_quotes_name_their_code() {
    let (codes, style) = (sample::codes(), Style::of_language(Language::English));
    let phrasebook = Phrasebook::new(Language::English);
    let export = QuoteExport {
        is_grouped: false,
        has_signs: false,
        ..export(&codes, &style)
    };
    let report = report(
        &[sample::quote(), sample::bare_quote()],
        &export,
        &phrasebook,
    );
    let signs = report.blocks.iter().map(|block| match block {
        Block::Quote(quote) => quote.signs.as_str(),
        other => panic!("{other:?}"),
    });
    assert_eq!(signs.collect::<Vec<_>>(), ["[AG.TB]", "[AG.F2F]"]);
}

#[test]
fn a_fault_among_the_quotes_stops_the_writing() {
    let (codes, style) = (sample::codes(), Style::of_language(Language::English));
    let phrasebook = Phrasebook::new(Language::English);
    let fault = Fault::busy(text!("export-quotes-none"));
    for format in Format::ALL {
        let quotes = [Ok(sample::quote()), Err(fault.clone())];
        let export = export(&codes, &style);
        let result = write(
            quotes,
            &export,
            format,
            &Options::new(&phrasebook),
            &mut Vec::new(),
        );
        assert_eq!(result.unwrap_err().into_fault(), fault);
    }
}

#[test]
fn a_row_has_the_promised_fields_and_null_for_what_is_not_known() {
    let style = Style::of_language(Language::English);
    let json = written(vec![sample::bare_quote()], &style, Format::Json);
    let rows: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let row = rows[0].as_object().unwrap();
    assert_eq!(row.keys().collect::<Vec<_>>(), KEYS);
    for key in ["turn", "speaker", "case", "role", "polarity", "strength"] {
        assert!(row[key].is_null(), "{key}");
    }
    assert_eq!(row["start"], 1180);
    assert_eq!(row["starred"], false);
}

#[test]
fn a_cell_of_100_kilobytes_is_whole_in_every_format() {
    let text = "kata & \"kutip\"\n".repeat(7000);
    let quote = Quote {
        text: text.clone(),
        ..sample::quote()
    };
    let style = Style::of_language(Language::Indonesian);
    for format in Format::ALL {
        assert!(!written(vec![quote.clone()], &style, format).is_empty());
    }
    let sheet = xlsx_cells(&written(vec![quote], &style, Format::Xlsx));
    let pieces = sheet.iter().filter(|cell| cell.contains("kutip"));
    assert_eq!(pieces.map(String::as_str).collect::<String>(), text);
}

/// The shared strings of a workbook, in the order they were first used.
fn xlsx_cells(bytes: &[u8]) -> Vec<String> {
    let strings = part(bytes, "xl/sharedStrings.xml");
    let mut reader = quick_xml::Reader::from_str(&strings);
    let mut cells = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "si" => cells.push(String::new()),
            Event::Text(text) => push_last(&mut cells, &text),
            Event::GeneralRef(entity) => push_last(&mut cells, &entity_text(&entity)),
            Event::Eof => return cells,
            _ => {}
        }
    }
}

fn push_last(cells: &mut [String], text: &str) {
    if let Some(last) = cells.last_mut() {
        last.push_str(text);
    }
}

fn entity_text(name: &str) -> String {
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        number => {
            let code = number.strip_prefix('#').unwrap().parse().unwrap();
            char::from_u32(code).unwrap().to_string()
        }
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The text of the runs that have the style for quoted words.
fn docx_passage(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&document);
    let (mut text, mut is_passage, mut is_text) = (String::new(), false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "w:t" => is_text = is_passage,
            Event::End(end) if end.name().as_ref() == "w:t" => is_text = false,
            Event::End(end) if end.name().as_ref() == "w:r" => is_passage = false,
            Event::Empty(empty) => match empty.name().as_ref() {
                "w:rStyle" => {
                    is_passage = empty.attributes().any(|a| &*a.unwrap().value == "Passage")
                }
                "w:br" if is_passage => text.push('\n'),
                "w:tab" if is_passage => text.push('\t'),
                _ => {}
            },
            Event::Text(part) if is_text => text.push_str(&part),
            Event::GeneralRef(entity) if is_text => text.push_str(&entity_text(&entity)),
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn unescaped_html(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['&', '<']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<br>") {
            text.push('\n');
            rest = after;
        } else {
            let (entity, after) = rest[1..].split_once(';').unwrap();
            text.push_str(&entity_text(entity));
            rest = after;
        }
    }
    text + rest
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let at = text.find(start).unwrap() + start.len();
    let until = text.rfind(end).unwrap();
    &text[at..until]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn rows_give_the_passage_back(text in sample::passage()) {
        for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
            let rows = text_of(&text, "id-code", format);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(rows.as_bytes());
            let row: HashMap<String, String> = reader.deserialize().next().unwrap().unwrap();
            prop_assert_eq!(&row["text"], &text);
            prop_assert_eq!(&row["polarity"], "-");
        }
        let json: serde_json::Value = serde_json::from_str(&text_of(&text, "id-code", Format::Json)).unwrap();
        prop_assert_eq!(json[0]["text"].as_str().unwrap(), &text);
        prop_assert_eq!(json[0]["polarity"].as_str().unwrap(), "-");
    }

    #[test]
    fn a_page_gives_the_passage_back(text in sample::passage()) {
        let html = text_of(&text, "id-code", Format::Html);
        let passage = between(&html, "<span class=\"passage\" dir=\"auto\">", "</span>” <cite>");
        prop_assert_eq!(unescaped_html(passage), legal(&text));
    }

    #[test]
    fn a_word_file_gives_the_passage_back(text in sample::passage()) {
        let quote = Quote { text: text.clone(), ..sample::quote() };
        let style = Style::of_language(Language::Indonesian);
        prop_assert_eq!(docx_passage(&written(vec![quote], &style, Format::Docx)), legal(&text));
    }

    #[test]
    fn latex_gives_the_passage_back(text in sample::passage()) {
        let latex = text_of(&text, "id-code", Format::Latex);
        let body = latex.split_once("\\maketitle").unwrap().1;
        let passage = between(body, "\\passage{", "}”\n(I3");
        prop_assert_eq!(latex::tests::typeset(passage), legal(&text));
    }

    #[test]
    fn markdown_gives_the_passage_back(text in sample::passage()) {
        let source = text_of(&text, "id-code", Format::Markdown);
        let passage = between(&source, "> “", "” (I3");
        let rendered = markdown::tests::rendered(passage, "\\\n> ");
        prop_assert_eq!(rendered, text.replace('\0', "\u{FFFD}"));
    }

    #[test]
    fn plain_text_keeps_every_line(text in "[a-zé \"|]{1,20}(\n[a-z #]{0,9}){0,3}") {
        let source = text_of(&text, "id-code", Format::Text);
        let passage = between(&source, "    “", "” (I3");
        prop_assert_eq!(passage.replace("\n    ", "\n"), text);
    }
}
