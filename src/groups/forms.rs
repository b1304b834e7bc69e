//! What a browser posts about a group.

use serde::Deserialize;

use crate::clock::Moment;
use crate::db::types::JoinType;
use crate::text;
use crate::web::FormErrors;
use crate::zone::{Entered, TimeProblem, Zone};

use super::store::{Group, NewGroup};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a description.
const DESCRIPTION: usize = 4000;
/// The most characters of a category.
const CATEGORY: usize = 100;
/// The last place in the order.
const LAST_PLACE: i64 = 1_000_000;

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
    /// **Start date**: a day.
    pub starts: String,
    /// **Start time**, of that day.
    pub starts_time: String,
    /// **Stop date**: a day.
    pub stops: String,
    /// **Stop time**, of that day.
    pub stops_time: String,
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
        let (starts, starts_time) = group.starts_at.map(|at| start_fields(at, zone)).unwrap_or_default();
        let (stops, stops_time) = group.stops_at.map(|at| stop_fields(at, zone)).unwrap_or_default();
        let check = |on: bool| if on { "yes".to_owned() } else { String::new() };
        Self {
            name: group.name.clone(),
            description: group.description.clone(),
            category: group.category.clone(),
            starts,
            starts_time,
            stops,
            stops_time,
            viewable: check(group.viewable),
            join_type: group.join_type.as_str().to_owned(),
            members_may_invite: check(group.members_may_invite),
            campaign: group.campaign_id.map(|campaign| campaign.to_string()).unwrap_or_default(),
            order: group.sort_order.to_string(),
            ..Self::default()
        }
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
        let starts_at = errors.keep("starts", self.starts_at(zone, stands));
        let stops_at = errors.keep("stops", self.stops_at(zone, stands));
        if let (Some(Some(start)), Some(Some(stop))) = (starts_at, stops_at)
            && stop <= start
        {
            errors
                .add("stops", format!("The Stop date must come after the Start date, which is {}.", zone.long(start)));
        }
        let join_type =
            errors.keep("join_type", JoinType::parse(&self.join_type).ok_or("Choose how people join this group."));
        match (name, description, category, starts_at, stops_at, join_type) {
            (Some(name), Some(description), Some(category), Some(starts_at), Some(stops_at), Some(join_type))
                if errors.is_empty() =>
            {
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

    fn starts_at(&self, zone: Zone, stands: Option<&Group>) -> Result<Option<Moment>, String> {
        let shown = stands.and_then(|group| group.starts_at).filter(|at| start_fields(*at, zone) == self.start_typed());
        if shown.is_some() {
            return Ok(shown);
        }
        instant(&self.starts, &self.starts_time, |entered| entered.begins(zone))
    }

    fn stops_at(&self, zone: Zone, stands: Option<&Group>) -> Result<Option<Moment>, String> {
        let shown = stands.and_then(|group| group.stops_at).filter(|at| stop_fields(*at, zone) == self.stop_typed());
        if shown.is_some() {
            return Ok(shown);
        }
        instant(&self.stops, &self.stops_time, |entered| entered.ends(zone))
    }

    fn start_typed(&self) -> (String, String) {
        (self.starts.clone(), self.starts_time.clone())
    }

    fn stop_typed(&self) -> (String, String) {
        (self.stops.clone(), self.stops_time.clone())
    }
}

/// A day, and a time if one was typed with it.
fn instant(
    day: &str,
    time: &str,
    of: impl FnOnce(Entered) -> Result<Moment, TimeProblem>,
) -> Result<Option<Moment>, String> {
    let (day, time) = (day.trim(), time.trim());
    if day.is_empty() && !time.is_empty() {
        return Err("Enter the date that this time belongs to.".to_owned());
    }
    let entered = Entered::parse(&format!("{day} {time}")).map_err(|problem| problem.to_string())?;
    entered.map(of).transpose().map_err(|problem| problem.to_string())
}

/// The fields of a Start date: a day that it begins with needs no time.
fn start_fields(at: Moment, zone: Zone) -> (String, String) {
    if zone.start_of_day(zone.day(at)) == at { (zone.date_input(at), String::new()) } else { day_and_time(at, zone) }
}

/// The fields of a Stop date: a day that it ends with needs no time.
fn stop_fields(at: Moment, zone: Zone) -> (String, String) {
    let last = zone.last_day(at);
    if zone.end_of_day(last) == at { (last.to_string(), String::new()) } else { day_and_time(at, zone) }
}

fn day_and_time(at: Moment, zone: Zone) -> (String, String) {
    let shown = zone.input(at);
    let (day, time) = shown.split_once('T').unwrap_or((&shown, ""));
    (day.to_owned(), time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    fn form(starts: &str, starts_time: &str, stops: &str, stops_time: &str) -> GroupForm {
        GroupForm {
            name: "Choir".to_owned(),
            starts: starts.to_owned(),
            starts_time: starts_time.to_owned(),
            stops: stops.to_owned(),
            stops_time: stops_time.to_owned(),
            ..GroupForm::blank(String::new())
        }
    }

    fn times(form: &GroupForm) -> (Option<String>, Option<String>) {
        let read = form.read(zone(), None).unwrap();
        let told = |at: Option<Moment>| at.map(|at| at.utc().to_rfc3339());
        (told(read.starts_at), told(read.stops_at))
    }

    #[test]
    fn a_day_is_taken_whole_and_a_time_to_the_minute() {
        assert_eq!(
            times(&form("2026-09-01", "", "2026-11-27", "")),
            (Some("2026-08-31T22:00:00+00:00".to_owned()), Some("2026-11-27T23:00:00+00:00".to_owned()))
        );
        assert_eq!(
            times(&form("2026-09-01", "09:30", "2026-11-27", "17:00")),
            (Some("2026-09-01T07:30:00+00:00".to_owned()), Some("2026-11-27T16:00:00+00:00".to_owned()))
        );
        assert_eq!(times(&form("", "", "", "")), (None, None));
    }

    #[test]
    fn a_group_may_start_and_stop_on_one_day_but_not_stop_before_it_starts() {
        assert!(form("2026-09-01", "", "2026-09-01", "").read(zone(), None).is_ok());
        for (stops, time) in [("2026-08-31", ""), ("2026-09-01", "00:00")] {
            let errors = form("2026-09-01", "", stops, time).read(zone(), None).unwrap_err();
            let message = errors.on("stops").unwrap();
            assert!(message.contains("Tue 1 Sep 2026, 00:00 CEST") && message.contains("must come after"), "{message}");
        }
    }

    #[test]
    fn a_time_without_its_date_and_a_skipped_time_are_refused() {
        assert!(form("", "09:00", "", "").read(zone(), None).unwrap_err().on("starts").is_some());
        assert!(form("2026-03-29", "02:30", "", "").read(zone(), None).unwrap_err().on("starts").is_some());
        assert!(form("yesterday", "", "", "").read(zone(), None).unwrap_err().on("starts").is_some());
    }

    #[test]
    fn dates_left_as_they_were_shown_stay_the_very_instants() {
        let exact = Moment::from_micros(1_793_000_000_123_456);
        let read = form("2026-09-01", "", "2026-11-27", "").read(zone(), None).unwrap();
        let group = Group {
            id: crate::ids::GroupId(1),
            name: read.name,
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
}
