//! What a row of the file says, and what can be wrong with it.

use std::fmt;

use crate::db::types::OrgRole;
use crate::groups;
use crate::text::{self, Email, EmailProblem, TextProblem};

/// The most characters of a name.
const NAME: usize = 200;

/// A row that makes sense by itself.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the file, the head being 1.
    pub number: u64,
    /// Who it is about.
    pub email: Email,
    /// Their name; their address where the file gives none.
    pub name: String,
    /// What they may do, for somebody who is new; a member where the file does not say.
    pub role: OrgRole,
    /// The names of the groups that they get into.
    pub groups: Vec<String>,
}

/// Why a row does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The email cannot be written to.
    Email(EmailProblem),
    /// The name cannot be kept.
    Name(TextProblem),
    /// There is no such role.
    Role(String),
    /// The same address stands in an earlier row.
    Twice(u64),
    /// There is no such group.
    NoGroup(String),
    /// Several groups have this name.
    ManyGroups(String),
    /// The group does not take them.
    Refused(String, groups::Refusal),
    /// Somebody is making an account with this address at the moment.
    SigningUp,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(problem) => problem.fmt(f),
            Self::Name(problem) => f.write_str(&problem.naming("a name")),
            Self::Role(role) => write!(f, "{role:?} is no role: write member, manager or admin, or leave it empty."),
            Self::Twice(line) => write!(f, "The same address stands in line {line} already."),
            Self::NoGroup(name) => write!(f, "There is no group named {name:?}."),
            Self::ManyGroups(name) => write!(f, "There are several groups named {name:?}; rename one first."),
            Self::Refused(name, groups::Refusal::NotActive) => {
                write!(f, "{name:?} cannot be joined: this account is deactivated.")
            }
            Self::Refused(name, refusal) => write!(f, "{name:?} cannot be joined: {refusal}"),
            Self::SigningUp => f.write_str("Somebody is signing up with this address right now; try again later."),
        }
    }
}

/// The cells of a row, by what they mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells<'a> {
    pub email: &'a str,
    pub name: String,
    pub role: &'a str,
    pub groups: &'a str,
}

/// Reads a row.
pub(super) fn line(number: u64, cells: &Cells<'_>) -> Result<Line, Wrong> {
    let email = text::email(cells.email).map_err(Wrong::Email)?;
    let name = text::optional_line(&cells.name, NAME).map_err(Wrong::Name)?;
    let role = match cells.role.trim().to_lowercase().as_str() {
        "" => OrgRole::Member,
        word => OrgRole::parse(word).ok_or_else(|| Wrong::Role(word.to_owned()))?,
    };
    let groups = cells.groups.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Ok(Line { number, name: name.unwrap_or_else(|| email.typed().chars().take(NAME).collect()), email, role, groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_needs_no_more_than_an_address() {
        let row = line(2, &Cells { email: " Ann@Example.org ", ..Cells::default() }).unwrap();
        assert_eq!((row.name.as_str(), row.role), ("Ann@Example.org", OrgRole::Member));
        assert!(row.groups.is_empty());
    }

    #[test]
    fn groups_stand_between_semicolons() {
        let cells =
            Cells { email: "ann@example.org", groups: "Choir; First Aid;;", role: "Manager", ..Cells::default() };
        let row = line(2, &cells).unwrap();
        assert_eq!(row.groups, ["Choir", "First Aid"]);
        assert_eq!(row.role, OrgRole::Manager);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |cells: Cells<'_>| line(2, &cells).map(drop).unwrap_err();
        assert_eq!(wrong(Cells { email: "ann", ..Cells::default() }), Wrong::Email(EmailProblem::At));
        let cells = Cells { email: "ann@example.org", role: "boss", ..Cells::default() };
        assert_eq!(wrong(cells), Wrong::Role("boss".to_owned()));
    }
}
