//! Time for rows: a hybrid logical clock that never goes back, even when the
//! machine's clock does or another file's rows come from the future. It must
//! not be used to decide whether something is stale: digests do that.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970, UTC.
#[must_use]
pub fn now() -> i64 {
    milliseconds(SystemTime::now())
}

/// A moment as milliseconds since 1970, UTC; 0 for what was before.
#[must_use]
pub fn milliseconds(moment: SystemTime) -> i64 {
    moment
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

/// A hybrid logical clock (Kulkarni et al. 2014): wall time in milliseconds, a
/// counter for events within one, and who ticked. Its text sorts by time.
#[derive(Debug, Clone)]
pub struct Clock {
    wall: i64,
    counter: u16,
    node: String,
}

impl Clock {
    /// A clock that goes on after `last`, a stamp it or another clock made.
    #[must_use]
    pub fn after(last: Option<&str>, node: String) -> Self {
        let (wall, counter) = last.and_then(parse).unwrap_or((0, 0));
        Clock {
            wall,
            counter,
            node,
        }
    }

    /// The next stamp, later than every one before.
    pub fn tick(&mut self) -> String {
        let now = now();
        if now > self.wall {
            self.wall = now;
            self.counter = 0;
        } else if self.counter == u16::MAX {
            self.wall += 1;
            self.counter = 0;
        } else {
            self.counter += 1;
        }
        format!("{:012x}-{:04x}-{}", self.wall, self.counter, self.node)
    }
}

fn parse(stamp: &str) -> Option<(i64, u16)> {
    let mut parts = stamp.split('-');
    let wall = i64::from_str_radix(parts.next()?, 16).ok()?;
    let counter = u16::from_str_radix(parts.next()?, 16).ok()?;
    Some((wall, counter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_from_the_future_is_never_overtaken() {
        let future = format!("{:012x}-{:04x}-far", now() + 1_000_000, 7);
        let mut clock = Clock::after(Some(&future), "here".to_owned());
        let first = clock.tick();
        let second = clock.tick();
        assert!(future < first, "{future} {first}");
        assert!(first < second, "{first} {second}");
    }
}
