//! A display's sheet written in one of the formats, the same for both front
//! ends: to any writer, or whole into a file. It must not know how a display is
//! computed, nor how a format is written.

use std::io::Write;
use std::path::Path;

use super::{Draft, ExportError, Workbench};
use crate::exchange::citation::Style;
use crate::exchange::export::sheet::{SheetWords, prose, report, value};
use crate::exchange::export::{self, Format, Options, Written};
use crate::fault::Outcome;
use crate::message::{Language, Phrasebook};
use crate::model::display::DisplayKind;
use crate::model::sheet::Sheet;

/// How a sheet is written.
#[derive(Debug, Clone)]
pub struct SheetRequest {
    pub format: Format,
    /// How passages are cited; its language is the paper's.
    pub style: Style,
    /// The language of the person who asks.
    pub reader: Language,
    /// Translations after their passages.
    pub has_translations: bool,
}

impl SheetRequest {
    /// What a person or a program reads at once is in the person's language,
    /// what goes into a paper in the paper's.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.format {
            Format::Text | Format::Json => self.reader,
            _ => self.style.language(),
        }
    }
}

impl Workbench {
    /// Writes a sheet with the words of the passages it quotes.
    ///
    /// # Errors
    ///
    /// When the writer fails or the study cannot be read.
    pub fn write_sheet(
        &self,
        sheet: &Sheet,
        request: &SheetRequest,
        options: &Options<'_>,
        mut out: &mut dyn Write,
    ) -> Written<()> {
        let quoted: Vec<_> = sheet.quoted().collect();
        let quotes = self.quotes_by_id(&quoted)?;
        let phrasebook = Phrasebook::new(request.language());
        let words = SheetWords {
            quotes: &quotes,
            style: &request.style,
            phrasebook: &phrasebook,
            has_translations: request.has_translations,
        };
        let options = Options {
            phrasebook: &phrasebook,
            ..*options
        };
        let report = match (request.format, sheet.kind) {
            (Format::Json, _) => return export::write_value(&value(sheet, &words), &mut out),
            // A table of passages needs the width of a page.
            (Format::Text, DisplayKind::Evidence) => prose(sheet, &words),
            _ => report(sheet, &words),
        };
        export::write(&report, request.format, &options, &mut out)
    }

    /// The same to a file, which appears only when it is whole.
    ///
    /// # Errors
    ///
    /// When the file is there already and may not be replaced, cannot be
    /// written, or the study cannot be read.
    pub fn export_sheet(
        &self,
        sheet: &Sheet,
        request: &SheetRequest,
        path: &Path,
        may_replace: bool,
    ) -> Outcome<()> {
        let mut file = Draft::beside(path, may_replace)?;
        let words = Phrasebook::new(request.language());
        self.write_sheet(sheet, request, &Options::new(&words), file.out())
            .map_err(ExportError::into_fault)?;
        file.keep()
    }
}
