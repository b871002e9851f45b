//! Makes an invented study of a wanted size, or a folder with its texts, to
//! measure with. The same size and seed give the same words, cases and codings;
//! only identities and times differ. It holds 25 documents in memory at most.
//!
//! ```sh
//! cargo run --release --example generate_corpus -- OUT.telaah [S|M|L|XL] [SEED]
//! cargo run --release --example generate_corpus -- --texts FOLDER [S|M|L|XL] [SEED]
//! ```

#[path = "generate_corpus/interview.rs"]
mod interview;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fastrand::Rng;
use interview::Vocabulary;
use telaah::exchange::codebook::shelf;
use telaah::exchange::import::{ReadOptions, read};
use telaah::fault::{Fault, Outcome};
use telaah::message::{Language, Phrasebook};
use telaah::model::coding::{Polarity, Strength};
use telaah::model::document::{DocumentKind, SpeakerRole};
use telaah::model::draft::DocumentDraft;
use telaah::model::edit::{Change, Edit, NewCoding};
use telaah::model::ids::{CodeId, CoderId, DocumentId};
use telaah::text::{Span, sentences};
use telaah::workbench::{NewStudy, Workbench};

/// Documents stored at a time.
const BATCH: u64 = 25;
const CHARACTERS: usize = 40_000;
const CODINGS: usize = 120;
const ROLES: [&str; 5] = ["warga", "perangkat desa", "pendamping", "mitra", "dinas"];
const VILLAGES: [&str; 6] = ["Randu", "Waru", "Sawo", "Jati", "Kenanga", "Melati"];
const USAGE: &str = "\
usage: generate_corpus OUT.telaah [S|M|L|XL] [SEED]
       generate_corpus --texts FOLDER [S|M|L|XL] [SEED]";

struct Plan {
    out: PathBuf,
    is_texts: bool,
    documents: u64,
    seed: u64,
}

fn main() -> ExitCode {
    let Some(plan) = plan(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let done = if plan.is_texts {
        write_texts(&plan).map_err(|error| format!("{}: {error}", plan.out.display()))
    } else {
        let words = Phrasebook::new(Language::English);
        write_study(&plan).map_err(|fault: Fault| words.say(&fault.what))
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

fn plan(mut args: impl Iterator<Item = String>) -> Option<Plan> {
    let first = args.next()?;
    let is_texts = first == "--texts";
    let out = if is_texts { args.next()? } else { first };
    let documents = match args.next().as_deref() {
        None | Some("S") => 10,
        Some("M") => 100,
        Some("L") => 1_000,
        Some("XL") => 10_000,
        Some(_) => return None,
    };
    let seed = match args.next() {
        None => 1,
        Some(seed) => seed.parse().ok()?,
    };
    Some(Plan {
        out: PathBuf::from(out),
        is_texts,
        documents,
        seed,
    })
}

fn write_texts(plan: &Plan) -> std::io::Result<()> {
    std::fs::create_dir_all(&plan.out)?;
    let vocabulary = Vocabulary::new(plan.seed);
    for number in 1..=plan.documents {
        let path = plan.out.join(format!("Wawancara {number:05}.txt"));
        std::fs::write(path, vocabulary.interview(plan.seed, number, CHARACTERS))?;
    }
    println!("{} texts in {}", plan.documents, plan.out.display());
    Ok(())
}

fn write_study(plan: &Plan) -> Outcome<()> {
    let mut study = begin(&plan.out)?;
    let maker = Maker::new(&study, plan.seed)?;
    for first in (1..=plan.documents).step_by(BATCH as usize) {
        let last = plan.documents.min(first + BATCH - 1);
        maker.batch(&mut study, first, last)?;
        if last.is_multiple_of(500) {
            eprintln!("{last} of {} documents", plan.documents);
        }
    }
    describe_cases(&mut study)?;
    study.fix_history()?;
    println!(
        "{} documents, {} codings in {}",
        plan.documents,
        plan.documents * CODINGS as u64,
        plan.out.display()
    );
    Ok(())
}

/// An empty study with all shipped books and two coders.
fn begin(path: &Path) -> Outcome<Workbench> {
    let mut study = Workbench::create(
        path,
        &NewStudy {
            title: "Studi buatan".to_owned(),
            language: Language::Indonesian,
            coder: "A".to_owned(),
        },
    )?;
    for book in shelf::books() {
        study.apply(Edit::AddCodebook {
            key: book.key.clone(),
            title: book.title.clone(),
            source: book.source.clone(),
            note: book.note.clone(),
            preset: None,
            codes: book.codes.clone(),
        })?;
    }
    study.apply(Edit::AddCoder {
        name: "B".to_owned(),
    })?;
    Ok(study)
}

struct Maker {
    seed: u64,
    vocabulary: Vocabulary,
    coders: Vec<CoderId>,
    /// The codes, the most used first, with the sums of their weights.
    codes: Vec<(CodeId, f64)>,
}

impl Maker {
    fn new(study: &Workbench, seed: u64) -> Outcome<Self> {
        let mut ids: Vec<CodeId> = study.codes()?.into_iter().map(|code| code.id).collect();
        Rng::with_seed(seed).shuffle(&mut ids);
        let mut sum = 0.0;
        let codes = ids.into_iter().enumerate().map(|(rank, code)| {
            sum += 1.0 / (rank as f64 + 8.0);
            (code, sum)
        });
        Ok(Maker {
            seed,
            vocabulary: Vocabulary::new(seed),
            coders: study.coders()?.into_iter().map(|coder| coder.id).collect(),
            codes: codes.collect(),
        })
    }

    /// Stores documents `first` to `last` with their cases and codings.
    fn batch(&self, study: &mut Workbench, first: u64, last: u64) -> Outcome<()> {
        let drafts = (first..=last)
            .map(|number| self.draft(number))
            .collect::<Outcome<Vec<_>>>()?;
        let change = study.apply(Edit::ImportDocuments {
            drafts: drafts.clone(),
        })?;
        let Change::DocumentsImported(documents) = change else {
            return Ok(());
        };
        let mut codings = Vec::with_capacity(drafts.len() * CODINGS);
        for ((number, draft), document) in (first..=last).zip(&drafts).zip(&documents) {
            let mut rng = Rng::with_seed(self.seed ^ (number << 20));
            self.codings(&mut rng, draft, *document, &mut codings);
        }
        study.apply(Edit::AddCasesFromSpeakers { documents })?;
        study.apply(Edit::ApplyCodes { codings })?;
        study.fix_history()
    }

    fn draft(&self, number: u64) -> Outcome<DocumentDraft> {
        let text = self.vocabulary.interview(self.seed, number, CHARACTERS);
        let options = ReadOptions {
            kind: Some(DocumentKind::Interview),
            ..ReadOptions::default()
        };
        let name = format!("Wawancara {number:05}.txt");
        let mut draft = read(&name, text.as_bytes(), &options)?;
        let mut rng = Rng::with_seed(self.seed ^ (number << 24));
        draft.facts.date = format!(
            "{}-{:02}-{:02}",
            rng.u16(2021..=2025),
            rng.u8(1..=12),
            rng.u8(1..=28)
        );
        draft.facts.place = format!("Desa {}", VILLAGES[rng.usize(..VILLAGES.len())]);
        draft.facts.minutes = Some(rng.u32(25..=120));
        Ok(draft)
    }

    /// Codes sentences of the informant; one passage in five twice.
    fn codings(
        &self,
        rng: &mut Rng,
        draft: &DocumentDraft,
        document: DocumentId,
        codings: &mut Vec<NewCoding>,
    ) {
        let spans = spoken(draft);
        let mut seen = HashSet::new();
        let mut span = Span::new(0, 0);
        let wanted = codings.len() + CODINGS;
        while codings.len() < wanted && !spans.is_empty() {
            if span.is_empty() || rng.u8(..5) > 0 {
                span = spans[rng.usize(..spans.len())];
            }
            let coder = self.coders[rng.usize(..self.coders.len())];
            let code = self.code(rng);
            if !seen.insert((span.start, code, coder)) {
                span = Span::new(0, 0);
                continue;
            }
            codings.push(NewCoding {
                document,
                span,
                code,
                coder: Some(coder),
                polarity: Some(Polarity::ALL[[0, 0, 0, 1, 1, 2, 3][rng.usize(..7)]]),
                strength: Strength::new(rng.u8(1..=3)),
            });
        }
    }

    fn code(&self, rng: &mut Rng) -> CodeId {
        let all = self.codes.last().map_or(0.0, |(_, sum)| *sum);
        let wanted = rng.f64() * all;
        let index = self.codes.partition_point(|(_, sum)| *sum < wanted);
        self.codes[index.min(self.codes.len() - 1)].0
    }
}

/// The sentences the informant speaks.
fn spoken(draft: &DocumentDraft) -> Vec<Span> {
    draft
        .turns
        .iter()
        .filter(|turn| {
            let speaker = turn.speaker.and_then(|index| draft.speakers.get(index));
            speaker.is_some_and(|speaker| speaker.role == SpeakerRole::Informant)
        })
        .flat_map(|turn| sentences(&draft.text, Span::new(turn.body, turn.span.end)))
        .collect()
}

/// A role and a village for every case, as one step.
fn describe_cases(study: &mut Workbench) -> Outcome<()> {
    let mut edits = Vec::new();
    for (index, case) in study.cases()?.into_iter().enumerate() {
        edits.push(Edit::SetCase {
            case: case.id,
            key: case.key,
            label: case.label,
            role: ROLES[index % ROLES.len()].to_owned(),
        });
        edits.push(Edit::SetAttribute {
            case: case.id,
            name: "desa".to_owned(),
            value: VILLAGES[index % VILLAGES.len()].to_owned(),
        });
    }
    study.apply(Edit::All(edits))?;
    Ok(())
}
