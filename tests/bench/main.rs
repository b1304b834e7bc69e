//! The benchmark: the release server on databases of chosen sizes, driven over real connections
//! and sessions, beside floors measured in the same run.
//!
//! ```text
//! cargo bench -- --people 1000,100000,1000000
//! cargo bench -- --database postgres://USER:PASSWORD@HOST/NAME --seconds 5 --json figures.json
//! ```
//!
//! It makes a database for each size (a file under `target`, or databases of its own on the
//! PostgreSQL server, dropped afterwards), starts the server on each, on a random port of this
//! machine, and asks for every path in turn, three rounds of which the median counts. It prints
//! one table, with the goal of each path beside what was reached, and ends with status 1 when
//! something answered wrongly. A goal that was missed does not fail the run: requests a second
//! mean something on a quiet machine only, while ratios and processor times hold on most.

#![expect(clippy::cast_precision_loss, reason = "figures for people to read")]

mod campaigns;
mod cookies;
mod database;
mod emails;
mod floor_server;
mod floors;
mod goals;
mod imports;
mod invites;
mod load;
mod names;
mod paths;
mod report;
mod request;
mod run;
mod seed;
mod server;
mod site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use muster::db::Location;

use report::{Beside, Report};
use site::Site;

/// The server that is measured: built with this benchmark, in the same profile.
const PROGRAM: &str = env!("CARGO_BIN_EXE_muster");

/// Measures the server beside the floors of this machine.
#[derive(Parser)]
#[command(name = "cargo bench --")]
struct Arguments {
    /// People in the directory: one database for each number, at least 1000.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000", value_parser = clap::value_parser!(i64).range(1000..))]
    people: Vec<i64>,
    /// Measure on this PostgreSQL server, named as <postgres://USER:PASSWORD@HOST/NAME> [default: on SQLite].
    #[arg(long)]
    database: Option<String>,
    /// How long each round of each path lasts, in seconds.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=60))]
    seconds: u32,
    /// Measure the paths with one of these in their names alone: "redeem,invite".
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Also write every figure to this file, as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
    /// Serve the web floors out of this folder, for this program's own use.
    #[arg(long, hide = true, requires_all = ["listen", "database"])]
    floor: Option<PathBuf>,
    /// Where to serve them.
    #[arg(long, hide = true)]
    listen: Option<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if !arguments.bench {
        eprintln!("The benchmark measures nothing unless it is run by `cargo bench`.");
        return ExitCode::SUCCESS;
    }
    let done = match &arguments.floor {
        Some(folder) => serve_floors(&arguments, folder).map(|()| true),
        None => measure(&arguments),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every answer was as it should be.
fn measure(arguments: &Arguments) -> Result<bool, Box<dyn std::error::Error>> {
    let cores = std::thread::available_parallelism()?.get();
    let mut people = arguments.people.clone();
    people.sort_unstable();
    people.dedup();
    let mut sites = Vec::new();
    for size in people {
        eprintln!("making a database of {size} people");
        let seconds = i64::from(arguments.seconds) * i64::try_from(run::ROUNDS)?;
        sites.push(Site::open(Path::new(PROGRAM), size, arguments.database.as_deref(), seconds)?);
    }
    let paths = paths::named(&arguments.only);
    if paths.is_empty() {
        return Err("no path is called that".into());
    }
    let (floors, rows) = run::run(&sites, &paths, cores, Duration::from_secs(arguments.seconds.into()))?;
    let beside = if arguments.only.is_empty() { beside(&sites)? } else { Beside::default() };
    let report = Report::of(cores, &sites, &floors, rows, beside)?;
    print!("{report}");
    if let Some(file) = &arguments.json {
        std::fs::write(file, format!("{:#}\n", report.to_json()))?;
    }
    Ok(report.is_sound())
}

/// What is measured beside the paths.
fn beside(sites: &[Site]) -> Result<Beside, Box<dyn std::error::Error>> {
    eprintln!("emails, invites, campaigns and imports");
    Ok(Beside {
        emails: sites.iter().map(emails::carry).collect::<Result<_, _>>()?,
        invites: sites.iter().map(invites::create).collect::<Result<_, _>>()?,
        batches: sites.iter().map(campaigns::make).collect::<Result<_, _>>()?,
        imports: sites.iter().map(imports::import).collect::<Result<_, _>>()?,
    })
}

fn serve_floors(arguments: &Arguments, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let database = Location::parse(arguments.database.as_deref().unwrap_or_default())?;
    floor_server::serve(arguments.listen.as_deref().unwrap_or_default(), folder, &database)
}

/// The middle one of some figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
