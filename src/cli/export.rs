//! `muster export`.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::config::Config;
use crate::db::{self, Fault};
use crate::exports::{self, Sheet};

use super::problem::{Problem, require_absent, require_up_to_date};

/// Writes CSV, or with --xlsx an Excel workbook, to the standard output or to a file.
#[derive(Args)]
pub(super) struct Export {
    /// Which list.
    #[arg(value_enum)]
    sheet: Sheet,
    /// Write an Excel workbook. A file whose name ends in .xlsx is one without it.
    #[arg(long)]
    xlsx: bool,
    /// Write to this file, which must not be there yet, not to the standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Problem> {
        require_up_to_date(config)?;
        let mut conn = db::connect(&config.database)?;
        let is_named_so = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let is_workbook = self.xlsx || self.output.as_ref().is_some_and(is_named_so);
        let written = match &self.output {
            Some(path) => {
                require_absent(path)?;
                let file = File::create_new(path).map_err(|cause| Problem(format!("{}: {cause}", path.display())))?;
                write(&mut conn, self.sheet, is_workbook, BufWriter::new(file))
            }
            None if is_workbook && io::stdout().is_terminal() => {
                return Err(Problem("a workbook is nothing to read here: name a file with --output FILE".to_owned()));
            }
            None => write(&mut conn, self.sheet, is_workbook, BufWriter::new(io::stdout())),
        };
        match written {
            Ok(()) => Ok(ExitCode::SUCCESS),
            // `muster export people | head` has what it wanted.
            Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            Err(cause) => Err(match cause.downcast::<Fault>() {
                Ok(fault) => fault.into(),
                Err(cause) => Problem(format!("the list could not be written: {cause}")),
            }),
        }
    }
}

fn write(conn: &mut db::Conn, sheet: Sheet, is_workbook: bool, mut out: impl Write + Send) -> io::Result<()> {
    if is_workbook { exports::write_book(conn, sheet, out) } else { exports::write(conn, sheet, &mut out) }
}
