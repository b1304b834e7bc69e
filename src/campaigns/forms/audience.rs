//! Who is to get a code by mail.

use crate::ids::GroupId;
use crate::web::FormErrors;

/// The most groups of an audience.
const MOST: usize = 500;

/// **Email codes**: the same name as often as groups were ticked. While one looks for groups it is
/// asked for again, as an address.
#[derive(Debug, Clone, Default)]
pub(in crate::campaigns) struct EmailForm {
    pub form_key: String,
    /// `everyone`, or `groups`.
    pub to: String,
    pub include: Vec<GroupId>,
    pub exclude: Vec<GroupId>,
    /// What further groups are looked for.
    pub q: String,
}

/// Who is to get a code; exclusion wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::campaigns) struct Audience {
    /// The people of these groups; everyone, where there is no list.
    pub include: Option<Vec<GroupId>>,
    /// But nobody of these.
    pub exclude: Vec<GroupId>,
}

impl EmailForm {
    /// From the fields as they come.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "form_key" => form.form_key = value,
                "to" => form.to = value,
                "include" => form.include.extend(value.parse().map(GroupId)),
                "q" => form.q = value,
                "exclude" => form.exclude.extend(value.parse().map(GroupId)),
                _ => {}
            }
        }
        form
    }

    /// The groups that are ticked either way.
    pub fn ticked(&self) -> Vec<GroupId> {
        self.include.iter().chain(&self.exclude).take(MOST).copied().collect()
    }

    /// The audience, or what is wrong with it.
    pub fn read(&self) -> Result<Audience, FormErrors> {
        if self.include.len() + self.exclude.len() > MOST {
            return Err(FormErrors::one(
                "include",
                format!("Choose at most {MOST} groups, and send to others afterwards."),
            ));
        }
        let include = match self.to.as_str() {
            "everyone" => None,
            "groups" if self.include.is_empty() => {
                return Err(FormErrors::one("include", "Choose at least one group."));
            }
            "groups" => Some(self.include.clone()),
            _ => return Err(FormErrors::one("to", "Choose who gets a code.")),
        };
        Ok(Audience { include, exclude: self.exclude.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_everyone_or_some_groups() {
        let fields = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let read = |pairs: &[(&str, &str)]| EmailForm::of(fields(pairs)).read();
        assert_eq!(
            read(&[("to", "everyone"), ("exclude", "2")]).unwrap(),
            Audience { include: None, exclude: vec![GroupId(2)] }
        );
        let some = read(&[("to", "groups"), ("include", "1"), ("include", "3"), ("include", "x")]).unwrap();
        assert_eq!(some, Audience { include: Some(vec![GroupId(1), GroupId(3)]), exclude: Vec::new() });
        let many: Vec<_> = (0..=MOST).map(|id| ("include".to_owned(), id.to_string())).collect();
        assert!(EmailForm::of(many).read().unwrap_err().on("include").is_some());
        assert!(read(&[("to", "groups")]).unwrap_err().on("include").is_some());
        assert!(read(&[]).unwrap_err().on("to").is_some());
    }
}
