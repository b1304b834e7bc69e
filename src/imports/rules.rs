//! What a row of the file says, and what can be wrong with it.

use std::fmt;

use crate::db::types::OrgRole;
use crate::groups;
use crate::ids::GroupId;
use crate::text::{self, Email, EmailProblem, TextProblem};

/// The most characters of a name, of a person and of a group.
const NAME: usize = 200;
/// The most characters of an address, as far as one is kept that is none.
const ADDRESS: usize = 320;

/// Bytes of a cell of which nothing is made out any more: many times what any address or name has.
const CELL: usize = 16 * 1024;
/// The most groups of one row.
const GROUPS: usize = 100;

/// What a row says that makes sense by itself.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who it is about.
    pub email: Email,
    /// Their name; their address where the file gives none.
    pub name: String,
    /// What they may do in the organization, where the file says so.
    pub role: Option<OrgRole>,
    /// The names of the groups that they get into.
    pub groups: Vec<String>,
}

/// What could be made out of a row that makes no sense, fit to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What stands where the address should.
    pub email: String,
    /// What stands where the name should.
    pub name: String,
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
    /// A quotation mark is opened and not closed.
    Quote,
    /// Some of it is not in the encoding that the file was read in.
    Garbled,
    /// The file says that this person is gone.
    Gone,
    /// The same address stands in an earlier row.
    Twice(u64),
    /// There is no such group.
    NoGroup(String),
    /// The only group of this name is in the archive.
    Archived(String),
    /// There is no such group, and none can be made by that name.
    GroupName(TextProblem),
    /// There are more missing groups than one import makes.
    TooManyNew(usize),
    /// It names more groups than one row may.
    TooManyGroups(usize),
    /// Several groups have this name.
    ManyGroups(String),
    /// The group does not take them.
    Refused(GroupId, groups::Refusal),
    /// Somebody is making an account with this address at the moment.
    SigningUp,
    /// The account is deactivated.
    Deactivated,
    /// The role is above that of whoever imports.
    AboveOwn(OrgRole),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(problem) => problem.fmt(f),
            Self::Name(problem) => f.write_str(&problem.naming("a name")),
            Self::Role(role) => {
                write!(f, "{} is no role: write member, manager or admin, or leave it empty.", quoted(role))
            }
            Self::Quote => {
                f.write_str("A quotation mark (\") is out of place in this row. Remove it, or put the whole cell in quotation marks.")
            }
            Self::Garbled => {
                f.write_str("Some characters of this row can’t be read. Choose another encoding, or correct the file.")
            }
            Self::Gone => f.write_str("The file itself says that this person is gone, so nothing is done."),
            Self::Twice(line) => write!(f, "The same address stands in line {line} already."),
            Self::NoGroup(name) if name.contains(',') => write!(
                f,
                "There is no group named {}. Several groups are separated by a semicolon or an upright stroke.",
                quoted(name)
            ),
            Self::NoGroup(name) => write!(f, "There is no group named {}.", quoted(name)),
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
            Self::Refused(_, groups::Refusal::Archived) => {
                f.write_str("One of its groups is archived; take it out of the archive first.")
            }
            Self::Refused(_, refusal) => write!(f, "One of its groups cannot be joined: {refusal}"),
            Self::SigningUp => f.write_str("Somebody is signing up with this address right now; try again later."),
            Self::Deactivated => f.write_str("This account is deactivated. Reactivate it first."),
            Self::AboveOwn(role) => write!(f, "You cannot make anybody {}: that is above your own role.", a(*role)),
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

/// "a member", "an admin".
#[must_use]
pub const fn a(role: OrgRole) -> &'static str {
    match role {
        OrgRole::Member => "a member",
        OrgRole::Manager => "a manager",
        OrgRole::Admin => "an admin",
    }
}

/// The cells of a row, by what they mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells<'a> {
    pub email: &'a str,
    pub name: String,
    pub role: &'a str,
    pub groups: Vec<&'a str>,
    pub is_gone: bool,
}

impl Said {
    pub(super) fn of(cells: &Cells<'_>) -> Self {
        Self { email: shown(cells.email, ADDRESS), name: shown(&cells.name, NAME) }
    }
}

/// Reads a row.
pub(super) fn line(cells: &Cells<'_>) -> Result<Line, Wrong> {
    if cells.email.len() > CELL {
        return Err(Wrong::Email(EmailProblem::TooLong));
    }
    let email = text::email(cells.email).map_err(Wrong::Email)?;
    if cells.is_gone {
        return Err(Wrong::Gone);
    }
    if cells.name.len() > CELL {
        return Err(Wrong::Name(TextProblem::TooLong(NAME)));
    }
    if cells.groups.len() > GROUPS {
        return Err(Wrong::TooManyGroups(GROUPS));
    }
    let name = text::optional_line(&cells.name, NAME).map_err(Wrong::Name)?;
    let role = match cells.role.trim().to_lowercase().as_str() {
        "" => None,
        word => Some(OrgRole::parse(word).ok_or_else(|| Wrong::Role(shown(word, NAME)))?),
    };
    let mut groups: Vec<String> = Vec::new();
    for name in cells.groups.iter().map(|name| shown(name.trim(), NAME + 1)).filter(|name| !name.is_empty()) {
        if !groups.contains(&name) {
            groups.push(name);
        }
    }
    Ok(Line { name: name.unwrap_or_else(|| email.typed().chars().take(NAME).collect()), email, role, groups })
}

/// The beginning of `cell`, with a sign in place of every character that none can see.
fn shown(cell: &str, most: usize) -> String {
    cell.chars().take(most).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_needs_no_more_than_an_address() {
        let row = line(&Cells { email: " Ann@Example.org ", ..Cells::default() }).unwrap();
        assert_eq!((row.name.as_str(), row.role), ("Ann@Example.org", None));
        assert!(row.groups.is_empty());
    }

    #[test]
    fn a_group_counts_once() {
        let groups = vec!["Choir", " First Aid", "", "Choir"];
        let row = line(&Cells { email: "ann@example.org", groups, role: "Manager", ..Cells::default() }).unwrap();
        assert_eq!(row.groups, ["Choir", "First Aid"]);
        assert_eq!(row.role, Some(OrgRole::Manager));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |cells: Cells<'_>| line(&cells).map(drop).unwrap_err();
        assert_eq!(wrong(Cells { email: "ann", ..Cells::default() }), Wrong::Email(EmailProblem::At));
        let cells = Cells { email: "ann@example.org", role: "boss", ..Cells::default() };
        assert_eq!(wrong(cells), Wrong::Role("boss".to_owned()));
        let cells = Cells { email: "ann@example.org", name: "A\0nn".to_owned(), ..Cells::default() };
        assert_eq!(wrong(cells), Wrong::Name(TextProblem::Control));
    }

    #[test]
    fn what_is_shown_of_a_wrong_row_is_bounded_and_visible() {
        let said = Said::of(&Cells { email: &"a\0".repeat(1000), ..Cells::default() });
        assert_eq!(said.email.chars().count(), ADDRESS);
        assert!(!said.email.contains('\0'));
        let told = Wrong::NoGroup(format!("a\0{}", "b".repeat(1000))).to_string();
        assert!(told.starts_with("There is no group named “abb") && told.ends_with("b…”."), "{told}");
        assert_eq!(Wrong::NoGroup("Choir \"A\"".to_owned()).to_string(), "There is no group named “Choir \"A\"”.");
        let two = Wrong::NoGroup("Choir, Band".to_owned()).to_string();
        assert!(two.ends_with("Several groups are separated by a semicolon or an upright stroke."), "{two}");
    }
}
