//! Times as transcripts write them: `00:01:23`, `[1:23]`, `(00:01:23.450)`,
//! ranges in brackets, `#00:01:23-4#`. It must not know who speaks at them.

/// A moment or a stretch of the recording, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub start: u64,
    pub end: Option<u64>,
    /// In brackets or with hours: hardly ever the time of day in a sentence.
    pub is_sure: bool,
}

/// No time in brackets is longer than this many bytes.
const LONGEST: usize = 48;

/// Reads `h:mm:ss`, `m:ss` or `hh:mm:ss:ff`, each with an optional fraction, at
/// the start of `text`. Gives milliseconds, bytes read and whether hours were written.
pub fn bare(text: &str) -> Option<(u64, usize, bool)> {
    written_with(text, b':')
}

fn written_with(text: &str, mark: u8) -> Option<(u64, usize, bool)> {
    let bytes = text.as_bytes();
    let (first, mut at) = digits(bytes, 0, 1, 3)?;
    let mut parts = [first, 0, 0, 0];
    let mut count = 1;
    while count < 4 && bytes.get(at) == Some(&mark) {
        let Some((part, next)) = digits(bytes, at + 1, 2, 2) else {
            break;
        };
        parts[count] = part;
        count += 1;
        at = next;
    }
    let (hours, minutes, seconds) = match count {
        2 => (0, parts[0], parts[1]),
        // The fourth part counts frames, whose length nobody states.
        3 | 4 => (parts[0], parts[1], parts[2]),
        _ => return None,
    };
    if seconds > 59 || (count > 2 && minutes > 59) {
        return None;
    }
    let mut millis = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    if mark == b':' && matches!(bytes.get(at), Some(b'.' | b',')) {
        let run = bytes[at + 1..]
            .iter()
            .take(9)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let scale = [100, 10, 1];
        for (digit, factor) in bytes[at + 1..at + 1 + run].iter().zip(scale) {
            millis += u64::from(digit - b'0') * factor;
        }
        if run > 0 {
            at += 1 + run;
        }
    }
    // `12:30:` may still be a time before a colon, `12:305` is none.
    let is_open = bytes.get(at).is_some_and(u8::is_ascii_digit)
        || (bytes.get(at) == Some(&mark) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
    (!is_open).then_some((millis, at, count > 2))
}

fn digits(bytes: &[u8], from: usize, least: usize, most: usize) -> Option<(u64, usize)> {
    let run = bytes
        .get(from..)?
        .iter()
        .take(most)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if run < least {
        return None;
    }
    let value = bytes[from..from + run]
        .iter()
        .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
    Some((value, from + run))
}

/// Reads a time or a range in brackets at the start of `text`.
pub fn bracketed(text: &str) -> Option<(Clock, usize)> {
    let open = *text.as_bytes().first()?;
    let close = match open {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        b'<' => b'>',
        b'#' => return stamp(text),
        _ => return None,
    };
    let end = text.bytes().take(LONGEST).position(|byte| byte == close)?;
    let inner = text.get(1..end)?.trim();
    let (start, at, _) = bare(inner).or_else(|| {
        // Dots only with hours: `[00.01.23]`, never `(2.30)`, which is a price or a version.
        written_with(inner, b'.').filter(|found| found.2)
    })?;
    let rest = inner[at..].trim_start();
    let range = ["-->", "-", "–", "—", "to", "s.d.", "sampai"]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark));
    let stop = match range {
        None if rest.is_empty() => None,
        None => return None,
        Some(stop) => {
            let stop = stop.trim();
            let (stop, length, _) = bare(stop).filter(|found| found.1 == stop.len())?;
            debug_assert!(length > 0);
            Some(stop)
        }
    };
    let clock = Clock {
        start,
        end: stop.filter(|stop| *stop >= start),
        is_sure: true,
    };
    Some((clock, end + 1))
}

/// The stamp `#00:01:23-4#`, tenths of a second after the dash.
pub fn stamp(text: &str) -> Option<(Clock, usize)> {
    let inner = text.strip_prefix('#')?;
    let (mut start, at, _) = bare(inner)?;
    let mut rest = &inner[at..];
    if let Some(tenths) = rest.strip_prefix('-') {
        let (tenth, used) = digits(tenths.as_bytes(), 0, 1, 1)?;
        start += tenth * 100;
        rest = &tenths[used..];
    }
    let rest = rest.strip_prefix('#')?;
    let clock = Clock {
        start,
        end: None,
        is_sure: true,
    };
    Some((clock, text.len() - rest.len()))
}

/// The stamp at the very end of `text`, as some programs close a paragraph with.
pub fn closing_stamp(text: &str) -> Option<u64> {
    let text = text.trim_end();
    let open = text.strip_suffix('#')?.rfind('#')?;
    let (clock, length) = stamp(&text[open..])?;
    (open + length == text.len()).then_some(clock.start)
}

/// Reads a time at the start of `text`: in brackets, or bare and followed by a blank.
pub fn leading(text: &str) -> Option<(Clock, usize)> {
    if let Some(found) = bracketed(text) {
        return Some(found);
    }
    let (start, at, has_hours) = bare(text)?;
    let is_apart = text[at..].chars().next().is_none_or(char::is_whitespace);
    let clock = Clock {
        start,
        end: None,
        is_sure: has_hours,
    };
    is_apart.then_some((clock, at))
}

/// Writes milliseconds as `hh:mm:ss`.
pub fn written(millis: u64) -> String {
    let seconds = millis / 1000;
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_with_and_without_hours() {
        assert_eq!(bare("00:01:23"), Some((83_000, 8, true)));
        assert_eq!(bare("0:03"), Some((3_000, 4, false)));
        assert_eq!(bare("75:30"), Some((4_530_000, 5, false)));
        assert_eq!(bare("01:02:03.45"), Some((3_723_450, 11, true)));
        assert_eq!(bare("01:02:03,5 x"), Some((3_723_500, 10, true)));
        assert_eq!(bare("01:02:03:24"), Some((3_723_000, 11, true)));
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "", "12", "12:3", "12:61", "1:2:3", "12:305", "1234:00", ":12",
        ] {
            assert_eq!(bare(text), None, "{text}");
        }
    }

    #[test]
    fn brackets_may_hold_a_range() {
        let (clock, length) = bracketed("[00:01:23 - 00:01:30] N").unwrap();
        assert_eq!((clock.start, clock.end, length), (83_000, Some(90_000), 21));
        assert_eq!(bracketed("(00.01.23)").unwrap().0.start, 83_000);
        assert_eq!(bracketed("(2.30)"), None);
        assert_eq!(bracketed("[tertawa]"), None);
        assert_eq!(bracketed("#00:01:23-4#").unwrap().0.start, 83_400);
        assert_eq!(closing_stamp("Begitu. #00:01:23-4#"), Some(83_400));
    }

    proptest! {
        #[test]
        fn a_written_time_reads_back(millis in 0..359_999_000_u64) {
            let whole = millis / 1000 * 1000;
            prop_assert_eq!(bare(&written(millis)).unwrap().0, whole);
        }

        #[test]
        fn any_text_is_safe(text in "[\\[\\](){}#<>0-9:.,\\- é]{0,60}") {
            if let Some((_, length)) = bracketed(&text) {
                prop_assert!(text.is_char_boundary(length));
            }
            if let Some((_, length)) = leading(&text) {
                prop_assert!(text.is_char_boundary(length));
            }
            let _ = closing_stamp(&text);
        }
    }
}
