//! The rule of a code (or what a codebook is) as lines to read. It must not
//! know where they are drawn.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::style::Style;

use super::Codebook;
use super::asks::COLORS;
use super::tree::Spot;
use crate::fault::Outcome;
use crate::message::{Language, Text};
use crate::model::code::{Bilingual, Code, CodeField, CodeKind, CodeStatus};
use crate::model::codebook::Codebook as Book;
use crate::model::ids::CodeId;
use crate::model::inquiry::{CodeVersion, MemoFilter};
use crate::model::memo::{Memo, MemoSubject};
use crate::model::reduction::Pattern;
use crate::text;
use crate::tui::cells;
use crate::tui::state::Shared;
use crate::tui::widgets::sheet::Paragraph;
use crate::workbench::Workbench;

/// What has to be asked for about one code.
pub struct Detail {
    pub code: CodeId,
    /// Milliseconds since 1970, UTC.
    pub changed: Option<i64>,
    /// About the code, newest first.
    pub memos: Vec<Memo>,
    /// What a pattern code stands over and rests on.
    pub pattern: Option<Pattern>,
}

impl Detail {
    pub fn read(workbench: &Workbench, code: CodeId) -> Outcome<Detail> {
        let about = MemoFilter {
            subject: Some(MemoSubject::Code(code)),
            ..MemoFilter::default()
        };
        let versions = workbench.code_versions(code)?;
        Ok(Detail {
            code,
            changed: versions.last().map(|version| version.time),
            memos: workbench.memos(&about)?,
            pattern: workbench.pattern(code)?,
        })
    }
}

/// The id of the message that names a kind.
pub fn kind_id(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Indicator => "code-kind-indicator",
        CodeKind::Factor => "code-kind-factor",
        CodeKind::Recommendation => "code-kind-recommendation",
        CodeKind::InVivo => "code-kind-in-vivo",
        CodeKind::Pattern => "code-kind-pattern",
    }
}

/// The id of the message that names a standing.
pub fn status_id(status: CodeStatus) -> &'static str {
    match status {
        CodeStatus::Active => "code-status-active",
        CodeStatus::Retired => "code-status-retired",
        CodeStatus::LeftOut => "code-status-left-out",
    }
}

/// The id of the message over a field.
pub fn field_id(field: CodeField) -> &'static str {
    match field {
        CodeField::Label => "code-label",
        CodeField::Definition => "code-definition",
        CodeField::Include => "code-include",
        CodeField::Exclude => "code-exclude",
        CodeField::Evidence => "code-evidence",
        CodeField::Example => "code-example",
    }
}

/// The id of the message that names a language.
pub fn language_id(language: Language) -> &'static str {
    match language {
        Language::English => "language-english",
        Language::Indonesian => "language-indonesian",
    }
}

/// A moment where the person is, to the minute or to the day.
fn moment(time: i64, form: &str) -> String {
    Timestamp::from_millisecond(time)
        .map(|time| time.to_zoned(TimeZone::system()).strftime(form).to_string())
        .unwrap_or_default()
}

struct Lines<'a> {
    shared: &'a Shared,
    room: usize,
    lines: Vec<(String, Style)>,
}

impl Lines<'_> {
    fn put(&mut self, words: &str, style: Style) {
        let wrapped = cells::wrap(words, self.room);
        self.lines
            .extend(wrapped.into_iter().map(|line| (line, style)));
    }

    fn say(&mut self, text: &Text, style: Style) {
        let words = self.shared.say(text);
        self.put(&words, style);
    }

    fn blank(&mut self) {
        self.lines.push((String::new(), Style::new()));
    }

    /// A text under its head, in the language or with a word on which it is.
    fn field(&mut self, head: &'static str, texts: &Bilingual, language: Language) {
        let words = texts.shown(language);
        if words.trim().is_empty() {
            return;
        }
        self.blank();
        let mut head = self.shared.say_id(head);
        if texts.written(language).is_empty() {
            let other = Text::new(language_id(language.other()));
            head = format!(
                "{head} ({})",
                self.shared.say(&text!("code-only-in", language = other))
            );
        }
        self.put(&head, self.shared.theme.title);
        self.put(words.trim(), self.shared.theme.text);
    }
}

/// The codes under a pattern, and whether they carry it.
fn members(pattern: &Pattern, language: Language, lines: &mut Lines<'_>) {
    let shared = lines.shared;
    let theme = &shared.theme;
    lines.blank();
    let head = text!(
        "code-members",
        passages = pattern.passages,
        cases = pattern.cases
    );
    lines.say(&head, theme.title);
    if pattern.is_thin() {
        lines.say(&text!("reduction-thin-why"), theme.warning);
    }
    for member in pattern.members.iter().filter_map(|id| shared.code(*id)) {
        let line = format!("{}  {}", member.key, member.label(language));
        lines.put(&line, theme.text);
    }
}

impl Codebook {
    /// What is known about the chosen line, wrapped to this many cells.
    pub(super) fn rule(&self, shared: &Shared, room: usize) -> Vec<(String, Style)> {
        let mut lines = Lines {
            shared,
            room: room.max(1),
            lines: Vec::new(),
        };
        match self.tree.spot() {
            Some(Spot::Code(code)) => {
                if let Some(code) = shared.code(code) {
                    self.rule_of_code(code, &mut lines);
                }
            }
            Some(Spot::Book(_)) => {
                if let Some(book) = self.book(shared) {
                    self.rule_of_book(book, &mut lines);
                }
            }
            None => {}
        }
        lines.lines
    }

    fn rule_of_code(&self, code: &Code, lines: &mut Lines<'_>) {
        let shared = lines.shared;
        let theme = &shared.theme;
        let language = self.language(shared);
        lines.put(
            &format!("{}  {}", code.key, code.label(language)),
            theme.title,
        );
        let kind = shared.say_id(kind_id(code.kind));
        let status = shared.say_id(status_id(code.status));
        let color = shared.say(&text!("code-color", number = code.color % COLORS + 1));
        lines.put(&format!("{kind} · {status} · {color}"), theme.dim);
        if !code.reason.is_empty() {
            let reason = text!("code-because", reason = code.reason.as_str());
            lines.say(&reason, theme.warning);
        }
        if let Some(count) = self.counts.get(&code.id) {
            let counted = text!(
                "code-counted",
                passages = count.passages,
                own = count.codings,
                documents = count.documents
            );
            lines.say(&counted, theme.text);
        }
        let known = self.detail.as_ref().filter(|known| known.code == code.id);
        if let Some(known) = known {
            let day = known.changed.map(|time| moment(time, "%Y-%m-%d"));
            let version = text!(
                "code-version",
                version = code.version,
                date = day.unwrap_or_default(),
                memos = known.memos.len()
            );
            lines.say(&version, theme.dim);
        }
        if let Some(pattern) = known.and_then(|known| known.pattern.as_ref()) {
            members(pattern, language, lines);
        }
        for field in CodeField::ALL {
            if field != CodeField::Label {
                lines.field(field_id(field), code.words.get(field), language);
            }
        }
        if !code.see_also.is_empty() {
            lines.blank();
            lines.say(&text!("code-see-also"), theme.title);
            for key in &code.see_also {
                let other = shared
                    .codes
                    .iter()
                    .find(|code| code.key.eq_ignore_ascii_case(key));
                match other {
                    Some(other) => {
                        lines.put(&format!("{key}  {}", other.label(language)), theme.text);
                    }
                    None => lines.say(&text!("code-elsewhere", code = key), theme.dim),
                }
            }
        }
    }

    fn rule_of_book(&self, book: &Book, lines: &mut Lines<'_>) {
        let shared = lines.shared;
        let theme = &shared.theme;
        let language = self.language(shared);
        lines.put(
            &format!("{}  {}", book.key, book.title.shown(language)),
            theme.title,
        );
        if let Some(preset) = &book.preset {
            lines.say(&text!("book-preset", preset = preset.as_str()), theme.dim);
        }
        let own: Vec<&Code> = shared
            .codes
            .iter()
            .filter(|code| code.codebook == book.id)
            .collect();
        let codings: usize = own
            .iter()
            .filter_map(|code| self.counts.get(&code.id))
            .map(|count| count.codings)
            .sum();
        let closed = own
            .iter()
            .filter(|code| code.status != CodeStatus::Active)
            .count();
        let counted = text!(
            "book-counted",
            codes = own.len(),
            closed = closed,
            codings = codings
        );
        lines.say(&counted, theme.text);
        if !book.source.is_empty() {
            lines.blank();
            lines.say(&text!("book-source"), theme.title);
            lines.put(&book.source, theme.text);
        }
        lines.field("book-note", &book.note, language);
        lines.blank();
        lines.say(&text!("book-hint"), theme.dim);
    }
}

/// The words of a code at each version, the newest first, each with what is
/// different from the one before it.
pub fn history(versions: &[CodeVersion], shared: &Shared) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (at, version) in versions.iter().enumerate().rev() {
        let head = text!(
            "code-version-head",
            version = version.version,
            time = moment(version.time, "%Y-%m-%d %H:%M")
        );
        paragraphs.push(Paragraph::Head(shared.say(&head)));
        if !version.reason.is_empty() {
            let reason = text!("code-because", reason = version.reason.as_str());
            paragraphs.push(Paragraph::Aside(shared.say(&reason)));
        }
        let before = at.checked_sub(1).map(|before| &versions[before].words);
        for field in CodeField::ALL {
            for language in Language::ALL {
                let now = version.words.get(field).written(language);
                let was = before.map_or("", |words| words.get(field).written(language));
                if now == was {
                    continue;
                }
                let head = format!("{} ({})", shared.say_id(field_id(field)), language.tag());
                let now = if now.is_empty() {
                    shared.say_id("code-emptied")
                } else {
                    now.to_owned()
                };
                paragraphs.push(Paragraph::Words(format!("{head}: {now}")));
                if !was.is_empty() {
                    let was = shared.say(&text!("code-was", words = was));
                    paragraphs.push(Paragraph::Aside(was));
                }
            }
        }
        paragraphs.push(Paragraph::Blank);
    }
    paragraphs.pop();
    paragraphs
}
