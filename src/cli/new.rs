//! `new`: an empty study with the frameworks it begins with. It must not know
//! what is in a framework.

use std::path::Path;

use clap::Command;
use serde_json::json;

use super::{Done, args, codebook, job::Job};
use crate::fault::{Fault, Outcome};
use crate::message::{Language, Phrasebook};
use crate::model::edit::Edit;
use crate::text;
use crate::workbench::{NewStudy, Workbench};

pub fn command(words: &Phrasebook) -> Command {
    let languages = Language::ALL.map(Language::tag);
    args::verb(words, "new", &text!("cli-about-new"))
        .arg(args::path(
            words,
            "file",
            "FILE",
            &text!("cli-arg-new-file"),
        ))
        .arg(args::option(
            words,
            "title",
            "T",
            &text!("cli-arg-study-title"),
        ))
        .arg(args::options(
            words,
            "framework",
            "KEY[:PRESET]",
            &text!("cli-arg-framework"),
        ))
        .arg(args::option(
            words,
            "coder",
            "NAME",
            &text!("cli-arg-new-coder"),
        ))
        .arg(args::choice(
            words,
            "language",
            "L",
            &text!("cli-arg-study-language"),
            &languages,
        ))
        .arg(args::json(words))
}

pub fn run(job: &mut Job<'_>) -> Done {
    let file = job.project();
    // Everything that can be refused is refused before there is a file.
    let frameworks = frameworks(&job.texts("framework"))?;
    let coder = match job.text("coder").map(str::trim) {
        Some("") => return Err(Fault::input(text!("cli-coder-without-name")).into()),
        Some(name) => name.to_owned(),
        None => crate::workbench::login_name(),
    };
    let language = job.text("language").and_then(Language::from_tag);
    let new = NewStudy {
        title: title(job, file),
        language: language.unwrap_or(job.console.words.language()),
        coder,
    };
    let mut workbench = Workbench::create(file, &new)?;
    for framework in frameworks {
        workbench.apply(framework)?;
    }
    let codes = workbench.codes()?.len();
    let books: Vec<String> = workbench
        .codebooks()?
        .into_iter()
        .map(|book| book.key)
        .collect();
    let fields = json!({
        "change": "study_created",
        "file": file,
        "title": new.title,
        "language": new.language.tag(),
        "coder": new.coder,
        "codebooks": books,
        "codes": codes,
    });
    job.told(&text!("cli-done-new", file = file, codes = codes), &fields)
}

fn title(job: &Job<'_>, file: &Path) -> String {
    let stem = || {
        file.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    match job.text("title").map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => stem(),
    }
}

/// The edits that add these frameworks, each once.
fn frameworks(forms: &[&str]) -> Outcome<Vec<Edit>> {
    let mut seen: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    for form in forms {
        let key = form.split(':').next().unwrap_or_default().to_uppercase();
        if seen.contains(&key) {
            return Err(Fault::input(text!("cli-framework-twice", framework = key))
                .hint(text!("cli-framework-twice-hint")));
        }
        seen.push(key);
        edits.push(codebook::from_shelf(form)?);
    }
    Ok(edits)
}
