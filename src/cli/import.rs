//! `muster import`.

use std::process::ExitCode;

use clap::Args;

use crate::clock::Clock;
use crate::config::Config;
use crate::db;
use crate::imports::{self, Deed, Told};
use crate::organization;
use crate::zone::Zone;

use super::clock::require_right;
use super::reading::InputFiles;
use super::{Problem, require_up_to_date};

/// Without `--apply` it only says what would change. Groups of one person are separated by
/// semicolons. Wrong rows are named and stop no other; the exit code is 1 if there were any.
/// Importing the same file again changes nothing.
#[derive(Args)]
pub(super) struct Import {
    #[command(flatten)]
    files: InputFiles,
    /// Change the database.
    #[arg(long)]
    apply: bool,
}

/// How many rows did what.
#[derive(Default)]
struct Sums {
    added: usize,
    joined: usize,
    unchanged: usize,
    wrong: usize,
}

impl Import {
    pub fn run(&self, config: Config) -> Result<ExitCode, Problem> {
        require_up_to_date(&config)?;
        let sheet = self.files.open(&config, self.apply)?;
        let _in_use = db::hold_in_use(&config.database)?;
        let mut conn = db::connect(&config.database)?;
        let clock = Clock::system();
        clock.learn(db::latest_time(&mut conn)?);
        require_right(&clock)?;
        let organization = organization::find(&mut conn)?
            .ok_or_else(|| Problem("this organization is not set up yet: start the server first".to_owned()))?;
        let zone = Zone::parse(&organization.time_zone).unwrap_or_default();
        let mut sums = Sums::default();
        imports::run(&mut conn, &sheet, self.apply, zone, clock.now(), |told| sums.tell(&told))?;
        let Sums { added, joined, unchanged, wrong } = sums;
        let verb = if self.apply { "were" } else { "would be" };
        println!(
            "{added} people {verb} added, {joined} places in groups {verb} given; {unchanged} rows change nothing; {wrong} rows are wrong."
        );
        if !self.apply {
            println!("Nothing was changed; run it again with --apply to change it.");
        }
        Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Sums {
    fn tell(&mut self, Told { line, outcome }: &Told) {
        match outcome {
            Ok(deed) if deed.is_nothing() => self.unchanged += 1,
            Ok(deed) => self.right(*line, deed),
            Err(wrong) => {
                self.wrong += 1;
                println!("line {line}: wrong: {wrong}");
            }
        }
    }

    fn right(&mut self, line: u64, deed: &Deed) {
        self.added += usize::from(deed.added);
        self.joined += deed.joined.len();
        let new = if deed.added { "new; " } else { "" };
        let groups = if deed.joined.is_empty() { "no group".to_owned() } else { deed.joined.join(", ") };
        let role = if deed.raised { "; gets a higher role" } else { "" };
        println!("line {line}: {}: {new}joins {groups}{role}", deed.email);
    }
}
