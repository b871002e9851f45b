//! What a person waits for: from a key to the last byte of the frame it brings,
//! and from the start to the first frame, of the program itself in a terminal.
//! It must not look inside the program.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use telaah::workbench::Workbench;

use crate::memory::peak_of;
use crate::rig::{Done, Trouble};
use crate::table::{Table, median, quantile, shown};

const ROWS: NonZeroU16 = NonZeroU16::new(40).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(120).unwrap();
const PRESSES: usize = 200;
const STARTS: usize = 15;
/// A frame is whole when nothing more comes for this long.
const QUIET: Duration = Duration::from_millis(40);
const PATIENCE: Duration = Duration::from_secs(20);

pub fn measure(study: &Path) -> Done<()> {
    let mut first = Vec::new();
    let mut listed = Vec::new();
    let mut whole = Vec::new();
    let last = Workbench::open_to_read(study)?
        .documents()?
        .pop()
        .map_or_else(String::new, |document| document.title);
    for _ in 0..STARTS {
        let mut screen = Screen::start(study)?;
        let (any, list) = screen.until("Wawancara")?;
        first.push(any);
        listed.push(list);
        screen.end();
        // A key typed ahead waits for the whole list.
        let mut screen = Screen::start(study)?;
        screen.keys.write_all(b"G")?;
        whole.push(screen.until(&last)?.1);
        screen.end();
    }
    Table::head(["on screen, 120 × 40", "median", "p99"]);
    let row = |what: &str, times: &mut [Duration]| {
        let middle = shown(median(times));
        Table::row([what, &middle, &shown(quantile(times, 0.99))]);
    };
    row("start to first byte", &mut first);
    row("start to the first documents of the list", &mut listed);
    row("start to its end, by a key typed ahead", &mut whole);
    let mut screen = Screen::start(study)?;
    screen.until("Wawancara")?;
    row("down in the list of documents", &mut screen.presses(b"j")?);
    screen.press(b"\r")?;
    if screen.shows("Narasumber") {
        row("down in the reader", &mut screen.presses(b"j")?);
    } else {
        Table::row(["down in the reader", "no such room", "–"]);
    }
    if let Some(peak) = screen.child.process_id().and_then(peak_of) {
        println!("\nPeak memory of the program on screen: {peak} MB.");
    }
    screen.end();
    Ok(())
}

struct Screen {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    shown: vt100::Parser,
    started: Instant,
    /// Kept so that the terminal stays open.
    _master: Box<dyn MasterPty + Send>,
}

impl Screen {
    fn start(study: &Path) -> Done<Screen> {
        let trouble = |error: &dyn std::fmt::Display| Trouble(error.to_string());
        let size = PtySize {
            rows: ROWS.get(),
            cols: COLUMNS.get(),
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .map_err(|error| trouble(&error))?;
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_telaah"));
        command.arg(study);
        command.cwd(study.parent().unwrap_or(Path::new("/")));
        command.env("TERM", "xterm-256color");
        command.env("TELAAH_LANG", "en");
        // Not the person's own list of recent studies.
        command.env("HOME", study.with_extension("home"));
        command.env("XDG_STATE_HOME", study.with_extension("home"));
        command.env("XDG_DATA_HOME", study.with_extension("home"));
        command.env("XDG_CONFIG_HOME", study.with_extension("home"));
        let started = Instant::now();
        let child = pair
            .slave
            .spawn_command(command)
            .map_err(|error| trouble(&error))?;
        drop(pair.slave);
        let keys = pair.master.take_writer().map_err(|error| trouble(&error))?;
        let mut reader = pair
            .master
            .try_clone_reader()
            .map_err(|error| trouble(&error))?;
        let (give, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if give
                    .send((Instant::now(), buffer[..count].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        Ok(Screen {
            child,
            keys,
            bytes,
            shown: vt100::Parser::new(ROWS, COLUMNS, 0),
            started,
            _master: pair.master,
        })
    }

    fn shows(&self, words: &str) -> bool {
        self.shown.screen().contents().contains(words)
    }

    /// When the first byte came, and when the screen first showed these words;
    /// then waits until it is quiet.
    fn until(&mut self, words: &str) -> Done<(Duration, Duration)> {
        let mut first = None;
        let mut seen = None;
        while seen.is_none() {
            let (at, bytes) = self.bytes.recv_timeout(PATIENCE).map_err(|_| {
                let shown = self.shown.screen().contents();
                Trouble(format!("the screen never showed {words}:\n{shown}"))
            })?;
            first.get_or_insert(at - self.started);
            self.shown.process(&bytes);
            seen = self.shows(words).then(|| at - self.started);
        }
        self.settle(Duration::from_millis(300));
        Ok((first.unwrap_or_default(), seen.unwrap_or_default()))
    }

    /// Takes what comes until nothing came for a while; when the last byte came.
    fn settle(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        loop {
            match self.bytes.recv_timeout(quiet) {
                Ok((at, bytes)) => {
                    self.shown.process(&bytes);
                    last = Some(at);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return last,
            }
        }
    }

    fn press(&mut self, key: &[u8]) -> Done<Option<Duration>> {
        let pressed = Instant::now();
        self.keys.write_all(key)?;
        self.keys.flush()?;
        Ok(self.settle(QUIET).map(|last| last - pressed))
    }

    fn presses(&mut self, key: &[u8]) -> Done<Vec<Duration>> {
        let mut times = Vec::with_capacity(PRESSES);
        for _ in 0..PRESSES {
            times.extend(self.press(key)?);
        }
        Ok(times)
    }

    fn end(mut self) {
        // It may have ended by itself; there is nothing more to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
