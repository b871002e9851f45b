//! Word files, made here part by part, whole and broken.

use std::io::{Cursor, Write};

use super::*;
use crate::exchange::import::{ReadOptions, read};
use crate::model::draft::DocumentDraft;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn xml(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {SPACE}><w:body>{body}</w:body></w:document>")
}

fn open(bytes: &[u8]) -> Outcome<DocumentDraft> {
    read("a.docx", bytes, &ReadOptions::default())
}

fn draft(body: &str) -> DocumentDraft {
    open(&archive(&[(MAIN_PART, xml(body).as_bytes())])).unwrap()
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

#[test]
fn a_paragraph_is_a_line_and_its_turns_are_found() {
    let body = [
        "P: Sudah lama?",
        "N: Lama &amp; betah &#8211; sekali.",
        "Lalu pindah.",
        "P: Oh.",
    ]
    .map(paragraph)
    .concat();
    let draft = draft(&body);
    assert_eq!(
        draft.text,
        "P: Sudah lama?\nN: Lama & betah – sekali.\nLalu pindah.\nP: Oh.\n"
    );
    assert_eq!(draft.turns.len(), 3);
    assert_eq!(draft.origin.format, "docx");
    assert!(draft.warnings.is_empty());
}

#[test]
fn tabs_breaks_links_insertions_and_controls_are_in() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>P:</w:t><w:tab/><w:t>Apa</w:t></w:r>\
        <w:hyperlink><w:r><w:t> itu</w:t></w:r></w:hyperlink><w:ins><w:r><w:t> dulu</w:t></w:r></w:ins>\
        <w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent><w:r><w:t> ya</w:t></w:r></w:sdtContent></w:sdt>\
        <w:r><w:br/><w:t>baris dua</w:t><w:noBreakHyphen/></w:r></w:p>";
    let draft = draft(body);
    assert_eq!(draft.text, "P:\tApa itu dulu ya\nbaris dua-\n");
    assert_eq!(draft.warnings[0].id, "import-docx-changes");
}

#[test]
fn deletions_field_codes_and_second_forms_are_out() {
    let body = "<w:p><w:r><w:t>Satu</w:t></w:r><w:del><w:r><w:delText>hapus</w:delText><w:t>x</w:t></w:r></w:del>\
        <w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>\
        <AlternateContent><Choice><w:r><w:t> dua</w:t></w:r></Choice><Fallback><w:r><w:t>dua</w:t></w:r></Fallback></AlternateContent></w:p>";
    let draft = draft(body);
    assert_eq!(draft.text, "Satu dua\n");
    let ids: Vec<&str> = draft.warnings.iter().map(|text| text.id.as_ref()).collect();
    assert!(ids.contains(&"import-docx-changes") && ids.contains(&"import-docx-notes"));
}

#[test]
fn a_table_is_read_row_by_row() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|words| cell(words)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>{}",
        row(&["Pewawancara", "Sudah lama?"]),
        row(&["Narasumber", "Lama."]),
        row(&["Pewawancara", "Oh."]),
        paragraph("Selesai"),
    );
    let draft = draft(&body);
    assert_eq!(
        draft.text,
        "Pewawancara | Sudah lama?\nNarasumber | Lama.\nPewawancara | Oh.\nSelesai\n"
    );
    assert_eq!(draft.speakers.len(), 2);
    let nested = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", body);
    let framed = open(&archive(&[(MAIN_PART, xml(&nested).as_bytes())])).unwrap();
    assert_eq!(framed.text, draft.text);
}

#[test]
fn a_text_box_does_not_mix_with_its_paragraph() {
    let body = "<w:p><w:r><w:t>luar</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t> lagi</w:t></w:r></w:p>";
    assert_eq!(draft(body).text, "dalam\nluar lagi\n");
}

#[test]
fn the_main_part_may_have_another_name() {
    let links = r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let bytes = archive(&[
        ("_rels/.rels", links.as_bytes()),
        ("word/document2.xml", xml(&paragraph("Halo")).as_bytes()),
    ]);
    assert_eq!(open(&bytes).unwrap().text, "Halo\n");
}

#[test]
fn damaged_files_are_named_as_such() {
    let cut = xml(&paragraph("Halo"));
    let deep = xml(&format!("{}{}", "<a>".repeat(600), "</a>".repeat(600)));
    for (bytes, id) in [
        (b"bukan zip".to_vec(), "import-docx-no-zip"),
        (archive(&[("a.txt", b"x")]), "import-docx-no-text"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(), "import-docx-locked"),
        (
            archive(&[(MAIN_PART, &cut.as_bytes()[..cut.len() - 9])]),
            "import-docx-broken",
        ),
        (archive(&[(MAIN_PART, b"<a></b>")]), "import-docx-broken"),
        (
            archive(&[(MAIN_PART, b"<a>\xff</a>")]),
            "import-docx-broken",
        ),
        (
            archive(&[(MAIN_PART, deep.as_bytes())]),
            "import-docx-too-deep",
        ),
        (
            archive(&[(MAIN_PART, xml("<w:p/>").as_bytes())]),
            "import-empty",
        ),
    ] {
        assert_eq!(open(&bytes).unwrap_err().what.id, id);
    }
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1024];
    let bytes = archive(&[(MAIN_PART, &zeros)]);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(open(&bytes).unwrap_err().what.id, "import-docx-too-large");
}

#[test]
fn entities_that_a_file_defines_are_not_resolved() {
    let text = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]><w:document><w:p><w:t>a&y;b</w:t></w:p></w:document>";
    let draft = open(&archive(&[(MAIN_PART, text.as_bytes())])).unwrap();
    assert_eq!(draft.text, "a&y;b\n");
}

proptest! {
    #[test]
    fn any_nesting_is_safe(parts in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:del>", "</w:del>",
        "<w:txbxContent>", "</w:txbxContent>", "<w:p/>", "<w:tab/>", "<w:pPr/>", "P: é", "&amp;", "&#0;", "&x;", "&#x301;", "<w:sym w:char=\"zz\"/>", "<![CDATA[x]]>", "<", ">",
    ]), 0..60)) {
        let _ = walk::text(&parts.concat());
        let _ = open(&archive(&[(MAIN_PART, xml(&parts.concat()).as_bytes())]));
    }

    #[test]
    fn a_mutated_archive_is_safe(at in 0..2_000_usize, byte in any::<u8>(), cut in 0..2_000_usize) {
        let mut bytes = archive(&[("[Content_Types].xml", b"<Types/>"), (MAIN_PART, xml(&paragraph("P: Halo")).as_bytes())]);
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = open(&bytes);
        bytes.truncate(cut % length);
        let _ = open(&bytes);
    }
}
