//! From the names of groups in a file to the groups.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::clock::Moment;
use crate::groups::{loose_name_key, name_key};
use crate::ids::GroupId;
use crate::text;

use super::row_error::RowError;
use super::wants::{GroupName, WantedGroups};

/// The most groups that one import makes: where a column names more, it is hardly one of groups.
pub const MOST_NEW: usize = 500;
/// The most characters of a group's name.
const NAME: usize = 200;

/// What a name in the file stands for.
#[derive(Debug, Clone, Copy)]
enum NameMatch {
    Group(GroupId),
    /// One that is spelled with other accents.
    ReadAs(GroupId),
}

/// What groups are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    ids: HashMap<String, Vec<GroupId>>,
    loose: HashMap<String, Vec<GroupId>>,
    called: HashMap<GroupId, String>,
    /// Keys of the names of groups in the archive.
    archived: HashSet<String>,
    makes: bool,
    /// Groups that are to be made, by the keys of their names.
    new: BTreeMap<String, String>,
    /// Those of them that are not written down yet.
    noted: Vec<(String, String)>,
    /// Names as they were written, and what they turned out to be: files name the same groups over and over.
    met: HashMap<GroupName, NameMatch>,
}

impl Names {
    /// Knows these groups, and those that are to be made, by key and name; a missing one is to be made where it `makes`
    /// any.
    pub fn of(groups: Vec<(GroupId, String, Option<Moment>)>, makes: bool, new: BTreeMap<String, String>) -> Self {
        let mut known = Self { makes, new, ..Self::default() };
        for (id, name, archived_at) in groups {
            if archived_at.is_some() {
                known.archived.insert(name_key(&name));
                continue;
            }
            known.ids.entry(name_key(&name)).or_default().push(id);
            known.loose.entry(loose_name_key(&name)).or_default().push(id);
            known.called.insert(id, name);
        }
        known
    }

    /// The groups of these names, those to be made noted.
    pub fn find(&mut self, names: &[GroupName]) -> Result<WantedGroups, RowError> {
        let mut wants = WantedGroups::default();
        let mut new = Vec::new();
        for name in names {
            let found = match self.met.get(name) {
                Some(found) => Some(*found),
                None => self.look(name)?,
            };
            if let Some(found) = found {
                self.met.entry(name.clone()).or_insert(found);
            }
            match found {
                Some(NameMatch::Group(group)) => add(&mut wants.groups, group),
                Some(NameMatch::ReadAs(group)) => {
                    add(&mut wants.groups, group);
                    wants.read_as.push((name.name.clone(), self.name(group).to_owned()));
                }
                None => {
                    if let Some(several) = self.listed(name) {
                        for group in several {
                            add(&mut wants.groups, group);
                        }
                        continue;
                    }
                    let (key, clean) = self.missing(name)?;
                    if !wants.new.contains(&key) {
                        wants.new.push(key.clone());
                        new.push((key, clean));
                    }
                    if let Some(apart) = &name.apart {
                        wants.read_as.push((name.name.clone(), apart.clone()));
                    }
                }
            }
        }
        // A row that is wrong makes nothing, so nothing is noted before it is known to be right.
        for (key, name) in new {
            if !self.new.contains_key(&key) && self.new.len() == MOST_NEW {
                return Err(RowError::TooManyNew(MOST_NEW));
            }
            if !self.new.contains_key(&key) {
                self.new.insert(key.clone(), name.clone());
                self.noted.push((key, name));
            }
        }
        Ok(wants)
    }

    /// The key and the name of a group that is to be made, if any is.
    fn missing(&self, name: &GroupName) -> Result<(String, String), RowError> {
        if !self.makes {
            return Err(match &name.apart {
                Some(apart) => RowError::Namesakes(name.name.clone(), apart.clone()),
                None => RowError::NoGroup(name.name.clone()),
            });
        }
        let clean = text::clean_line(name.called(), NAME).map_err(RowError::GroupName)?;
        Ok((name_key(&clean), clean))
    }

    /// The group of this name, if there is one: the one that has its id as well, of several the one that is
    /// spelled just so, and one that is spelled with other accents only where no other could be meant.
    fn look(&self, name: &GroupName) -> Result<Option<NameMatch>, RowError> {
        let own = name.id.parse().ok().map(GroupId).filter(|id| self.called.contains_key(id));
        if let Some(id) = own.filter(|id| name_key(self.name(*id)) == name_key(&name.name)) {
            return Ok(Some(NameMatch::Group(id)));
        }
        match self.look_by_name(name.called())? {
            Some(NameMatch::Group(group)) if name.apart.is_some() => Ok(Some(NameMatch::ReadAs(group))),
            found => Ok(found),
        }
    }

    fn look_by_name(&self, name: &str) -> Result<Option<NameMatch>, RowError> {
        let key = name_key(name);
        match self.ids.get(&key).map(Vec::as_slice) {
            Some([group]) => return Ok(Some(NameMatch::Group(*group))),
            Some([]) | None => {}
            Some(several) => {
                let spelled = text::clean_line(name, NAME).unwrap_or_default();
                let mut exact = several.iter().filter(|group| self.name(**group) == spelled);
                return match (exact.next(), exact.next()) {
                    (Some(group), None) => Ok(Some(NameMatch::Group(*group))),
                    _ => Err(RowError::ManyGroups(name.to_owned())),
                };
            }
        }
        if self.archived.contains(&key) {
            return Err(RowError::Archived(name.to_owned()));
        }
        if self.new.contains_key(&key) {
            return Ok(None);
        }
        match self.loose.get(&loose_name_key(name)).map(Vec::as_slice) {
            Some([group]) => Ok(Some(NameMatch::ReadAs(*group))),
            _ => Ok(None),
        }
    }

    /// The groups of a name that is none itself but lists groups with commas, as Moodle does.
    fn listed(&self, name: &GroupName) -> Option<Vec<GroupId>> {
        if name.is_whole || !name.name.contains(',') {
            return None;
        }
        let one = |piece: &str| match self.ids.get(&name_key(piece)).map(Vec::as_slice) {
            Some([group]) => Some(*group),
            _ => None,
        };
        name.name.split(',').map(one).collect()
    }

    /// The groups to be made that came up since this was last asked, by key and name.
    pub fn take_noted(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.noted)
    }

    /// What a group is called.
    pub fn name(&self, group: GroupId) -> &str {
        self.called.get(&group).map_or("a group", String::as_str)
    }

    /// What a group that is to be made is called.
    pub fn new_name(&self, key: &str) -> &str {
        self.new.get(key).map_or("a group", String::as_str)
    }
}

fn add(groups: &mut Vec<GroupId>, group: GroupId) {
    if !groups.contains(&group) {
        groups.push(group);
    }
}

#[cfg(test)]
mod tests;
