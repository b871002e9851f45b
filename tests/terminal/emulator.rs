//! A terminal emulator with the program in it, and the folder it runs in: keys
//! in, a screen out, and patience until something stands there. It must not
//! know what the program shows.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use serde_json::Value;

pub const TELAAH: &str = env!("CARGO_BIN_EXE_telaah");

/// How long something may take that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long nothing is drawn on a screen that is complete.
const STILL: Duration = Duration::from_millis(500);

/// Columns and rows of a new terminal.
const SIZE: (u16, u16) = (80, 24);

/// A child that starts between the opening of a terminal and the moment it is
/// closed to children would hold that terminal open.
static STARTING: Mutex<()> = Mutex::new(());

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(|error| error.into_inner())
}

/// A folder with a home in it, and nothing of whoever runs the tests.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Place {
        Place {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With the sample study as `s.telaah`.
    pub fn with_sample() -> Place {
        static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
        let sample = SAMPLE.get_or_init(|| {
            let maker = Place::new();
            maker.good(&["demo", "s.telaah"]);
            std::fs::read(maker.path().join("s.telaah")).unwrap()
        });
        let place = Place::new();
        std::fs::write(place.path().join("s.telaah"), sample).unwrap();
        place
    }

    /// With a study `s.telaah` of one transcript named `T`, and a codebook.
    pub fn with_transcript(words: &str) -> Place {
        let place = Place::new();
        place.write("T.txt", words);
        place.good(&["new", "s.telaah", "--framework", "AG:process5"]);
        place.good(&["import", "s.telaah", "T.txt"]);
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, words: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, words).unwrap();
        path
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let home = |name: &str| self.path().join(".home").join(name).display().to_string();
        vec![
            ("HOME", home("")),
            ("XDG_STATE_HOME", home("state")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_CONFIG_HOME", home("config")),
            ("XDG_CACHE_HOME", home("cache")),
            ("USER", "dewi".to_owned()),
            ("PATH", "/usr/bin:/bin".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("TELAAH_LANG", "en".to_owned()),
        ]
    }

    /// The program without a terminal.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(TELAAH);
        command
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let child = {
            let _alone = lock(&STARTING);
            command.spawn().unwrap()
        };
        child.wait_with_output().unwrap()
    }

    /// The same, which has to end well; what it printed.
    pub fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a verb answers in JSON, which is a list.
    pub fn list(&self, arguments: &[&str]) -> Vec<Value> {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        serde_json::from_str(&self.good(&arguments)).unwrap()
    }
}

/// What a terminal was told beyond what stands on its screen.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heard {
    pub commands: Vec<String>,
}

impl vt100::Callbacks for Heard {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.commands.push("bell".to_owned());
    }
    fn visual_bell(&mut self, _: &mut vt100::Screen) {
        self.commands.push("visual bell".to_owned());
    }
    fn resize(&mut self, _: &mut vt100::Screen, _: (u16, u16)) {
        self.commands.push("resize".to_owned());
    }
    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.commands.push("icon name".to_owned());
    }
    fn set_window_title(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.commands.push("title".to_owned());
    }
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], _: &[u8]) {
        self.commands.push("copy".to_owned());
    }
    fn paste_from_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.commands.push("paste".to_owned());
    }
    fn unhandled_control(&mut self, _: &mut vt100::Screen, byte: u8) {
        self.commands.push(format!("control {byte:#x}"));
    }
    fn unhandled_osc(&mut self, _: &mut vt100::Screen, _: &[&[u8]]) {
        self.commands.push("osc".to_owned());
    }
}

struct Seen {
    parser: vt100::Parser<Heard>,
    bytes: Vec<u8>,
    /// Whether nobody holds the other end any more.
    is_closed: bool,
    /// Whether the reader should let go.
    is_enough: bool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// How the program is started.
pub struct Start<'a> {
    place: &'a Place,
    changes: Vec<(&'static str, Option<&'static str>)>,
    /// A line of the shell that ends in `"$@"`, the program with its arguments.
    shell: Option<&'static str>,
}

impl<'a> Start<'a> {
    pub fn new(place: &'a Place) -> Self {
        Start {
            place,
            changes: Vec::new(),
            shell: None,
        }
    }

    /// Sets a variable of the environment, or takes it away.
    pub fn variable(mut self, name: &'static str, value: Option<&'static str>) -> Self {
        self.changes.push((name, value));
        self
    }

    pub fn through(mut self, shell: &'static str) -> Self {
        self.shell = Some(shell);
        self
    }

    pub fn run(self, arguments: &[&str]) -> Terminal {
        let mut command = match self.shell {
            Some(line) => {
                let mut command = CommandBuilder::new("/bin/sh");
                command.args(["-c", line, "sh", TELAAH]);
                command
            }
            None => CommandBuilder::new(TELAAH),
        };
        command.args(arguments);
        command.cwd(self.place.path());
        command.env_clear();
        for (name, value) in self.place.environment() {
            command.env(name, value);
        }
        for (name, value) in self.changes {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            }
        }
        Terminal::start(command)
    }
}

/// The emulator with the program in it.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    seen: Shared,
    reader: Option<JoinHandle<()>>,
}

fn pty_size((width, height): (u16, u16)) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Terminal {
    fn start(command: CommandBuilder) -> Terminal {
        let alone = lock(&STARTING);
        let pair = native_pty_system().openpty(pty_size(SIZE)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut source = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        drop(alone);
        let (width, height) = (cells(SIZE.0), cells(SIZE.1));
        let seen = Seen {
            parser: vt100::Parser::new_with_callbacks(height, width, 0, Heard::default()),
            bytes: Vec::new(),
            is_closed: false,
            is_enough: false,
        };
        let seen: Shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let shared = Arc::clone(&seen);
        let reader = std::thread::spawn(move || {
            let mut piece = [0; 1 << 14];
            loop {
                // The end of a terminal is an error on Linux.
                let read = source.read(&mut piece).unwrap_or(0);
                let mut seen = lock(&shared.0);
                seen.parser.process(&piece[..read]);
                seen.bytes.extend_from_slice(&piece[..read]);
                seen.is_closed = read == 0;
                shared.1.notify_all();
                if seen.is_closed || seen.is_enough {
                    return;
                }
            }
        });
        Terminal {
            child,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            seen,
            reader: Some(reader),
        }
    }

    /// Waits until the screen is as it should be; the screen as text.
    pub fn until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = lock(&self.seen.0);
        loop {
            if is_so(seen.parser.screen()) {
                return seen.parser.screen().contents();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let contents = seen.parser.screen().contents();
            assert!(!left.is_zero(), "{what} did not come:\n{contents}");
            assert!(
                !seen.is_closed,
                "{what} did not come before the end:\n{contents}"
            );
            let waited = self.seen.1.wait_timeout(seen, left);
            seen = waited.unwrap_or_else(|error| error.into_inner()).0;
        }
    }

    /// Waits until these words stand on the screen.
    pub fn see(&self, words: &str) -> String {
        self.until(words, |screen| screen.contents().contains(words))
    }

    /// Waits until these words are gone from the screen.
    pub fn see_no(&self, words: &str) -> String {
        let what = format!("the end of {words}");
        self.until(&what, |screen| !screen.contents().contains(words))
    }

    /// Waits until nothing more is drawn, for what is only compared with itself.
    pub fn settle(&self) {
        let mut seen = lock(&self.seen.0);
        loop {
            let before = seen.bytes.len();
            let waited = self.seen.1.wait_timeout(seen, STILL);
            let (held, timeout) = waited.unwrap_or_else(|error| error.into_inner());
            if timeout.timed_out() && held.bytes.len() == before {
                return;
            }
            seen = held;
        }
    }

    /// Looks at the screen as it is now.
    pub fn look<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(lock(&self.seen.0).parser.screen())
    }

    /// Every byte the program has written, and what they told the terminal.
    pub fn told(&self) -> (Vec<u8>, Vec<String>) {
        let seen = lock(&self.seen.0);
        (seen.bytes.clone(), seen.parser.callbacks().commands.clone())
    }

    /// Presses keys, given as the bytes a terminal sends for them.
    pub fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Clicks a cell, both counted from 0.
    pub fn click(&mut self, column: usize, row: usize) {
        let (x, y) = (column + 1, row + 1);
        self.press(&format!("\u{1b}[<0;{x};{y}M\u{1b}[<0;{x};{y}m"));
    }

    pub fn resize(&self, width: u16, height: u16) {
        // The emulator first: what the program then draws is for the new size.
        lock(&self.seen.0)
            .parser
            .set_size(cells(height), cells(width));
        let master = self.master.as_ref().unwrap();
        master.resize(pty_size((width, height))).unwrap();
    }

    /// How the terminal treats lines and keys: two that are alike are equal.
    pub fn modes(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        self.master.as_ref().unwrap().get_termios().unwrap()
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = Command::new("/bin/sh")
            .args(["-c", "kill -s \"$1\" \"$2\"", "sh", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Takes the terminal away from the program, as closing its window does.
    pub fn close(&mut self) {
        lock(&self.seen.0).is_enough = true;
        // Wakes the reader, which holds the terminal open.
        self.press("?");
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }

    /// Waits until the program has ended and all it wrote has been read.
    pub fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            let contents = self.look(vt100::Screen::contents);
            assert!(Instant::now() < deadline, "it does not end:\n{contents}");
            std::thread::sleep(Duration::from_millis(5));
        };
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
