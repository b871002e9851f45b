//! What holds for every format alike. It must not know quotes: their tests
//! stand beside them.

use super::report::{Align, Cell, Column, Run, Table};
use super::*;
use crate::message::Language;

fn report() -> Report {
    let columns = vec![
        Column::new("case", "Kasus"),
        Column::new("count", "Jumlah").align(Align::End).weight(5),
        Column::new("share", "Bagian").align(Align::End).weight(5),
        Column::new("ok", "Lengkap").weight(5),
    ];
    let mut table = Table::new(columns)
        .caption("Frekuensi & sebaran")
        .note("Satu segmen dapat berkode ganda.");
    table.push(vec![
        Cell::Text("I1 | *ketua*\n[baris dua]".into()),
        Cell::Integer(12),
        Cell::Percent {
            share: 0.625,
            places: 1,
        },
        Cell::Flag(true),
    ]);
    table.push(vec![
        Cell::Text("=1+1".into()),
        Cell::Integer(-3),
        Cell::Decimal {
            value: 1.5,
            places: 2,
        },
    ]);
    Report {
        title: "Laporan #1".into(),
        blocks: vec![
            Block::Heading {
                level: 1,
                text: "Bagian 1".into(),
            },
            Block::Paragraph(vec![
                Run::plain("Biasa, "),
                Run::bold("tebal"),
                Run::plain(" & "),
                Run::italic("miring"),
                Run::plain("."),
            ]),
            Block::Table(table),
            Block::List {
                is_ordered: true,
                items: vec![vec![Run::plain("satu")], vec![Run::plain("dua")]],
            },
        ],
    }
}

fn written(report: &Report, format: Format, language: Language) -> Vec<u8> {
    let phrasebook = Phrasebook::new(language);
    let mut out = Vec::new();
    write(report, format, &Options::new(&phrasebook), &mut out).unwrap();
    out
}

#[test]
fn a_report_is_written_in_every_format() {
    let mut all = String::new();
    for format in Format::ALL.into_iter().filter(|format| !format.is_binary()) {
        let text = String::from_utf8(written(&report(), format, Language::Indonesian)).unwrap();
        all.push_str(&format!(
            "==== {}\n{}",
            format.key(),
            text.replace('\r', "")
        ));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn numbers_are_read_as_each_language_writes_them() {
    let shown = |language| {
        let phrasebook = Phrasebook::new(language);
        [
            Cell::Percent {
                share: 0.625,
                places: 1,
            },
            Cell::Decimal {
                value: 0.05,
                places: 2,
            },
            Cell::Decimal {
                value: f64::NAN,
                places: 2,
            },
            Cell::Flag(false),
        ]
        .map(|cell| cell.shown(&phrasebook).into_owned())
    };
    assert_eq!(shown(Language::English), ["62.5%", "0.05", "–", "no"]);
    assert_eq!(
        shown(Language::Indonesian),
        ["62,5 %", "0,05", "–", "tidak"]
    );
}

#[test]
fn a_format_is_known_by_its_key_and_by_its_extension() {
    for format in Format::ALL {
        assert_eq!(Format::from_key(format.key()), Some(format));
        assert_eq!(Format::from_extension(format.extension()), Some(format));
    }
    assert_eq!(Format::from_extension("TXT"), Some(Format::Text));
    assert_eq!(Format::from_extension("pdf"), None);
}

#[test]
fn formats_of_rows_refuse_a_report_they_cannot_hold() {
    let phrasebook = Phrasebook::new(Language::English);
    let mut two = report();
    two.blocks.push(Block::Table(Table::default()));
    let none = Report::new("prose");
    for (report, format, is_fine) in [
        (&none, Format::Csv, false),
        (&none, Format::Json, false),
        (&none, Format::Xlsx, true),
        (&two, Format::Tsv, false),
        (&two, Format::Json, true),
        (&two, Format::Docx, true),
        (&two, Format::Xlsx, true),
    ] {
        let result = write(report, format, &Options::new(&phrasebook), &mut Vec::new());
        assert_eq!(result.is_ok(), is_fine, "{}", format.key());
        if let Err(error) = result {
            assert_eq!(error.into_fault().exit_code(), 2);
        }
    }
}

#[test]
fn cells_are_guarded_against_spreadsheets_only_when_asked() {
    let phrasebook = Phrasebook::new(Language::English);
    let mut table = Table::new(vec![Column::new("a", "A")]);
    for cell in ["=1+1", "-", "-5", "@x", "+a", "kata"] {
        table.push(vec![Cell::Text(cell.into())]);
    }
    let report = Report {
        title: String::new(),
        blocks: vec![Block::Table(table)],
    };
    let written = |options: Options<'_>| {
        let mut out = Vec::new();
        write(&report, Format::Csv, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let plain = Options::new(&phrasebook);
    assert_eq!(
        written(plain),
        "a\r\n=1+1\r\n-\r\n-5\r\n@x\r\n+a\r\nkata\r\n"
    );
    let guarded = Options {
        is_guarded: true,
        has_byte_order_mark: true,
        ..plain
    };
    assert_eq!(
        written(guarded),
        "\u{FEFF}a\r\n'=1+1\r\n-\r\n-5\r\n'@x\r\n'+a\r\nkata\r\n"
    );
}

#[test]
fn a_wide_table_is_parted_so_that_every_page_says_what_its_rows_are() {
    let columns = (0..150).map(|number| Column::new(format!("k{number}"), format!("K{number}")));
    let mut table = Table::new(columns.collect());
    table.push((0..150).map(Cell::Integer).collect());
    let pages = table.pages(60);
    assert_eq!(pages.len(), 3);
    assert!(pages.iter().all(|page| page[0] == 0 && page.len() <= 60));
    let report = Report {
        title: "Lebar".into(),
        blocks: vec![Block::Table(table)],
    };
    for format in Format::ALL {
        assert!(!written(&report, format, Language::English).is_empty());
    }
}

#[test]
fn a_row_longer_than_the_table_loses_nothing() {
    let mut table = Table::new(vec![Column::new("a", "A")]);
    table.push(vec![Cell::Integer(1)]);
    table.push(vec![Cell::Integer(1), Cell::Integer(2)]);
    let report = Report {
        title: String::new(),
        blocks: vec![Block::Table(table)],
    };
    let csv = written(&report, Format::Csv, Language::English);
    assert_eq!(
        String::from_utf8(csv).unwrap(),
        "a,column2\r\n1,\r\n1,2\r\n"
    );
}

#[test]
fn a_broken_pipe_is_told_from_a_full_disk() {
    struct Closed(io::ErrorKind);
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let phrasebook = Phrasebook::new(Language::English);
    for format in Format::ALL {
        for (kind, is_pipe) in [
            (io::ErrorKind::BrokenPipe, true),
            (io::ErrorKind::StorageFull, false),
        ] {
            let result = write(
                &report(),
                format,
                &Options::new(&phrasebook),
                &mut Closed(kind),
            );
            let error = result.unwrap_err();
            assert_eq!(
                error.is_broken_pipe(),
                is_pipe,
                "{} {error:?}",
                format.key()
            );
            assert_eq!(error.into_fault().exit_code(), 2);
        }
    }
}

#[test]
fn latex_closes_what_it_opens() {
    let mut report = report();
    let passage = "{x} \\begin{y} % 100\n[a] & b\\\\".to_owned();
    report.blocks.push(Block::Quote(super::report::BlockQuote {
        text: passage.clone(),
        cite: passage,
        ..Default::default()
    }));
    let source = String::from_utf8(written(&report, Format::Latex, Language::English)).unwrap();
    let (mut open, mut depth) = (Vec::new(), 0_i32);
    for line in source.lines().skip(1) {
        if let Some(name) = line.strip_prefix("\\begin{") {
            open.push(name.split('}').next().unwrap());
        } else if let Some(name) = line.strip_prefix("\\end{") {
            assert_eq!(open.pop(), name.strip_suffix('}'), "{line}");
        }
        let bare = line.replace("\\{", "").replace("\\}", "");
        for char in bare.chars() {
            depth += i32::from(char == '{') - i32::from(char == '}');
            assert!(depth >= 0, "{line}");
        }
    }
    assert_eq!((open, depth), (vec![], 0));
}

/// LibreOffice refuses a ZIP64 entry that was written in a stream.
#[test]
fn a_docx_holds_no_entry_that_libreoffice_refuses() {
    let bytes = written(&report(), Format::Docx, Language::English);
    let entries: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    assert!(entries.len() >= 7);
    for at in entries {
        // The version needed to unpack an entry: 45 stands for ZIP64.
        assert_eq!(bytes[at + 6], 20);
    }
}

#[test]
fn headings_of_narrow_latex_columns_stand_upright() {
    let columns: Vec<Column> = (0..12)
        .map(|number| Column::new("k", format!("AG.SC.ASYM{number}")).weight(1))
        .collect();
    let mut table = Table::new(columns);
    table.push(vec![Cell::Integer(1); 12]);
    let mut report = Report::new("x");
    report.blocks.push(Block::Table(table));
    let source = String::from_utf8(written(&report, Format::Latex, Language::English)).unwrap();
    assert!(
        source.contains("\\rotatebox{90}{\\textbf{AG.SC.ASYM0}~}"),
        "{source}"
    );
}
