//! `code show`: one code with its rule, its earlier versions and its counts. It
//! must not change it.

use serde_json::{Value, json};

use super::super::table::field;
use super::super::{Done, answer, job::Job, lookup, record};
use crate::exchange::export::report::{Block, Report};
use crate::message::{Phrasebook, Text};
use crate::model::code::CodeField;
use crate::text;
use crate::workbench::CodeVersion;

pub fn run(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let codes = workbench.codes()?;
    let code = lookup::code(&codes, job.needed("code"))?;
    let books = workbench.codebooks()?;
    let book = super::book_key(&books, code);
    let versions = workbench.code_versions(code.id)?;
    let counts = workbench.code_counts()?;
    let count = counts.iter().find(|count| count.code == code.id).copied();
    let language = job.console.words.language();
    let value = || {
        let version = |version: &CodeVersion| {
            json!({
                "version": version.version,
                "time": record::moment(version.time),
                "reason": record::known(&version.reason),
                "words": record::code_words(&version.words),
            })
        };
        let mut fields = record::code(code, &codes, &book, language);
        fields["words"] = record::code_words(&code.words);
        fields["see_also"] = json!(code.see_also);
        fields["codings"] = json!(count.map_or(0, |count| count.codings));
        fields["passages"] = json!(count.map_or(0, |count| count.passages));
        fields["documents"] = json!(count.map_or(0, |count| count.documents));
        fields["versions"] = Value::Array(versions.iter().map(version).collect());
        fields
    };
    let words = Phrasebook::new(language);
    let report = || {
        let mut report = Report::new(format!("{} {}", code.key, code.label(language)));
        for name in CodeField::ALL {
            if name == CodeField::Label {
                continue;
            }
            let text = code.words.get(name).shown(language);
            report.blocks.extend(field(&words, &said(name), text));
        }
        let see_also = code.see_also.join(", ");
        report
            .blocks
            .extend(field(&words, &text!("cli-column-see-also"), &see_also));
        report
            .blocks
            .extend(field(&words, &text!("cli-column-reason"), &code.reason));
        if let Some(count) = count {
            let said = text!(
                "cli-code-counts",
                codings = count.codings,
                passages = count.passages,
                documents = count.documents,
                version = code.version
            );
            let run = crate::exchange::export::report::Run::plain(words.say(&said));
            report.blocks.push(Block::Paragraph(vec![run]));
        }
        report
    };
    answer::answer(job, value, report)
}

fn said(field: CodeField) -> Text {
    match field {
        CodeField::Label => text!("cli-column-label"),
        CodeField::Definition => text!("cli-column-definition"),
        CodeField::Include => text!("cli-column-include"),
        CodeField::Exclude => text!("cli-column-exclude"),
        CodeField::Evidence => text!("cli-column-evidence"),
        CodeField::Example => text!("cli-column-example"),
    }
}
