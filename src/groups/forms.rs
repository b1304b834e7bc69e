//! What a browser posts about a group.

use serde::Deserialize;

use crate::db::types::JoinType;
use crate::text;
use crate::web::{FormErrors, WindowForm};
use crate::zone::Zone;

use super::change::{Terms, mark};
use super::store::{Group, NewGroup};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a description.
const DESCRIPTION: usize = 4000;
/// The most characters of a category.
const CATEGORY: usize = 100;
/// The last place in the order.
const LAST_PLACE: i64 = 1_000_000;

/// What a form says that is behind the group: [`super::ChangeRefusal::Meanwhile`].
pub const MEANWHILE: &str = "Somebody changed this group after you opened this form; its Activity says what. \
                         Nothing is saved yet: save once more, and it becomes what stands here.";

/// The form of a new group, of Group Settings → General and of User Groups, as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    /// **Name**.
    pub name: String,
    /// **Description**.
    pub description: String,
    /// **Category**.
    pub category: String,
    /// When the group takes people.
    #[serde(flatten)]
    pub window: WindowForm,
    /// **User viewable**: not empty where it is on.
    pub viewable: String,
    /// **Join type**, as [`JoinType::as_str`] spells it.
    pub join_type: String,
    /// **Members may invite**: not empty where it is on.
    pub members_may_invite: String,
    /// The id of a code campaign; shown in User Groups, and read there only.
    pub campaign: String,
    /// Its place among all groups; shown to admins, and read from nobody else.
    pub order: String,
    /// Ticked by whoever closes a group knowing that codes stop working.
    pub close_anyway: String,
    /// What makes a form that is sent twice have one effect.
    pub form_key: String,
    /// A mark of the settings that the form showed, of a group that there is; empty for no matter which.
    pub seen: String,
}

impl GroupForm {
    /// As the form of a new group begins.
    #[must_use]
    pub fn blank(form_key: String) -> Self {
        Self {
            viewable: "yes".to_owned(),
            join_type: JoinType::ByCode.as_str().to_owned(),
            members_may_invite: "yes".to_owned(),
            form_key,
            ..Self::default()
        }
    }

    /// As `group` stands, its dates in `zone`.
    #[must_use]
    pub fn of(group: &Group, zone: Zone) -> Self {
        let check = |on: bool| if on { "yes".to_owned() } else { String::new() };
        Self {
            name: group.name.clone(),
            description: group.description.clone(),
            category: group.category.clone(),
            window: WindowForm::of((group.starts_at, group.stops_at), zone),
            viewable: check(group.viewable),
            join_type: group.join_type.as_str().to_owned(),
            members_may_invite: check(group.members_may_invite),
            campaign: group.campaign_id.map(|campaign| campaign.to_string()).unwrap_or_default(),
            order: group.sort_order.to_string(),
            seen: mark(group),
            ..Self::default()
        }
    }

    /// The form again, as whoever has read that `group` was changed meanwhile may send it.
    #[must_use]
    pub fn again(self, group: &Group) -> Self {
        Self { seen: mark(group), ..self }
    }

    /// On what terms it is saved.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms { seen: self.seen.clone(), agreed: !self.close_anyway.is_empty() }
    }

    /// Whether **User viewable** is on.
    #[must_use]
    pub fn is_viewable(&self) -> bool {
        !self.viewable.is_empty()
    }

    /// Whether **Members may invite** is on.
    #[must_use]
    pub fn lets_members_invite(&self) -> bool {
        !self.members_may_invite.is_empty()
    }

    /// The settings that were typed, dates read in `zone`. Where the dates of `stands` were left as
    /// the form showed them they stay the very instants: a form shows less of one than it holds. The
    /// campaign stays as it stands, whatever was typed.
    pub fn read(&self, zone: Zone, stands: Option<&Group>) -> Result<NewGroup, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.keep("name", text::clean_line(&self.name, NAME).map_err(|problem| problem.naming("a name")));
        let description = errors.keep(
            "description",
            text::clean_text(&self.description, DESCRIPTION).map_err(|problem| problem.naming("a description")),
        );
        let category = errors.keep(
            "category",
            text::optional_line(&self.category, CATEGORY).map_err(|problem| problem.naming("a category")),
        );
        let stood = stands.map(|group| (group.starts_at, group.stops_at)).unwrap_or_default();
        let window = self.window.read(zone, stood, &mut errors);
        let join_type =
            errors.keep("join_type", JoinType::parse(&self.join_type).ok_or("Choose how people join this group."));
        match (name, description, category, window, join_type) {
            (Some(name), Some(description), Some(category), Some((starts_at, stops_at)), Some(join_type)) => {
                Ok(NewGroup {
                    name,
                    description,
                    category: category.unwrap_or_default(),
                    starts_at,
                    stops_at,
                    viewable: self.is_viewable(),
                    join_type,
                    campaign_id: stands.and_then(|group| group.campaign_id),
                    members_may_invite: self.lets_members_invite(),
                })
            }
            _ => Err(errors),
        }
    }

    /// The place in the order that was typed.
    pub fn place(&self) -> Result<i64, &'static str> {
        let place = self.order.trim().parse().ok().filter(|place| (0..=LAST_PLACE).contains(place));
        place.ok_or("Enter a whole number from 0 to 1000000.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    #[test]
    fn dates_left_as_they_were_shown_stay_the_very_instants() {
        let exact = Moment::from_micros(1_793_000_000_123_456);
        let group = Group {
            id: crate::ids::GroupId(1),
            name: "Choir".to_owned(),
            description: String::new(),
            category: String::new(),
            starts_at: Some(exact),
            stops_at: None,
            viewable: true,
            join_type: JoinType::Open,
            campaign_id: None,
            sort_order: 1,
            members_may_invite: true,
            archived_at: None,
            member_count: 0,
            request_count: 0,
        };
        let shown = GroupForm::of(&group, zone());
        assert_eq!(shown.read(zone(), Some(&group)).unwrap().starts_at, Some(exact));
        assert_ne!(shown.read(zone(), None).unwrap().starts_at, Some(exact));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let window = WindowForm { starts: "yesterday".to_owned(), ..WindowForm::default() };
        let errors = GroupForm { window, ..GroupForm::default() }.read(zone(), None).unwrap_err();
        let named: Vec<&str> = errors.all().iter().map(|error| error.field).collect();
        assert_eq!(named, ["name", "starts", "join_type"]);
    }
}
