//! People to choose from on a form.

use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::text;
use crate::web::{Choice, Noun, Picker};

use super::store::{PersonFilter, PersonMatch, named, search};

/// The people who are `chosen` so far, and those whom `typed` finds.
pub fn pick(conn: &mut Conn, typed: &str, chosen: &[UserId]) -> QueryResult<Picker> {
    let limit = i64::try_from(Picker::SHOWN + 1).unwrap_or(i64::MAX);
    let found = search(conn, PersonFilter::ACTIVE, &text::terms(typed), limit)?.into_iter().map(choice).collect();
    let chosen = named(conn, chosen)?.into_iter().map(|person| Choice { is_chosen: true, ..choice(person) }).collect();
    let mut picker = Picker::new(Noun::People, chosen, found, Picker::SHOWN);
    if typed.trim().is_empty() {
        picker.summary = None;
    }
    Ok(picker)
}

fn choice(person: PersonMatch) -> Choice {
    Choice { id: person.id.0, name: person.name, detail: person.email.unwrap_or_default().into(), ..Choice::default() }
}
