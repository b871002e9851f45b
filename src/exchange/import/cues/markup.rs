//! What is marked up inside a cue: voices, tags, entities. It must not know
//! when the cue is shown.

/// A line of a cue, or the part of it one voice says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The name in `<v Name>`.
    pub voice: Option<String>,
    pub line: String,
}

/// No tag is longer than this many bytes; a `<` without its end is text.
const LONGEST_TAG: usize = 256;

/// The lines of a cue without tags, each with its voice. A voice without a
/// closing tag goes on to the end of the cue.
pub fn spoken(payload: &[&str]) -> Vec<Spoken> {
    let mut out = Vec::new();
    let mut voice: Option<String> = None;
    for line in payload {
        let mut words = String::with_capacity(line.len());
        let mut rest = *line;
        while let Some(at) = rest.find(['<', '&', '{']) {
            words.push_str(&rest[..at]);
            rest = &rest[at..];
            let length = match rest.as_bytes()[0] {
                b'&' => entity(rest, &mut words),
                b'{' => override_length(rest),
                _ => tag_length(rest),
            };
            if length == 0 {
                words.push_str(&rest[..1]);
                rest = &rest[1..];
                continue;
            }
            let tag = &rest[..length];
            rest = &rest[length..];
            if let Some(change) = voice_change(tag) {
                push(&mut out, voice.as_deref(), &mut words);
                voice = change;
            }
        }
        words.push_str(rest);
        push(&mut out, voice.as_deref(), &mut words);
    }
    out
}

fn push(out: &mut Vec<Spoken>, voice: Option<&str>, words: &mut String) {
    if !words.trim().is_empty() {
        out.push(Spoken {
            voice: voice.map(str::to_owned),
            line: words.trim().to_owned(),
        });
    }
    words.clear();
}

/// The length of a tag at the start, 0 when the `<` is just a sign.
fn tag_length(text: &str) -> usize {
    let is_tag = text[1..].starts_with(|letter: char| {
        letter.is_ascii_alphanumeric() || letter == '/' || letter == '.'
    });
    if !is_tag {
        return 0;
    }
    text.bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'>')
        .map_or(0, |end| end + 1)
}

/// The length of a position mark such as `{\an8}` of subtitle programs.
fn override_length(text: &str) -> usize {
    if !text.starts_with("{\\") {
        return 0;
    }
    text.bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'}')
        .map_or(0, |end| end + 1)
}

/// `<v Name>` begins a voice, `</v>` ends it; other tags change nothing.
fn voice_change(tag: &str) -> Option<Option<String>> {
    if tag == "</v>" {
        return Some(None);
    }
    let inner = tag.strip_prefix("<v")?.strip_suffix('>')?;
    if !inner.starts_with([' ', '\t', '.']) {
        return None;
    }
    let (_, name) = inner.split_once([' ', '\t'])?;
    let mut plain = String::new();
    let mut rest = name.trim();
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = entity(rest, &mut plain).max(1);
        if length == 1 {
            plain.push('&');
        }
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Some(Some(plain).filter(|name| !name.trim().is_empty()))
}

/// Resolves an entity at the start of `text` into `out`; gives its length, 0 when it is none.
fn entity(text: &str, out: &mut String) -> usize {
    let Some(end) = text.bytes().take(12).position(|byte| byte == b';') else {
        return 0;
    };
    let name = &text[1..end];
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "lrm" => Some('\u{200e}'),
        "rlm" => Some('\u{200f}'),
        _ => numbered(name),
    };
    let Some(letter) = letter else {
        return 0;
    };
    out.push(if letter.is_control() || letter.is_whitespace() {
        ' '
    } else {
        letter
    });
    end + 1
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(payload: &[&str]) -> Vec<(Option<String>, String)> {
        spoken(payload)
            .into_iter()
            .map(|spoken| (spoken.voice, spoken.line))
            .collect()
    }

    #[test]
    fn voices_are_read_with_and_without_their_end() {
        let found = lines(&["<v.loud Bu Sri>Ya,", "begitu.</v> <v Rina>Lalu?"]);
        let sri = Some("Bu Sri".to_owned());
        assert_eq!(found[0], (sri.clone(), "Ya,".to_owned()));
        assert_eq!(found[1], (sri, "begitu.".to_owned()));
        assert_eq!(found[2], (Some("Rina".to_owned()), "Lalu?".to_owned()));
    }

    #[test]
    fn tags_go_and_signs_stay() {
        let found = lines(&[
            "{\\an8}<i>5 < 6</i> <font color=\"red\">R&amp;D</font> &lt;3 <00:01.000>a&nbsp;b",
        ]);
        assert_eq!(found[0].1, "5 < 6 R&D <3 a b");
    }

    proptest! {
        #[test]
        fn any_payload_is_safe(lines in proptest::collection::vec("[<>&;{}\\\\/v#xa0 é.]{0,40}", 0..5)) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            for spoken in spoken(&lines) {
                prop_assert!(!spoken.line.trim().is_empty());
            }
        }
    }
}
