//! `muster import`.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use crate::app;
use crate::batches::Context;
use crate::by::By;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::types::RowOutcome;
use crate::db::{self, Db};
use crate::entropy::Entropy;
use crate::ids::ImportId;
use crate::imports::{self, Choices, PlanNote, RowError, RowNote, RowReport, RowText, Sheet};
use crate::locale::Arg;
use crate::organization;
use crate::t;
use crate::web::urls;
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
struct ImportTotals {
    json: bool,
    /// The import, where it was carried out.
    import: Option<ImportId>,
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
        let _in_use = db::lock_in_use(&config.database)?;
        let mut conn = db::connect(&config.database)?;
        let clock = Clock::system();
        clock.learn(db::latest_time(&mut conn)?);
        require_right(&clock)?;
        let organization = organization::find(&mut conn)?
            .ok_or_else(|| Problem("this organization is not set up yet: start the server first".to_owned()))?;
        let zone = organization.zone();
        let (read, unused) = sheet.mapping.read_and_unused();
        let texts = |args: &[Arg<'static>]| args.iter().map(ToString::to_string).collect::<Vec<_>>();
        let (read_columns, unused_columns) = (texts(&read), texts(&unused));
        if !self.json {
            println!("{}", t::imports::columns_read(read));
            if !unused.is_empty() {
                println!("{}", t::csv_in::columns_unused(unused));
            }
        }
        let mut totals = ImportTotals { json: self.json, ..ImportTotals::default() };
        let notes: Vec<String> = sheet.reading.notes().iter().map(ToString::to_string).collect();
        if self.apply {
            let import = self.carry_out(&config, clock, zone, sheet)?;
            totals.import = Some(import);
            imports::tell(&mut conn, import, |report| totals.report_row(&report))?;
        } else {
            let by = By::program(zone, clock.now(), &Entropy::system());
            imports::dry_run(&mut conn, &sheet, self.make_groups, &by, |report| totals.report_row(&report))?;
        }
        if self.json {
            println!("{}", totals.as_json(&read_columns, &unused_columns, &notes));
        } else {
            totals.print();
        }
        Ok(if totals.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Import {
    /// Carries the file out, after what an interrupted import left; both as the server would.
    fn carry_out(&self, config: &Config, clock: Clock, zone: Zone, sheet: Sheet) -> Result<ImportId, Problem> {
        let at = Context {
            db: Db::open(&config.database, 2)?,
            clock,
            entropy: Entropy::system(),
            personal_data: app::PERSONAL_DATA,
        };
        let by = By::program(zone, at.clock.now(), &at.entropy);
        actix_web::rt::System::new().block_on(async {
            for file in imports::finish_interrupted(&at).await? {
                eprintln!("The import of {file}, which was interrupted, is finished.");
            }
            Ok(imports::carry_out(&at, imports::limits(config), sheet, self.make_groups, by).await?)
        })
    }
}

impl ImportTotals {
    fn report_row(&mut self, report: &RowReport) {
        match report.note.outcome() {
            RowOutcome::Wrong => self.wrong += 1,
            RowOutcome::Change => self.changing += 1,
            RowOutcome::Unchanged => self.unchanged += 1,
        }
        if let Some(plan) = report.note.plan() {
            self.added += usize::from(plan.added_as.is_some());
            self.joined += plan.joins.len() + plan.new.len();
        }
        if self.json {
            println!("{}", row_as_json(report, self.import.is_some()));
            return;
        }
        match &report.note {
            RowNote::Wrong(wrong) => println!("line {}: wrong: {}", report.line, wrong.message()),
            RowNote::Plan(plan) => self.print_plan(report, plan),
            RowNote::SoAlready => {}
        }
    }

    fn print_plan(&self, RowReport { line, said: RowText { email, name }, joined, .. }: &RowReport, plan: &PlanNote) {
        if !plan.is_nothing() {
            let who = if name == email { email.clone() } else { format!("{name} <{email}>") };
            let new = if plan.added_as.is_some() { "new; " } else { "" };
            let note = if self.import.is_some() { "" } else { " (to be made)" };
            let made = plan.new.iter().map(|group| format!("{group}{note}"));
            let groups: Vec<String> = joined.iter().cloned().chain(made).collect();
            let groups = if groups.is_empty() { "no group".to_owned() } else { groups.join(", ") };
            let role = if plan.raise.is_some() { "; gets a higher role" } else { "" };
            println!("line {line}: {who}: {new}joins {groups}{role}");
        }
        for (written, group) in &plan.read_as {
            println!("line {line}: “{written}” is read as “{group}”");
        }
        if let Some(other) = plan.gone_in {
            println!("line {line}: line {other} says that this person is gone");
        }
    }

    fn print(&self) {
        let Self { added, joined, unchanged, wrong, import, .. } = self;
        let verb = if import.is_some() { "were" } else { "would be" };
        println!(
            "{added} people {verb} added, {joined} places in groups {verb} given; {unchanged} rows change nothing; {wrong} rows are wrong."
        );
        match import {
            Some(import) => println!("To undo all of it, open {} on the server.", urls::import(*import)),
            None => println!("Nothing was changed; run it again with --apply to change it."),
        }
    }

    fn as_json(&self, read: &[String], unused: &[String], notes: &[String]) -> Value {
        json!({
            "type": "summary",
            "applied": self.import.is_some(),
            "import": self.import,
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

/// A row with the same keys whatever became of it.
fn row_as_json(report: &RowReport, applied: bool) -> Value {
    let (outcome, plan) = (report.note.outcome(), report.note.plan());
    let wrong = if let RowNote::Wrong(wrong) = &report.note { Some(wrong) } else { None };
    let new = plan.map(|plan| plan.new.as_slice()).unwrap_or_default();
    let read_as: serde_json::Map<String, Value> = plan
        .into_iter()
        .flat_map(|plan| &plan.read_as)
        .map(|(written, group)| (written.clone(), json!(group)))
        .collect();
    json!({
        "type": "row",
        "line": report.line,
        "outcome": outcome.as_str(),
        "email": report.said.email,
        "name": wrong.is_none().then_some(&report.said.name),
        "added": plan.is_some_and(|plan| plan.added_as.is_some()),
        "joined": report.joined.iter().chain(new.iter().filter(|_| applied)).collect::<Vec<_>>(),
        "to_be_made": new.iter().filter(|_| !applied).collect::<Vec<_>>(),
        "raised": plan.is_some_and(|plan| plan.raise.is_some()),
        "read_as": read_as,
        "gone_in_line": plan.and_then(|plan| plan.gone_in),
        "problem": wrong.map(RowError::code),
        "reason": wrong.map(|wrong| wrong.message().to_string()),
    })
}
