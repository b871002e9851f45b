//! `network`: the relations of the study, or the codes that meet, as a drawing
//! or as text. It must not know how a network is drawn.

use clap::{Command, value_parser};

use super::{Done, answer, args, display, job::Job, lookup};
use crate::exchange::export::network::{NetworkFormat, write};
use crate::fault::{Fault, Outcome};
use crate::message::Phrasebook;
use crate::model::display::DisplayOptions;
use crate::text;

/// What the networks are made of.
const KINDS: [&str; 2] = ["relations", "cooccurrence"];

pub fn command(words: &Phrasebook) -> Command {
    let formats: Vec<&'static str> = NetworkFormat::ALL.iter().map(|f| f.key()).collect();
    let [json, _, output] = args::printing(words);
    args::verb(words, "network", &text!("cli-about-network"))
        .arg(args::file(words))
        .arg(args::choice(
            words,
            "of",
            "KIND",
            &text!("cli-arg-network-of"),
            &KINDS,
        ))
        .arg(args::options(
            words,
            "code",
            "KEY",
            &text!("cli-arg-network-code"),
        ))
        .arg(args::option(words, "near", "NEAR", &text!("cli-arg-near")))
        .arg(
            args::option(words, "least", "N", &text!("cli-arg-least"))
                .value_parser(value_parser!(u64)),
        )
        .arg(args::option(
            words,
            "coder",
            "NAME",
            &text!("cli-arg-display-coder"),
        ))
        .arg(args::choice(
            words,
            "format",
            "F",
            &text!("cli-arg-network-format"),
            &formats,
        ))
        .arg(json)
        .arg(output)
}

pub fn run(job: &mut Job<'_>) -> Done {
    let format = format(job)?;
    let workbench = job.study()?;
    let language = job.console.words.language();
    let words = Phrasebook::new(language);
    let network = if job.text("of") == Some("cooccurrence") {
        let codes = workbench.codes()?;
        let options = DisplayOptions {
            codes: job
                .texts("code")
                .into_iter()
                .map(|key| lookup::code(&codes, key).map(|code| code.id))
                .collect::<Outcome<_>>()?,
            near: job.text("near").map(display::nearness).transpose()?,
            layer: job
                .text("coder")
                .map(|name| workbench.layer(name))
                .transpose()?,
            ..DisplayOptions::default()
        };
        let least = job.matches.get_one::<u64>("least").copied().unwrap_or(1);
        let title = words.say(&text!("patterns-cooccurrence"));
        workbench.pair_network(&options, least, title, language)?
    } else {
        let title = words.say(&text!("patterns-network"));
        workbench.relation_network(title, language)?
    };
    answer::deliver(job, crate::exchange::export::Format::Text, |_, out| {
        write(&network, format, &words, out)
    })
}

/// What `--json` or `--format` says, else what the name of the file says.
fn format(job: &Job<'_>) -> Outcome<NetworkFormat> {
    if job.is_set("json") {
        return Ok(NetworkFormat::Json);
    }
    if let Some(format) = job.text("format").and_then(NetworkFormat::from_key) {
        return Ok(format);
    }
    let Some(path) = job.path("output") else {
        return Ok(NetworkFormat::Text);
    };
    let Some(extension) = path.extension() else {
        return Ok(NetworkFormat::Text);
    };
    NetworkFormat::from_key(&extension.to_string_lossy()).ok_or_else(|| {
        let endings: Vec<String> = NetworkFormat::ALL
            .iter()
            .map(|format| format!(".{}", format.extension()))
            .collect();
        Fault::input(text!("cli-cannot-write-kind", file = path)).hint(text!(
            "cli-cannot-write-kind-hint",
            endings = endings.join(" ")
        ))
    })
}
