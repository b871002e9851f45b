//! Text made safe for XML and HTML. It must not know any element.

/// Appends one character as character data; what XML cannot hold becomes U+FFFD.
pub(super) fn push(char: char, into: &mut String) {
    match char {
        '&' => into.push_str("&amp;"),
        '<' => into.push_str("&lt;"),
        '>' => into.push_str("&gt;"),
        '"' => into.push_str("&quot;"),
        // A raw one would be read as a line feed.
        '\r' => into.push_str("&#13;"),
        other => into.push(legal(other)),
    }
}

/// The text as character data or as the value of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut into = String::with_capacity(text.len() + 8);
    text.chars().for_each(|char| push(char, &mut into));
    into
}

/// The character, or U+FFFD where XML has no way to say it.
pub(super) fn legal(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' => char,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        _ => char,
    }
}
