//! How much memory one operation needs at its peak: each runs in a process of
//! its own that does nothing else. It must not time.

use std::path::Path;
use std::process::Command;

use telaah::exchange::export::Format;
use telaah::model::edit::Edit;
use telaah::workbench::Workbench;

use crate::rig::{Done, Trouble};
use crate::table::Table;
use crate::{reading, writing};

/// Names the one operation a process shall do.
pub const ALONE: &str = "TELAAH_BENCH_ALONE";

const WHAT: [(&str, &str); 8] = [
    ("open", "open, codes and list of documents"),
    ("quotes", "all quotes of the most used code"),
    ("matrix", "matrix of cases and codes"),
    ("search", "two words, 500 hits"),
    ("regex", "regular expression over all texts"),
    ("csv", "all quotes to CSV"),
    ("docx", "all quotes to DOCX"),
    ("import", "import of 100 texts, and its undo"),
];

pub fn measure(study: &Path) -> Done<()> {
    Table::head(["at the peak", "memory"]);
    for (name, what) in WHAT {
        let out = Command::new(std::env::current_exe()?)
            .env("TELAAH_BENCH", study)
            .env(ALONE, name)
            .output()?;
        if !out.status.success() {
            return Err(Trouble(String::from_utf8_lossy(&out.stderr).into_owned()));
        }
        let peak = String::from_utf8_lossy(&out.stdout);
        Table::row([what, &format!("{} MB", peak.trim())]);
    }
    Ok(())
}

/// Does one thing and prints the peak of this process in MB.
pub fn alone(path: &Path, what: &str) -> Done<()> {
    let mut study = Workbench::open(path)?;
    match what {
        "open" => {
            reading::open(path)?;
        }
        "quotes" => {
            let filter = reading::most_used(&study)?;
            reading::each_quote(&study, &filter)?;
        }
        "matrix" => {
            reading::matrix(&study)?;
        }
        "search" => {
            reading::search(&study, reading::WORDS, false, reading::HITS)?;
        }
        "regex" => {
            reading::search(&study, reading::REGEX, true, 0)?;
        }
        "csv" | "docx" => {
            let format = Format::from_key(what).unwrap_or(Format::Csv);
            reading::export(&study, &reading::codes(&study)?, format)?;
        }
        "import" => {
            let drafts = writing::drafts()?;
            study.apply(Edit::ImportDocuments { drafts })?;
            study.undo()?;
        }
        other => return Err(Trouble(format!("no such operation: {other}"))),
    }
    let peak = peak_of(std::process::id());
    println!("{}", peak.unwrap_or_default());
    Ok(())
}

/// The most memory a process ever had, in MB; where the system tells it.
pub fn peak_of(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
