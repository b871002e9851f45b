//! Text made safe for LaTeX, so that every character is printed as itself.
//! It must not know commands beyond those the preamble and LaTeX have.

/// Source lines are broken here at a space; TeX reads either as one space.
const LINE: usize = 76;
/// And here without one: TeX's own limit for a line is 200,000 bytes.
const LONGEST: usize = 1000;

/// Appends the text as LaTeX. A word of more than `width` characters may be
/// broken wherever a line ends.
pub(in crate::exchange::export) fn escape(text: &str, width: usize, into: &mut String) {
    let mut line = into.len();
    let mut word = 0;
    let mut previous = '\n';
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let is_edge = previous == '\n' || previous == '\t' || previous == ' ';
        let is_plain_space = char == ' '
            && !is_edge
            && chars
                .peek()
                .is_some_and(|next| !matches!(next, ' ' | '\n' | '\t'));
        if is_plain_space && into.len() - line > LINE {
            into.push('\n');
            line = into.len();
        } else if is_plain_space {
            into.push(' ');
        } else {
            if into.len() - line > LONGEST && char != ' ' && previous != ' ' {
                into.push_str("%\n");
                line = into.len();
            }
            if word > width && !is_held(previous, char) {
                into.push_str("\\allowbreak{}");
            }
            let begun = into.len();
            push(char, previous, into);
            // A code point in its place takes the room of several letters.
            word += if into[begun..].starts_with("\\unichar") {
                6
            } else {
                1
            };
        }
        if char.is_whitespace() {
            word = 0;
        }
        previous = char;
    }
}

/// Whether nothing may come between the two: one letter with its marks, or one sign.
fn is_held(previous: char, char: char) -> bool {
    let is_joint = |char| {
        matches!(
            char,
            '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}'
        )
    };
    char.is_whitespace() || is_joint(char) || is_joint(previous) || matches!(char, '-' | ',')
}

fn push(char: char, previous: char, into: &mut String) {
    let command = match char {
        '\\' => "\\textbackslash{}",
        '{' => "\\{",
        '}' => "\\}",
        '#' => "\\#",
        '$' => "\\$",
        '%' => "\\%",
        '&' => "\\&",
        '_' => "\\_",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '|' => "\\textbar{}",
        '"' => "\\textquotedbl{}",
        '\'' => "\\textquotesingle{}",
        '`' => "\\textasciigrave{}",
        // Braces keep these from being an option of the command before.
        '[' => "{[}",
        ']' => "{]}",
        '*' => "{*}",
        // Two of these would melt into one sign.
        '-' if previous == '-' => "{-}",
        ',' if previous == ',' => "{,}",
        ' ' => "\\ ",
        '\t' => "\\tabspace{}",
        '\n' => "\\newline{}",
        '\u{A0}' => "~",
        '\u{AD}' => "\\-{}",
        '\u{2212}' => "\\textminus{}",
        '\u{2605}' => "\\ensuremath{\\star}",
        _ => "",
    };
    if !command.is_empty() {
        into.push_str(command);
    } else if is_set_up(char) {
        into.push(char);
    } else {
        let code = u32::from(super::super::xml::legal(char));
        into.push_str(&format!("\\unichar{{{code:04X}}}"));
    }
}

/// Whether every LaTeX prints the character as it stands: ASCII, Latin-1, and
/// what the T1 and TS1 encodings have had since their first releases.
fn is_set_up(char: char) -> bool {
    matches!(char,
        '\u{20}'..='\u{7E}' | '\u{A1}'..='\u{FF}'
        | '\u{102}'..='\u{107}' | '\u{10C}'..='\u{111}' | '\u{118}'..='\u{11B}'
        | '\u{11E}'..='\u{11F}' | '\u{130}' | '\u{139}'..='\u{13A}'
        | '\u{13D}'..='\u{13E}' | '\u{141}'..='\u{144}' | '\u{147}'..='\u{148}'
        | '\u{14A}'..='\u{14B}' | '\u{150}'..='\u{155}' | '\u{158}'..='\u{15B}'
        | '\u{15E}'..='\u{165}' | '\u{16E}'..='\u{171}' | '\u{178}'..='\u{17E}'
        | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '†' | '‡' | '•' | '…'
        | '‰' | '‹' | '›' | '€' | '™')
}

#[cfg(test)]
pub(in crate::exchange::export) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What TeX prints: commands and line ends read as TeX reads them.
    pub fn typeset(source: &str) -> String {
        const COMMANDS: &[(&str, &str)] = &[
            ("\\textbackslash{}", "\\"),
            ("\\textasciitilde{}", "~"),
            ("\\textasciicircum{}", "^"),
            ("\\textless{}", "<"),
            ("\\textgreater{}", ">"),
            ("\\textbar{}", "|"),
            ("\\textquotedbl{}", "\""),
            ("\\textquotesingle{}", "'"),
            ("\\textasciigrave{}", "`"),
            ("\\textminus{}", "\u{2212}"),
            ("\\ensuremath{\\star}", "\u{2605}"),
            ("\\tabspace{}", "\t"),
            ("\\newline{}", "\n"),
            ("\\leavevmode{}", ""),
            ("\\-{}", "\u{AD}"),
            ("\\allowbreak{}", ""),
            ("%\n", ""),
            ("\n", " "),
            ("~", "\u{A0}"),
            ("{[}", "["),
            ("{]}", "]"),
            ("{*}", "*"),
            ("{-}", "-"),
            ("{,}", ","),
        ];
        let mut text = String::new();
        let mut rest = source;
        'next: while let Some(first) = rest.chars().next() {
            for (command, printed) in COMMANDS {
                if let Some(after) = rest.strip_prefix(command) {
                    text.push_str(printed);
                    rest = after;
                    continue 'next;
                }
            }
            if let Some((code, after)) = rest
                .strip_prefix("\\unichar{")
                .and_then(|code| code.split_once('}'))
            {
                let code = u32::from_str_radix(code, 16).unwrap();
                text.push(char::from_u32(code).unwrap());
                rest = after;
                continue;
            }
            rest = &rest[first.len_utf8()..];
            if first == '\\' {
                let escaped = rest.chars().next().unwrap();
                assert!("{}#$%&_ ".contains(escaped), "{escaped}");
                text.push(escaped);
                rest = &rest[escaped.len_utf8()..];
            } else {
                assert!(!"{}#$%&_^~".contains(first), "{first} is bare");
                text.push(first);
            }
        }
        text
    }

    #[test]
    fn no_two_signs_melt_into_one() {
        let mut into = String::new();
        escape("a---b ,, [x]* ''c''", 30, &mut into);
        assert_eq!(
            into,
            "a-{-}{-}b ,{,} {[}x{]}{*} \\textquotesingle{}\\textquotesingle{}c\\textquotesingle{}\\textquotesingle{}"
        );
    }

    #[test]
    fn what_fonts_lack_is_printed_as_its_code_point() {
        let mut into = String::new();
        escape("é 😀 \u{1}", 30, &mut into);
        assert_eq!(into, "é \\unichar{1F600} \\unichar{FFFD}");
    }

    #[test]
    fn source_lines_stay_within_what_tex_can_read() {
        let mut into = String::new();
        escape(&"x".repeat(100_000), 30, &mut into);
        assert!(into.lines().all(|line| line.len() < 1100));
        assert_eq!(typeset(&into), "x".repeat(100_000));
    }

    #[test]
    fn what_no_line_can_hold_may_be_broken() {
        let mut into = String::new();
        escape("aaaaaa bbbbb مرحبا", 4, &mut into);
        assert!(into.starts_with("aaaaa\\allowbreak{}a bbbbb \\unichar{0645}\\allowbreak{}"));
    }

    proptest! {
        #[test]
        fn what_is_typeset_is_what_was_written(
            text in crate::exchange::export::sample::passage(),
            width in 1..40_usize,
        ) {
            let mut source = String::new();
            escape(&text, width, &mut source);
            let legal: String = text.chars().map(crate::exchange::export::xml::legal).collect();
            prop_assert_eq!(typeset(&source), legal);
            prop_assert!(!source.contains("\n\n"), "a blank line would end the paragraph");
        }
    }
}
