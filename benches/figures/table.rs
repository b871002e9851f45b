//! Timing two ways to the same answer, turn by turn, and the lines that tell of
//! it. It must not know what is timed.

use std::time::{Duration, Instant};

use crate::rig::Done;

/// How long one comparison may take, in all its runs.
const PATIENCE: Duration = Duration::from_secs(6);

pub struct Table;

impl Table {
    pub fn head<const N: usize>(cells: [&str; N]) {
        Table::row(cells);
        println!("|---|{}", "---:|".repeat(N - 1));
    }

    pub fn row<const N: usize>(cells: [&str; N]) {
        println!("| {} |", cells.join(" | "));
    }

    pub fn pair(what: &str, telaah: Duration, bare: Duration) {
        let ratio = telaah.as_secs_f64() / bare.as_secs_f64().max(1e-9);
        Table::row([what, &shown(telaah), &shown(bare), &format!("{ratio:.2}")]);
    }

    /// What has no twin.
    pub fn alone(what: &str, telaah: Duration) {
        Table::row([what, &shown(telaah), "–", "–"]);
    }
}

/// Milliseconds with three digits that mean something.
pub fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    let decimals = match ms {
        _ if ms < 1.0 => 3,
        _ if ms < 10.0 => 2,
        _ if ms < 100.0 => 1,
        _ => 0,
    };
    format!("{ms:.decimals$} ms")
}

pub fn timed<T>(work: impl FnOnce() -> Done<T>) -> Done<(Duration, T)> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed(), value))
}

/// The value below which `share` (0 to 1) of the times lie.
pub fn quantile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let index = ((times.len().saturating_sub(1)) as f64 * share).round() as usize;
    times.get(index).copied().unwrap_or_default()
}

pub fn median(times: &mut [Duration]) -> Duration {
    quantile(times, 0.5)
}

/// Both once to warm up, then in turns; prints the medians. The numbers the two
/// return (rows, hits) are said where they differ, so that nobody compares two
/// different questions unawares.
pub fn compare(
    what: &str,
    mut telaah: impl FnMut() -> Done<usize>,
    mut bare: impl FnMut() -> Done<usize>,
) -> Done<()> {
    let (first, ours) = timed(&mut telaah)?;
    let (second, theirs) = timed(&mut bare)?;
    let (mut times, mut bare_times) = (Vec::new(), Vec::new());
    for _ in 0..runs(first + second) {
        times.push(timed(&mut telaah)?.0);
        bare_times.push(timed(&mut bare)?.0);
    }
    let count = if ours == theirs {
        format!("{ours}")
    } else {
        format!("{ours}; bare {theirs}")
    };
    let what = format!("{what} ({count})");
    Table::pair(&what, median(&mut times), median(&mut bare_times));
    Ok(())
}

/// An odd number of runs, fewer of what takes long.
pub fn runs(one: Duration) -> usize {
    let fitting = PATIENCE.as_secs_f64() / one.as_secs_f64().max(1e-6);
    (fitting as usize).clamp(3, 51) | 1
}
