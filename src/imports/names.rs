//! From the names of groups in a file to the groups.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::ids::GroupId;
use crate::text;

use super::rules::Wrong;

/// The most groups that one import makes: where a column names more, it is hardly one of groups.
pub const MOST_NEW: usize = 500;
/// The most characters of a group's name.
const NAME: usize = 200;

/// The groups that a row leads into.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wants {
    /// Those that there are.
    pub groups: Vec<GroupId>,
    /// The folded names of those that are to be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
}

/// What groups are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    ids: HashMap<String, Vec<GroupId>>,
    called: HashMap<GroupId, String>,
    /// Folded names of groups in the archive.
    archived: HashSet<String>,
    makes: bool,
    /// Groups that are to be made, by their folded names.
    new: BTreeMap<String, String>,
    /// Those of them that are not written down yet.
    noted: Vec<(String, String)>,
}

impl Names {
    /// Knows these groups, and the names of those in the archive; a missing one is to be made where
    /// it `makes` any.
    #[must_use]
    pub fn of(
        (live, archived): (Vec<(GroupId, String)>, Vec<String>),
        makes: bool,
        new: Vec<(String, String)>,
    ) -> Self {
        let archived = archived.iter().map(|name| text::fold(name)).collect();
        let mut known = Self { makes, archived, new: new.into_iter().collect(), ..Self::default() };
        for (id, name) in live {
            known.ids.entry(text::fold(&name)).or_default().push(id);
            known.called.insert(id, name);
        }
        known
    }

    /// The groups of these names, those to be made noted.
    pub fn find(&mut self, names: &[String]) -> Result<Wants, Wrong> {
        let mut wants = Wants::default();
        let mut new = Vec::new();
        for name in names {
            let key = text::fold(name);
            match self.ids.get(&key).map(Vec::as_slice) {
                Some([group]) if !wants.groups.contains(group) => wants.groups.push(*group),
                Some([_]) => {}
                Some([_, _, ..]) => return Err(Wrong::ManyGroups(name.clone())),
                Some([]) | None if self.archived.contains(&key) => return Err(Wrong::Archived(name.clone())),
                Some([]) | None if !self.makes => return Err(Wrong::NoGroup(name.clone())),
                Some([]) | None => {
                    let clean = text::clean_line(name, NAME).map_err(Wrong::GroupName)?;
                    if !wants.new.contains(&key) {
                        wants.new.push(key.clone());
                        new.push((key, clean));
                    }
                }
            }
        }
        // A row that is wrong makes nothing, so nothing is noted before it is known to be right.
        for (key, name) in new {
            if !self.new.contains_key(&key) && self.new.len() == MOST_NEW {
                return Err(Wrong::TooManyNew(MOST_NEW));
            }
            if self.new.insert(key.clone(), name.clone()).is_none() {
                self.noted.push((key, name));
            }
        }
        Ok(wants)
    }

    /// The groups to be made that came up since this was last asked, by folded name and name.
    pub fn take_noted(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.noted)
    }

    /// What a group is called.
    #[must_use]
    pub fn name(&self, group: GroupId) -> &str {
        self.called.get(&group).map_or("a group", String::as_str)
    }

    /// What a group that is to be made is called.
    #[must_use]
    pub fn new_name(&self, key: &str) -> &str {
        self.new.get(key).map_or("a group", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(makes: bool) -> Names {
        let groups = [(1, "Choir"), (2, "Räte"), (3, "Twin"), (4, "twin")];
        let live = groups.map(|(id, name)| (GroupId(id), name.to_owned())).into();
        Names::of((live, vec!["Old guard".to_owned(), "Choir".to_owned()]), makes, Vec::new())
    }

    fn find(names: &mut Names, asked: &[&str]) -> Result<Wants, Wrong> {
        names.find(&asked.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn groups_are_found_by_their_names_whatever_the_case() {
        let wants = find(&mut names(false), &["CHOIR", "rate", "choir"]).unwrap();
        assert_eq!(wants.groups, [GroupId(1), GroupId(2)]);
    }

    #[test]
    fn a_missing_group_is_wrong_or_made_as_chosen() {
        assert_eq!(find(&mut names(false), &["Rowing"]), Err(Wrong::NoGroup("Rowing".to_owned())));
        let mut making = names(true);
        let wants = find(&mut making, &["Rowing", "ROWING", "Choir"]).unwrap();
        assert_eq!(wants, Wants { groups: vec![GroupId(1)], new: vec!["rowing".to_owned()] });
        assert_eq!(making.new_name("rowing"), "Rowing");
        assert_eq!(find(&mut making, &["Twin"]), Err(Wrong::ManyGroups("Twin".to_owned())));
    }

    #[test]
    fn a_group_in_the_archive_is_named_as_such_and_not_made_once_more() {
        for makes in [false, true] {
            assert_eq!(find(&mut names(makes), &["OLD GUARD"]), Err(Wrong::Archived("OLD GUARD".to_owned())));
            // One that is there goes before one in the archive.
            assert_eq!(find(&mut names(makes), &["Choir"]).map(|wants| wants.groups), Ok(vec![GroupId(1)]));
        }
    }

    #[test]
    fn no_more_groups_are_made_than_anybody_means() {
        let mut making = names(true);
        for number in 0..MOST_NEW {
            find(&mut making, &[&format!("Team {number}")]).unwrap();
        }
        assert!(find(&mut making, &["Team 7"]).is_ok());
        assert_eq!(find(&mut making, &["One too many"]), Err(Wrong::TooManyNew(MOST_NEW)));
    }
}
