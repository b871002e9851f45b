//! Where the parts of the reader stand, for a document on a screen of some
//! size. It must not know what is drawn in them.

use ratatui::layout::Rect;

use super::open::Open;

/// From this width on, the codes' names stand in a margin of their own.
const WITH_MARGIN: u16 = 100;
/// From this width on, the time has a column beside the speaker.
const WITH_TIMES: u16 = 116;
/// Longer lines are hard to read.
const WIDEST_TEXT: u16 = 96;

/// The parts of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// One line: which document, which turn, what is shown.
    pub head: Rect,
    /// Turn number and speaker.
    pub gutter: Rect,
    /// Of the gutter, the columns of the number.
    pub number: u16,
    /// A column of times beside the speakers, when there is room; else the time
    /// stands below the number.
    pub times: Option<Rect>,
    pub lanes: Rect,
    pub text: Rect,
    /// The names of the codes beside the text.
    pub margin: Option<Rect>,
    /// What is under the cursor, and the pinned codes.
    pub strip: Rect,
}

impl Geometry {
    #[must_use]
    pub fn of(open: &Open, area: Rect) -> Self {
        let is_wide = area.width >= WITH_MARGIN;
        let strip = match area.height {
            0..=13 => 2,
            14..=17 => 3,
            _ => 4,
        };
        let strip = strip.min(area.height.saturating_sub(2));
        let body = Rect {
            y: area.y + 1.min(area.height),
            height: area.height.saturating_sub(1 + strip),
            ..area
        };
        let digits = open
            .turns
            .last()
            .map_or(0, |turn| turn.number.max(1).ilog10() + 1);
        let number = u16::try_from(digits).unwrap_or(4).max(3) + 1;
        let label = open.widest_label.min(if is_wide { 14 } else { 8 });
        let mut gutter = number + label + u16::from(label > 0);
        let has_column = open.has_times && area.width >= WITH_TIMES;
        if open.has_times && !has_column {
            gutter = gutter.max(9);
        }
        let times = if has_column { 9 } else { 0 };
        let most = if is_wide { 6 } else { 3 };
        let lanes = u16::try_from(open.lane_count)
            .unwrap_or(most)
            .clamp(1, most);
        let before = gutter + times + lanes + 1;
        let margin = if is_wide { (area.width / 4).min(44) } else { 0 };
        // One column stays free beside the text, one is the scroll bar's.
        let text = area
            .width
            .saturating_sub(before + margin + 2)
            .clamp(1, WIDEST_TEXT);
        let column = |x: u16, width: u16| Rect {
            x: area.x + x.min(area.width),
            width: width.min(area.width.saturating_sub(x)),
            ..body
        };
        let after = before + text + 2;
        Geometry {
            head: Rect {
                height: area.height.min(1),
                ..area
            },
            gutter: column(0, gutter),
            number,
            times: has_column.then(|| column(gutter, times)),
            lanes: column(gutter + times, lanes),
            text: column(before, text),
            margin: is_wide.then(|| column(after, (area.width.saturating_sub(after)).min(44))),
            strip: Rect {
                y: body.bottom(),
                height: strip,
                ..area
            },
        }
    }

    /// The width and the height of the text.
    #[must_use]
    pub fn page(&self) -> (u16, usize) {
        (self.text.width, usize::from(self.text.height))
    }
}
