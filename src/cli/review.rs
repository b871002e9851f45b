//! `review`: member checks and peer debriefings, who said what to which finding
//! and what came of it. It must not know the findings.

use clap::{Command, value_parser};
use serde_json::{Value, json};

use super::table::{Listing, words as cell};
use super::{Done, answer, args, job::Job, record};
use crate::exchange::export::report::Cell;
use crate::fault::{Fault, Outcome};
use crate::message::{Phrasebook, Text};
use crate::model::edit::Edit;
use crate::model::finding::{Review, ReviewKind, ReviewWords};
use crate::model::ids::ReviewId;
use crate::text;
use crate::workbench::Workbench;

pub fn command(words: &Phrasebook) -> Command {
    let verb =
        |name: &'static str, about: Text| args::verb(words, name, &about).arg(args::file(words));
    let kinds = ReviewKind::ALL.map(ReviewKind::key);
    let option =
        |name, value, help: Text| args::option(words, name, value, &help).allow_hyphen_values(true);
    let writing = || {
        [
            args::choice(words, "kind", "K", &text!("cli-arg-review-kind"), &kinds),
            option("who", "WHO", text!("cli-arg-review-who")),
            option("date", "DATE", text!("cli-arg-review-date")),
            option("about", "TEXT", text!("cli-arg-review-about")),
            option("reply", "TEXT", text!("cli-arg-review-reply")),
            option("outcome", "TEXT", text!("cli-arg-review-outcome")),
        ]
    };
    let id = || {
        args::positional(words, "id", "ID", &text!("cli-arg-review-id"))
            .value_parser(value_parser!(i64))
    };
    args::group(words, "review", &text!("cli-about-review"))
        .subcommand(verb("list", text!("cli-about-review-list")).args(args::printing(words)))
        .subcommand(
            verb("add", text!("cli-about-review-add"))
                .args(writing())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("set", text!("cli-about-review-set"))
                .arg(id())
                .args(writing())
                .args(args::changing(words)),
        )
        .subcommand(
            verb("remove", text!("cli-about-review-remove"))
                .arg(id())
                .args(args::changing(words)),
        )
}

pub fn run(job: &mut Job<'_>) -> Done {
    match job.inner() {
        Some(("list", mut job)) => list(&mut job),
        Some(("add", mut job)) => {
            let mut workbench = job.workbench()?;
            let words = written(&job, ReviewWords::default());
            job.change(&mut workbench, Edit::AddReview { words })
        }
        Some(("set", mut job)) => {
            let mut workbench = job.workbench()?;
            let review = one(&job, &workbench)?;
            let words = written(&job, review.words);
            let review = review.id;
            job.change(&mut workbench, Edit::SetReview { review, words })
        }
        Some((_, mut job)) => {
            let mut workbench = job.workbench()?;
            let review = one(&job, &workbench)?.id;
            job.change(&mut workbench, Edit::DeleteReview { review })
        }
        None => Err(Fault::input(text!("cli-not-understood")).into()),
    }
}

fn written(job: &Job<'_>, before: ReviewWords) -> ReviewWords {
    let or = |name, before: String| job.text(name).map_or(before, str::to_owned);
    let kind = job.text("kind").and_then(ReviewKind::from_key);
    ReviewWords {
        kind: kind.unwrap_or(before.kind),
        who: or("who", before.who),
        date: or("date", before.date),
        about: or("about", before.about),
        reply: or("reply", before.reply),
        outcome: or("outcome", before.outcome),
    }
}

fn one(job: &Job<'_>, workbench: &Workbench) -> Outcome<Review> {
    let id = ReviewId(job.ids("id").first().copied().unwrap_or_default());
    let found = workbench.reviews()?.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| {
        Fault::input(text!("cli-unknown-review", review = id.0))
            .hint(text!("cli-unknown-review-hint"))
    })
}

fn list(job: &mut Job<'_>) -> Done {
    let workbench = job.study()?;
    let reviews = workbench.reviews()?;
    let as_value = || {
        let values = reviews.iter().map(|review| {
            let words = &review.words;
            json!({
                "id": review.id,
                "kind": words.kind.key(),
                "who": words.who,
                "date": record::known(&words.date),
                "about": record::known(&words.about),
                "reply": record::known(&words.reply),
                "outcome": record::known(&words.outcome),
            })
        });
        Value::Array(values.collect())
    };
    let words = Phrasebook::new(job.console.words.language());
    let report = || {
        let mut listing = Listing::new(&words, text!("cli-no-reviews"))
            .count("id", &text!("cli-column-id"))
            .column("kind", &text!("cli-column-kind"), 10)
            .column("who", &text!("cli-column-who"), 10)
            .column("date", &text!("cli-column-date"), 9)
            .column("about", &text!("cli-column-about"), 20)
            .column("reply", &text!("cli-column-reply"), 24)
            .column("outcome", &text!("cli-column-outcome"), 24);
        for review in &reviews {
            let kind = match review.words.kind {
                ReviewKind::MemberCheck => text!("review-member-check"),
                ReviewKind::PeerDebrief => text!("review-peer-debrief"),
            };
            listing.row(vec![
                Cell::Integer(review.id.0),
                cell(words.say(&kind)),
                cell(review.words.who.as_str()),
                cell(review.words.date.as_str()),
                cell(review.words.about.as_str()),
                cell(review.words.reply.as_str()),
                cell(review.words.outcome.as_str()),
            ]);
        }
        listing.report()
    };
    answer::answer(job, as_value, report)
}
