//! The command line.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use muster::app;
use muster::clock::Clock;
use muster::config::Settings;
use muster::entropy::Entropy;

/// The door to an organization's groups.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the organization (what is done when no command is given).
    Serve,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .with_writer(std::io::stderr)
        .init();
    let outcome = match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve(&cli.settings),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn serve(settings: &Settings) -> Result<(), String> {
    let config =
        settings.check().map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    actix_web::rt::System::new().block_on(async {
        let app = app::open(config, Clock::system(), Entropy::system()).map_err(|cause| cause.to_string())?;
        let base_url = app.config.base_url.clone();
        let running = app::serve(app).map_err(|cause| cause.to_string())?;
        eprintln!("Muster serves {base_url} on {}", running.address);
        running.finished().await.map_err(|cause| cause.to_string())
    })
}
