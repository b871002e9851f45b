//! The terminal is given back even by a panic: this very test program is started
//! again in a terminal of its own, where it panics while it draws.

use std::io::Read;
use std::num::NonZeroU16;
use std::panic::{AssertUnwindSafe, catch_unwind};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::*;

const PANICKING: &str = "tui::driver::terminal::tests::a_drawing_that_panics";

#[test]
#[ignore = "it is the child of the test below, and wants a terminal"]
fn a_drawing_that_panics() {
    let ended = catch_unwind(AssertUnwindSafe(|| {
        let mut guard = Guard::enter().unwrap();
        guard
            .draw(|frame| frame.render_widget("a study", frame.area()))
            .unwrap();
        guard.draw(|_| panic!("the drawing fell over")).unwrap();
    }));
    assert!(ended.is_err());
    println!("what comes after");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let modes = pair.master.get_termios().unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", PANICKING]);
    command.env("RUST_BACKTRACE", "0");
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut source = pair.master.try_clone_reader().unwrap();
    // This end of the child's terminal stays open, so that its modes can be read.
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        while !has(&bytes, b"test result") {
            match source.read(&mut piece) {
                Ok(read) if read > 0 => bytes.extend_from_slice(&piece[..read]),
                _ => break,
            }
        }
        bytes
    });
    assert!(child.wait().unwrap().success());
    let bytes = reader.join().unwrap();
    assert!(
        pair.master.get_termios().unwrap() == modes,
        "lines as before"
    );

    let place = |words: &str| {
        let found = bytes
            .windows(words.len())
            .position(|at| at == words.as_bytes());
        found.unwrap_or_else(|| panic!("{words:?} is not in {:?}", String::from_utf8_lossy(&bytes)))
    };
    let taken = place("\u{1b}[?1049h");
    let given_back = place("\u{1b}[?1049l");
    let reported = place("the drawing fell over");
    assert!(taken < given_back && given_back < reported);

    let (rows, columns) = (NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
    let mut parser = vt100::Parser::new(rows, columns, 0);
    parser.process(&bytes);
    let screen = parser.screen();
    let shown = screen.contents();
    assert!(shown.contains("the drawing fell over"), "{shown}");
    assert!(shown.contains("what comes after"), "{shown}");
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pasting is plain");
    let mouse = screen.mouse_protocol_mode();
    assert_eq!(mouse, vt100::MouseProtocolMode::None, "the mouse is free");
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|at| at == words)
}
