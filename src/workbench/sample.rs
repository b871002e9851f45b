//! The sample study: an invented programme in an invented village, built into
//! the program in two languages. It must not hold anything the files in
//! `sample-data/` do not.

mod files;

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

use files::{
    CASES, DOCUMENTS, EVENTS, FILES, FINDINGS, File, GUIDE, RELATIONS, SampleCase, SampleCoding,
    SampleDocument, SampleEvent, SampleFindings, SamplePlace, SampleQuestion, SampleRelation,
};

use super::{NewStudy, Workbench};
use crate::exchange::codebook::shelf;
use crate::exchange::import::{ReadOptions, read};
use crate::fault::{Fault, Outcome};
use crate::message::Language;
use crate::model::code::Bilingual;
use crate::model::document::{DocumentFacts, SpeakerRole};
use crate::model::draft::DocumentDraft;
use crate::model::edit::{Change, Edit, NewCoding};
use crate::model::finding::EventFacts;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, EventId};
use crate::model::memo::{MemoKind, MemoSubject};
use crate::model::relation::{End, RelationFacts};
use crate::text;
use crate::text::Span;

/// Codes of Ansell and Gash the sample study leaves aside: the heading over the
/// process, and the outcomes the programme is too young for.
const NOT_IN_SAMPLE: &[&str] = &["AG.CP", "AG.OUT"];

/// The name its file has unless somebody wants another.
pub const SAMPLE_FILE: &str = "telaah-demo.telaah";

/// The defaults of the displays that the sample study stores.
const DEFAULTS: &[(&str, &str)] = &[
    ("display-group", "group"),
    ("display-outcome", "AG.IO"),
    (
        "display-predictors",
        "mentored\ncredit\npromise_unkept\nAG.TB\nAG.CTP\nAG.F2F",
    ),
    ("display-a", "mentored"),
    ("display-b", "AG.IO"),
];

/// Makes the sample study in one of the two languages, coded and ready.
pub fn create_sample(path: &Path, language: Language) -> Outcome<Workbench> {
    let title = match language {
        Language::Indonesian => "Wira Desa Mandiri (studi contoh)",
        Language::English => "Wira Desa Mandiri (sample study)",
    };
    let bench = Workbench::create(
        path,
        &NewStudy {
            title: title.to_owned(),
            language,
            coder: "A".to_owned(),
        },
    )?;
    let mut maker = Maker {
        bench,
        language,
        codes: HashMap::new(),
        documents: HashMap::new(),
        codings: Vec::new(),
    };
    match maker.make() {
        Ok(()) => Ok(maker.bench),
        Err(fault) => {
            drop(maker);
            crate::store::access::remove_files(path);
            Err(fault)
        }
    }
}

struct Maker {
    bench: Workbench,
    language: Language,
    codes: HashMap<String, CodeId>,
    documents: HashMap<String, (DocumentId, String)>,
    /// Document, code and id of coder A's codings, in order.
    codings: Vec<(String, String, CodingId)>,
}

impl Maker {
    fn make(&mut self) -> Outcome<()> {
        self.add_codebooks()?;
        self.add_documents()?;
        self.add_cases()?;
        self.add_codings()?;
        self.add_guide()?;
        self.add_events()?;
        self.add_findings()?;
        self.add_relations()?;
        self.set_defaults()?;
        self.bench.fix_history()
    }

    /// Several edits as one step, with what each of them touched.
    fn apply_all(&mut self, edits: Vec<Edit>) -> Outcome<Vec<Change>> {
        match self.bench.apply(Edit::All(edits))? {
            Change::Several(changes) => Ok(changes),
            _ => Err(broken()),
        }
    }

    /// What the displays of this study compare by.
    fn set_defaults(&mut self) -> Outcome<()> {
        let edits = DEFAULTS.iter().map(|(name, value)| Edit::SetSetting {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        });
        self.apply_all(edits.collect())?;
        Ok(())
    }

    fn say(&self, both: &Bilingual) -> String {
        both.shown(self.language).to_owned()
    }

    fn add_codebooks(&mut self) -> Outcome<()> {
        for key in ["AG", "FAK"] {
            let book = shelf::find(key).ok_or_else(broken)?;
            let codes = book
                .codes
                .iter()
                .filter(|code| !NOT_IN_SAMPLE.contains(&code.key.as_str()))
                .cloned()
                .map(|mut code| {
                    code.parent = code
                        .parent
                        .filter(|parent| !NOT_IN_SAMPLE.contains(&parent.as_str()));
                    code
                })
                .collect();
            self.bench.apply(Edit::AddCodebook {
                key: book.key.clone(),
                title: book.title.clone(),
                source: book.source.clone(),
                note: book.note.clone(),
                preset: None,
                codes,
            })?;
        }
        self.codes = self
            .bench
            .codes()?
            .into_iter()
            .map(|code| (code.key, code.id))
            .collect();
        Ok(())
    }

    fn add_documents(&mut self) -> Outcome<()> {
        let known: Vec<SampleDocument> = parse(DOCUMENTS)?;
        let mut drafts = Vec::new();
        for file in FILES {
            let about = known
                .iter()
                .find(|known| known.title == file.name)
                .ok_or_else(broken)?;
            drafts.push(self.draft(file, about)?);
        }
        let texts: Vec<String> = drafts.iter().map(|draft| draft.text.clone()).collect();
        let change = self.bench.apply(Edit::ImportDocuments { drafts })?;
        let Change::DocumentsImported(ids) = change else {
            return Err(broken());
        };
        for ((file, id), text) in FILES.iter().zip(ids).zip(texts) {
            self.documents.insert(file.name.to_owned(), (id, text));
        }
        Ok(())
    }

    fn draft(&self, file: &File, about: &SampleDocument) -> Outcome<DocumentDraft> {
        let text = match self.language {
            Language::Indonesian => file.indonesian,
            Language::English => file.english,
        };
        let interviewers = about.interviewer_speakers.of(self.language);
        let options = ReadOptions {
            kind: Some(about.kind),
            encoding: None,
            interviewer: interviewers.to_vec(),
        };
        let mut draft = read(&format!("{}.txt", file.name), text.as_bytes(), &options)?;
        for speaker in &mut draft.speakers {
            speaker.role = if interviewers.contains(&speaker.label) {
                SpeakerRole::Interviewer
            } else if about
                .extra_speakers
                .of(self.language)
                .contains(&speaker.label)
            {
                SpeakerRole::Other
            } else {
                SpeakerRole::Informant
            };
        }
        let optional = |words: &Option<Bilingual>| {
            words
                .as_ref()
                .map(|words| self.say(words))
                .unwrap_or_default()
        };
        draft.facts = DocumentFacts {
            kind: about.kind,
            date: about.date.clone(),
            place: self.say(&about.place),
            interviewer: optional(&about.interviewer),
            third_party: optional(&about.third_party),
            language: self.language.tag().to_owned(),
            minutes: about.minutes,
            consent: about.consent.clone(),
            is_recorded: about.recorded,
            note: String::new(),
        };
        Ok(draft)
    }

    fn document(&self, title: &str) -> Outcome<DocumentId> {
        self.documents
            .get(title)
            .map(|(id, _)| *id)
            .ok_or_else(broken)
    }

    fn add_cases(&mut self) -> Outcome<()> {
        for case in parse::<Vec<SampleCase>>(CASES)? {
            let change = self.bench.apply(Edit::AddCase {
                key: case.key.clone(),
                label: self.say(&case.label),
                role: self.say(&case.role),
            })?;
            let Change::CaseAdded(id) = change else {
                return Err(broken());
            };
            self.assign(&case, id)?;
            let attributes = case
                .attributes
                .iter()
                .map(|(name, value)| Edit::SetAttribute {
                    case: id,
                    name: name.clone(),
                    value: value.as_str().unwrap_or_default().to_owned(),
                })
                .collect();
            self.apply_all(attributes)?;
        }
        Ok(())
    }

    fn assign(&mut self, case: &SampleCase, id: CaseId) -> Outcome<()> {
        let document = self.document(&case.document)?;
        let label = self.say(&case.speaker);
        let speaker = self
            .bench
            .speakers(document)?
            .into_iter()
            .find(|speaker| speaker.label == label)
            .ok_or_else(broken)?;
        self.bench.apply(Edit::AssignSpeaker {
            speaker: speaker.id,
            case: Some(id),
        })?;
        Ok(())
    }

    fn add_codings(&mut self) -> Outcome<()> {
        let mut coders: HashMap<String, CoderId> = HashMap::new();
        for name in ["A", "B"] {
            self.bench.apply(Edit::AddCoder {
                name: name.to_owned(),
            })?;
        }
        for coder in self.bench.coders()? {
            coders.insert(coder.name, coder.id);
        }
        for file in FILES {
            let codings: Vec<SampleCoding> = parse(file.codings)?;
            self.add_codings_of(&codings, &coders)?;
        }
        let finished = FILES
            .iter()
            .map(|file| (file.name, "A"))
            .chain([("I3", "B"), ("I5", "B"), ("O1", "B")])
            .map(|(title, coder)| {
                Ok(Edit::SetFinished {
                    document: self.document(title)?,
                    coder: *coders.get(coder).ok_or_else(broken)?,
                    is_finished: true,
                })
            })
            .collect::<Outcome<Vec<Edit>>>()?;
        self.apply_all(finished)?;
        Ok(())
    }

    fn add_codings_of(
        &mut self,
        codings: &[SampleCoding],
        coders: &HashMap<String, CoderId>,
    ) -> Outcome<()> {
        let new = codings
            .iter()
            .map(|coding| Ok(Edit::ApplyCode(self.new_coding(coding, coders)?)))
            .collect::<Outcome<Vec<Edit>>>()?;
        let changes = self.apply_all(new)?;
        let mut details = Vec::new();
        for (coding, change) in codings.iter().zip(changes) {
            let Change::Coded { coding: id, .. } = change else {
                return Err(broken());
            };
            self.detail(coding, id, &mut details);
        }
        self.apply_all(details)?;
        Ok(())
    }

    fn new_coding(
        &self,
        coding: &SampleCoding,
        coders: &HashMap<String, CoderId>,
    ) -> Outcome<NewCoding> {
        let (document, text) = self.documents.get(&coding.document).ok_or_else(broken)?;
        let words = coding.quote.written(self.language);
        let start = text.find(words).ok_or_else(broken)?;
        Ok(NewCoding {
            document: *document,
            span: Span::new(start, start + words.len()),
            code: *self.codes.get(&coding.code).ok_or_else(broken)?,
            coder: Some(*coders.get(&coding.coder).ok_or_else(broken)?),
            polarity: coding.polarity,
            strength: coding.strength,
        })
    }

    /// Translation, star and memo of a coding that was made.
    fn detail(&mut self, coding: &SampleCoding, id: CodingId, edits: &mut Vec<Edit>) {
        if coding.coder == "A" {
            self.codings
                .push((coding.document.clone(), coding.code.clone(), id));
            edits.push(Edit::SetTranslation {
                coding: id,
                text: coding.quote.written(self.language.other()).to_owned(),
            });
        }
        if coding.starred {
            edits.push(Edit::SetCoding {
                coding: id,
                polarity: None,
                strength: None,
                is_starred: Some(true),
            });
        }
        if let Some(memo) = &coding.memo {
            edits.push(Edit::AddMemo {
                kind: MemoKind::Passage,
                subject: MemoSubject::Coding(id),
                title: String::new(),
                text: self.say(memo),
            });
        }
    }

    fn add_guide(&mut self) -> Outcome<()> {
        for question in parse::<Vec<SampleQuestion>>(GUIDE)? {
            let codes = question
                .codes
                .iter()
                .filter_map(|key| self.codes.get(key).copied())
                .collect();
            let change = self.bench.apply(Edit::AddQuestion {
                number: question.number,
                text: self.say(&question.text),
                codes,
            })?;
            let Change::QuestionAdded(id) = change else {
                return Err(broken());
            };
            let asked = FILES
                .iter()
                .filter_map(|file| Some((file.name, question.asked.get(file.name)?)))
                .map(|(title, state)| {
                    Ok(Edit::SetAsked {
                        question: id,
                        document: self.document(title)?,
                        state: state.clone(),
                    })
                })
                .collect::<Outcome<Vec<Edit>>>()?;
            self.apply_all(asked)?;
        }
        Ok(())
    }

    fn add_events(&mut self) -> Outcome<()> {
        let mut made: Vec<EventId> = Vec::new();
        for event in parse::<Vec<SampleEvent>>(EVENTS)? {
            let length = match event.precision.as_str() {
                "month" => "2024-01".len(),
                _ => event.date.len(),
            };
            let document = match &event.document {
                Some(title) => Some(self.document(title)?),
                None => None,
            };
            let change = self.bench.apply(Edit::AddEvent(EventFacts {
                date: event.date.get(..length).unwrap_or_default().to_owned(),
                text: self.say(&event.text),
                domain: self.say(&event.domain),
                kind: event.kind.clone(),
                is_kept: event.kept,
                pair_of: event.pair_of.and_then(|index| made.get(index).copied()),
                document,
                coding: None,
            }))?;
            let Change::EventAdded(id) = change else {
                return Err(broken());
            };
            made.push(id);
        }
        Ok(())
    }

    fn add_findings(&mut self) -> Outcome<()> {
        let findings: SampleFindings = parse(FINDINGS)?;
        for verdict in findings.verdicts {
            self.bench.apply(Edit::SetVerdict {
                code: *self.codes.get(&verdict.code).ok_or_else(broken)?,
                scope: String::new(),
                level: verdict.level,
                finding: self.say(&verdict.finding),
            })?;
        }
        for proposition in findings.propositions {
            let change = self.bench.apply(Edit::AddProposition {
                key: proposition.key.clone(),
                text: self.say(&proposition.text),
                if_part: proposition.if_part.clone(),
                then_part: proposition.then_part.clone(),
                rivals: proposition
                    .rivals
                    .iter()
                    .map(|rival| self.say(&rival.text))
                    .collect(),
            })?;
            let Change::PropositionAdded(id) = change else {
                return Err(broken());
            };
            let mut links = Vec::new();
            for evidence in &proposition.evidence {
                let is_meant = |(document, code, _): &&(String, String, CodingId)| {
                    *document == evidence.document && *code == evidence.code
                };
                for (_, _, coding) in self.codings.iter().filter(is_meant) {
                    links.push(Edit::LinkEvidence {
                        proposition: id,
                        coding: *coding,
                        stance: evidence.stance,
                        weight: evidence.weight,
                    });
                }
            }
            self.apply_all(links)?;
        }
        Ok(())
    }

    /// What the suggestions answer and whom they are meant for.
    fn add_relations(&mut self) -> Outcome<()> {
        for relation in parse::<Vec<SampleRelation>>(RELATIONS)? {
            let end = |words: &Bilingual| {
                let name = self.say(words);
                End {
                    code: self.codes.get(&name).copied(),
                    name,
                }
            };
            let facts = RelationFacts {
                source: end(&relation.source),
                target: end(&relation.target),
                kind: relation.kind,
                ..RelationFacts::default()
            };
            let is_meant = |(document, code, _): &&(String, String, CodingId)| {
                let meant = |one: &SamplePlace| (&one.document, &one.code) == (document, code);
                relation.evidence.iter().any(meant)
            };
            let evidence = self.codings.iter().filter(is_meant);
            let evidence = evidence.map(|(_, _, coding)| *coding).collect();
            self.bench.apply(Edit::AddRelation { facts, evidence })?;
        }
        Ok(())
    }
}

fn parse<'a, T: Deserialize<'a>>(source: &'a str) -> Outcome<T> {
    serde_json::from_str(source)
        .map_err(|error| Fault::internal(text!("sample-broken", detail = error.to_string())))
}

/// A test reads the whole sample, so that nobody ever sees this.
fn broken() -> Fault {
    Fault::internal(text!("sample-broken", detail = ""))
}
