//! The grid over sheets of every kind and size. It must not know a room.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::specimen::{every_cell, matrix, said};
use super::*;
use crate::message::Language;
use crate::model::display::DisplayKind;
use crate::tui::snapshot::text_and_mask;
use crate::tui::state::Shared;
use crate::tui::theme::Palette;

fn shared(palette: Palette, width: u16, height: u16) -> Shared {
    Shared::new(Language::English, palette, Size::new(width, height))
}

fn drawn(grid: &SheetGrid, width: u16, height: u16, shared: &Shared) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    grid.draw(area, true, &mut buffer, shared);
    buffer
}

fn shown(grid: &SheetGrid, width: u16, height: u16, shared: &Shared) -> String {
    text_and_mask(&drawn(grid, width, height, shared))
}

fn known() -> SheetGrid {
    let mut grid = SheetGrid::new(every_cell());
    grid.know(said());
    grid
}

#[test]
fn every_kind_of_cell_has_a_look() {
    let shared = shared(Palette::Plain, 80, 24);
    let mut grid = known();
    insta::assert_snapshot!("lines_80", shown(&grid, 80, 12, &shared));
    grid.set_density(Density::Wrapped);
    insta::assert_snapshot!("wrapped_120", shown(&grid, 120, 40, &shared));
    grid.set_density(Density::Signs);
    insta::assert_snapshot!("signs_80", shown(&grid, 80, 12, &shared));
}

#[test]
fn colours_only_underline_what_signs_and_numbers_say() {
    let grid = known();
    for (name, palette) in [("dark", Palette::Dark), ("sixteen", Palette::Sixteen)] {
        let shared = shared(palette, 80, 24);
        insta::assert_snapshot!(name, shown(&grid, 80, 12, &shared));
    }
    let words = |palette| {
        let shown = shown(&grid, 80, 12, &shared(palette, 80, 24));
        shown.split("\n\n").next().unwrap_or_default().to_owned()
    };
    assert_eq!(words(Palette::Dark), words(Palette::Plain));
}

#[test]
fn columns_stay_aligned_whatever_stands_in_them() {
    let shared = shared(Palette::Plain, 120, 40);
    let mut grid = known();
    for density in [Density::Lines, Density::Wrapped, Density::Signs] {
        grid.set_density(density);
        let area = Rect::new(0, 0, 120, 40);
        let frame = grid.frame(area, &shared);
        let buffer = drawn(&grid, 120, 40, &shared);
        let grouped = grid.items_in_sight(&frame, &shared);
        for (item, line, height) in grouped {
            if matches!(grid.items[item], layout::Item::Group(..)) {
                continue;
            }
            for column in &frame.columns {
                for y in line..line + height {
                    let y = frame.body.y + u16::try_from(y).unwrap();
                    let before = &buffer[(column.x - 1, y)];
                    assert_eq!(before.symbol(), " ", "{density:?} {column:?} {y}");
                }
            }
        }
    }
}

#[test]
fn a_figure_is_never_cut() {
    let shared = shared(Palette::Plain, 80, 24);
    let mut grid = known();
    grid.step(Step::LastColumn, Rect::new(0, 0, 80, 12), &shared);
    grid.choose(5, 4);
    let shown = shown(&grid, 80, 12, &shared);
    assert!(shown.contains("700000"), "{shown}");
    assert!(shown.contains("0.857"), "{shown}");
    assert!(shown.contains("13%") || shown.contains("12%"), "{shown}");
}

#[test]
fn a_long_cell_shows_that_it_is_cut_and_is_said_whole() {
    let shared = shared(Palette::Plain, 80, 24);
    let mut grid = known();
    grid.set_density(Density::Wrapped);
    grid.choose(5, 2);
    let shown = shown(&grid, 80, 20, &shared);
    assert!(shown.contains('…'), "{shown}");
    let whole = grid.paragraphs(&shared).concat();
    assert_eq!(whole.matches("kata").count(), 20_000);
}

#[test]
fn the_chosen_cell_says_everything_in_words() {
    let shared = shared(Palette::Plain, 80, 24);
    let mut grid = known();
    grid.choose(1, 3);
    assert_eq!(
        grid.said_of_cell(&shared),
        "I2 · PS.A2 東京 café: 0 1 ↻ (its passages have changed since) Ringkasan lama"
    );
    grid.choose(3, 3);
    assert_eq!(
        grid.said_of_cell(&shared),
        "I4 · PS.A2 東京 café: · asked, and nothing was said"
    );
}

#[test]
fn only_words_in_sight_are_asked_for_and_only_once() {
    let shared = shared(Palette::Plain, 80, 24);
    let area = Rect::new(0, 0, 80, 20);
    let mut grid = SheetGrid::new(matrix(1_000, 130));
    let wanted = grid.wanted(area, &shared);
    assert!(
        !wanted.is_empty() && wanted.len() <= 20 * 20,
        "{}",
        wanted.len()
    );
    let said = wanted.iter().map(|coding| {
        let said = Said {
            text: "kata".into(),
            cite: String::new(),
        };
        (*coding, said)
    });
    let said = said.collect();
    grid.know(said);
    assert_eq!(grid.wanted(area, &shared), []);
    grid.step(Step::LastRow, area, &shared);
    grid.step(Step::LastColumn, area, &shared);
    assert!(
        grid.wanted(area, &shared)
            .contains(&CodingId(1_000 * 130 + 129))
    );
}

#[test]
fn the_place_is_kept_when_the_sheet_is_read_again() {
    let shared = shared(Palette::Plain, 80, 24);
    let area = Rect::new(0, 0, 80, 20);
    let mut grid = SheetGrid::new(matrix(50, 20));
    grid.choose(29, 12);
    let mut fewer = matrix(50, 20);
    fewer.rows.drain(..10);
    grid.replace(fewer.clone());
    assert_eq!(grid.cell(), Some((19, 12)));
    fewer.rows.truncate(15);
    grid.replace(fewer.clone());
    assert_eq!(
        grid.cell(),
        Some((14, 12)),
        "the last one, where the row is gone"
    );
    fewer.rows.clear();
    grid.replace(fewer);
    assert_eq!(grid.cell(), None);
    for step in [Step::Down, Step::Up, Step::LastRow, Step::PageRight] {
        grid.step(step, area, &shared);
    }
    shown(&grid, 80, 20, &shared);
}

#[test]
fn a_click_chooses_and_a_second_one_enters() {
    let shared = shared(Palette::Plain, 80, 24);
    let area = Rect::new(0, 1, 80, 20);
    let mut grid = known();
    let frame = grid.frame(area, &shared);
    let column = frame.columns[1];
    let event = |kind, x, y| MouseEvent {
        kind,
        column: x,
        row: y,
        modifiers: KeyModifiers::NONE,
    };
    // The first line of the body names the group.
    let down = MouseEventKind::Down(MouseButton::Left);
    let on_group = event(down, column.x, frame.body.y);
    assert_eq!(grid.mouse(on_group, area, &shared), Pointed::Nothing);
    let on_cell = event(down, column.x, frame.body.y + 2);
    assert_eq!(grid.mouse(on_cell, area, &shared), Pointed::Moved);
    assert_eq!(grid.cell(), Some((1, column.at)));
    assert_eq!(grid.mouse(on_cell, area, &shared), Pointed::Again);
    let wheel = event(MouseEventKind::ScrollDown, 5, 5);
    assert_eq!(grid.mouse(wheel, area, &shared), Pointed::Moved);
}

#[test]
fn rows_of_a_group_stand_together_or_in_their_order() {
    let shared = shared(Palette::Plain, 80, 24);
    let mut sheet = every_cell();
    sheet.rows[1].group = Some("buyer".into());
    let mut grid = SheetGrid::new(sheet);
    assert!(!grid.is_grouped(), "sorted by something else");
    assert!(grid.has_groups());
    grid.choose(1, 1);
    grid.set_grouped(true);
    assert_eq!(grid.cell(), Some((1, 1)));
    assert_eq!(grid.row_place(), 2, "after the two sellers");
    let shown = shown(&grid, 80, 12, &shared);
    assert!(shown.contains("seller (2) ─"), "{shown}");
}

#[test]
fn a_sheet_without_rows_or_columns_is_drawn_as_nothing() {
    let shared = shared(Palette::Plain, 80, 24);
    let blank = Sheet::new(
        DisplayKind::Frequency,
        crate::text!("display-frequency"),
        crate::model::quote::QuoteFilter::default(),
    );
    let grid = SheetGrid::new(blank);
    assert_eq!(grid.cell(), None);
    assert_eq!(grid.said_of_cell(&shared), "");
    assert!(!shown(&grid, 80, 12, &shared).contains(|c: char| c.is_alphanumeric()));
}

fn steps() -> impl Strategy<Value = Step> {
    prop::sample::select(vec![
        Step::Down,
        Step::Up,
        Step::Left,
        Step::Right,
        Step::PageDown,
        Step::PageUp,
        Step::PageLeft,
        Step::PageRight,
        Step::FirstRow,
        Step::LastRow,
        Step::FirstColumn,
        Step::LastColumn,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_chosen_cell_can_always_be_seen(
        width in 4u16..140,
        height in 2u16..45,
        is_large: bool,
        density in prop::sample::select(vec![Density::Lines, Density::Wrapped, Density::Signs]),
        moves in prop::collection::vec((steps(), -5isize..5), 0..12),
    ) {
        let shared = shared(Palette::Dark, width, height);
        let area = Rect::new(0, 0, width, height);
        let mut grid = if is_large { SheetGrid::new(matrix(60, 30)) } else { known() };
        grid.set_density(density);
        for (step, wheel) in moves {
            grid.step(step, area, &shared);
            if wheel != 0 {
                grid.scroll(wheel, area, &shared);
            }
            let frame = grid.frame(area, &shared);
            let seen = grid.items_in_sight(&frame, &shared);
            prop_assert!(seen.iter().any(|(item, ..)| *item == grid.at) || frame.body.height == 0);
            let is_seen = grid.column == 0 || frame.columns.iter().any(|c| c.at == grid.column);
            prop_assert!(is_seen || width < 12, "{:?} {:?}", frame, grid.column);
            for column in &frame.columns {
                prop_assert!(column.x + column.width <= area.right());
            }
        }
        drawn(&grid, width, height, &shared);
    }
}

#[test]
fn groups_and_ratings_say_their_counts_flags_and_judgements() {
    use crate::model::sheet::{Rated, Tally};
    let shared = shared(Palette::Plain, 80, 24);
    let mut sheet = every_cell();
    sheet.rows[0].cells[2] = Cell::Tally(Box::new(Tally {
        plus: 3,
        minus: 1,
        not_asked: 2,
        passages: 9,
        quote: Some(CodingId(1)),
        is_split: true,
        ..Tally::default()
    }));
    sheet.rows[1].cells[2] = Cell::Rated(Box::new(Rated {
        rating: None,
        state: crate::model::sheet::State::Data,
        sign: Some(crate::model::sheet::Sign::Minus),
        count: 2,
        quote: Some(CodingId(2)),
        is_conflict: true,
    }));
    let mut grid = SheetGrid::new(sheet);
    grid.know(said());
    grid.choose(0, 2);
    let cell = grid.said_of_cell(&shared);
    assert!(cell.contains("+ 3 − 1 ? 2 !"), "{cell}");
    assert!(cell.contains("Kami tidak pernah diberi tahu"), "{cell}");
    grid.set_density(Density::Signs);
    let shown = shown(&grid, 80, 12, &shared);
    assert!(shown.contains("+ 3 − 1 ? 2 !"), "{shown}");
    assert!(shown.contains("− 2 !"), "{shown}");
}
