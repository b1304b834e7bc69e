//! What changed of something's settings.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Moment;
use crate::text;
use crate::zone::Zone;

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

    /// A line for each setting that differs, with dates in `zone`.
    pub fn lines(&self, zone: Zone) -> Vec<String> {
        let after = self.after.iter();
        let changed = after.map(|(setting, now)| (setting, self.before.get(setting).unwrap_or(&Value::Null), now));
        changed
            // An event may keep what stayed as it was, to say what it speaks of.
            .filter(|(_, was, now)| was != now)
            .map(|(setting, was, now)| {
                format!("{}: {} → {}", label(setting), shown(setting, was, zone), shown(setting, now, zone))
            })
            .collect()
    }
}

/// `time_zone` as "Time zone".
fn label(setting: &str) -> String {
    text::capitalized(&setting.trim_end_matches("_at").replace('_', " "))
}

fn shown(setting: &str, value: &Value, zone: Zone) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(micros) if setting.ends_with("_at") => {
            micros.as_i64().map_or_else(|| micros.to_string(), |micros| zone.long(Moment::from_micros(micros)))
        }
        Value::String(text) if text.is_empty() => "none".to_owned(),
        Value::String(text) if text.chars().count() > SHOWN => {
            format!("“{}…”", text.chars().take(SHOWN).collect::<String>().trim_end())
        }
        // One of a few words, not a text of somebody's own.
        Value::String(word) if ["join_type", "add_new_people", "sign_up"].contains(&setting) => word.replace('_', " "),
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}
