//! The command line.

mod backup;
mod clock;
mod demo;
mod doctor;
mod export;
mod import;
mod problem;
mod reading;
mod restore;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Settings};
use crate::db;

use problem::Problem;

/// Keeps an organization's groups: join codes, invites, and who joined how.
///
/// Without a command it serves. Every setting can be given by flag or by variable; a flag wins.
#[derive(Parser)]
#[command(version, about, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten, next_help_heading = "Settings")]
    settings: Settings,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the organization; on a fresh deployment, print the one-time set-up link.
    Serve,
    /// Fill an empty deployment with an invented organization to explore, and print who to sign in as.
    Demo(demo::Demo),
    /// Bring the database's tables up to this version, as every start does, and stop.
    Migrate,
    /// Add people, and put them into groups, from a CSV file.
    Import(import::Import),
    /// Write a list as CSV or as an Excel workbook.
    Export(export::Export),
    /// Copy the database to a file while the server runs.
    Backup(backup::Backup),
    /// Put a backup in the place of the database, while no server runs; the replaced one is kept.
    Restore(restore::Restore),
    /// Say whether this machine's clock can be right, or accept it as right.
    Clock(clock::Time),
    /// Check settings, folder, disk, key, database, clock and mail server, and say what is wrong.
    Doctor,
}

/// Does what the arguments of this process ask for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .with_writer(std::io::stderr)
        .init();
    let config = match cli.settings.check() {
        Ok(config) => config,
        Err(problems) => {
            eprintln!("These settings cannot be used (muster --help explains each):");
            for problem in problems {
                eprintln!("  {problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    match obey(cli.command.unwrap_or(Command::Serve), config) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("muster: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command, config: Config) -> Result<ExitCode, Problem> {
    match command {
        Command::Serve => serve::serve(config),
        Command::Demo(demo) => demo.run(config),
        Command::Migrate => migrate(&config),
        Command::Import(import) => import.run(config),
        Command::Export(export) => export.run(&config),
        Command::Backup(backup) => backup.run(&config),
        Command::Restore(restore) => restore.run(&config),
        Command::Clock(time) => time.run(&config),
        Command::Doctor => doctor::examine(&config),
    }
}

fn migrate(config: &Config) -> Result<ExitCode, Problem> {
    crate::app::make_folder(&config.data)?;
    match db::migrate(&config.database)? {
        0 => println!("The tables are up to date."),
        1 => println!("The tables are up to date: 1 step was run."),
        steps => println!("The tables are up to date: {steps} steps were run."),
    }
    Ok(ExitCode::SUCCESS)
}
