//! The codes as the lines of a tree: what is folded, what a filter leaves, and
//! where one stands. It must not know how a line is drawn.

use std::collections::{HashMap, HashSet};

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::code::Code;
use crate::model::ids::{CodeId, CodebookId};
use crate::tui::state::Shared;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::rows::Rows;

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    Book(CodebookId),
    Code(CodeId),
}

/// A line of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub spot: Spot,
    /// Books are 0, their first codes 1.
    pub depth: usize,
    pub has_children: bool,
    /// False for what is there only because something below it matches.
    pub is_match: bool,
}

/// The tree.
#[derive(Default)]
pub struct Tree {
    pub lines: Vec<Line>,
    pub rows: Rows,
    folded: HashSet<Spot>,
    pub filter: LineInput,
    /// Whether the filter is being typed.
    pub is_typing: bool,
}

impl Tree {
    /// What the chosen line stands for.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        self.lines.get(self.rows.selected).map(|line| line.spot)
    }

    #[must_use]
    pub fn is_folded(&self, spot: Spot) -> bool {
        self.folded.contains(&spot) && self.filter.words().is_empty()
    }

    /// Finds the lines again after codes, folds or the filter changed; what was
    /// chosen stays chosen, or what it lies under.
    pub fn rebuild(&mut self, shared: &Shared, height: usize) {
        let wanted = self.spot();
        let scores = self.scores(shared);
        self.lines = match &scores {
            None => self.unfiltered(shared),
            Some(scores) => filtered(shared, scores),
        };
        let row = wanted.and_then(|spot| self.row_of(spot, shared));
        let row = row.unwrap_or(self.rows.selected);
        self.rows.select(row, self.lines.len(), height);
    }

    /// The line of a spot, or of the nearest one it lies under.
    fn row_of(&self, spot: Spot, shared: &Shared) -> Option<usize> {
        let mut spot = spot;
        loop {
            if let Some(row) = self.lines.iter().position(|line| line.spot == spot) {
                return Some(row);
            }
            let Spot::Code(code) = spot else { return None };
            let code = shared.code(code)?;
            spot = code.parent.map_or(Spot::Book(code.codebook), Spot::Code);
        }
    }

    fn unfiltered(&self, shared: &Shared) -> Vec<Line> {
        let mut lines = Vec::new();
        for book in &shared.codebooks {
            let spot = Spot::Book(book.id);
            let at = lines.len();
            lines.push(Line {
                spot,
                depth: 0,
                has_children: false,
                is_match: true,
            });
            let mut open: HashMap<CodeId, usize> = HashMap::new();
            for code in shared.codes.iter().filter(|code| code.codebook == book.id) {
                lines[at].has_children = true;
                let above = match code.parent {
                    Some(parent) => open.get(&parent).copied(),
                    None => (!self.folded.contains(&spot)).then_some(0),
                };
                let Some(above) = above else { continue };
                let line = Line {
                    spot: Spot::Code(code.id),
                    depth: above + 1,
                    has_children: has_children(shared, code),
                    is_match: true,
                };
                if !self.folded.contains(&line.spot) {
                    open.insert(code.id, line.depth);
                }
                lines.push(line);
            }
        }
        lines
    }

    /// How well each code fits the filter; `None` without one.
    fn scores(&self, shared: &Shared) -> Option<HashMap<CodeId, u32>> {
        let words = self.filter.words().trim();
        if words.is_empty() {
            return None;
        }
        let pattern = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let scored = shared.codes.iter().filter_map(|code| {
            let label = &code.words.label;
            let words = format!("{} {} {}", code.key, label.en, label.id);
            let words = Utf32Str::new(&words, &mut buffer);
            Some((code.id, pattern.score(words, &mut matcher)?))
        });
        let mut scores: HashMap<CodeId, u32> = scored.collect();
        // Letters that are merely scattered over a text are noise beside a real match.
        let best = scores.values().copied().max().unwrap_or(0);
        scores.retain(|_, score| *score * 5 >= best * 4);
        Some(scores)
    }

    /// The filter changed: goes to the code that fits best.
    pub fn narrow(&mut self, shared: &Shared, height: usize) {
        self.rebuild(shared, height);
        let Some(scores) = self.scores(shared) else {
            return;
        };
        let mut best: Option<(u32, usize)> = None;
        for (row, line) in self.lines.iter().enumerate() {
            if let Spot::Code(code) = line.spot
                && let Some(score) = scores.get(&code)
                && best.is_none_or(|(most, _)| *score > most)
            {
                best = Some((*score, row));
            }
        }
        if let Some((_, row)) = best {
            self.rows.select(row, self.lines.len(), height);
        }
    }

    /// Goes to a code, unfolding what hides it; false when there is none such.
    pub fn go_to(&mut self, code: CodeId, shared: &Shared, height: usize) -> bool {
        let Some(found) = shared.code(code) else {
            return false;
        };
        self.folded.remove(&Spot::Book(found.codebook));
        let mut above = found.parent;
        while let Some(parent) = above {
            self.folded.remove(&Spot::Code(parent));
            above = shared.code(parent).and_then(|code| code.parent);
        }
        let is_hidden = |scores: &HashMap<CodeId, u32>| !scores.contains_key(&code);
        if self.scores(shared).as_ref().is_some_and(is_hidden) {
            self.filter.set("");
        }
        self.rebuild(shared, height);
        self.select(Spot::Code(code), height)
    }

    /// Chooses the line of a spot, if it has one.
    pub fn select(&mut self, spot: Spot, height: usize) -> bool {
        let row = self.lines.iter().position(|line| line.spot == spot);
        if let Some(row) = row {
            self.rows.select(row, self.lines.len(), height);
        }
        row.is_some()
    }

    /// Folds what is open, or goes up to what the line lies under.
    pub fn fold(&mut self, shared: &Shared, height: usize) {
        let Some(line) = self.lines.get(self.rows.selected).copied() else {
            return;
        };
        if line.has_children && !self.is_folded(line.spot) && self.filter.words().is_empty() {
            self.folded.insert(line.spot);
            self.rebuild(shared, height);
            return;
        }
        let above = self.lines[..self.rows.selected]
            .iter()
            .rposition(|other| other.depth < line.depth);
        if let Some(row) = above {
            self.rows.select(row, self.lines.len(), height);
        }
    }

    /// Unfolds what is folded, or goes down to the first line below.
    pub fn unfold(&mut self, shared: &Shared, height: usize) {
        let Some(line) = self.lines.get(self.rows.selected).copied() else {
            return;
        };
        if self.is_folded(line.spot) {
            self.folded.remove(&line.spot);
            self.rebuild(shared, height);
        } else if line.has_children {
            self.rows.move_by(1, self.lines.len(), height);
        }
    }

    /// Folds or unfolds the line; false when nothing lies below it.
    pub fn toggle(&mut self, shared: &Shared, height: usize) -> bool {
        let line = self.lines.get(self.rows.selected).copied();
        let Some(line) = line.filter(|line| line.has_children) else {
            return false;
        };
        if !self.folded.remove(&line.spot) {
            self.folded.insert(line.spot);
        }
        self.rebuild(shared, height);
        true
    }

    /// Folds all codes, or unfolds all when something is folded.
    pub fn toggle_all(&mut self, shared: &Shared, height: usize) {
        if self.folded.is_empty() {
            let parents = shared
                .codes
                .iter()
                .filter(|code| has_children(shared, code));
            self.folded = parents.map(|code| Spot::Code(code.id)).collect();
        } else {
            self.folded.clear();
        }
        self.rebuild(shared, height);
    }
}

/// In tree order the first child stands right after its parent.
fn has_children(shared: &Shared, code: &Code) -> bool {
    shared
        .code_after(code.id)
        .is_some_and(|next| next.parent == Some(code.id))
}

fn filtered(shared: &Shared, scores: &HashMap<CodeId, u32>) -> Vec<Line> {
    let mut shown: HashSet<CodeId> = HashSet::new();
    for code in &shared.codes {
        let mut next = scores.contains_key(&code.id).then_some(code.id);
        while let Some(id) = next {
            next = match shown.insert(id) {
                true => shared.code(id).and_then(|code| code.parent),
                false => None,
            };
        }
    }
    let mut lines = Vec::new();
    for book in &shared.codebooks {
        let at = lines.len();
        let mut depths: HashMap<CodeId, usize> = HashMap::new();
        let codes = shared.codes.iter().filter(|code| code.codebook == book.id);
        for code in codes.filter(|code| shown.contains(&code.id)) {
            let above = code.parent.and_then(|parent| depths.get(&parent).copied());
            let depth = above.unwrap_or(0) + 1;
            depths.insert(code.id, depth);
            lines.push(Line {
                spot: Spot::Code(code.id),
                depth,
                has_children: has_children(shared, code),
                is_match: scores.contains_key(&code.id),
            });
        }
        if lines.len() > at {
            let line = Line {
                spot: Spot::Book(book.id),
                depth: 0,
                has_children: true,
                is_match: false,
            };
            lines.insert(at, line);
        }
    }
    lines
}
