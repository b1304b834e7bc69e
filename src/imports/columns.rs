//! Which column of a file is which: known by its name, or said by somebody.
//!
//! The names are those of files that schools and companies have at hand:
//! - Moodle, *Upload users*: `username`, `firstname`, `lastname`, `email`, `cohort1`, `group1`,
//!   `suspended`, `deleted` (docs.moodle.org, "Upload users"; `admin/tool/uploaduser`). A Moodle
//!   course is no group here, and `role1` is a role in one.
//! - Canvas, SIS import `users.csv`: `user_id`, `login_id`, `first_name`, `last_name`, `full_name`,
//!   `email`, `status` (Canvas REST API, "SIS Import Format Documentation").
//! - Google Workspace, *Bulk update users*: `First Name [Required]`, `Last Name [Required]`,
//!   `Email Address [Required]`, `Org Unit Path [Required]`, `Department`, `New Status [Upload
//!   Only]` (support.google.com/a/answer/40057).
//! - `OneRoster` 1.1 and 1.2, `users.csv`: `sourcedId`, `status`, `enabledUser`, `username`,
//!   `givenName`, `familyName`, `email`; its `role` is one at a school (1EdTech, "`OneRoster`: CSV
//!   Binding 1.2.1").

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use crate::csv_in::{EMAIL_NAMES, plain};
use crate::db::types::words;

/// The most characters that are kept of a column's name.
const NAME: usize = 60;

words! {
    /// What a column holds.
    Meaning {
        /// Nothing of interest.
        Nothing = "",
        /// The email address.
        Email = "email",
        /// The whole name.
        Name = "name",
        /// The first name.
        Given = "given",
        /// The last name.
        Family = "family",
        /// The role in the organization.
        Role = "role",
        /// Names of groups, separated by `;` or `|`.
        Groups = "groups",
        /// Names of groups, separated by [`super::roster::SEPARATOR`].
        Classes = "classes",
        /// A word for how somebody stands: active, deleted, …
        Status = "status",
        /// Whether somebody is in good standing: true or false.
        Enabled = "enabled",
        /// Whether somebody is gone: 1 or 0.
        Gone = "gone",
    }
}

impl Meaning {
    /// What the page that asks for columns calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nothing => "Leave out",
            Self::Email => "Email",
            Self::Name => "Name",
            Self::Given => "First name",
            Self::Family => "Last name",
            Self::Role => "Role",
            Self::Groups | Self::Classes => "Groups",
            Self::Status => "Status: active, deleted, …",
            Self::Enabled => "Active: yes or no",
            Self::Gone => "Deleted or suspended: yes or no",
        }
    }
}

/// What stands where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Whether the first record names the columns.
    pub has_head: bool,
    /// What each column holds.
    pub columns: Vec<Meaning>,
    /// What the columns are called in the file; nothing where it does not name them.
    #[serde(default)]
    pub names: Vec<String>,
}

impl Mapping {
    /// The same of a file that begins with `first`.
    #[must_use]
    pub fn naming(mut self, first: &StringRecord) -> Self {
        let shown = |name: &str| name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect();
        self.names = if self.has_head { first.iter().map(shown).collect() } else { Vec::new() };
        self
    }

    /// The names of the columns that are read, and of those that are not, in the order of the file.
    #[must_use]
    pub fn read_and_unused(&self) -> (Vec<String>, Vec<String>) {
        let (mut read, mut unused) = (Vec::new(), Vec::new());
        for place in 0..self.columns.len().max(self.names.len()) {
            let name = self.names.get(place).filter(|name| !name.is_empty()).cloned();
            let name = name.unwrap_or_else(|| format!("column {}", place + 1));
            let is_read = self.columns.get(place).is_some_and(|meaning| *meaning != Meaning::Nothing);
            if is_read { read.push(name) } else { unused.push(name) }
        }
        (read, unused)
    }

    /// Whether it says enough: where the one email is.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.columns.iter().filter(|column| **column == Meaning::Email).count() == 1
    }
}

/// Reads the first record of a file: which columns are known by their names, or by what they hold
/// where nothing is named.
#[must_use]
pub fn recognise(first: &StringRecord) -> Mapping {
    if let Some(email) = first.iter().position(|cell| cell.contains('@')) {
        let meaning = |place| if place == email { Meaning::Email } else { Meaning::Nothing };
        return Mapping { has_head: false, columns: (0..first.len()).map(meaning).collect(), names: Vec::new() };
    }
    let names: Vec<String> = first.iter().map(plain).collect();
    let has = |name: &str| names.iter().any(|own| own == name);
    // Roles at a school are no roles in this organization.
    let is_roster = has("sourcedid") || (has("userid") && has("loginid"));
    let email = EMAIL_NAMES.iter().find_map(|known| names.iter().position(|name| name == known));
    let mut columns: Vec<Meaning> = names.iter().map(|name| meaning(name, is_roster)).collect();
    if let Some(email) = email {
        columns[email] = Meaning::Email;
    }
    // A department is a group where nothing else names any.
    if !columns.contains(&Meaning::Groups)
        && let Some(department) = names.iter().position(|name| name == "department")
    {
        columns[department] = Meaning::Groups;
    }
    Mapping { has_head: true, columns: once_each(columns), names: Vec::new() }
}

fn meaning(name: &str, is_roster: bool) -> Meaning {
    match name {
        "name" | "fullname" | "displayname" => Meaning::Name,
        "firstname" | "givenname" | "forename" => Meaning::Given,
        "lastname" | "familyname" | "surname" => Meaning::Family,
        "role" | "organizationrole" if !is_roster => Meaning::Role,
        "groups" | "group" | "usergroups" | "team" | "teams" | "cohort" | "cohorts" => Meaning::Groups,
        "status" | "newstatus" => Meaning::Status,
        "enableduser" => Meaning::Enabled,
        "suspended" | "deleted" => Meaning::Gone,
        numbered => match numbered.trim_end_matches(|c: char| c.is_ascii_digit()) {
            stem @ ("cohort" | "group") if stem.len() < numbered.len() => Meaning::Groups,
            _ => Meaning::Nothing,
        },
    }
}

/// Of several columns that hold the same one thing, the first.
fn once_each(columns: Vec<Meaning>) -> Vec<Meaning> {
    let mut seen = Vec::new();
    let mut once = |column: Meaning| {
        let many = matches!(column, Meaning::Nothing | Meaning::Groups | Meaning::Status | Meaning::Gone);
        if !many && seen.contains(&column) {
            return Meaning::Nothing;
        }
        seen.push(column);
        column
    };
    columns.into_iter().map(&mut once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> String {
        let mapping = recognise(&head.split(',').collect::<Vec<_>>().into());
        mapping.columns.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn the_files_of_common_programs_are_known_by_their_names() {
        for (head, columns) in [
            ("E-Mail,Name,Role,Groups", "email,name,role,groups"),
            ("mail,display name,department", "email,name,groups"),
            ("mail,department,group", "email,,groups"),
            // Moodle.
            (
                "username,firstname,lastname,email,course1,group1,cohort1,cohort2,role1,suspended",
                ",given,family,email,,groups,groups,groups,,gone",
            ),
            // Canvas.
            (
                "user_id,login_id,password,first_name,last_name,full_name,email,status,role",
                ",,,given,family,name,email,status,",
            ),
            // Google Workspace.
            (
                "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Department",
                "given,family,email,,,groups",
            ),
            // OneRoster.
            (
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email",
                ",status,,enabled,,,,,given,family,,,email",
            ),
            // A user name is an address where nothing else is.
            ("username,name", "email,name"),
            ("login,password", ","),
        ] {
            assert_eq!(read(head), columns, "{head}");
        }
    }

    #[test]
    fn columns_are_told_by_their_names_in_the_file() {
        let first: StringRecord = vec!["Name", "E-Mail", "Type", " Phone\n", ""].into();
        let (read, unused) = recognise(&first).naming(&first).read_and_unused();
        assert_eq!((read.join(","), unused.join(",")), ("Name,E-Mail".to_owned(), "Type,Phone,column 5".to_owned()));
        let first: StringRecord = vec!["Ann", "ann@example.org"].into();
        let (read, unused) = recognise(&first).naming(&first).read_and_unused();
        assert_eq!((read.join(","), unused.join(",")), ("column 2".to_owned(), "column 1".to_owned()));
    }

    #[test]
    fn a_file_without_a_head_is_known_by_its_address() {
        let mapping = recognise(&vec!["Ann", "ann@example.org"].into());
        assert_eq!(
            mapping,
            Mapping { has_head: false, columns: vec![Meaning::Nothing, Meaning::Email], names: Vec::new() }
        );
        assert!(mapping.is_complete());
    }
}
