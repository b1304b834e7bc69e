//! What can be wrong with a row of the file.

use std::fmt;

use crate::csv_in::BadRow;
use crate::db::types::OrgRole;
use crate::groups;
use crate::ids::GroupId;
use crate::people_file::NoPerson;
use crate::text::{EmailProblem, TextProblem};

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
    /// It cannot be taken apart.
    Row(BadRow),
    /// Some of it is not in the encoding that the file was read in.
    Garbled,
    /// The file says that this person is gone.
    Gone,
    /// This row says so, and another one has them as active.
    GoneHere(u64),
    /// An earlier row gives the same address another name.
    OtherName(u64, String),
    /// An earlier row gives the same address another role.
    OtherRole(u64, OrgRole),
    /// It has more cells than the file has columns.
    TooManyCells(usize, usize),
    /// A word of a status column that may mean active or gone.
    Status(String),
    /// It is none of a person.
    NoPerson(NoPerson),
    /// There is no such group.
    NoGroup(String),
    /// The file has several groups of this name, and there is none called as the one of this row is.
    Namesakes(String, String),
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
            Self::Refused(_, groups::Refusal::Archived) => {
                f.write_str("One of its groups is archived; take it out of the archive first.")
            }
            Self::Refused(_, refusal) => write!(f, "One of its groups cannot be joined: {refusal}"),
            Self::SigningUp => f.write_str("Someone is signing up with this address right now. Try again later."),
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
            Self::Row(BadRow::Misquoted) => "quote",
            Self::Row(BadRow::TooLong) => "too_long",
            Self::Gone => "gone",
            Self::GoneHere(_) => "gone_here",
            Self::Garbled => "encoding",
            Self::OtherName(..) => "other_name",
            Self::OtherRole(..) => "other_role",
            Self::TooManyCells(..) => "too_many_cells",
            Self::Status(_) => "unknown_status",
            Self::NoPerson(NoPerson::Example) => "example",
            Self::NoPerson(NoPerson::Note) => "note",
            Self::NoPerson(NoPerson::Uncomputed) => "formula",
            Self::NoGroup(_) => "no_group",
            Self::Namesakes(..) => "groups_of_one_name",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_bounded_and_visible() {
        let told = Wrong::NoGroup(format!("a\0{}", "b".repeat(1000))).to_string();
        assert!(told.starts_with("There is no group named “abb") && told.ends_with("b…”."), "{told}");
        assert_eq!(Wrong::NoGroup("Choir \"A\"".to_owned()).to_string(), "There is no group named “Choir \"A\"”.");
        let two = Wrong::NoGroup("Choir, Band".to_owned()).to_string();
        assert!(two.ends_with("Separate groups with semicolons."), "{two}");
    }
}
