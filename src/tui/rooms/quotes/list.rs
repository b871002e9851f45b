//! Which quotes are in sight: a window of the list that was fetched, the chosen
//! quote, and how far the page is scrolled. Quotes have different heights and
//! most of them are not here, so everything is counted from the top of the
//! page. It must not know what a quote looks like.

use std::cell::Cell;

use crate::model::ids::CodingId;
use crate::model::quote::Quote;

/// Lines of a quote that was not fetched yet.
const GUESS: usize = 5;
/// No quote takes fewer lines than this.
const LEAST: usize = 4;
/// How many quotes are fetched at least.
const FETCH: usize = 40;

/// A quote with what is shown around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub quote: Quote,
    pub before: String,
    pub after: String,
    pub cite: String,
    /// The width its height was measured at, and the height.
    pub measured: Cell<(u16, usize)>,
}

/// A place in lines: a quote, and how many of its lines are scrolled away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Top {
    pub quote: usize,
    pub lines: usize,
}

/// The page: its size and the height of any quote.
pub struct Page<'a> {
    pub height: usize,
    pub total: usize,
    pub height_of: &'a dyn Fn(usize) -> usize,
}

impl Page<'_> {
    fn tall(&self, quote: usize) -> usize {
        (self.height_of)(quote).max(1)
    }

    /// The lowest the page can be scrolled.
    fn end(&self) -> Top {
        let mut left = self.height;
        let mut quote = self.total;
        while quote > 0 {
            quote -= 1;
            let tall = self.tall(quote);
            if tall >= left {
                let lines = tall - left;
                return Top { quote, lines };
            }
            left -= tall;
        }
        Top::default()
    }

    /// The page scrolled so that the chosen quote can be seen: whole where it
    /// fits, from its beginning where it does not.
    #[must_use]
    pub fn settle(&self, top: Top, chosen: usize) -> Top {
        if self.total == 0 || chosen < top.quote {
            return Top {
                quote: chosen.min(self.total.saturating_sub(1)),
                lines: 0,
            };
        }
        if chosen == top.quote {
            let most = self.tall(chosen).saturating_sub(self.height);
            return Top {
                lines: top.lines.min(most),
                ..top
            };
        }
        let lines = top.lines.min(self.tall(top.quote) - 1);
        let mut below = 0;
        for quote in top.quote..=chosen {
            below += self.tall(quote);
            if below > self.height + lines {
                return self.ending_with(chosen);
            }
        }
        Top { lines, ..top }
    }

    /// The page whose last line is the last one of this quote.
    fn ending_with(&self, chosen: usize) -> Top {
        let shorter = Page {
            total: chosen + 1,
            ..*self
        };
        let end = shorter.end();
        if end.quote == chosen {
            return Top {
                quote: chosen,
                lines: 0,
            };
        }
        end
    }

    /// The page some lines further down or up.
    #[must_use]
    pub fn scrolled(&self, top: Top, by: isize) -> Top {
        let mut at = top;
        let mut left = by.unsigned_abs();
        if by < 0 {
            while left > at.lines {
                if at.quote == 0 {
                    return Top::default();
                }
                left -= at.lines;
                at.quote -= 1;
                at.lines = self.tall(at.quote);
            }
            at.lines -= left;
            return at;
        }
        at.lines += left;
        while at.quote + 1 < self.total && at.lines >= self.tall(at.quote) {
            at.lines -= self.tall(at.quote);
            at.quote += 1;
        }
        let end = self.end();
        if (at.quote, at.lines) > (end.quote, end.lines) {
            return end;
        }
        at
    }

    /// The quotes whose first line is in sight, or the one that fills the page.
    #[must_use]
    pub fn choosable(&self, top: Top) -> std::ops::RangeInclusive<usize> {
        let mut y = self.tall(top.quote).saturating_sub(top.lines);
        let mut last = top.quote;
        while y < self.height && last + 1 < self.total {
            last += 1;
            y += self.tall(last);
        }
        let first = if top.lines == 0 {
            top.quote
        } else {
            (top.quote + 1).min(last)
        };
        first..=last
    }
}

/// What has to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub first: usize,
    pub limit: usize,
    pub needs_total: bool,
    pub serial: u64,
}

/// A piece of the list as it came back.
#[derive(Debug)]
pub struct Fetched {
    pub serial: u64,
    pub total: Option<usize>,
    pub first: usize,
    /// How many were asked for.
    pub limit: usize,
    pub entries: Vec<Entry>,
}

/// The list.
#[derive(Debug, Default)]
pub struct List {
    /// Not known while it is being counted for the first time.
    pub total: Option<usize>,
    pub chosen: usize,
    top: Top,
    first: usize,
    entries: Vec<Entry>,
    is_stale: bool,
    serial: u64,
}

impl List {
    #[must_use]
    pub fn entry(&self, quote: usize) -> Option<&Entry> {
        self.entries.get(quote.checked_sub(self.first)?)
    }

    pub fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// The chosen quote, if it is here.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        self.entry(self.chosen).map(|entry| &entry.quote)
    }

    /// Begins another list.
    pub fn restart(&mut self) {
        *self = List {
            serial: self.serial,
            is_stale: true,
            ..List::default()
        };
    }

    /// The same list has to be read again.
    pub fn is_outdated(&mut self) {
        self.is_stale = true;
    }

    /// Where the page stands, whatever its size is now.
    #[must_use]
    pub fn top(&self, height: usize, measure: &dyn Fn(&Entry) -> usize) -> Top {
        self.with_page(height, measure, |page| page.settle(self.top, self.chosen))
    }

    fn with_page<T>(
        &self,
        height: usize,
        measure: &dyn Fn(&Entry) -> usize,
        ask: impl FnOnce(&Page<'_>) -> T,
    ) -> T {
        let height_of = |quote: usize| self.entry(quote).map_or(GUESS, measure);
        ask(&Page {
            height,
            total: self.total.unwrap_or(0),
            height_of: &height_of,
        })
    }

    /// Chooses a quote further down or up; within a quote that is longer than
    /// the page it scrolls first.
    pub fn step(&mut self, by: isize, height: usize, measure: &dyn Fn(&Entry) -> usize) {
        let top = self.top(height, measure);
        let tall = self.entry(self.chosen).map_or(GUESS, measure);
        let half = (height / 2).max(1);
        // The last line is blank: nobody has to see it.
        let hidden = tall.saturating_sub(height + top.lines + 1);
        if by == 1 && top.quote == self.chosen && hidden > 0 {
            self.top = Top {
                lines: top.lines + half.min(hidden),
                ..top
            };
            return;
        }
        if by == -1 && top.quote == self.chosen && top.lines > 0 && tall > height {
            self.top = Top {
                lines: top.lines.saturating_sub(half),
                ..top
            };
            return;
        }
        self.top = top;
        self.choose(self.chosen.saturating_add_signed(by), height, measure);
    }

    pub fn choose(&mut self, quote: usize, height: usize, measure: &dyn Fn(&Entry) -> usize) {
        self.chosen = quote.min(self.total.unwrap_or(0).saturating_sub(1));
        self.top = self.top(height, measure);
    }

    /// Turns the page by lines and chooses the first quote in sight,
    /// at the end of the list the last one.
    pub fn turn(&mut self, by: isize, height: usize, measure: &dyn Fn(&Entry) -> usize) {
        let before = (self.top(height, measure), self.chosen);
        self.scroll(by, height, measure);
        if self.top == before.0 && self.chosen == before.1 {
            let end = if by < 0 { 0 } else { usize::MAX };
            self.choose(end, height, measure);
        }
    }

    /// The quote that covers a line of the page, counted from its top.
    #[must_use]
    pub fn at(
        &self,
        line: usize,
        height: usize,
        measure: &dyn Fn(&Entry) -> usize,
    ) -> Option<usize> {
        let top = self.top(height, measure);
        let mut below = 0;
        let total = self.total?;
        for quote in top.quote..total {
            below += self.entry(quote).map_or(GUESS, measure);
            if line + top.lines < below {
                return Some(quote);
            }
            if below > height + top.lines {
                break;
            }
        }
        None
    }

    /// Scrolls by lines; the chosen quote stays in sight.
    pub fn scroll(&mut self, by: isize, height: usize, measure: &dyn Fn(&Entry) -> usize) {
        let top = self.top(height, measure);
        let (top, choosable) = self.with_page(height, measure, |page| {
            let top = page.scrolled(top, by);
            (top, page.choosable(top))
        });
        self.top = top;
        let (first, last) = choosable.into_inner();
        self.chosen = self.chosen.clamp(first.min(last), last);
    }

    /// What has to be fetched so that the page can be drawn; nothing when all
    /// of it is here and up to date.
    pub fn wanted(&mut self, height: usize, measure: &dyn Fn(&Entry) -> usize) -> Option<Wanted> {
        let from = self.top(height, measure).quote;
        let in_sight = height / LEAST + 2;
        let until = match self.total {
            Some(total) => (from + in_sight).min(total),
            None => from + in_sight,
        };
        let is_here =
            self.total.is_some() && from >= self.first && until <= self.first + self.entries.len();
        if is_here && !self.is_stale {
            return None;
        }
        self.serial += 1;
        let limit = FETCH.max(in_sight * 3);
        Some(Wanted {
            first: from.saturating_sub(limit / 3),
            limit,
            needs_total: self.is_stale || self.total.is_none(),
            serial: self.serial,
        })
    }

    /// Takes over what was fetched, unless something else was asked for since.
    /// The chosen quote stays the same one where it is still near.
    pub fn absorb(&mut self, fetched: Fetched) {
        if fetched.serial != self.serial {
            return;
        }
        let chosen: Option<CodingId> = self.quote().map(|quote| quote.id);
        self.first = fetched.first;
        self.entries = fetched.entries;
        if let Some(total) = fetched.total {
            self.total = Some(total);
            self.is_stale = false;
        }
        if self.entries.len() < fetched.limit {
            // Nothing comes after these, whatever was counted before.
            let end = self.first + self.entries.len();
            self.total = self.total.map(|total| total.min(end));
        }
        let same = self
            .entries
            .iter()
            .position(|entry| Some(entry.quote.id) == chosen);
        if let Some(at) = same {
            let now = self.first + at;
            self.top.quote = (self.top.quote + now).saturating_sub(self.chosen);
            self.chosen = now;
        }
        let last = self.total.unwrap_or(0).saturating_sub(1);
        self.chosen = self.chosen.min(last);
        self.top.quote = self.top.quote.min(last);
    }
}

#[cfg(test)]
mod tests;
