//! What is said of files that cannot be imported, of their rows, and of imports that are not carried out.

use std::fmt;

use crate::csv_in::BadRow;
use crate::db::types::ImportProblem;
use crate::groups::{AdmitError, Outside};
use crate::ids::GroupId;
use crate::locale::{Arg, Message};
use crate::people_file::{Meaning, NoPerson};
use crate::refusal::{Refusal, refusals};
use crate::t;
use crate::text::TextProblem;

use super::choices::{OpenError, meanings};
use super::note::{GroupNames, PlanNote, RowNote};
use super::read_again::ReadAgainError;
use super::row_error::RowError;
use super::rules::WrongStageError;
use super::unreadable::UnreadableFile;

refusals! {
    WrongStageError { Self => "import.not_now", t::imports::not_now(); }

    ReadAgainError {
        Self::TooLate => "import.too_late_to_read", t::imports::too_late_to_read();
        Self::Unreadable(problem) => problem.code(), t::imports::unreadable_this_way(problem.message());
    }

    UnreadableFile {
        Self::File(problem) => "import.no_table", problem.clone();
        Self::NoRows => "import.nobody", t::imports::no_rows();
        Self::NoEmail(found) => "import.no_email_column", t::imports::no_email_column(found.clone());
        Self::Roster => "import.roster_alone", t::imports::roster_alone();
        Self::NoIds => "import.no_ids", t::imports::no_ids();
        Self::Several(files) => "import.several_files", t::imports::several_files(files.clone());
        Self::NoPeople(files) => "import.no_people", t::imports::no_people(files.clone());
        Self::NoEncoding(name) => "import.no_encoding", t::imports::no_encoding(name.clone());
        Self::TooMany(most) => "import.too_many_rows", t::imports::too_many_rows(*most);
    }
}

/// Of the command line, and so in English.
impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(problem) => problem.message().fmt(f),
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
    pub fn message(&self, names: &GroupNames) -> Vec<Message<'static>> {
        let told = match self {
            Self::Plan(plan) => plan.message(names),
            Self::Wrong(wrong) => vec![wrong.message()],
            Self::SoAlready => Vec::new(),
        };
        if told.is_empty() { vec![t::imports::row_up_to_date()] } else { told }
    }
}

impl PlanNote {
    fn message(&self, names: &GroupNames) -> Vec<Message<'static>> {
        let name = |group: &GroupId| Arg::from(names.get(group).cloned().unwrap_or_default());
        let mut told = Vec::new();
        told.extend(self.same_as.map(|line| t::imports::row_same_as(line.to_string())));
        told.extend(self.added_as.map(|role| t::imports::row_new(role.as_str())));
        let joined = self.joins.iter().map(|(group, outside)| match outside {
            None => name(group),
            Some(Outside::Before(_)) => t::imports::group_not_started(name(group)).into(),
            Some(Outside::After(_)) => t::imports::group_stopped(name(group)).into(),
        });
        let made = self.new.iter().map(|name| t::imports::group_missing(name.clone()).into());
        let groups: Vec<Arg<'static>> = joined.chain(made).collect();
        if !groups.is_empty() {
            told.push(t::imports::row_joins(groups, self.as_manager));
        }
        told.extend(self.raise.map(|role| t::imports::row_becomes(role.as_str())));
        told.extend(self.keeps.map(|role| t::imports::row_keeps(role.as_str())));
        if !self.stays_member.is_empty() {
            let groups: Vec<Arg<'static>> = self.stays_member.iter().map(name).collect();
            told.push(t::imports::row_stays_member(groups));
        }
        let read_as = self.read_as.iter().cloned();
        told.extend(read_as.map(|(written, group)| t::imports::row_read_as(group, written)));
        told.extend(self.gone_in.map(|line| t::imports::row_gone_in(line.to_string())));
        told
    }
}

/// Why nothing came of an import, as its row keeps it: a key, or a sentence of an earlier version.
pub(super) fn problem(kept: &str) -> Message<'static> {
    match ImportProblem::parse(kept) {
        Some(ImportProblem::LostRight) => t::imports::lost_right(),
        Some(ImportProblem::Unanswered) => t::imports::unanswered(),
        None => t::locale::verbatim(kept.to_owned()),
    }
}

impl RowError {
    /// What is wrong, and what to do.
    pub fn message(&self) -> Message<'static> {
        match self {
            Self::Email(problem) => (*problem).into(),
            Self::Name(TextProblem::TooLong(most)) => t::imports::wrong_name_too_long(*most),
            Self::Name(TextProblem::LineBreak) => t::imports::wrong_name_line_break(),
            Self::Name(TextProblem::Control) => t::imports::wrong_name_control(),
            Self::Name(problem) => (*problem).into(),
            Self::Role(role) => t::imports::wrong_role(quoted(role)),
            Self::GroupRole(role) => t::imports::wrong_group_role(quoted(role)),
            Self::Row(BadRow::TooLong) => t::imports::wrong_too_long(),
            Self::Row(BadRow::Misquoted) => t::imports::wrong_quote(),
            Self::Garbled => t::imports::wrong_encoding(),
            Self::Gone => t::imports::wrong_gone(),
            Self::GoneHere(line) => t::imports::wrong_gone_here(line.to_string()),
            Self::OtherName(line, name) => t::imports::wrong_other_name(line.to_string(), quoted(name)),
            Self::OtherRole(line, role) => t::imports::wrong_other_role(line.to_string(), role.as_str()),
            Self::TooManyCells(cells, columns) => t::imports::wrong_too_many_cells(*cells, *columns),
            Self::Status(word) => t::imports::wrong_status(quoted(word)),
            Self::NoPerson(NoPerson::Example) => t::imports::wrong_example(),
            Self::NoPerson(NoPerson::Note) => t::imports::wrong_note(),
            Self::NoPerson(NoPerson::Uncomputed) => t::imports::wrong_formula(),
            Self::NoGroup(name) if name.contains(',') => t::imports::wrong_no_group_with_comma(quoted(name)),
            Self::NoGroup(name) => t::imports::wrong_no_group(quoted(name)),
            Self::Namesakes(name, apart) => t::imports::wrong_namesakes(quoted(apart), quoted(name)),
            Self::Archived(name) => t::imports::wrong_archived(quoted(name)),
            Self::GroupName(TextProblem::TooLong(most)) => t::imports::wrong_group_name_too_long(*most),
            Self::GroupName(_) => t::imports::wrong_group_name(),
            Self::TooManyNew(most) => t::imports::wrong_too_many_new_groups(*most),
            Self::TooManyGroups(most) => t::imports::wrong_too_many_groups(*most),
            Self::ManyGroups(name) => t::imports::wrong_several_groups(quoted(name)),
            Self::Refused(_, AdmitError::Archived) => t::imports::wrong_a_group_archived(),
            Self::Refused(_, AdmitError::NotActive) | Self::Deactivated => t::directory::account_deactivated(),
            Self::Refused(..) => t::imports::wrong_group_refuses(),
            Self::SigningUp => t::imports::wrong_signing_up(),
            Self::AboveOwn(role) => t::imports::wrong_role_above_own(role.as_str()),
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
    shown
}

#[cfg(test)]
mod tests;
