//! `muster import`.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use crate::by::By;
use crate::clock::Clock;
use crate::config::Config;
use crate::db;
use crate::entropy::Entropy;
use crate::imports::{self, Choices, Deed, Failure, Run, Told};
use crate::organization;
use crate::zone::Zone;

use super::clock::require_right;
use super::problem::{Problem, require_up_to_date};
use super::reading::InputFiles;

/// Without `--apply` it only says what would change. Separate the groups of one person with
/// semicolons. Wrong rows are named and stop no other; the exit code is 1 if there were any.
/// Importing the same file again changes nothing.
#[derive(Args)]
pub(super) struct Import {
    #[command(flatten)]
    files: InputFiles,
    /// Change the database.
    #[arg(long)]
    apply: bool,
    /// Make groups that are missing: closed, and seen by their members only.
    #[arg(long)]
    make_groups: bool,
    /// Which column holds what, by number or name: `email=2,name=1,groups=Team`. Others are not read.
    #[arg(long, value_name = "LIST")]
    columns: Option<String>,
    /// A word of a status column that means that somebody is active. Can be given several times.
    #[arg(long, value_name = "WORD")]
    active: Vec<String>,
    /// A word of a status column that means that somebody is gone. Can be given several times.
    #[arg(long, value_name = "WORD")]
    gone: Vec<String>,
    /// Print a JSON object for each row, and one for the whole.
    #[arg(long)]
    json: bool,
}

/// How many rows did what.
#[derive(Default)]
struct Sums {
    json: bool,
    added: usize,
    joined: usize,
    changing: usize,
    unchanged: usize,
    wrong: usize,
}

impl Import {
    pub fn run(&self, config: Config) -> Result<ExitCode, Problem> {
        require_up_to_date(&config)?;
        let choices = Choices { columns: self.columns.clone(), active: self.active.clone(), gone: self.gone.clone() };
        let sheet = self.files.open(&config, self.apply, self.json, choices)?;
        let _in_use = db::hold_in_use(&config.database)?;
        let mut conn = db::connect(&config.database)?;
        let clock = Clock::system();
        clock.learn(db::latest_time(&mut conn)?);
        require_right(&clock)?;
        let organization = organization::find(&mut conn)?
            .ok_or_else(|| Problem("this organization is not set up yet: start the server first".to_owned()))?;
        let zone = Zone::parse(&organization.time_zone).unwrap_or_default();
        let (read, unused) = sheet.mapping.read_and_unused();
        if !self.json {
            println!("Columns read: {}.", read.join(", "));
            if !unused.is_empty() {
                println!("Not used: {}.", unused.join(", "));
            }
        }
        let mut sums = Sums { json: self.json, ..Sums::default() };
        let by = By::program(zone, clock.now(), &Entropy::system());
        let how = Run { applies: self.apply, makes_groups: self.make_groups, by };
        imports::run(&mut conn, &sheet, how, |told| sums.tell(&told))?;
        if self.json {
            println!("{}", sums.as_json(self.apply, &read, &unused, &sheet.reading.notes()));
        } else {
            sums.print(self.apply);
        }
        Ok(if sums.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Sums {
    fn tell(&mut self, told: &Told) {
        match &told.outcome {
            Ok(deed) if deed.is_nothing() => self.unchanged += 1,
            Ok(deed) => {
                self.changing += 1;
                self.added += usize::from(deed.added);
                self.joined += deed.joined.len() + deed.to_be_made.len();
            }
            Err(_) => self.wrong += 1,
        }
        if self.json {
            println!("{}", row_as_json(told));
            return;
        }
        match &told.outcome {
            Ok(deed) => print_deed(told.line, deed),
            Err(Failure { reason, .. }) => println!("line {}: wrong: {reason}", told.line),
        }
    }

    fn print(&self, applied: bool) {
        let Self { added, joined, unchanged, wrong, .. } = self;
        let verb = if applied { "were" } else { "would be" };
        println!(
            "{added} people {verb} added, {joined} places in groups {verb} given; {unchanged} rows change nothing; {wrong} rows are wrong."
        );
        if !applied {
            println!("Nothing was changed; run it again with --apply to change it.");
        }
    }

    fn as_json(&self, applied: bool, read: &[String], unused: &[String], notes: &[String]) -> Value {
        json!({
            "type": "summary",
            "applied": applied,
            "columns_read": read,
            "columns_unused": unused,
            "notes": notes,
            "people_added": self.added,
            "memberships_added": self.joined,
            "rows_changing": self.changing,
            "rows_unchanged": self.unchanged,
            "rows_wrong": self.wrong,
        })
    }
}

fn print_deed(line: u64, deed: &Deed) {
    if !deed.is_nothing() {
        let who = if deed.name == deed.email { deed.email.clone() } else { format!("{} <{}>", deed.name, deed.email) };
        let new = if deed.added { "new; " } else { "" };
        let made = deed.to_be_made.iter().map(|group| format!("{group} (to be made)"));
        let groups: Vec<String> = deed.joined.iter().cloned().chain(made).collect();
        let groups = if groups.is_empty() { "no group".to_owned() } else { groups.join(", ") };
        let role = if deed.raised { "; gets a higher role" } else { "" };
        println!("line {line}: {who}: {new}joins {groups}{role}");
    }
    for (written, group) in &deed.read_as {
        println!("line {line}: “{written}” is read as “{group}”");
    }
    if let Some(other) = deed.gone_in {
        println!("line {line}: line {other} says that this person is gone");
    }
}

/// A row with the same keys whatever became of it.
fn row_as_json(told: &Told) -> Value {
    let (outcome, deed, failure) = match &told.outcome {
        Ok(deed) if deed.is_nothing() => ("unchanged", Some(deed), None),
        Ok(deed) => ("change", Some(deed), None),
        Err(failure) => ("wrong", None, Some(failure)),
    };
    let email = deed.map(|deed| &deed.email).or(failure.map(|failure| &failure.email));
    let read_as: serde_json::Map<String, Value> = deed
        .into_iter()
        .flat_map(|deed| &deed.read_as)
        .map(|(written, group)| (written.clone(), json!(group)))
        .collect();
    json!({
        "type": "row",
        "line": told.line,
        "outcome": outcome,
        "email": email,
        "name": deed.map(|deed| &deed.name),
        "added": deed.is_some_and(|deed| deed.added),
        "joined": deed.map(|deed| deed.joined.as_slice()).unwrap_or_default(),
        "to_be_made": deed.map(|deed| deed.to_be_made.as_slice()).unwrap_or_default(),
        "raised": deed.is_some_and(|deed| deed.raised),
        "read_as": read_as,
        "gone_in_line": deed.and_then(|deed| deed.gone_in),
        "problem": failure.map(|failure| failure.code),
        "reason": failure.map(|failure| &failure.reason),
    })
}
