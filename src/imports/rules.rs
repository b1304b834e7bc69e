//! What a row of the file says.

use crate::db::types::{GroupRole, OrgRole};
use crate::people_file::{self, Cells, GroupCell, NoPerson, address};
use crate::text::{self, Email, TextProblem};

use super::row_error::RowError;
use super::wants::GroupName;

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
pub struct PersonRow {
    /// Who it is about.
    pub email: Email,
    /// Their name, where the file gives one.
    pub name: Option<String>,
    /// What they may do in the organization, where the file says so.
    pub role: Option<OrgRole>,
    /// What they are in the groups.
    pub group_role: GroupRole,
    /// The groups that they get into.
    pub groups: Vec<GroupName>,
}

/// What could be made out of a row that makes no sense, fit to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowText {
    /// What stands where the address should.
    pub email: String,
    /// What stands where the name should.
    pub name: String,
}

impl RowText {
    pub(super) fn of(cells: &Cells<'_>) -> Self {
        Self { email: shown(cells.email, ADDRESS), name: shown(&cells.name, NAME) }
    }
}

/// Reads a row of a file with so many columns.
pub(super) fn line(cells: &Cells<'_>, columns: usize) -> Result<PersonRow, RowError> {
    match cells.no_person {
        Some(why @ (NoPerson::Example | NoPerson::Uncomputed)) => return Err(RowError::NoPerson(why)),
        _ if cells.is_gone => return Err(RowError::Gone),
        Some(why) => return Err(RowError::NoPerson(why)),
        None => {}
    }
    if let Some(cells) = cells.too_many {
        return Err(RowError::TooManyCells(cells, columns));
    }
    if let Some(word) = cells.unknown {
        return Err(RowError::Status(shown(word, NAME)));
    }
    let addressed = address(cells).map_err(RowError::Email)?;
    if cells.name.len() > CELL {
        return Err(RowError::Name(TextProblem::TooLong(NAME)));
    }
    if cells.groups.len() > GROUPS {
        return Err(RowError::TooManyGroups(GROUPS));
    }
    let name = match text::optional_line(&cells.name, NAME).map_err(RowError::Name)? {
        // The name beside an address is of no column of its own, so the row does not depend on it.
        None => addressed.name.and_then(|name| text::optional_line(&name, NAME).ok().flatten()),
        name => name,
    };
    let role = match cells.role.trim() {
        "" => None,
        word => Some(people_file::org_role(word).ok_or_else(|| RowError::Role(shown(&word.to_lowercase(), NAME)))?),
    };
    let group_role = match cells.group_role.trim() {
        "" => GroupRole::Member,
        word => people_file::group_role(word).ok_or_else(|| RowError::GroupRole(shown(&word.to_lowercase(), NAME)))?,
    };
    let mut groups: Vec<GroupName> = Vec::new();
    for group in cells.groups.iter().map(group_name).filter(|group| !group.name.is_empty()) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    Ok(PersonRow { email: addressed.email, name, role, group_role, groups })
}

/// A group of a row, of its name one character more than a name may have, so that it is refused for its length.
pub(super) fn group_name(cell: &GroupCell<'_>) -> GroupName {
    GroupName {
        name: cell.name.trim().chars().take(NAME + 1).collect(),
        is_whole: cell.is_whole,
        id: cell.id.trim().chars().take(NAME).collect(),
        apart: None,
    }
}

/// The beginning of `cell`, with a sign in place of every character that none can see.
fn shown(cell: &str, most: usize) -> String {
    cell.chars().take(most).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The import does not wait for anybody's word any more, or not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongStageError;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::EmailProblem;

    fn read(cells: &Cells<'_>) -> Result<PersonRow, RowError> {
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
        let groups = ["Choir", " First Aid", "", "Choir"].map(GroupCell::listed).to_vec();
        let row = read(&Cells { email: "ann@example.org", groups, role: "Manager", ..Cells::default() }).unwrap();
        assert_eq!(row.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["Choir", "First Aid"]);
        assert_eq!(row.role, Some(OrgRole::Manager));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |cells: Cells<'_>| read(&cells).map(drop).unwrap_err();
        assert_eq!(wrong(Cells { email: "ann", ..Cells::default() }), RowError::Email(EmailProblem::At));
        assert_eq!(wrong(Cells { is_gone: true, ..Cells::default() }), RowError::Gone);
        let cells = |email| Cells { email, ..Cells::default() };
        let ann = "ann@example.org";
        assert_eq!(wrong(Cells { role: "boss", ..cells(ann) }), RowError::Role("boss".to_owned()));
        assert_eq!(wrong(Cells { group_role: "boss", ..cells(ann) }), RowError::GroupRole("boss".to_owned()));
        assert_eq!(wrong(Cells { too_many: Some(3), ..cells(ann) }), RowError::TooManyCells(3, 2));
        assert_eq!(wrong(Cells { unknown: Some("ill"), ..cells(ann) }), RowError::Status("ill".to_owned()));
        assert_eq!(wrong(Cells { name: "A\0nn".to_owned(), ..cells(ann) }), RowError::Name(TextProblem::Control));
    }

    #[test]
    fn what_is_shown_of_a_wrong_row_is_bounded_and_visible() {
        let said = RowText::of(&Cells { email: &"a\0".repeat(1000), ..Cells::default() });
        assert_eq!(said.email.chars().count(), ADDRESS);
        assert!(!said.email.contains('\0'));
    }
}
