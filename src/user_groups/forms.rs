//! What a browser posts in User Groups.

use serde::Deserialize;

use crate::db::types::JoinType;
use crate::groups::{Group, GroupForm, NewGroup};
use crate::ids::{CampaignId, GroupId};
use crate::web::FormErrors;
use crate::zone::Zone;

use super::messages;
use super::rules::Step;

/// The settings that were asked for.
#[derive(Debug)]
pub struct Wanted {
    /// The group's own, its campaign included.
    pub group: NewGroup,
    /// Its number in the order, where somebody who may order groups gave one.
    pub place: Option<i64>,
}

/// Reads the form of a group that `stands` so, or of a new one; dates in `zone`. What the form does
/// not show stays as it is, and the order is read only where it `may_order`.
pub fn read(form: &GroupForm, zone: Zone, stands: Option<&Group>, may_order: bool) -> Result<Wanted, FormErrors> {
    let mut errors = FormErrors::none();
    let campaign = errors.keep("campaign", campaign(&form.campaign));
    // Whoever adds a group may leave it to be the last.
    let is_last = stands.is_none() && form.order.trim().is_empty();
    let place = if may_order && !is_last { errors.keep("order", form.place()) } else { None };
    let read = form.read(zone, stands);
    if campaign.flatten().is_some() && read.as_ref().is_ok_and(|group| group.join_type != JoinType::ByCode) {
        errors.add("campaign", messages::NOT_BY_CODE);
    }
    match read {
        Ok(group) if errors.is_empty() => Ok(Wanted {
            group: NewGroup {
                campaign_id: campaign.flatten(),
                members_may_invite: stands.is_none_or(|group| group.members_may_invite),
                ..group
            },
            place,
        }),
        Ok(_) => Err(errors),
        Err(mut wrong) => {
            errors.all().iter().for_each(|error| wrong.add(error.field, error.message.clone()));
            Err(wrong)
        }
    }
}

fn campaign(typed: &str) -> Result<Option<CampaignId>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(|id| Some(CampaignId(id))).map_err(|_| "Choose one of the campaigns, or none."),
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
    pub fn step(&self) -> Option<Step> {
        match self.to.as_str() {
            "up" => Some(Step::Up),
            "down" => Some(Step::Down),
            id => id.parse().ok().map(|id| Step::Onto(GroupId(id))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_is_a_step_or_a_place_to_take() {
        let step = |to: &str| MoveForm { to: to.to_owned(), after: String::new() }.step();
        assert_eq!(step("up"), Some(Step::Up));
        assert_eq!(step("down"), Some(Step::Down));
        assert_eq!(step("7"), Some(Step::Onto(GroupId(7))));
        assert_eq!(step("away"), None);
        assert_eq!(step(""), None);
    }

    #[test]
    fn a_new_group_is_joined_by_members_invites_and_comes_last() {
        let form = GroupForm { name: "Choir".to_owned(), ..GroupForm::blank(String::new()) };
        let wanted = read(&form, Zone::default(), None, true).unwrap();
        assert_eq!((wanted.place, wanted.group.members_may_invite, wanted.group.campaign_id), (None, true, None));
        let placed = GroupForm { order: "7".to_owned(), campaign: "3".to_owned(), ..form.clone() };
        let wanted = read(&placed, Zone::default(), None, true).unwrap();
        assert_eq!((wanted.place, wanted.group.campaign_id), (Some(7), Some(CampaignId(3))));
        assert_eq!(read(&placed, Zone::default(), None, false).unwrap().place, None);
        let wrong = GroupForm { order: "first".to_owned(), campaign: "that one".to_owned(), ..form };
        let errors = read(&wrong, Zone::default(), None, true).unwrap_err();
        assert!(errors.on("order").is_some() && errors.on("campaign").is_some());
    }
}
