//! What the columns of a file mean.

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use crate::db::types::text_enum;
use crate::locale::{Arg, Choice, Message};
use crate::t;

/// The most characters that are kept of a column's name.
const NAME: usize = 60;

text_enum! {
    /// What a column holds.
    Meaning {
        /// Nothing of interest.
        Nothing = "",
        /// The email address.
        Email = "email",
        /// Another address of the same person, read where the first is empty.
        OtherEmail = "other-email",
        /// The whole name.
        Name = "name",
        /// The whole name with the last name first: "Ash, Ann".
        LastFirst = "last-first",
        /// The first name.
        Given = "given",
        /// What stands between first and last name.
        Middle = "middle",
        /// The last name.
        Family = "family",
        /// The second of two last names.
        SecondFamily = "second-family",
        /// What follows the last name: Jr., III.
        Suffix = "suffix",
        /// The role in the organization.
        Role = "role",
        /// The role in the groups of the row.
        GroupRole = "group-role",
        /// Names of groups, separated by `;`, `|` or line breaks.
        Groups = "groups",
        /// The name of one group, whatever signs it has in it.
        OneGroup = "group",
        /// What tells the group of a row from others of the same name.
        GroupId = "group-id",
        /// Names of groups, separated by [`super::SEPARATOR`].
        Classes = "classes",
        /// A word for the state of an account: active, deleted, …
        Status = "status",
        /// Whether the account is active: true or false.
        Enabled = "enabled",
        /// Whether the account is gone: 1 or 0.
        Gone = "gone",
    }
}

impl Choice for Meaning {
    fn choice(&self) -> &'static str {
        if *self == Self::Nothing { "nothing" } else { self.as_str() }
    }
}

impl Meaning {
    /// What the page that asks for columns calls it.
    pub fn label(self) -> Message<'static> {
        t::people_file::meaning(self)
    }

    /// Whether it says if an account is active.
    pub const fn is_status(self) -> bool {
        matches!(self, Self::Status | Self::Enabled | Self::Gone)
    }

    /// Whether several columns may hold it.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Nothing | Self::Groups | Self::OneGroup) || self.is_status()
    }
}

/// What stands where in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Records before the one that names the columns, or before the first of a person: titles.
    pub before: usize,
    /// Whether the file is a template of Microsoft Entra, which begins with an example.
    pub is_template: bool,
    /// Whether a record names the columns.
    pub has_head: bool,
    /// What each column holds.
    pub columns: Vec<Meaning>,
    /// What the columns are called in the file; nothing where it does not name them.
    pub names: Vec<String>,
    /// Words of status columns of which somebody said that they mean active.
    pub active: Vec<String>,
    /// Words of status columns of which somebody said that they mean gone.
    pub gone: Vec<String>,
    /// Words of status columns that nobody has explained yet.
    pub unknown: Vec<String>,
    /// Columns of roles that are left out since they hold other programs' roles, with some of these.
    pub left_out: Vec<(usize, Vec<String>)>,
}

impl Mapping {
    /// The same of a file whose columns `head` names.
    pub fn naming(mut self, head: &StringRecord) -> Self {
        let shown = |name: &str| name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect();
        self.names = if self.has_head { head.iter().map(shown).collect() } else { Vec::new() };
        self.names.truncate(self.names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1));
        self
    }

    /// The names of the columns that are read, and of those that are not, in the order of the file.
    pub fn read_and_unused(&self) -> (Vec<Arg<'static>>, Vec<Arg<'static>>) {
        let (mut read, mut unused) = (Vec::new(), Vec::new());
        for place in 0..self.columns.len().max(self.names.len()) {
            let name = self.names.get(place).filter(|name| !name.is_empty()).cloned();
            let name = name.map_or_else(|| t::people_file::column_number((place + 1).to_string()).into(), Arg::from);
            if self.is_read(place) {
                read.push(name);
                continue;
            }
            unused.push(match self.left_out.iter().find(|(column, _)| *column == place) {
                Some((_, roles)) => t::people_file::column_of_roles(name, roles.clone()).into(),
                None => name,
            });
        }
        (read, unused)
    }

    /// The names of the columns that are not read, where they have one.
    pub(super) fn unused_names(&self) -> impl Iterator<Item = &String> {
        self.names.iter().enumerate().filter(|(place, _)| !self.is_read(*place)).map(|(_, name)| name)
    }

    fn is_read(&self, place: usize) -> bool {
        self.columns.get(place).is_some_and(|meaning| *meaning != Meaning::Nothing)
    }

    /// Whether it says enough: where the one email is.
    pub fn is_complete(&self) -> bool {
        self.columns.iter().filter(|column| **column == Meaning::Email).count() == 1
    }

    /// Whether the file can be read without asking anybody.
    pub fn is_certain(&self) -> bool {
        self.has_head && self.is_complete() && self.unknown.is_empty()
    }

    /// Records that come before the first of a person.
    pub const fn skipped(&self) -> usize {
        self.before + self.has_head as usize
    }

    /// The same with nothing but the addresses.
    pub fn of_emails(&self) -> Self {
        let keep = |meaning: &Meaning| match meaning {
            Meaning::Email | Meaning::OtherEmail => *meaning,
            _ => Meaning::Nothing,
        };
        Self { columns: self.columns.iter().map(keep).collect(), ..Self::default() }
    }
}
