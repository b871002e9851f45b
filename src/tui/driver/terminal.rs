//! The terminal: taken over, given back whatever happens (the end, a panic, a
//! signal), and drawn on. It must not know what is drawn.

use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};
use signal_hook::consts::{SIGHUP, SIGTERM};

use crate::fault::{Fault, Outcome};
use crate::text;

/// Signals that ask the program to end.
pub struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// The last one that came, if any did.
    pub fn seen(&self) -> Option<i32> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            signal => i32::try_from(signal).ok(),
        }
    }
}

/// Lets signals wait for the loop instead of ending the program at once.
pub fn watch_signals() -> Outcome<Signals> {
    let seen = Arc::new(AtomicUsize::new(0));
    for signal in [SIGTERM, SIGHUP] {
        let number = usize::try_from(signal).unwrap_or_default();
        signal_hook::flag::register_usize(signal, Arc::clone(&seen), number)
            .map_err(|error| unusable(&error))?;
    }
    Ok(Signals(seen))
}

/// Holds the terminal; dropping it gives the terminal back.
pub struct Guard {
    /// Never dropped: its own drop complains on standard error where the cursor
    /// cannot be shown, and panics where standard error went with the terminal.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    /// Second cells of the glyphs of several characters in the last frame.
    halves: Vec<Position>,
}

impl Guard {
    /// Takes the terminal over.
    pub fn enter() -> Outcome<Guard> {
        enable_raw_mode().map_err(|error| unusable(&error))?;
        IS_TAKEN.store(true, Ordering::Relaxed);
        let entered = execute!(
            stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableMouseCapture,
            cursor::Hide
        );
        let terminal = entered.and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        match terminal {
            Ok(terminal) => {
                restore_on_panic(thread::current().id());
                let terminal = ManuallyDrop::new(terminal);
                Ok(Guard {
                    terminal,
                    halves: Vec::new(),
                })
            }
            Err(error) => {
                restore();
                Err(unusable(&error))
            }
        }
    }

    pub fn size(&self) -> Outcome<Size> {
        self.terminal.size().map_err(|error| unusable(&error))
    }

    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> Outcome<()> {
        let halves = &mut self.halves;
        let drawn = self.terminal.draw(|frame| {
            draw(frame);
            keep_emoji_in_their_cells(frame.buffer_mut());
            clear_second_halves(halves, frame.buffer_mut());
        });
        match drawn {
            Ok(_) => Ok(()),
            Err(error) => Err(super::terminal_lost(&error)),
        }
    }

    pub fn capture_mouse(&mut self, is_on: bool) -> Outcome<()> {
        let done = if is_on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        };
        done.map_err(|error| super::terminal_lost(&error))
    }

    /// Puts words on the clipboard of the terminal the person sits at.
    pub fn copy(&mut self, words: &str) -> Outcome<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(words))
            .map_err(|error| super::terminal_lost(&error))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// An emoji that only its variation selector makes wide (`❤️`) takes one cell
/// on some terminals and two on others. Said to be two wide whatever happens,
/// nothing is written behind it to clear its second cell, and what follows is
/// put where it belongs instead of where the terminal's cursor has got to.
fn keep_emoji_in_their_cells(buffer: &mut Buffer) {
    let two = NonZeroU16::MIN.saturating_add(1);
    for cell in &mut buffer.content {
        if cell.symbol().contains('\u{fe0f}') && cell.cell_width() == two.get() {
            cell.set_diff_option(CellDiffOption::ForcedWidth(two));
        }
    }
}

/// Glyphs of several characters (flags, families) are two halves to some
/// terminals: writing over the first leaves the second standing. Wherever one of
/// the last frame is gone, its second cell is written whatever it held.
fn clear_second_halves(halves: &mut Vec<Position>, buffer: &mut Buffer) {
    let is_glyph = |cell: &Cell| cell.symbol().chars().nth(1).is_some() && cell.cell_width() == 2;
    for half in halves.drain(..) {
        let is_gone = buffer
            .cell((half.x - 1, half.y))
            .is_some_and(|head| head.cell_width() < 2);
        if is_gone && let Some(cell) = buffer.cell_mut(half) {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
    for (at, cell) in buffer.content.iter().enumerate() {
        if cell.symbol().len() > 1 && is_glyph(cell) {
            let (x, y) = buffer.pos_of(at);
            halves.push(Position::new(x + 1, y));
        }
    }
}

/// Whether the terminal is to be given back.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back, once: a second time would put the cursor back where
/// it was at first, over what was reported meanwhile. The terminal may be gone
/// by now, so nothing here can fail.
fn restore() {
    if !IS_TAKEN.swap(false, Ordering::Relaxed) {
        return;
    }
    let _ = execute!(
        stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
    let _ = stdout().flush();
}

/// A panic on the thread of the screen gives the terminal back before it is
/// reported; one on another thread is turned into a fault there, and must not
/// scribble over the screen.
fn restore_on_panic(screen: ThreadId) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == screen {
            restore();
            before(panic);
        }
    }));
}

fn unusable(error: &io::Error) -> Fault {
    Fault::input(text!("terminal-unusable", error = error.to_string()))
        .hint(text!("terminal-unusable-hint"))
}

#[cfg(all(test, unix))]
mod tests;
