//! An event as a row: what is searched for in columns, the rest as JSON.

use serde_json::{Map, Value};

use crate::db::{QueryError, QueryResult};

use super::event::Event;
use super::store::Row;

/// What a row holds beside who, when and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Encoded {
    pub kind: String,
    pub group: Option<i64>,
    pub person: Option<i64>,
    pub method: Option<String>,
    pub reference: Option<i64>,
    pub payload: Option<String>,
}

pub(super) fn encode<E: Event>(event: &E) -> QueryResult<Encoded> {
    let value = serde_json::to_value(event).map_err(|cause| QueryError::SerializationError(Box::new(cause)))?;
    let Value::Object(mut fields) = value else {
        return Err(QueryError::SerializationError("an event is an enum with named fields".into()));
    };
    let tag = fields.remove("kind");
    let tag = tag.as_ref().and_then(Value::as_str).unwrap_or_default();
    debug_assert!(E::KINDS.iter().any(|(kind, _)| *kind == tag), "{}.{tag} is no kind that is listed", E::SUBJECT);
    let mut number = |key: &str| fields.remove(key).and_then(|value| value.as_i64());
    let (group, person, reference) = (number("group"), number("person"), number("reference"));
    let method = fields.remove("method").and_then(|value| value.as_str().map(str::to_owned));
    fields.retain(|_, value| !value.is_null());
    let payload = (!fields.is_empty()).then(|| Value::Object(fields).to_string());
    Ok(Encoded { kind: format!("{}.{tag}", E::SUBJECT), group, person, method, reference, payload })
}

impl Row {
    /// The event that it is; none where it is of another module, or written by another version of ours.
    pub fn read<E: Event>(&self) -> Option<E> {
        let tag = self.kind.strip_prefix(E::SUBJECT)?.strip_prefix('.')?;
        let payload = self.payload.as_deref().and_then(|payload| serde_json::from_str(payload).ok());
        let mut fields: Map<String, Value> = payload.unwrap_or_default();
        fields.insert("kind".to_owned(), tag.into());
        let numbers = [
            ("group", self.group.as_ref().map(|(id, _)| id.0)),
            ("person", self.person.as_ref().map(|person| person.id.0)),
            ("reference", self.reference),
        ];
        for (key, number) in numbers {
            fields.extend(number.map(|number| (key.to_owned(), number.into())));
        }
        fields.extend(self.method.map(|method| ("method".to_owned(), method.as_str().into())));
        serde_json::from_value(Value::Object(fields)).ok()
    }
}
