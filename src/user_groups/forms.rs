//! What a browser posts about a group.

use serde::Deserialize;

use crate::db::types::{JoinType, OrgRole};
use crate::groups::{Group, GroupInput, MoveStep, NewGroup, version};
use crate::ids::{CampaignId, GroupId};
use crate::locale::Message;
use crate::t;
use crate::text;
use crate::web::{FormErrors, WindowForm};
use crate::zone::Zone;

use super::rules::{may_choose_campaign, may_order};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a description.
const DESCRIPTION: usize = 4000;
/// The most characters of a category.
const CATEGORY: usize = 100;
/// The last place in the order.
const LAST_PLACE: i64 = 1_000_000;

/// The form of a group, new or not, as it is typed.
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
    /// The id of a code campaign; shown to managers and admins of the organization, and read from nobody else.
    pub campaign: String,
    /// Its place among all groups; shown to admins, and read from nobody else.
    pub order: String,
    /// Ticked by whoever closes a group knowing that codes stop working.
    pub close_anyway: String,
    /// What makes a form that is sent twice have one effect.
    pub form_key: String,
    /// The version of the settings that the form showed, of a group that there is; empty for no matter which.
    pub seen: String,
}

impl GroupForm {
    /// As the form of a new group begins.
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
            seen: version(group),
            ..Self::default()
        }
    }

    /// The form again, as whoever has read that `group` was changed meanwhile may send it.
    pub fn again(self, group: &Group) -> Self {
        Self { seen: version(group), ..self }
    }

    /// Whether **User viewable** is on.
    pub fn is_viewable(&self) -> bool {
        !self.viewable.is_empty()
    }

    /// Whether **Members may invite** is on.
    pub fn lets_members_invite(&self) -> bool {
        !self.members_may_invite.is_empty()
    }

    /// What was typed by somebody of this `role`, dates read in `zone`. Dates of `current` that were left as the
    /// form showed them stay the very instants: a form shows less of one than it holds. What is not theirs to set
    /// stays as it is.
    pub fn read(&self, zone: Zone, current: Option<&Group>, role: OrgRole) -> Result<GroupInput, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.line("name", &self.name, NAME);
        let description = errors.keep("description", text::clean_text(&self.description, DESCRIPTION));
        let category = errors.keep("category", text::optional_line(&self.category, CATEGORY));
        let stood = current.map(|group| (group.starts_at, group.stops_at)).unwrap_or_default();
        let window = self.window.read(zone, stood, &mut errors);
        let join_type =
            errors.keep("join_type", JoinType::parse(&self.join_type).ok_or_else(t::user_groups::join_type_choose));
        let campaign_id = if may_choose_campaign(role) {
            errors.keep("campaign", self.campaign(join_type))
        } else {
            Some(current.and_then(|group| group.campaign_id))
        };
        // A new group may be left to be the last.
        let is_last = current.is_none() && self.order.trim().is_empty();
        let place = if may_order(role) && !is_last { errors.keep("order", self.place()) } else { None };
        match (name, description, category, window, join_type, campaign_id) {
            (
                Some(name),
                Some(description),
                Some(category),
                Some((starts_at, stops_at)),
                Some(join_type),
                Some(campaign_id),
            ) if errors.is_empty() => {
                let settings = NewGroup {
                    name,
                    description,
                    category: category.unwrap_or_default(),
                    starts_at,
                    stops_at,
                    viewable: self.is_viewable(),
                    join_type,
                    campaign_id,
                    members_may_invite: self.lets_members_invite(),
                };
                let agreed = !self.close_anyway.is_empty();
                Ok(GroupInput { settings, place, expected_version: self.seen.clone(), agreed })
            }
            _ => Err(errors),
        }
    }

    /// The campaign that was chosen for a group that people join so.
    fn campaign(&self, join_type: Option<JoinType>) -> Result<Option<CampaignId>, Message<'static>> {
        match self.campaign.trim() {
            "" => Ok(None),
            _ if join_type.is_some_and(|join_type| join_type != JoinType::ByCode) => Err(t::user_groups::not_by_code()),
            id => id.parse().map(|id| Some(CampaignId(id))).map_err(|_| t::user_groups::choose_campaign()),
        }
    }

    /// The place in the order that was typed.
    fn place(&self) -> Result<i64, Message<'static>> {
        let place = self.order.trim().parse().ok().filter(|place| (0..=LAST_PLACE).contains(place));
        place.ok_or_else(|| t::user_groups::order_out_of_range(LAST_PLACE))
    }
}

/// The form that moves a group: by a button, or by dragging it onto another.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    /// "up", "down", or the id of the group whose place it takes.
    pub to: String,
    /// The key of the page that it was on.
    pub after: String,
}

impl MoveForm {
    /// The move, if it is one.
    pub fn step(&self) -> Option<MoveStep> {
        match self.to.as_str() {
            "up" => Some(MoveStep::Up),
            "down" => Some(MoveStep::Down),
            id => id.parse().ok().map(|id| MoveStep::Onto(GroupId(id))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::user_groups::rules::tests::choir;

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    #[test]
    fn dates_left_as_they_were_shown_stay_the_very_instants() {
        let exact = Moment::from_micros(1_793_000_000_123_456);
        let group = Group { starts_at: Some(exact), ..choir() };
        let shown = GroupForm::of(&group, zone());
        assert_eq!(shown.read(zone(), Some(&group), OrgRole::Member).unwrap().settings.starts_at, Some(exact));
        assert_ne!(shown.read(zone(), None, OrgRole::Member).unwrap().settings.starts_at, Some(exact));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let window = WindowForm { starts: "yesterday".to_owned(), ..WindowForm::default() };
        let errors = GroupForm { window, ..GroupForm::default() }.read(zone(), None, OrgRole::Admin).unwrap_err();
        let named: Vec<&str> = errors.all().iter().map(|error| error.field).collect();
        assert_eq!(named, ["name", "starts", "join_type"]);
    }

    #[test]
    fn a_move_is_a_step_or_a_place_to_take() {
        let step = |to: &str| MoveForm { to: to.to_owned(), after: String::new() }.step();
        assert_eq!(step("up"), Some(MoveStep::Up));
        assert_eq!(step("down"), Some(MoveStep::Down));
        assert_eq!(step("7"), Some(MoveStep::Onto(GroupId(7))));
        assert_eq!(step("away"), None);
        assert_eq!(step(""), None);
    }

    #[test]
    fn a_new_group_is_joined_by_members_invites_and_comes_last() {
        let form = GroupForm { name: "Choir".to_owned(), ..GroupForm::blank(String::new()) };
        let read = |form: &GroupForm, role| form.read(zone(), None, role);
        let plain = read(&form, OrgRole::Admin).unwrap();
        assert_eq!((plain.place, plain.settings.members_may_invite, plain.settings.campaign_id), (None, true, None));
        let placed = GroupForm { order: "7".to_owned(), campaign: "3".to_owned(), ..form.clone() };
        for (role, place, campaign) in [
            (OrgRole::Admin, Some(7), Some(CampaignId(3))),
            (OrgRole::Manager, None, Some(CampaignId(3))),
            (OrgRole::Member, None, None),
        ] {
            let wanted = read(&placed, role).unwrap();
            assert_eq!((wanted.place, wanted.settings.campaign_id), (place, campaign), "{role:?}");
        }
        let wrong = GroupForm { order: "first".to_owned(), campaign: "that one".to_owned(), ..form };
        let errors = read(&wrong, OrgRole::Admin).unwrap_err();
        assert!(errors.on("order").is_some() && errors.on("campaign").is_some());
        let open = GroupForm { join_type: JoinType::Open.as_str().to_owned(), ..placed };
        assert_eq!(
            read(&open, OrgRole::Admin).unwrap_err().on("campaign").map(|error| &error.message),
            Some(&t::user_groups::not_by_code())
        );
    }
}
