//! What a row of the file says, and what can be wrong with it.

use std::fmt;

use crate::db::types::{GroupRole, OrgRole};
use crate::groups;
use crate::ids::GroupId;
use crate::people_file::{Cells, address};
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
    /// Their name, where the file gives one.
    pub name: Option<String>,
    /// What they may do in the organization, where the file says so.
    pub role: Option<OrgRole>,
    /// What they are in the groups.
    pub group_role: GroupRole,
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
    /// There is no such role in a group.
    GroupRole(String),
    /// A quotation mark is opened and not closed.
    Quote,
    /// Some of it is not in the encoding that the file was read in.
    Garbled,
    /// The file says that this person is gone.
    Gone,
    /// An earlier row gives the same address another name.
    OtherName(u64, String),
    /// An earlier row gives the same address another role.
    OtherRole(u64, OrgRole),
    /// It has more cells than the file has columns.
    TooManyCells(usize, usize),
    /// A word of a status column that may mean active or gone.
    Status(String),
    /// It is the example of a template.
    Example,
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
            Self::GroupRole(role) => {
                write!(f, "{} is no role in a group. Write member or manager, or leave it empty.", quoted(role))
            }
            Self::Quote => {
                f.write_str("A quotation mark (\") is out of place in this row. Remove it, or put the whole cell in quotation marks.")
            }
            Self::Garbled => {
                f.write_str("Some characters of this row can’t be read. Choose another encoding, or correct the file.")
            }
            Self::Gone => f.write_str("The file itself says that this person is gone, so nothing is done."),
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
            Self::Example => f.write_str("This is the example row of the template."),
            Self::NoGroup(name) if name.contains(',') => {
                write!(f, "There is no group named {}. Separate groups with semicolons.", quoted(name))
            }
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

impl Wrong {
    /// The word for it that programs go by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::Name(_) => "name",
            Self::Role(_) => "role",
            Self::GroupRole(_) => "group_role",
            Self::Quote => "quote",
            Self::Gone => "gone",
            Self::Garbled => "encoding",
            Self::OtherName(..) => "other_name",
            Self::OtherRole(..) => "other_role",
            Self::TooManyCells(..) => "too_many_cells",
            Self::Status(_) => "unknown_status",
            Self::Example => "example",
            Self::NoGroup(_) => "no_group",
            Self::Archived(_) => "group_archived",
            Self::GroupName(_) => "group_name",
            Self::TooManyNew(_) => "too_many_new_groups",
            Self::TooManyGroups(_) => "too_many_groups",
            Self::ManyGroups(_) => "several_groups",
            Self::Refused(..) => "group_refuses",
            Self::SigningUp => "signing_up",
            Self::Deactivated => "deactivated",
            Self::AboveOwn(_) => "role_above_own",
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

impl Said {
    pub(super) fn of(cells: &Cells<'_>) -> Self {
        Self { email: shown(cells.email, ADDRESS), name: shown(&cells.name, NAME) }
    }
}

/// Reads a row of a file with so many columns.
pub(super) fn line(cells: &Cells<'_>, columns: usize) -> Result<Line, Wrong> {
    if cells.is_example {
        return Err(Wrong::Example);
    }
    if cells.is_gone {
        return Err(Wrong::Gone);
    }
    if let Some(cells) = cells.too_many {
        return Err(Wrong::TooManyCells(cells, columns));
    }
    if let Some(word) = cells.unknown {
        return Err(Wrong::Status(shown(word, NAME)));
    }
    let addressed = address(cells).map_err(Wrong::Email)?;
    if cells.name.len() > CELL {
        return Err(Wrong::Name(TextProblem::TooLong(NAME)));
    }
    if cells.groups.len() > GROUPS {
        return Err(Wrong::TooManyGroups(GROUPS));
    }
    let name = match text::optional_line(&cells.name, NAME).map_err(Wrong::Name)? {
        // The name beside an address is of no column of its own, so the row does not depend on it.
        None => addressed.name.and_then(|name| text::optional_line(&name, NAME).ok().flatten()),
        name => name,
    };
    let role = match cells.role.trim().to_lowercase().as_str() {
        "" => None,
        word => Some(OrgRole::parse(word).ok_or_else(|| Wrong::Role(shown(word, NAME)))?),
    };
    let group_role = match cells.group_role.trim().to_lowercase().as_str() {
        "" => GroupRole::Member,
        word => GroupRole::parse(word).ok_or_else(|| Wrong::GroupRole(shown(word, NAME)))?,
    };
    let mut groups: Vec<String> = Vec::new();
    // One character more than a name may have, so that it is refused for its length.
    let bounded = |name: &&str| name.trim().chars().take(NAME + 1).collect::<String>();
    for name in cells.groups.iter().map(bounded).filter(|name| !name.is_empty()) {
        if !groups.contains(&name) {
            groups.push(name);
        }
    }
    Ok(Line { email: addressed.email, name, role, group_role, groups })
}

/// The beginning of `cell`, with a sign in place of every character that none can see.
fn shown(cell: &str, most: usize) -> String {
    cell.chars().take(most).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &Cells<'_>) -> Result<Line, Wrong> {
        line(cells, 2)
    }

    #[test]
    fn a_row_needs_no_more_than_an_address() {
        let row = read(&Cells { email: " Ann@Example.org ", ..Cells::default() }).unwrap();
        assert_eq!((row.name, row.role, row.group_role), (None, None, GroupRole::Member));
        assert!(row.groups.is_empty());
        let row = read(&Cells { email: "Ann Ash <ann@example.org>", ..Cells::default() }).unwrap();
        assert_eq!(row.name.as_deref(), Some("Ann Ash"));
    }

    #[test]
    fn a_group_counts_once() {
        let groups = vec!["Choir", " First Aid", "", "Choir"];
        let row = read(&Cells { email: "ann@example.org", groups, role: "Manager", ..Cells::default() }).unwrap();
        assert_eq!(row.groups, ["Choir", "First Aid"]);
        assert_eq!(row.role, Some(OrgRole::Manager));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |cells: Cells<'_>| read(&cells).map(drop).unwrap_err();
        assert_eq!(wrong(Cells { email: "ann", ..Cells::default() }), Wrong::Email(EmailProblem::At));
        assert_eq!(wrong(Cells { is_gone: true, ..Cells::default() }), Wrong::Gone);
        let cells = |email| Cells { email, ..Cells::default() };
        let ann = "ann@example.org";
        assert_eq!(wrong(Cells { role: "boss", ..cells(ann) }), Wrong::Role("boss".to_owned()));
        assert_eq!(wrong(Cells { group_role: "boss", ..cells(ann) }), Wrong::GroupRole("boss".to_owned()));
        assert_eq!(wrong(Cells { too_many: Some(3), ..cells(ann) }), Wrong::TooManyCells(3, 2));
        assert_eq!(wrong(Cells { unknown: Some("ill"), ..cells(ann) }), Wrong::Status("ill".to_owned()));
        assert_eq!(wrong(Cells { name: "A\0nn".to_owned(), ..cells(ann) }), Wrong::Name(TextProblem::Control));
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
        assert!(two.ends_with("Separate groups with semicolons."), "{two}");
    }
}
