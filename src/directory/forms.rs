//! What browsers ask and post about people.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::db::types::{BulkKind, OrgRole, UserState};
use crate::ids::{GroupId, UserId};
use crate::people::PersonFilter;
use crate::text;
use crate::web::{Fields, urls};

use super::store::Filter;

/// What a list of people is asked for, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct PeopleQuery {
    pub q: String,
    pub role: String,
    pub state: String,
    /// A group by the beginnings of its words.
    pub group: String,
    /// The very group that is meant, where several are called so.
    pub within: String,
    pub after: String,
}

impl PeopleQuery {
    /// Of a form in which the list's fields stand among others.
    pub fn of(fields: &Fields) -> Self {
        Self {
            q: fields.text("q"),
            role: fields.text("role"),
            state: fields.text("state"),
            group: fields.text("group"),
            within: fields.text("within"),
            after: fields.text("after"),
        }
    }

    /// The filter, in `group`. Whoever is no admin finds people in good standing only.
    pub fn filter(&self, is_admin: bool, group: Option<GroupId>) -> Filter {
        let sieve = if is_admin {
            let state = UserState::parse(&self.state).filter(|state| *state != UserState::Pending);
            PersonFilter { role: OrgRole::parse(&self.role), state, group }
        } else {
            PersonFilter { role: None, state: Some(UserState::Active), group }
        };
        Filter { terms: text::terms(&self.q), sieve }
    }

    /// The very group that is meant.
    pub fn within(&self) -> Option<GroupId> {
        self.within.parse().ok().map(GroupId)
    }

    /// Who stands last on the page before.
    pub fn after(&self) -> Option<UserId> {
        self.after.parse().ok().map(UserId)
    }

    /// The fields that say whom the list shows, but for those left empty.
    pub fn fields(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("q", &*self.q),
            ("role", &*self.role),
            ("state", &*self.state),
            ("group", &*self.group),
            ("within", &*self.within),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The list's address, from the person after `after` on.
    pub fn url(&self, after: &str) -> String {
        let mut fields = self.fields();
        fields.push(("after", after));
        urls::with_filled(urls::USERS, &fields)
    }
}

/// The groups of one person, as they are ticked: only what differs from what the page showed is
/// meant, so that whoever joined meanwhile is not thrown out by a page that did not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GroupsChoice {
    pub q: String,
    /// Where the further groups go on: a place in the order and an id.
    pub after: Option<(i64, GroupId)>,
    was: BTreeSet<GroupId>,
    is: BTreeSet<GroupId>,
}

impl GroupsChoice {
    pub fn read(fields: &Fields) -> Self {
        let after = fields.text("after");
        let after = after.split_once('.').and_then(|(place, id)| Some((place.parse().ok()?, id.parse().ok()?)));
        Self {
            q: fields.text("q"),
            after: after.map(|(place, id)| (place, GroupId(id))),
            was: fields.ids("was", GroupId),
            is: fields.ids("in", GroupId),
        }
    }

    /// Groups to come into.
    pub fn add(&self) -> Vec<GroupId> {
        self.is.difference(&self.was).copied().collect()
    }

    /// Groups to go out of.
    pub fn remove(&self) -> Vec<GroupId> {
        self.was.difference(&self.is).copied().collect()
    }

    /// All that changes.
    pub fn changes(&self) -> Vec<GroupId> {
        self.is.symmetric_difference(&self.was).copied().collect()
    }
}

/// From which group to which.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct MoveForm {
    pub q: String,
    pub from: String,
    pub to: String,
}

impl MoveForm {
    pub fn from(&self) -> Option<GroupId> {
        self.from.parse().ok().map(GroupId)
    }

    pub fn to(&self) -> Option<GroupId> {
        self.to.parse().ok().map(GroupId)
    }
}

/// Ticked people at most: more than a page has.
const MOST_TICKED: usize = 200;

/// What is to be done to many at once, and to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BulkForm {
    pub what: Option<BulkKind>,
    /// Those who are ticked.
    pub people: Vec<UserId>,
    /// Everybody whom the list shows, on this page and others, instead.
    pub everybody: bool,
    /// The list.
    pub asked: PeopleQuery,
    /// The group to come into.
    pub to: Option<GroupId>,
    /// By which that group is looked for.
    pub find: String,
    pub form_key: String,
}

impl BulkForm {
    pub fn read(fields: &Fields) -> Self {
        Self {
            what: BulkKind::parse(&fields.text("do")),
            people: fields.ids("person", UserId).into_iter().take(MOST_TICKED).collect(),
            everybody: !fields.text("all").is_empty(),
            asked: PeopleQuery::of(fields),
            to: fields.ids("to", GroupId).pop_first(),
            find: fields.text("find"),
            form_key: fields.text("form_key"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(all: &[(&str, &str)]) -> Fields {
        all.iter().copied().collect()
    }

    #[test]
    fn only_what_was_ticked_or_unticked_changes() {
        let choice = GroupsChoice::read(&fields(&[("was", "1"), ("was", "2"), ("in", "2"), ("in", "3"), ("in", "x")]));
        assert_eq!((choice.add(), choice.remove()), (vec![GroupId(3)], vec![GroupId(1)]));
        assert_eq!(choice.changes(), [GroupId(1), GroupId(3)]);
    }

    #[test]
    fn whoever_is_no_admin_finds_people_in_good_standing_only() {
        let asked = PeopleQuery { role: "admin".into(), state: "erased".into(), ..PeopleQuery::default() };
        let sieve = asked.filter(false, None).sieve;
        assert_eq!((sieve.role, sieve.state), (None, Some(UserState::Active)));
        let sieve = asked.filter(true, None).sieve;
        assert_eq!((sieve.role, sieve.state), (Some(OrgRole::Admin), Some(UserState::Erased)));
        let pending = PeopleQuery { state: "pending".into(), ..PeopleQuery::default() };
        assert_eq!(pending.filter(true, None).sieve.state, None);
    }

    #[test]
    fn a_bulk_form_holds_the_people_or_the_list() {
        let form =
            BulkForm::read(&fields(&[("person", "4"), ("person", "4"), ("do", "add"), ("q", "ann"), ("to", "9")]));
        assert_eq!((form.people, form.everybody, form.to), (vec![UserId(4)], false, Some(GroupId(9))));
        assert_eq!((form.what, form.asked.q.as_str()), (Some(BulkKind::Add), "ann"));
        assert!(BulkForm::read(&fields(&[("all", "yes")])).everybody);
    }
}
