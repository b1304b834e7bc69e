//! What can be wrong with a row of the file.

use serde::{Deserialize, Serialize};

use crate::csv_in::BadRow;
use crate::db::types::OrgRole;
use crate::groups;
use crate::ids::GroupId;
use crate::people_file::NoPerson;
use crate::text::{EmailProblem, TextProblem};

/// Why a row does nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowError {
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
    Refused(GroupId, groups::AdmitError),
    /// Somebody is making an account with this address at the moment.
    SigningUp,
    /// The account is deactivated.
    Deactivated,
    /// The role is above that of whoever imports.
    AboveOwn(OrgRole),
}

impl RowError {
    /// The word for it that programs go by.
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
