//! What browsers post about campaigns, read once into types.

mod audience;

use serde::Deserialize;

use crate::clock::Moment;
use crate::codes::{CustomCode, Prefix};
use crate::db::types::CampaignMode;
use crate::locale::Message;
use crate::passes::{self, NumberProblem};
use crate::t;
use crate::text::{self, TextProblem};
use crate::web::{Ends, FormErrors, WindowForm};
use crate::zone::Zone;

pub(super) use audience::{Audience, EmailForm};

use super::rules;
use super::store::{Campaign, Settings};

/// The most characters of a name.
const NAME: usize = 200;

/// What somebody wants of a new campaign.
#[derive(Debug, Clone)]
pub struct CampaignInput {
    pub settings: Settings,
    pub batch: Batch,
}

/// The codes of a campaign.
#[derive(Debug, Clone)]
pub enum Batch {
    /// One for many uses; its letters, where somebody chose them.
    Shared { custom_code: Option<CustomCode>, max_uses: Option<i64> },
    /// So many for one use each.
    Single { quantity: i64, prefix: Option<Prefix> },
}

/// **New campaign**.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CampaignForm {
    #[serde(flatten)]
    pub settings: SettingsForm,
    pub mode: String,
    pub custom_code: String,
    pub random_ending: String,
    pub max_uses: String,
    pub quantity: String,
    pub prefix: String,
}

impl CampaignForm {
    /// As the form of a new campaign begins.
    pub fn blank(form_key: String) -> Self {
        let yes = || "yes".to_owned();
        Self {
            settings: SettingsForm { form_key, in_app: yes(), ..SettingsForm::default() },
            mode: CampaignMode::Shared.as_str().to_owned(),
            random_ending: yes(),
            ..Self::default()
        }
    }

    /// What is wished, its days in `zone`, or everything that is wrong with it. Fields of the kind
    /// of codes that was not chosen are not looked at.
    pub fn read(&self, zone: Zone, now: Moment) -> Result<CampaignInput, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.keep("name", name(&self.settings.name));
        let batch = self.batch(&mut errors);
        let window = window(&self.settings.window, zone, (None, None), now, &mut errors);
        match (name, batch, window) {
            (Some(name), Some(batch), Some((starts_at, stops_at))) => Ok(CampaignInput {
                settings: Settings { name, starts_at, stops_at, in_app: self.settings.is_in_app() },
                batch,
            }),
            _ => Err(errors),
        }
    }

    fn batch(&self, errors: &mut FormErrors) -> Option<Batch> {
        let mode = CampaignMode::parse(&self.mode).ok_or_else(t::campaigns::mode_unchosen);
        match errors.keep("mode", mode)? {
            CampaignMode::Shared => {
                let custom_code =
                    errors.keep("custom_code", CustomCode::read(&self.custom_code, !self.random_ending.is_empty()));
                let max_uses = errors.keep("max_uses", passes::max_uses(&self.max_uses).map_err(passes::bad_max_uses));
                Some(Batch::Shared { custom_code: custom_code?, max_uses: max_uses? })
            }
            CampaignMode::Single => {
                let quantity = errors.keep("quantity", rules::quantity(&self.quantity).map_err(bad_quantity));
                let prefix = errors.keep("prefix", Prefix::read(&self.prefix));
                Some(Batch::Single { quantity: quantity?, prefix: prefix? })
            }
        }
    }
}

/// **Edit**: what may still change once codes are out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    pub form_key: String,
    pub name: String,
    #[serde(flatten)]
    pub window: WindowForm,
    pub in_app: String,
}

impl SettingsForm {
    /// As `campaign` stands, its days in `zone`.
    pub fn of(campaign: &Campaign, zone: Zone, form_key: String) -> Self {
        Self {
            form_key,
            name: campaign.name.clone(),
            window: WindowForm::of((campaign.starts_at, campaign.stops_at), zone),
            in_app: if campaign.in_app { "yes".to_owned() } else { String::new() },
        }
    }

    pub fn is_in_app(&self) -> bool {
        !self.in_app.is_empty()
    }

    /// What is wanted of the campaign that `stands` so, or everything that is wrong with it.
    pub fn read(&self, zone: Zone, stands: &Campaign, now: Moment) -> Result<Settings, FormErrors> {
        let mut errors = FormErrors::none();
        let name = errors.keep("name", name(&self.name));
        let window = window(&self.window, zone, (stands.starts_at, stands.stops_at), now, &mut errors);
        match (name, window) {
            (Some(name), Some((starts_at, stops_at))) => {
                Ok(Settings { name, starts_at, stops_at, in_app: self.is_in_app() })
            }
            _ => Err(errors),
        }
    }
}

fn name(text: &str) -> Result<String, TextProblem> {
    text::clean_line(text, NAME)
}

fn bad_quantity(problem: NumberProblem) -> Message<'static> {
    match problem {
        NumberProblem::NotANumber => t::campaigns::quantity_not_a_number(),
        NumberProblem::Zero => t::campaigns::quantity_zero(),
        NumberProblem::TooMany => t::campaigns::quantity_too_many(rules::MOST_CODES),
    }
}

/// The window that is typed. One may stay over, as that which `stands`, but none is made to be: to
/// end a campaign is to stop it.
fn window(form: &WindowForm, zone: Zone, stands: Ends, now: Moment, errors: &mut FormErrors) -> Option<Ends> {
    let (starts_at, stops_at) = form.read(zone, stands, errors)?;
    if stops_at.is_some_and(|stop| stop <= now) && stops_at != stands.1 {
        errors.add("stops", t::campaigns::stop_past());
        return None;
    }
    Some((starts_at, stops_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(mode: &str) -> CampaignForm {
        let settings = SettingsForm { name: "Spring".to_owned(), ..SettingsForm::default() };
        CampaignForm { settings, mode: mode.to_owned(), ..CampaignForm::default() }
    }

    fn errors_on(form: &CampaignForm) -> Vec<&'static str> {
        let now = Moment::from_micros(1_772_442_000_000_000);
        let read = form.read(Zone::parse("Europe/Amsterdam").unwrap(), now);
        read.map_or_else(|errors| errors.all().iter().map(|error| error.field).collect(), |_| Vec::new())
    }

    #[test]
    fn every_wrong_field_of_its_kind_is_named_at_once() {
        let window = WindowForm { starts: "yesterday".to_owned(), ..WindowForm::default() };
        let wrong = CampaignForm {
            settings: SettingsForm { window, ..SettingsForm::default() },
            custom_code: "abc".to_owned(),
            max_uses: "0".to_owned(),
            quantity: "100001".to_owned(),
            prefix: "BCDF".to_owned(),
            ..CampaignForm::default()
        };
        let shared = CampaignForm { mode: "shared".to_owned(), ..wrong.clone() };
        assert_eq!(errors_on(&shared), ["name", "custom_code", "max_uses", "starts"]);
        let single = CampaignForm { mode: "single".to_owned(), ..wrong.clone() };
        assert_eq!(errors_on(&single), ["name", "quantity", "prefix", "starts"]);
        assert_eq!(errors_on(&wrong), ["name", "mode", "starts"]);
    }

    #[test]
    fn a_window_ends_after_it_begins_and_in_time_to_come() {
        let window = |starts: &str, stops: &str| {
            let mut form = form("shared");
            (form.settings.window.starts, form.settings.window.stops) = (starts.to_owned(), stops.to_owned());
            form
        };
        assert_eq!(errors_on(&window("", "")), [""; 0]);
        assert_eq!(errors_on(&window("2026-03-02", "2026-03-02")), [""; 0]);
        assert_eq!(errors_on(&window("2026-03-03", "2026-03-02")), ["stops"]);
        assert_eq!(errors_on(&window("", "2026-03-01")), ["stops"]);
        assert_eq!(errors_on(&window("2026-02-01", "")), [""; 0]);
    }
}
