//! What is said of files that cannot be imported, of their rows, and of imports that are not carried out.

use std::fmt;

use crate::csv_in::BadRow;
use crate::db::types::{ImportProblem, OrgRole};
use crate::groups::{AdmitError, Outside};
use crate::ids::GroupId;
use crate::locale::Message;
use crate::people::a_role;
use crate::people_file::{Meaning, NoPerson};
use crate::refusal::{Refusal, refusals};

use super::choices::{OpenError, meanings};
use super::note::{GroupNames, PlanNote, RowNote};
use super::read_again::ReadAgainError;
use super::row_error::RowError;
use super::rules::NotNow;
use super::unreadable::UnreadableFile;

refusals! {
    NotNow { Self => "import.not_now", "This import is being carried out already, or is done."; }

    ReadAgainError {
        Self::TooLate => "import.too_late_to_read", "This file can’t be read again. Upload it once more.";
        Self::Unreadable(problem) => problem.code(), format!("The file can’t be read this way: {problem}.");
    }
}

/// A file, or rows that were pasted in its place.
pub(super) struct UnusableFile {
    pub problem: UnreadableFile,
    pub is_pasted: bool,
}

impl Refusal for UnusableFile {
    fn code(&self) -> &'static str {
        self.problem.code()
    }

    fn message(&self) -> Message<'static> {
        let what = if self.is_pasted { "These rows" } else { "This file" };
        format!("{what} cannot be used: {}.", self.problem).into()
    }
}

impl UnreadableFile {
    const fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "import.no_table",
            Self::Nobody => "import.nobody",
            Self::NoEmail(_) => "import.no_email_column",
            Self::Roster => "import.roster_alone",
            Self::NoIds => "import.no_ids",
            Self::Several(_) => "import.several_files",
            Self::NoPeople(_) => "import.no_people",
            Self::NoEncoding(_) => "import.no_encoding",
            Self::TooMany(_) => "import.too_many_rows",
        }
    }
}

impl fmt::Display for UnreadableFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(problem) => problem.fmt(f),
            Self::Nobody => f.write_str("the first row names the columns, and no row of a person follows"),
            Self::NoEmail(found) => write!(
                f,
                "the first line must name the columns, one of them email (and name, role and groups, if you like); \
                 it names: {}",
                found.join(", ")
            ),
            Self::Roster => f.write_str(
                "these are the enrollments or classes of a OneRoster or Canvas export, which name people by ids only; \
                 choose users.csv along with them",
            ),
            Self::NoIds => f.write_str(
                "the enrollments name people by ids, and the file of people has no such column; choose users.csv of \
                 the same export",
            ),
            Self::Several(files) => {
                write!(f, "these are several files of people; import them one after the other: {}", files.join(", "))
            }
            Self::NoPeople(files) => write!(f, "none of these files has an email column: {}", files.join(", ")),
            Self::NoEncoding(name) => write!(f, "no encoding is called “{name}”. Try windows-1252, IBM850 or UTF-8"),
            Self::TooMany(most) => {
                write!(f, "it has more than {most} rows; divide it and import one part after the other")
            }
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(problem) => problem.fmt(f),
            Self::NoHead(first) => write!(
                f,
                "no line names the columns. Say which is which, for example --columns email=1,name=2. The first line \
                 has: {}",
                first.join(", ")
            ),
            Self::NotAColumn(part) => write!(f, "--columns: {part} is not of the form email=2"),
            Self::NoMeaning(word) => {
                let known: Vec<&str> = meanings().map(Meaning::as_str).collect();
                write!(f, "--columns: a column can hold {}; it can’t hold {word}", known.join(", "))
            }
            Self::NoColumn(name, all) => {
                write!(f, "--columns: there is no column {name}; there are {}", all.join(", "))
            }
            Self::Twice(word) => write!(f, "--columns: only one column can hold {word}"),
            Self::NoEmail => f.write_str("--columns: name the column that holds the email, for example email=1"),
        }
    }
}

impl RowNote {
    /// The same in sentences.
    pub fn message(&self, names: &GroupNames) -> String {
        match self {
            Self::Plan(plan) => plan.message(names),
            Self::Wrong(wrong) => wrong.to_string(),
            Self::SoAlready => "All of it was so already.".to_owned(),
        }
    }
}

impl PlanNote {
    fn message(&self, names: &GroupNames) -> String {
        let name = |group: &GroupId| names.get(group).map_or("", String::as_str);
        let mut sentences = Vec::new();
        sentences.extend(self.same_as.map(|line| format!("Line {line} says the same.")));
        sentences.extend(self.added_as.map(|role| match role {
            OrgRole::Member => "New.".to_owned(),
            role => format!("New, as {}.", a_role(role)),
        }));
        let joined = self.joins.iter().map(|(group, outside)| {
            let note = match outside {
                None => "",
                Some(Outside::Before(_)) => " (not started yet)",
                Some(Outside::After(_)) => " (stopped)",
            };
            format!("{}{note}", name(group))
        });
        let groups: Vec<String> = joined.chain(self.new.iter().map(|name| format!("{name} (to be made)"))).collect();
        if !groups.is_empty() {
            let role = if self.as_manager { " as a manager" } else { "" };
            sentences.push(format!("Joins {}{role}.", groups.join(", ")));
        }
        sentences.extend(self.raise.map(|role| format!("Becomes {}.", a_role(role))));
        sentences.extend(self.keeps.map(|role| format!("Stays {}. An import never lowers a role.", a_role(role))));
        if !self.stays_member.is_empty() {
            let groups: Vec<&str> = self.stays_member.iter().map(name).collect();
            sentences
                .push(format!("Stays a member of {}. Change the role in the group’s settings.", groups.join(", ")));
        }
        sentences.extend(self.read_as.iter().map(|(written, name)| format!("“{written}” is read as “{name}”.")));
        sentences.extend(self.gone_in.map(|line| format!("Line {line} says that this person is gone.")));
        sentences.join(" ")
    }
}

/// Why nothing came of an import, as its row keeps it: a key, or a sentence of an earlier version.
pub(super) fn problem(kept: &str) -> &str {
    match ImportProblem::parse(kept) {
        Some(ImportProblem::LostRight) => "The person who confirmed it can’t import people any more.",
        Some(ImportProblem::Unanswered) => "No one chose the columns within a day, so the file was deleted.",
        None => kept,
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(problem) => problem.fmt(f),
            Self::Name(problem) => f.write_str(&problem.naming("a name")),
            Self::Role(role) => {
                write!(f, "{} is no role: write member, manager or admin, or leave it empty.", quoted(role))
            }
            Self::GroupRole(role) => {
                write!(f, "{} is no role in a group. Write member or manager, or leave it empty.", quoted(role))
            }
            Self::Row(BadRow::TooLong) => f.write_str("This row is too long to be read."),
            Self::Row(BadRow::Misquoted) => {
                f.write_str("A quotation mark (\") is out of place in this row. Remove it, or put the whole cell in quotation marks.")
            }
            Self::Garbled => {
                f.write_str("Some characters of this row can’t be read. Choose another encoding, or correct the file.")
            }
            Self::Gone => f.write_str("The file itself says that this person is gone, so nothing is done."),
            Self::GoneHere(line) => write!(
                f,
                "This row says that the person is gone, and line {line} has them as active. Only line {line} counts. \
                 Remove the row that is wrong."
            ),
            Self::OtherName(line, name) => {
                write!(f, "Line {line} gives this address another name: {}. Correct one of the two rows.", quoted(name))
            }
            Self::OtherRole(line, role) => {
                write!(f, "Line {line} gives this person another role: {}. Correct one of the two rows.", role.as_str())
            }
            Self::TooManyCells(cells, columns) => write!(
                f,
                "This row has {cells} cells and the file has {columns} columns. Put quotation marks around a cell \
                 with a comma in it."
            ),
            Self::Status(word) => write!(
                f,
                "{} is a status that may mean active or gone. Say which, or leave the column out.",
                quoted(word)
            ),
            Self::NoPerson(NoPerson::Example) => f.write_str("This is the example row of the template."),
            Self::NoPerson(NoPerson::Note) => {
                f.write_str("This row looks like a note or a total, not like a person, so nothing is done.")
            }
            Self::NoPerson(NoPerson::Uncomputed) => f.write_str(
                "A formula in this row has no result. Open the file in a spreadsheet program, save it, and try again.",
            ),
            Self::NoGroup(name) if name.contains(',') => {
                write!(f, "There is no group named {}. Separate groups with semicolons.", quoted(name))
            }
            Self::NoGroup(name) => write!(f, "There is no group named {}.", quoted(name)),
            Self::Namesakes(name, apart) => write!(
                f,
                "The file has several groups named {}, and there is no group named {}.",
                quoted(name),
                quoted(apart)
            ),
            Self::Archived(name) => {
                write!(f, "The group {} is archived; take it out of the archive first.", quoted(name))
            }
            Self::GroupName(problem) => f.write_str(&problem.naming("the name of a group")),
            Self::TooManyNew(most) => {
                write!(f, "One import makes at most {most} missing groups; is this column one of groups?")
            }
            Self::TooManyGroups(most) => write!(f, "One row names at most {most} groups."),
            Self::ManyGroups(name) => {
                write!(f, "There are several groups named {}; rename one first.", quoted(name))
            }
            Self::Refused(_, AdmitError::Archived) => {
                f.write_str("One of its groups is archived; take it out of the archive first.")
            }
            Self::Refused(_, AdmitError::NotActive) | Self::Deactivated => {
                f.write_str("This account is deactivated. Reactivate it first.")
            }
            Self::Refused(..) => f.write_str("One of its groups cannot be joined."),
            Self::SigningUp => f.write_str("Someone is signing up with this address right now. Try again later."),
            Self::AboveOwn(role) => write!(f, "You cannot make anybody {}: that is above your own role.", a_role(*role)),
        }
    }
}

/// What stands in a cell, fit to be quoted in a sentence.
fn quoted(cell: &str) -> String {
    const SHOWN: usize = 100;
    let mut shown: String = cell.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if shown.len() < cell.len() {
        shown.push('…');
    }
    format!("“{shown}”")
}

#[cfg(test)]
mod tests;
