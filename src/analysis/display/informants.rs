//! The informant by indicator matrix (meta-matrix, framework matrix): for each
//! case and indicator the sign, how many passages, and the condensation or the
//! passage that says it best. It must not count.

use super::Material;
use crate::model::display::DisplayKind;
use crate::model::ids::CodeId;
use crate::model::sheet::{Cell, Heading, Mark, Name, Row, Setting, Sheet, Source, State, Wording};
use crate::text;

pub fn sheet(material: &Material) -> Sheet {
    let ground = &material.ground;
    let mut sheet = material.blank(
        DisplayKind::InformantIndicator,
        text!("display-informant-indicator"),
    );
    sheet.rules.push(text!("display-informant-indicator-rule"));
    sheet.notes.push(text!("display-note-signs"));
    sheet.notes.push(text!("display-note-silence"));
    let said = Name::Said;
    sheet.columns = vec![
        Heading::new("case", said(text!("display-column-case")), Setting::Short),
        Heading::new("role", said(text!("display-column-role")), Setting::Words),
    ];
    for column in ground.columns() {
        if let Some(code) = material.code(*column) {
            sheet
                .columns
                .push(Heading::of_code(&code.key, &code.words.label, code.id));
        }
    }
    let asked = material.asked();
    for row in material.ordered_rows() {
        let unit = &ground.units()[row];
        let mut cells = vec![Cell::words(&unit.key)];
        cells.push(if unit.is_case() {
            Cell::words(&unit.role)
        } else {
            super::kind_cell(unit.kind)
        });
        for (column, code) in ground.columns().iter().enumerate() {
            let state = material.state(&asked, row, column);
            cells.push(mark(material, row, column, *code, state));
        }
        sheet.rows.push(Row {
            key: unit.key.clone(),
            group: Some(unit.group.clone()).filter(|group| !group.is_empty()),
            source: Some(Source::of_unit(unit.id)),
            cells,
        });
    }
    sheet
}

fn mark(material: &Material, row: usize, column: usize, code: CodeId, state: State) -> Cell {
    let facts = material.ground.at(row, column);
    let unit = &material.ground.units()[row];
    let summary = material
        .summary(unit.id, code)
        .map(|summary| Wording::Summary {
            text: summary.text.clone(),
            is_stale: material.is_changed(row, column, &summary.digest),
        });
    Cell::Mark(Box::new(Mark {
        state,
        sign: facts.sign(),
        count: u64::from(facts.passages()),
        wording: summary.or_else(|| facts.best().map(Wording::Quote)),
        flag: None,
    }))
}
