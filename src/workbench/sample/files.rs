//! The files of the sample study as they are written, one type for each. It
//! must not know what is made of them.

use std::collections::HashMap;

use serde::Deserialize;

use crate::message::Language;
use crate::model::code::Bilingual;
use crate::model::coding::{Polarity, Strength};
use crate::model::document::DocumentKind;
use crate::model::finding::{Stance, VerdictLevel};
use crate::model::relation::RelationKind;

pub struct File {
    pub name: &'static str,
    pub indonesian: &'static str,
    pub english: &'static str,
    pub codings: &'static str,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(File {
            name: $name,
            indonesian: include_str!(concat!("../../../sample-data/id/", $name, ".txt")),
            english: include_str!(concat!("../../../sample-data/en/", $name, ".txt")),
            codings: include_str!(concat!("../../../sample-data/codings-", $name, ".json")),
        }),*]
    };
}
pub const FILES: &[File] = files!("I1", "I2", "I3", "I4", "I5", "I6", "I7", "O1", "O2", "D1");
pub const DOCUMENTS: &str = include_str!("../../../sample-data/documents.json");
pub const CASES: &str = include_str!("../../../sample-data/cases.json");
pub const GUIDE: &str = include_str!("../../../sample-data/guide.json");
pub const EVENTS: &str = include_str!("../../../sample-data/events.json");
pub const FINDINGS: &str = include_str!("../../../sample-data/findings.json");
pub const RELATIONS: &str = include_str!("../../../sample-data/relations.json");

#[derive(Deserialize)]
pub struct SampleDocument {
    pub title: String,
    pub kind: DocumentKind,
    pub date: String,
    pub place: Bilingual,
    pub interviewer: Option<Bilingual>,
    pub minutes: Option<u32>,
    pub third_party: Option<Bilingual>,
    pub consent: String,
    pub recorded: Option<bool>,
    pub interviewer_speakers: Spellings,
    pub extra_speakers: Spellings,
}

#[derive(Deserialize)]
pub struct Spellings {
    pub id: Vec<String>,
    pub en: Vec<String>,
}

impl Spellings {
    pub fn of(&self, language: Language) -> &[String] {
        match language {
            Language::Indonesian => &self.id,
            Language::English => &self.en,
        }
    }
}

#[derive(Deserialize)]
pub struct SampleCase {
    pub key: String,
    pub document: String,
    pub speaker: Bilingual,
    pub role: Bilingual,
    pub label: Bilingual,
    pub attributes: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
pub struct SampleCoding {
    pub document: String,
    pub code: String,
    pub coder: String,
    pub polarity: Option<Polarity>,
    pub strength: Option<Strength>,
    #[serde(default)]
    pub starred: bool,
    pub quote: Bilingual,
    pub memo: Option<Bilingual>,
}

#[derive(Deserialize)]
pub struct SampleQuestion {
    pub number: u32,
    pub text: Bilingual,
    pub codes: Vec<String>,
    pub asked: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct SampleEvent {
    pub date: String,
    pub precision: String,
    pub text: Bilingual,
    pub domain: Bilingual,
    pub kind: String,
    pub pair_of: Option<usize>,
    pub kept: Option<bool>,
    pub document: Option<String>,
}

#[derive(Deserialize)]
pub struct SampleFindings {
    pub verdicts: Vec<SampleVerdict>,
    pub propositions: Vec<SampleProposition>,
}

#[derive(Deserialize)]
pub struct SampleVerdict {
    pub code: String,
    pub level: VerdictLevel,
    pub finding: Bilingual,
}

#[derive(Deserialize)]
pub struct SampleProposition {
    pub key: String,
    pub text: Bilingual,
    #[serde(rename = "if")]
    pub if_part: String,
    #[serde(rename = "then")]
    pub then_part: String,
    pub rivals: Vec<SampleRival>,
    pub evidence: Vec<SampleEvidence>,
}

#[derive(Deserialize)]
pub struct SampleRival {
    pub text: Bilingual,
}

#[derive(Deserialize)]
pub struct SampleEvidence {
    pub document: String,
    pub code: String,
    pub stance: Stance,
    pub weight: u8,
}

#[derive(Deserialize)]
pub struct SampleRelation {
    pub source: Bilingual,
    pub target: Bilingual,
    pub kind: RelationKind,
    pub evidence: Vec<SamplePlace>,
}

/// All codings of a document with a code.
#[derive(Deserialize)]
pub struct SamplePlace {
    pub document: String,
    pub code: String,
}
