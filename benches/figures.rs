//! How fast the program is on a study of real size, each question beside the
//! same one asked of SQLite with nothing around it, in the same run. It prints
//! Markdown. `examples/generate_corpus.rs` makes the study.

#[path = "figures/bare.rs"]
mod bare;
#[path = "../examples/generate_corpus/interview.rs"]
mod interview;
#[path = "figures/memory.rs"]
mod memory;
#[path = "figures/reading.rs"]
mod reading;
#[path = "figures/rig.rs"]
mod rig;
#[path = "figures/screen.rs"]
mod screen;
#[path = "figures/table.rs"]
mod table;
#[path = "figures/writing.rs"]
mod writing;

use std::path::Path;
use std::process::ExitCode;

use rig::{Done, Rig};
use table::Table;

const USAGE: &str = "\
These figures need a study to measure on. Make one, then say where it is:

    cargo run --release --example generate_corpus -- /tmp/L.telaah L
    TELAAH_BENCH=/tmp/L.telaah cargo bench --bench figures

With `rg` installed and TELAAH_BENCH_TEXTS naming the folder that
`generate_corpus -- --texts FOLDER L` wrote, ripgrep is measured too.
TELAAH_BENCH_PART asks for one part alone: reading, exports, writing, screen
or memory.";

fn main() -> ExitCode {
    let Some(study) = std::env::var_os("TELAAH_BENCH") else {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    let study = Path::new(&study);
    let done = match std::env::var(memory::ALONE) {
        Ok(what) => memory::alone(study, &what),
        Err(_) => measure(study),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{}", trouble.0);
            ExitCode::FAILURE
        }
    }
}

fn measure(study: &Path) -> Done<()> {
    let part = std::env::var("TELAAH_BENCH_PART").ok();
    let is_wanted = |name: &str| part.as_ref().is_none_or(|part| part == name);
    let rig = Rig::set_up(study, study.parent().unwrap_or(Path::new(".")))?;
    println!("{}\n", rig.describe()?);
    Table::head(["what", "telaah", "bare SQLite", "ratio"]);
    if is_wanted("reading") {
        reading::measure(&rig)?;
    }
    if is_wanted("exports") {
        reading::measure_exports(&rig)?;
    }
    if is_wanted("writing") {
        writing::measure(&rig)?;
        let memory = Path::new("/dev/shm");
        if memory.is_dir() {
            // Where a sync costs nothing, what is left is the program's own work.
            let unsynced = Rig::set_up(study, memory)?;
            writing::measure_unsynced(&unsynced)?;
        }
    }
    println!();
    if is_wanted("screen") {
        screen::measure(rig.study())?;
    }
    println!();
    if is_wanted("memory") {
        memory::measure(rig.study())?;
    }
    Ok(())
}
