//! Who is to get a code by mail.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::GroupId;
use crate::t;
use crate::web::{Fields, FormErrors};

/// The most groups of an audience.
const MOST: usize = 500;

/// **Email codes**: the same name as often as groups were ticked. While one looks for groups it is
/// asked for again, as an address.
#[derive(Debug, Clone, Default)]
pub(in crate::campaigns) struct EmailForm {
    pub form_key: String,
    /// `everyone`, or `groups`.
    pub to: String,
    pub include: BTreeSet<GroupId>,
    pub exclude: BTreeSet<GroupId>,
    /// What further groups are looked for.
    pub q: String,
}

/// Who is to get a code; exclusion wins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::campaigns) struct Audience {
    /// The people of these groups; everyone, where there is no list.
    pub include: Option<Vec<GroupId>>,
    /// But nobody of these.
    pub exclude: Vec<GroupId>,
}

impl EmailForm {
    /// From the fields as they come.
    pub fn of(fields: &Fields) -> Self {
        Self {
            form_key: fields.text("form_key"),
            to: fields.text("to"),
            include: fields.ids("include", GroupId),
            exclude: fields.ids("exclude", GroupId),
            q: fields.text("q"),
        }
    }

    /// The groups that are ticked either way.
    pub fn ticked(&self) -> Vec<GroupId> {
        self.include.union(&self.exclude).take(MOST).copied().collect()
    }

    /// The audience, or what is wrong with it.
    pub fn read(&self) -> Result<Audience, FormErrors> {
        if self.include.len() + self.exclude.len() > MOST {
            return Err(FormErrors::one("include", t::campaigns::audience_too_large(MOST)));
        }
        let include = match self.to.as_str() {
            "everyone" => None,
            "groups" if self.include.is_empty() => {
                return Err(FormErrors::one("include", t::campaigns::audience_no_group()));
            }
            "groups" => Some(self.include.iter().copied().collect()),
            _ => return Err(FormErrors::one("to", t::campaigns::audience_unchosen())),
        };
        Ok(Audience { include, exclude: self.exclude.iter().copied().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_everyone_or_some_groups() {
        let read = |pairs: &[(&str, &str)]| EmailForm::of(&pairs.iter().copied().collect()).read();
        assert_eq!(
            read(&[("to", "everyone"), ("exclude", "2")]).unwrap(),
            Audience { include: None, exclude: vec![GroupId(2)] }
        );
        let some = read(&[("to", "groups"), ("include", "1"), ("include", "3"), ("include", "x")]).unwrap();
        assert_eq!(some, Audience { include: Some(vec![GroupId(1), GroupId(3)]), exclude: Vec::new() });
        let many = (0..=MOST).map(|id| ("include", id.to_string())).collect();
        assert!(EmailForm::of(&many).read().unwrap_err().on("include").is_some());
        assert!(read(&[("to", "groups")]).unwrap_err().on("include").is_some());
        assert!(read(&[]).unwrap_err().on("to").is_some());
    }
}
