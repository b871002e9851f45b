//! One verb at work: its arguments, its console, and how it opens, changes and
//! reports on a study. It must not know any particular verb.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::console::Console;
use super::{Done, Exit, Screen, lookup, record, sentence};
use crate::fault::{Fault, Outcome};
use crate::message::Text;
use crate::model::edit::{Change, Edit};
use crate::text;
use crate::workbench::Workbench;

pub struct Job<'a> {
    pub matches: &'a ArgMatches,
    pub console: &'a mut Console,
    pub screen: &'a Screen,
}

impl<'a> Job<'a> {
    pub fn new(matches: &'a ArgMatches, console: &'a mut Console, screen: &'a Screen) -> Self {
        Job {
            matches,
            console,
            screen,
        }
    }

    /// The verb within a group of verbs, and the work with its arguments.
    pub fn inner(&mut self) -> Option<(&'a str, Job<'_>)> {
        let (name, matches) = self.matches.subcommand()?;
        Some((name, Job::new(matches, &mut *self.console, self.screen)))
    }

    /// The value of an option or argument, if the verb has it and it was given.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        let found = self.matches.try_get_one::<String>(name).ok().flatten();
        found.map(String::as_str)
    }

    /// The value of an argument that clap demands.
    pub fn needed(&self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    pub fn texts(&self, name: &str) -> Vec<&'a str> {
        let found = self.matches.try_get_many::<String>(name).ok().flatten();
        found.map_or_else(Vec::new, |all| all.map(String::as_str).collect())
    }

    pub fn is_set(&self, name: &str) -> bool {
        let found = self.matches.try_get_one::<bool>(name).ok().flatten();
        found.copied().unwrap_or(false)
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        let found = self.matches.try_get_one::<usize>(name).ok().flatten();
        found.copied()
    }

    pub fn path(&self, name: &str) -> Option<&'a Path> {
        let found = self.matches.try_get_one::<PathBuf>(name).ok().flatten();
        found.map(PathBuf::as_path)
    }

    pub fn paths(&self, name: &str) -> Vec<PathBuf> {
        let found = self.matches.try_get_many::<PathBuf>(name).ok().flatten();
        found.map_or_else(Vec::new, |all| all.cloned().collect())
    }

    pub fn ids(&self, name: &str) -> Vec<i64> {
        let found = self.matches.try_get_many::<i64>(name).ok().flatten();
        found.map_or_else(Vec::new, |all| all.copied().collect())
    }

    pub fn is_json(&self) -> bool {
        self.is_set("json") || self.text("format") == Some("json")
    }

    pub fn project(&self) -> &'a Path {
        self.path("file").unwrap_or(Path::new(""))
    }

    /// The study, to look at.
    pub fn study(&self) -> Outcome<Workbench> {
        Workbench::open_to_read(self.project())
    }

    /// The study, to work on. Who acts is settled when something is changed, so
    /// that a command that fails leaves no new coder behind.
    pub fn workbench(&mut self) -> Outcome<Workbench> {
        let workbench = Workbench::open(self.project())?;
        for notice in workbench.notices() {
            self.console.note(&notice);
        }
        Ok(workbench)
    }

    /// Acts as the coder who was named, if one was.
    pub fn act(&self, workbench: &mut Workbench) -> Outcome<()> {
        match self.text("coder") {
            Some(name) if name.trim().is_empty() => {
                Err(Fault::input(text!("cli-coder-without-name")))
            }
            Some(name) => workbench.act_as(name.trim()),
            None => Ok(()),
        }
    }

    /// Applies an edit as the named coder for the given reason.
    pub fn apply(&self, workbench: &mut Workbench, edit: Edit) -> Outcome<Change> {
        self.act(workbench)?;
        match self.text("reason").map(str::trim) {
            Some(reason) if !reason.is_empty() => workbench.apply_because(edit, reason),
            _ => workbench.apply(edit),
        }
    }

    /// Applies an edit and says what became of it.
    pub fn change(&mut self, workbench: &mut Workbench, edit: Edit) -> Done {
        let change = self.apply(workbench, edit)?;
        self.changed_with(workbench, &change, Vec::new())
    }

    /// Applies several edits as one step; with none there is nothing to do.
    pub fn change_all(&mut self, workbench: &mut Workbench, mut edits: Vec<Edit>) -> Done {
        let edit = match edits.len() {
            0 => {
                return Err(Fault::input(text!("cli-nothing-to-change"))
                    .hint(text!("cli-nothing-to-change-hint"))
                    .into());
            }
            1 => edits.remove(0),
            _ => Edit::All(edits),
        };
        self.change(workbench, edit)
    }

    /// Says what a change did: a calm line, or with `--json` an object, to which
    /// more fields can be given.
    pub fn changed_with(
        &mut self,
        workbench: &Workbench,
        change: &Change,
        more: Vec<(&str, Value)>,
    ) -> Done {
        let mut fields = Value::Null;
        if self.is_json() {
            fields = record::change(change, workbench)?;
            for (name, value) in more {
                fields[name] = value;
            }
        }
        self.told(&sentence::of(change), &fields)
    }

    /// A sentence for people, or an object for programs.
    pub fn told(&mut self, sentence: &Text, fields: &Value) -> Done {
        if self.is_json() {
            self.print_json(fields)?;
        } else {
            self.console.report(sentence)?;
        }
        Ok(Exit::Done)
    }

    pub fn print_json(&mut self, value: &Value) -> std::io::Result<()> {
        let out = self.console.out();
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    }

    /// Deletes, but asks for `--yes` first where codings would go along; with
    /// `--dry-run` only says what would go.
    pub fn delete(&mut self, workbench: &mut Workbench, edit: Edit, name: &str) -> Done {
        let touched = workbench.touched_by(&edit)?;
        let would = text!(
            "cli-would-delete",
            name = name,
            codes = touched.codes,
            codings = touched.codings,
            memos = touched.memos
        );
        if self.is_set("dry-run") {
            let fields = json!({
                "change": "none", "codes": touched.codes, "codings": touched.codings,
                "documents": touched.documents, "memos": touched.memos,
            });
            return self.told(&would, &fields);
        }
        if touched.codings + touched.memos > 0 && !self.is_set("yes") {
            return Err(Fault::input(would)
                .hint(text!("cli-would-delete-hint"))
                .into());
        }
        self.change(workbench, edit)
    }

    /// The coder named by `--coder`, who has to exist; for taking steps back.
    pub fn act_as_known(&self, workbench: &mut Workbench) -> Outcome<()> {
        match self.text("coder") {
            Some(name) => {
                let coder = lookup::coder(workbench, name)?;
                workbench.act_as(&coder.name)
            }
            None => Ok(()),
        }
    }
}
