//! The program: opens the workbench on screen.

use std::process::ExitCode;

fn main() -> ExitCode {
    let path = std::env::args().nth(1);
    match telaah::tui::run(path.as_deref().map(std::path::Path::new), None) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => ExitCode::from(fault.exit_code()),
    }
}
