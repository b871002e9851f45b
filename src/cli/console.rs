//! Standard output and standard error as the verbs use them: words in the
//! person's language, control characters made visible on a terminal, failures
//! to write noticed. It must not know what is printed.

use std::io::{self, BufWriter, IsTerminal, Write};

use crate::fault::Fault;
use crate::message::{Language, Phrasebook, Text};
use crate::text;
use crate::text::safe;

/// Where a verb speaks.
pub struct Console {
    pub words: Phrasebook,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// Whether lines that only report what was done are held back.
    pub is_quiet: bool,
    out: Box<dyn Write>,
}

impl Console {
    pub fn new(language: Language) -> Self {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let out: Box<dyn Write> = if is_terminal {
            Box::new(Visible::new(stdout))
        } else {
            Box::new(BufWriter::with_capacity(1 << 16, stdout))
        };
        Console {
            words: Phrasebook::new(language),
            is_terminal,
            is_quiet: false,
            out,
        }
    }

    /// Whether a person sits in front of it and can be shown a screen.
    pub fn is_interactive(&self) -> bool {
        self.is_terminal && io::stdin().is_terminal()
    }

    pub fn say(&self, text: &Text) -> String {
        self.words.say(text)
    }

    pub fn out(&mut self) -> &mut dyn Write {
        &mut *self.out
    }

    /// A line that is the answer.
    pub fn print(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    /// A line that says what was done, unless it should be quiet.
    pub fn report(&mut self, text: &Text) -> io::Result<()> {
        if self.is_quiet {
            return Ok(());
        }
        let line = self.say(text);
        self.print(&line)
    }

    /// Something worth knowing that is not the answer.
    pub fn note(&mut self, text: &Text) {
        if !self.is_quiet {
            self.murmur(&self.say(text));
        }
    }

    /// A failure: its sentence, and what to do next on a line of its own.
    pub fn complain(&mut self, fault: &Fault) {
        self.murmur(&format!("telaah: {}", self.say(&fault.what)));
        if let Some(hint) = &fault.hint {
            self.murmur(&format!("  {}", self.say(hint)));
        }
    }

    /// One or more lines on standard error. Where even that is closed, there
    /// is nobody left to tell.
    fn murmur(&self, lines: &str) {
        let mut shown = String::new();
        for line in lines.lines() {
            shown.push_str(&safe(line));
            shown.push('\n');
        }
        drop(io::stderr().lock().write_all(shown.as_bytes()));
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The fault of an output that could not be written.
pub fn unwritten(error: &io::Error) -> Fault {
    Fault::input(text!("cli-unwritten", reason = error.to_string()))
        .hint(text!("cli-unwritten-hint"))
}

/// Passes text on to a terminal line by line, with everything that could
/// command the terminal made visible.
struct Visible<W: Write> {
    inner: W,
    line: Vec<u8>,
}

impl<W: Write> Visible<W> {
    fn new(inner: W) -> Self {
        Visible {
            inner,
            line: Vec::new(),
        }
    }

    fn pass(&mut self, until: usize) -> io::Result<()> {
        let rest = self.line.split_off(until);
        let lines = std::mem::replace(&mut self.line, rest);
        let lines = String::from_utf8_lossy(&lines);
        for line in lines.split_inclusive('\n') {
            match line.strip_suffix('\n') {
                Some(words) => writeln!(self.inner, "{}", safe(words))?,
                None => write!(self.inner, "{}", safe(line))?,
            }
        }
        Ok(())
    }
}

impl<W: Write> Write for Visible<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        if let Some(last) = self.line.iter().rposition(|byte| *byte == b'\n') {
            self.pass(last + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.line.len())?;
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_sees_commands_but_does_not_obey_them() {
        let mut seen = Vec::new();
        let mut visible = Visible::new(&mut seen);
        write!(visible, "a\u{1b}[31mb\nc").unwrap();
        visible.write_all("é".as_bytes()).unwrap();
        visible.flush().unwrap();
        assert_eq!(String::from_utf8(seen).unwrap(), "a␛[31mb\ncé");
    }
}
