//! `muster export`.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use crate::config::Config;
use crate::db;
use crate::exports::{self, ExportError, Sheet};

use super::{Problem, require_up_to_date};

pub(super) fn export(config: &Config, sheet: Sheet) -> Result<ExitCode, Problem> {
    require_up_to_date(config)?;
    let mut conn = db::connect(&config.database)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match exports::write(&mut conn, sheet, &mut out) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // `muster export people | head` has what it wanted.
        Err(ExportError::Output(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}
