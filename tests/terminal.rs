//! The workbench in a real terminal: the program that people start, in an
//! emulator that obeys its bytes. It must not know the program's inside.
#![cfg(unix)]

#[path = "terminal/emulator.rs"]
mod emulator;

use emulator::{Place, Start, Terminal};

/// Starts the program with its complaints in a file instead of on the terminal.
const COMPLAINTS_APART: &str = "exec \"$@\" 2>complaints";

/// With the study open, on the list of documents.
fn open(place: &Place) -> Terminal {
    let terminal = Start::new(place).run(&["s.telaah"]);
    terminal.see("1 Documents");
    terminal
}

/// With the first document open, the cursor on its first sentence.
fn open_document(place: &Place) -> Terminal {
    let mut terminal = open(place);
    terminal.press("\r");
    terminal.see("this sentence");
    terminal
}

/// Three keys from the cursor on a sentence to the sentence coded AG.TB.
fn code_the_sentence(terminal: &mut Terminal) {
    terminal.press("c");
    terminal.see("Code “");
    terminal.press("t");
    terminal.see("› t");
    terminal.press("\r");
    terminal.see("AG.TB Trust building. ");
}

fn trust_codings(place: &Place) -> Vec<String> {
    let codings = place.list(&["coding", "list", "s.telaah", "--code", "AG.TB"]);
    let words = |coding: &serde_json::Value| coding["text"].as_str().unwrap().to_owned();
    codings.iter().map(words).collect()
}

/// The terminal as a shell wants it back.
fn assert_restored(terminal: &Terminal) {
    terminal.look(|screen| {
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pasting is plain");
        let mouse = screen.mouse_protocol_mode();
        assert_eq!(mouse, vt100::MouseProtocolMode::None, "the mouse is free");
    });
}

/// The screen as text, without the blanks at the ends of rows.
fn shown(screen: &vt100::Screen) -> String {
    let columns = screen.size().1.get();
    let rows = screen.rows(0, columns);
    rows.map(|row| format!("{}\n", row.trim_end())).collect()
}

/// The column a word begins in, for each row that has it.
fn columns_of(screen: &vt100::Screen, word: &str) -> Vec<usize> {
    let (rows, columns) = screen.size();
    let mut found = Vec::new();
    for row in 0..rows.get() {
        let mut line = String::new();
        let mut places = Vec::new();
        for column in 0..columns.get() {
            let Some(cell) = screen
                .cell(row, column)
                .filter(|cell| !cell.is_wide_continuation())
            else {
                continue;
            };
            let shown = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            places.resize(places.len() + shown.len(), usize::from(column));
            line.push_str(shown);
        }
        found.extend(line.find(word).map(|at| places[at]));
    }
    found
}

#[test]
fn the_study_named_is_drawn_at_once_and_not_the_greeting_first() {
    let place = Place::with_sample();
    let terminal = open(&place);
    let screen = terminal.see("O2");
    assert!(screen.contains("2024-05-06"), "{screen}");
    let (bytes, _) = terminal.told();
    let written = String::from_utf8_lossy(&bytes);
    assert!(!written.contains("Recent studies"), "{written}");
    assert!(!written.contains("open a study"), "{written}");
}

#[test]
fn a_sentence_is_coded_seen_and_taken_back_and_the_file_says_the_same() {
    let place = Place::with_sample();
    let before = trust_codings(&place);
    let mut terminal = open_document(&place);
    code_the_sentence(&mut terminal);
    // The margin of the first row has a mark now, and the strip names the code.
    let screen = terminal.see("▪ Interview transcript I1");
    assert!(screen.contains("AG.TB Trust building"), "{screen}");
    let coded = trust_codings(&place);
    assert_eq!(coded.len(), before.len() + 1);
    let is_here = |words: &String| words.starts_with("Interview transcript I1");
    assert!(coded.iter().any(is_here), "{coded:?}");
    terminal.press("u");
    terminal.see("Taken back: ");
    terminal.see_no("▪ Interview");
    terminal.press("q");
    assert!(terminal.end().success());
    assert_eq!(trust_codings(&place), before);
    place.good(&["doctor", "s.telaah"]);
}

#[test]
fn what_the_screen_said_is_in_the_file_when_the_process_is_killed() {
    let place = Place::with_sample();
    let before = trust_codings(&place).len();
    let mut terminal = open_document(&place);
    code_the_sentence(&mut terminal);
    terminal.signal("KILL");
    terminal.end();
    place.good(&["doctor", "s.telaah"]);
    assert_eq!(trust_codings(&place).len(), before + 1);
}

#[test]
fn a_terminal_too_small_says_what_it_needs_and_loses_nothing() {
    let place = Place::with_sample();
    let mut terminal = open_document(&place);
    terminal.see("Interview transcript I1");
    terminal.see("└ each other");
    terminal.settle();
    let before = terminal.look(shown);
    terminal.resize(40, 12);
    let small = terminal.see("40×12");
    assert!(small.contains("60×15"), "{small}");
    terminal.resize(1, 1);
    terminal.until("one cell", |screen| screen.contents().trim() == "t");
    terminal.resize(120, 40);
    terminal.see("this sentence");
    terminal.resize(80, 24);
    terminal.until("the same screen", |screen| shown(screen) == before);
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn leaving_gives_the_terminal_back_as_it_was() {
    let place = Place::with_sample();
    // A shell that waits keeps the terminal, so that its modes can be compared.
    let shell = "echo before; read -r go; \"$@\"; echo \"after $?\"; read -r end; exit 7";
    let mut terminal = Start::new(&place).through(shell).run(&["s.telaah"]);
    terminal.see("before");
    let modes = terminal.modes();
    terminal.press("\n");
    terminal.see("1 Documents");
    terminal.look(|screen| {
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
    assert!(terminal.modes() != modes, "the workbench reads key by key");
    terminal.press("q");
    let screen = terminal.see("after 0");
    assert!(
        screen.contains("before") && !screen.contains("Documents"),
        "{screen}"
    );
    assert_eq!(terminal.modes(), modes);
    assert_restored(&terminal);
    terminal.press("\n");
    assert_eq!(terminal.end().exit_code(), 7);
}

#[test]
fn a_signal_to_end_gives_the_terminal_back_and_ends_the_program_by_it() {
    let place = Place::with_sample();
    for (name, ending) in [("TERM", "Terminated"), ("HUP", "Hangup")] {
        let mut terminal = open(&place);
        terminal.signal(name);
        let status = terminal.end();
        assert_eq!(status.signal(), Some(ending));
        assert_restored(&terminal);
    }
    place.good(&["doctor", "s.telaah"]);
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_quietly() {
    let place = Place::with_sample();
    let mut terminal = open_document(&place);
    code_the_sentence(&mut terminal);
    terminal.close();
    assert_eq!(terminal.end().signal(), Some("Hangup"));
    assert!(place.good(&["log", "s.telaah"]).contains("AG.TB"));

    let mut terminal = Start::new(&place)
        .through(COMPLAINTS_APART)
        .run(&["s.telaah"]);
    terminal.see("1 Documents");
    terminal.close();
    assert_eq!(terminal.end().signal(), Some("Hangup"));
    let complaints = std::fs::read_to_string(place.path().join("complaints")).unwrap();
    assert_eq!(complaints, "");
    place.good(&["doctor", "s.telaah"]);
}

#[test]
fn what_is_pasted_into_a_prompt_is_text_and_no_keys() {
    let place = Place::with_sample();
    let mut terminal = Start::new(&place).run(&[]);
    terminal.see("open a study");
    terminal.press("o");
    terminal.see("Path of the study");
    terminal.press("\u{1b}[200~quiet\r\n\u{1b}[201~");
    terminal.see("quiet");
    // All of it was taken as text: neither q nor the line end did anything.
    terminal.press("\u{15}\u{1b}[200~s.telaah\u{1b}[201~");
    terminal.see("s.telaah");
    terminal.press("\r");
    terminal.see("1 Documents");
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn a_click_on_a_room_goes_there() {
    let place = Place::with_sample();
    let mut terminal = open(&place);
    for (room, sign) in [
        ("4 Quotes", "All indicators"),
        ("3 Codebook", "fold"),
        ("1 Documents", "2024-05-06"),
    ] {
        let column = terminal.look(|screen| columns_of(screen, room)[0]);
        terminal.click(column + 3, 0);
        terminal.see(sign);
    }
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn wide_combining_and_right_to_left_text_stays_aligned() {
    let strange = [
        "東京都庁の市場は毎朝とても早く開きます。",
        "Kami senang 😀😀 sekali, café e\u{301}te\u{301} dan n\u{303}.",
        "سوق الخضار كبير והשוק הזה גדול, kata mereka.",
        "Ibu 👩\u{200d}👧 dan 👍🏽 cinta ❤\u{fe0f} 🇮🇩 negeri.",
        "ｱｲｳ 한국어 시장 กำลังดี ก้าว ไทย हिन्दी बाज़ार.",
    ];
    let mut words = String::new();
    for number in 0..12 {
        let said = strange[number % strange.len()].repeat(3);
        words.push_str(&format!(
            "Tanya: Bagaimana {number}?\n\nJawab: Kata {said}\n\n"
        ));
    }
    let place = Place::with_transcript(&words);
    place.good(&[
        "document",
        "set",
        "s.telaah",
        "1",
        "--title",
        "東京 cafe\u{301} سوق 😀",
        "--date",
        "2024-05-06",
    ]);
    place.write("U.txt", "Tanya: Apa?\n\nJawab: Ya.\n");
    place.good(&["import", "s.telaah", "U.txt"]);
    place.good(&["document", "set", "s.telaah", "2", "--date", "2024-05-07"]);

    let mut terminal = open(&place);
    terminal.see("2024-05-07");
    let dates = terminal.look(|screen| columns_of(screen, "2024-05-0"));
    assert_eq!(dates.len(), 2);
    assert_eq!(
        dates[0],
        dates[1],
        "{}",
        terminal.look(vt100::Screen::contents)
    );

    terminal.press("\r");
    terminal.see("this sentence");
    // With a moment between them, so that one drawing lies over another.
    for key in "Gggjjjjjjjjjjjjjjjjjjjj".chars() {
        terminal.press(&key.to_string());
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    terminal.press("sc");
    terminal.see("Code “");
    terminal.press("t\r");
    terminal.see("AG.TB Trust building. ");
    terminal.see("┌ Kata");
    terminal.settle();
    terminal.look(|screen| {
        let contents = screen.contents();
        let answers = columns_of(screen, "Kata ");
        let questions = columns_of(screen, "Bagaimana ");
        assert!(!answers.is_empty() && !questions.is_empty(), "{contents}");
        let text = answers[0];
        assert!(
            answers
                .iter()
                .chain(&questions)
                .all(|column| *column == text),
            "{contents}"
        );
        // Left of the text stands the margin, right of it the scroll bar.
        for row in 2..17 {
            let bar = screen.cell(row, 79).unwrap().contents();
            assert!(["│", "┃"].contains(&bar), "row {row}:\n{contents}");
            let margin = screen.cell(row, u16::try_from(text).unwrap() - 1).unwrap();
            assert!(
                ["", " "].contains(&margin.contents()),
                "row {row}:\n{contents}"
            );
        }
    });
    // What was drawn piece by piece is what is drawn whole.
    let pieces = terminal.look(shown);
    terminal.resize(81, 24);
    terminal.until("a wider screen", |screen| {
        screen.cell(5, 80).is_some_and(|cell| cell.has_contents())
    });
    terminal.resize(80, 24);
    let what = format!("the screen\n{pieces}");
    terminal.until(&what, |screen| shown(screen) == pieces);
}

#[test]
fn a_transcript_cannot_drive_the_terminal() {
    let place = Place::with_transcript(
        "Tanya\u{1b}[2J: Apa \u{1b}]0;owned\u{7} kabar \u{1b}[?1049l\u{9b}31m itu?\n\n\
         Jawab: Baik \u{1b}[8;1;1t\u{90}q\u{9d}52;c;aGFsbG8=\u{9c} sekali\u{8}\u{b}\u{c}.\n\n\
         Jawab: Ya \u{1b}c\u{1b}]52;c;aGFsbG8=\u{7} juga.\u{202e} Lalu.\n\n\
         Tanya: Pertanyaan yang panjang supaya ini tetap teks dan bukan berkas biner, begitu saja?\n\n\
         Jawab: Jawaban yang panjang supaya ini tetap teks dan bukan berkas biner, begitu saja.\n",
    );
    let mut terminal = open_document(&place);
    terminal.see("owned");
    terminal.see("juga");
    code_the_sentence(&mut terminal);
    // The list of quotes holds the same words.
    terminal.press("\u{1b}4");
    terminal.see("1 quote");
    terminal.press("l");
    terminal.see("owned");
    terminal.press("q");
    assert!(terminal.end().success());
    let (bytes, commands) = terminal.told();
    assert_eq!(commands, Vec::<String>::new());
    let written = String::from_utf8(bytes).unwrap();
    let is_c1 = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    assert!(!written.contains(is_c1));
    assert!(!written.contains(['\u{7}', '\u{8}', '\u{b}', '\u{c}', '\u{7f}', '\u{202e}']));
    for command in ["\u{1b}]", "\u{1b}c", "\u{1b}[8;1;1t", "\u{1b}P"] {
        assert!(!written.contains(command), "{command:?}");
    }
    assert_eq!(
        written.matches("\u{1b}[?1049l").count(),
        1,
        "only our own leaving"
    );
}

#[test]
fn a_document_of_a_megabyte_opens_and_scrolls() {
    let mut words = String::new();
    let mut number = 0;
    while words.len() < 1_000_000 {
        number += 1;
        words.push_str(&format!(
            "Tanya: Pertanyaan nomor {number}?\n\nJawab: Jawaban nomor {number}. \
             Kami mulai dari nol, lalu pelan-pelan mereka percaya kepada kami.\n\n"
        ));
    }
    let place = Place::with_transcript(&words);
    let mut terminal = open_document(&place);
    terminal.see("Pertanyaan nomor 1?");
    terminal.press("G");
    terminal.see(&format!("Jawaban nomor {number}."));
    terminal.press("\u{1b}[5~");
    terminal.see_no(&format!("Jawaban nomor {number}."));
    terminal.press("gg");
    terminal.see("Pertanyaan nomor 1?");
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn what_another_program_changes_appears_by_itself() {
    let place = Place::with_sample();
    let terminal = open_document(&place);
    terminal.see("Interview transcript I1");
    place.good(&[
        "coding",
        "add",
        "s.telaah",
        "--document",
        "I1",
        "--span",
        "0..48",
        "--code",
        "FAK.H1",
    ]);
    terminal.see("▪ Interview transcript I1");
    let screen = terminal.see("FAK.H1 Weak monitoring");
    assert!(screen.contains("this sentence"), "{screen}");
}

#[test]
fn the_screen_speaks_the_language_of_the_locale() {
    let place = Place::with_sample();
    let terminal = Start::new(&place)
        .variable("TELAAH_LANG", None)
        .variable("LANG", Some("id_ID.UTF-8"))
        .run(&["s.telaah"]);
    terminal.see("1 Dokumen");
    let screen = terminal.see("baca");
    assert!(!screen.contains("Documents"), "{screen}");
}

#[test]
fn a_full_disk_is_said_on_screen_and_work_goes_on() {
    let place = Place::with_sample();
    let before = trust_codings(&place);
    // Room for what SQLite needs to open a study, and hardly any to change it.
    let shell = "trap '' XFSZ; ulimit -f 72; exec \"$@\"";
    let mut terminal = Start::new(&place).through(shell).run(&["s.telaah"]);
    terminal.see("1 Documents");
    terminal.press("\r");
    terminal.see("this sentence");
    terminal.press("ct\r");
    terminal.see("The disk could not be read or written.");
    terminal.press("?");
    terminal.see_no("The disk");
    terminal.press("\u{3}");
    terminal.see("this sentence");
    terminal.press("q");
    assert!(terminal.end().success());
    assert_eq!(trust_codings(&place), before);
    place.good(&["doctor", "s.telaah"]);
}

#[test]
fn the_language_and_the_colours_chosen_last_are_there_at_the_next_start() {
    let place = Place::with_sample();
    let start = |language| {
        Start::new(&place)
            .variable("TELAAH_LANG", language)
            .run(&["s.telaah"])
    };
    let mut first = start(None);
    first.see("1 Documents");
    first.press("\u{1b}[20~");
    first.see("1 Dokumen");
    // From the dark colours to the light ones.
    first.press("\u{1b}[21~");
    first.see("Warna untuk terminal terang");
    first.press("q");
    assert!(first.end().success());

    let mut second = start(None);
    second.see("1 Dokumen");
    second.press("\u{1b}[21~");
    second.see("Enam belas warna");
    second.press("q");
    assert!(second.end().success());

    let mut named = start(Some("en"));
    named.see("1 Documents");
    named.press("q");
    assert!(named.end().success());

    place.write(".home/config/telaah/preferences.json", "{ not json");
    let mut broken = start(None);
    broken.see("1 Documents");
    broken.press("q");
    assert!(broken.end().success());
}
