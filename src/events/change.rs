//! What changed of something's settings.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Moment;
use crate::locale::Message;
use crate::t;

/// The most characters of a value that a line shows.
const SHOWN: usize = 80;

/// Settings before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As they stood.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub before: Map<String, Value>,
    /// As they stand now.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub after: Map<String, Value>,
}

impl Change {
    /// Of `settings`, each with how it stood and how it is wanted, those that differ; none if none does.
    pub fn between<const N: usize>(settings: [(&str, Value, Value); N]) -> Option<Self> {
        let changed = settings.into_iter().filter(|(_, before, after)| before != after);
        let (before, after): (Map<_, _>, Map<_, _>) =
            changed.map(|(name, before, after)| ((name.to_owned(), before), (name.to_owned(), after))).unzip();
        (!after.is_empty()).then_some(Self { before, after })
    }

    /// A line for each setting that differs.
    pub fn lines(&self) -> Vec<Message<'static>> {
        let after = self.after.iter();
        let changed = after.map(|(setting, now)| (setting, self.before.get(setting).unwrap_or(&Value::Null), now));
        changed
            // An event may keep what stayed as it was, to say what it speaks of.
            .filter(|(_, was, now)| was != now)
            .map(|(setting, was, now)| {
                let (before, after) = (value(setting, was), value(setting, now));
                t::events::change(after, before, setting.clone(), known(&SETTINGS, setting))
            })
            .collect()
    }
}

/// The settings that have a name in the catalogue.
const SETTINGS: [&str; 19] = [
    "name",
    "email",
    "time_zone",
    "language",
    "languages",
    "description",
    "category",
    "starts_at",
    "stops_at",
    "user_viewable",
    "join_type",
    "campaign",
    "members_may_invite",
    "order",
    "add_new_people",
    "sign_up",
    "sign_up_domains",
    "address_days",
    "allow_in_app_validation",
];

/// The words that settings which are one of a few hold.
const CHOICES: [&str; 8] = ["open", "by_code", "closed", "admins", "managers", "everyone", "code_required", "domains"];

/// `word` as the catalogue knows it; else "other", as what another version of ours wrote.
fn known(words: &[&'static str], word: &str) -> &'static str {
    words.iter().find(|known| **known == word).copied().unwrap_or("other")
}

fn value(setting: &str, value: &Value) -> Message<'static> {
    match value {
        Value::Null => t::events::value_none(),
        Value::Bool(true) => t::events::value_yes(),
        Value::Bool(false) => t::events::value_no(),
        Value::Number(number) => match (setting, number.as_i64().map(Moment::from_micros)) {
            ("starts_at", Some(at)) => t::locale::start(at),
            ("stops_at", Some(at)) => t::locale::stop(at),
            (time, Some(at)) if time.ends_with("_at") => t::locale::moment(at),
            _ => t::events::value_number(number.to_string()),
        },
        Value::String(text) if text.is_empty() => t::events::value_none(),
        Value::String(word) if ["join_type", "add_new_people", "sign_up"].contains(&setting) => {
            t::events::value_choice(known(&CHOICES, word), word.clone())
        }
        Value::String(text) if text.chars().count() > SHOWN => {
            let start: String = text.chars().take(SHOWN).collect();
            t::locale::quoted(format!("{}…", start.trim_end()))
        }
        Value::String(text) => t::locale::quoted(text.clone()),
        other => t::events::value_number(other.to_string()),
    }
}
