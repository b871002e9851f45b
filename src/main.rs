//! The program: lets the command line read the arguments and gives it the
//! screen to open. It must not know any verb, nor anything about a study.

use std::path::Path;
use std::process::ExitCode;

use telaah::cli::{self, Screen};
use telaah::fault::Outcome;
use telaah::message::Language;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let screen = Screen {
        open: open_screen,
        keys: telaah::tui::keys_page,
    };
    ExitCode::from(cli::run(&arguments, &screen))
}

/// The one door to the workbench on screen.
fn open_screen(project: Option<&Path>, language: Option<Language>) -> Outcome<()> {
    telaah::tui::run(project, language)
}
