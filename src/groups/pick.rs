//! Groups to choose from on a form.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::GroupId;
use crate::text;
use crate::web::{Choice, Noun, Picker};

use super::model::Group;
use super::rules::closed_state;
use super::store::{GroupScope, find_many, named};

/// Which groups a form offers.
#[derive(Debug, Clone, Copy)]
pub struct GroupSearch<'a> {
    /// Those that somebody may choose from.
    pub scope: GroupScope,
    /// The beginnings of words of their names; the first groups where there are none.
    pub typed: &'a str,
    /// Those that are chosen so far.
    pub chosen: &'a [GroupId],
    /// Those that are never offered.
    pub except: &'a [GroupId],
}

/// The groups that are chosen so far, and those that are found.
pub fn pick(conn: &mut Conn, search: GroupSearch<'_>, now: Moment) -> QueryResult<Picker> {
    let GroupSearch { scope, typed, chosen, except } = search;
    let chosen = scope.reaching(conn, chosen)?;
    let chosen = find_many(conn, &chosen)?;
    let mut found = named(conn, scope, &text::terms(typed), None, Picker::SHOWN + 1 + except.len())?;
    found.retain(|group| !except.contains(&group.id));
    let found = found.into_iter().map(|group| choice(group, now)).collect();
    let chosen = chosen.into_iter().map(|group| Choice { is_chosen: true, ..choice(group, now) }).collect();
    Ok(Picker::new(Noun::Groups, chosen, found, Picker::SHOWN))
}

/// A group as a choice, with its state where it takes nobody by other ways.
pub fn choice(group: Group, now: Moment) -> Choice {
    let state = closed_state(group.archived_at, group.starts_at, group.stops_at, now);
    Choice { id: group.id.0, name: group.name, state, ..Choice::default() }
}
