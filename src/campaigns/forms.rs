//! What browsers post about campaigns, read once into types.

use serde::Deserialize;

use crate::clock::Moment;
use crate::codes::{self, Code, Prefix, UnfitWording};
use crate::db::types::CampaignMode;
use crate::ids::GroupId;
use crate::text;
use crate::web::FormErrors;
use crate::zone::{Entered, TimeProblem, Zone};

use super::rules;

/// The most characters of a name.
const NAME: usize = 200;

/// What somebody wants of a new campaign.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    pub name: String,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    /// Whether its codes can be entered here.
    pub in_app: bool,
    pub batch: Batch,
}

/// The codes of a campaign.
#[derive(Debug, Clone)]
pub(super) enum Batch {
    /// One for many uses; its letters, where somebody chose them.
    Shared { wording: Option<Code>, max_uses: Option<i64> },
    /// So many for one use each.
    Single { quantity: i64, prefix: Option<Prefix> },
}

/// **New campaign**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CampaignForm {
    pub form_key: String,
    pub name: String,
    pub mode: String,
    pub wording: String,
    pub max_uses: String,
    pub quantity: String,
    pub prefix: String,
    pub starts: String,
    pub stops: String,
    pub in_app: String,
}

impl CampaignForm {
    /// As the form of a new campaign begins.
    pub fn blank(form_key: String) -> Self {
        let mode = CampaignMode::Shared.as_str().to_owned();
        Self { form_key, mode, in_app: "yes".to_owned(), ..Self::default() }
    }

    pub fn is_in_app(&self) -> bool {
        !self.in_app.is_empty()
    }

    /// What is wished, its days in `zone`, or everything that is wrong with it. Fields of the kind
    /// of codes that was not chosen are not looked at.
    pub fn read(&self, zone: Zone, now: Moment) -> Result<Wish, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.keep("name", text::clean_line(&self.name, NAME).map_err(|problem| problem.naming("a name")));
        let batch = self.batch(&mut errors);
        let starts_at = errors.keep("starts", day(&self.starts, |day| day.begins(zone)));
        let stops_at = errors.keep("stops", day(&self.stops, |day| day.ends(zone)));
        match (starts_at.flatten(), stops_at.flatten()) {
            (Some(start), Some(stop)) if stop <= start => errors
                .add("stops", format!("The Stop date must come after the Start date, which is {}.", zone.date(start))),
            (_, Some(stop)) if stop <= now => {
                errors.add(
                    "stops",
                    format!("The campaign would have ended on {}. Choose a day to come.", zone.long(stop)),
                );
            }
            _ => {}
        }
        match (name, batch, starts_at, stops_at) {
            (Some(name), Some(batch), Some(starts_at), Some(stops_at)) if errors.is_empty() => {
                Ok(Wish { name, starts_at, stops_at, in_app: self.is_in_app(), batch })
            }
            _ => Err(errors),
        }
    }

    fn batch(&self, errors: &mut FormErrors) -> Option<Batch> {
        let mode = CampaignMode::parse(&self.mode).ok_or("Choose which kind of codes the campaign has.");
        match errors.keep("mode", mode)? {
            CampaignMode::Shared => {
                let wording = errors.keep("wording", read_wording(&self.wording));
                let max_uses = errors.keep("max_uses", codes::max_uses(&self.max_uses));
                Some(Batch::Shared { wording: wording?, max_uses: max_uses? })
            }
            CampaignMode::Single => {
                let quantity = errors.keep("quantity", rules::quantity(&self.quantity));
                let prefix = errors.keep("prefix", Prefix::read(&self.prefix));
                Some(Batch::Single { quantity: quantity?, prefix: prefix? })
            }
        }
    }
}

/// **Email codes**: the same name as often as groups were ticked.
#[derive(Debug, Clone, Default)]
pub(super) struct EmailForm {
    pub form_key: String,
    /// `everyone`, or `groups`.
    pub to: String,
    pub include: Vec<GroupId>,
    pub exclude: Vec<GroupId>,
}

/// Who is to get a code; exclusion wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Audience {
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
                "exclude" => form.exclude.extend(value.parse().map(GroupId)),
                _ => {}
            }
        }
        form
    }

    /// The audience, or what is wrong with it.
    pub fn read(&self) -> Result<Audience, FormErrors> {
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

/// An own wording; nothing typed is none.
fn read_wording(text: &str) -> Result<Option<Code>, UnfitWording> {
    if text.trim().is_empty() { Ok(None) } else { Code::own_wording(text).map(Some) }
}

/// A day; nothing typed is none.
fn day(text: &str, of: impl FnOnce(Entered) -> Result<Moment, TimeProblem>) -> Result<Option<Moment>, TimeProblem> {
    Entered::parse(text)?.map(of).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(mode: &str) -> CampaignForm {
        CampaignForm { name: "Spring".to_owned(), mode: mode.to_owned(), ..CampaignForm::default() }
    }

    fn errors_on(form: &CampaignForm) -> Vec<&'static str> {
        let now = Moment::from_micros(1_772_442_000_000_000);
        let read = form.read(Zone::parse("Europe/Amsterdam").unwrap(), now);
        read.map_or_else(|errors| errors.all().iter().map(|error| error.field).collect(), |_| Vec::new())
    }

    #[test]
    fn every_wrong_field_is_named_at_once_and_those_of_the_other_kind_are_not_read() {
        let wrong = CampaignForm {
            name: String::new(),
            wording: "abc".to_owned(),
            max_uses: "0".to_owned(),
            quantity: "100001".to_owned(),
            prefix: "BCDF".to_owned(),
            starts: "yesterday".to_owned(),
            ..CampaignForm::default()
        };
        let shared = CampaignForm { mode: "shared".to_owned(), ..wrong.clone() };
        assert_eq!(errors_on(&shared), ["name", "wording", "max_uses", "starts"]);
        let single = CampaignForm { mode: "single".to_owned(), ..wrong.clone() };
        assert_eq!(errors_on(&single), ["name", "quantity", "prefix", "starts"]);
        assert_eq!(errors_on(&wrong), ["name", "mode", "starts"]);
    }

    #[test]
    fn a_window_ends_after_it_begins_and_in_time_to_come() {
        let window = |starts: &str, stops: &str| CampaignForm {
            starts: starts.to_owned(),
            stops: stops.to_owned(),
            ..form("shared")
        };
        assert_eq!(errors_on(&window("", "")), [""; 0]);
        assert_eq!(errors_on(&window("2026-03-02", "2026-03-02")), [""; 0]);
        assert_eq!(errors_on(&window("2026-03-03", "2026-03-02")), ["stops"]);
        assert_eq!(errors_on(&window("", "2026-03-01")), ["stops"]);
        assert_eq!(errors_on(&window("2026-02-01", "")), [""; 0]);
    }

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
        assert!(read(&[("to", "groups")]).unwrap_err().on("include").is_some());
        assert!(read(&[]).unwrap_err().on("to").is_some());
    }
}
