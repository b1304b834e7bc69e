//! How `muster import` is to read its files.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::config::Config;
use crate::csv_in::NamedFile;
use crate::imports::{self, Choices, ReadingChoice, Sheet};

use super::problem::Problem;

/// The files of an import, and how they are written.
#[derive(Args)]
pub(super) struct InputFiles {
    /// The file: CSV, .xlsx, .ods, or a .zip of such. Of a roster in several files, name them all.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The encoding of the file, where it is not UTF-8: windows-1250, macintosh, IBM850, …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The sheet of a spreadsheet. Without it, the first one that names an email column.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

impl InputFiles {
    /// Reads them and says how, unless it is to be `quiet`. A guessed encoding is good enough to look at, not to
    /// `apply`.
    pub fn open(&self, config: &Config, applies: bool, quiet: bool, choices: Choices) -> Result<Sheet, Problem> {
        let files = self.files.iter().map(|path| {
            let name = path.display().to_string();
            let bytes = fs::read(path).map_err(|cause| Problem(format!("{name}: {cause}")))?;
            Ok(NamedFile { name, bytes })
        });
        let files = files.collect::<Result<Vec<_>, Problem>>()?;
        let choice = ReadingChoice { encoding: self.encoding.clone(), sheet: self.sheet.clone() };
        let sheet = imports::open(files, &choice, &imports::limits(config), choices)?;
        for note in sheet.reading.notes().iter().filter(|_| !quiet) {
            println!("{note}");
        }
        if let Some(encoding) = sheet.reading.how.encoding.as_ref().filter(|_| sheet.reading.how.is_guess) {
            let message =
                format!("the encoding is a guess: give it with --encoding {encoding}, or another that is right");
            if applies {
                return Err(Problem(message));
            }
            if !quiet {
                println!("To import it, {}.", message.trim_start_matches("the encoding is a guess: "));
            }
        }
        Ok(sheet)
    }
}
