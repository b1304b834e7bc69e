//! The directory: people found by the beginnings of their words.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::schema::{memberships, user_words, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns};
use crate::ids::{GroupId, UserId};

/// Words looked at when more than the first term decides: what matches one term of a query and
/// hardly ever the others must not make a search read the whole directory.
const SCAN_LIMIT: i64 = 20_000;

diesel::alias! {
    const EARLIER: Alias<Earlier> = user_words as earlier_words;
    const OTHER: Alias<Other> = user_words as other_words;
}

/// Somebody in the directory.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery)]
#[diesel(table_name = users)]
pub struct PersonMatch {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<String>,
}

/// Whom to keep of many people: whoever fits all that is named; by default everyone, deactivated or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFilter {
    /// Their role in the organization.
    pub role: Option<OrgRole>,
    /// Where their account stands.
    pub state: Option<UserState>,
    /// A group that they are in.
    pub group: Option<GroupId>,
}

impl PersonFilter {
    /// Everyone whose account may be used.
    pub const ACTIVE: Self = Self { role: None, state: Some(UserState::Active), group: None };

    /// Whether it keeps nearly all.
    fn is_wide(self) -> bool {
        self.role.is_none() && self.group.is_none() && matches!(self.state, None | Some(UserState::Active))
    }
}

/// Those whom `filter` keeps who have, for each of `terms` (see [`crate::text::terms`]), a word that begins
/// with it; in the order of the word that the longest term finds, at most `limit`.
///
/// Several terms are first looked up as one beginning, as people type names; only where that does
/// not find enough are those intersected who have each of them somewhere.
pub fn search(conn: &mut Conn, filter: PersonFilter, terms: &[String], limit: i64) -> QueryResult<Vec<PersonMatch>> {
    let [first, rest @ ..] = terms else { return Ok(Vec::new()) };
    if rest.is_empty() {
        return starting_with(conn, filter, first, &[], limit);
    }
    let mut found = starting_with(conn, filter, &terms.join(" "), &[], limit)?;
    if i64::try_from(found.len()).unwrap_or(limit) < limit {
        // The longest term finds the fewest people: it leads, and the others are checked on whom it finds.
        let lead = terms.iter().max_by_key(|term| term.len()).unwrap_or(first);
        let others: Vec<&String> = terms.iter().filter(|term| *term != lead).collect();
        for person in starting_with(conn, filter, lead, &others, limit)? {
            if !found.contains(&person) {
                found.push(person);
            }
        }
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(found)
}

/// People with a word that begins with `lead` and, for each of `others`, one that begins with it;
/// in the order of the words that `lead` finds.
fn starting_with(
    conn: &mut Conn,
    filter: PersonFilter,
    lead: &str,
    others: &[&String],
    limit: i64,
) -> QueryResult<Vec<PersonMatch>> {
    let end = if others.is_empty() && filter.is_wide() { None } else { scan_end(conn, lead)? };

    let mut found = user_words::table
        .inner_join(users::table)
        .filter(user_words::word.ge(lead))
        .order((user_words::word, user_words::user_id))
        .select(columns::<PersonMatch>())
        .limit(limit)
        .into_boxed();
    if let Some(past) = past(lead) {
        found = found.filter(user_words::word.lt(past));
    }
    if let Some((word, person)) = end {
        found = found
            .filter(user_words::word.le(word.clone()))
            .filter(user_words::word.lt(word).or(user_words::user_id.lt(person)));
    }
    // Nearly all whom the first term finds fail at another one: these are tried before anything else,
    // in which SQLite keeps to the order written here.
    for term in others {
        let other = OTHER
            .filter(OTHER.field(user_words::user_id).eq(user_words::user_id))
            .filter(OTHER.field(user_words::word).ge(*term));
        found = match past(term) {
            Some(past) => found.filter(exists(other.filter(OTHER.field(user_words::word).lt(past)))),
            None => found.filter(exists(other)),
        };
    }
    // Somebody with several words that begin alike is found by the first of them only.
    let earlier = EARLIER
        .filter(EARLIER.field(user_words::user_id).eq(user_words::user_id))
        .filter(EARLIER.field(user_words::word).ge(lead))
        .filter(EARLIER.field(user_words::word).lt(user_words::word));
    found = found.filter(not(exists(earlier)));
    // One condition: of two about the state PostgreSQL takes far fewer people for found than there are.
    found = match filter.state {
        Some(state) => found.filter(users::state.eq(state)),
        None => found.filter(users::state.ne(UserState::Pending)),
    };
    if let Some(role) = filter.role {
        found = found.filter(users::role.eq(role));
    }
    if let Some(group) = filter.group {
        let membership = memberships::table
            .filter(memberships::group_id.eq(group))
            .filter(memberships::user_id.eq(user_words::user_id));
        found = found.filter(exists(membership));
    }
    found.load(conn)
}

/// These people as the directory names them, if their accounts may be used; by name.
pub fn named(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<PersonMatch>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<PersonMatch> = users::table
        .filter(users::id.eq_any(people.to_vec()))
        .filter(users::state.eq(UserState::Active))
        .select(columns::<PersonMatch>())
        .load(conn)?;
    found.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(found)
}

/// Narrows a boxed query down to those in whom each of `terms` begins a word. Not a function: nobody could write out its
/// type.
macro_rules! with_words {
    ($query:expr, $person:expr, $terms:expr) => {{
        use $crate::db::schema::user_words;
        let mut found = $query;
        for term in $terms {
            let word = user_words::table.filter(user_words::user_id.eq($person)).filter(user_words::word.ge(term));
            found = match $crate::people::past(term) {
                Some(past) => found.filter(diesel::dsl::exists(word.filter(user_words::word.lt(past)))),
                None => found.filter(diesel::dsl::exists(word)),
            };
        }
        found
    }};
}
pub(crate) use with_words;

/// The first text after all that begin with `prefix`, in the order of bytes that both databases
/// keep words in; none where there is no such text.
pub fn past(prefix: &str) -> Option<String> {
    let mut rest: Vec<char> = prefix.chars().collect();
    while let Some(last) = rest.pop() {
        let next = if last == '\u{d7ff}' { Some('\u{e000}') } else { char::from_u32(u32::from(last) + 1) };
        if let Some(next) = next {
            rest.push(next);
            return Some(rest.into_iter().collect());
        }
    }
    None
}

/// The first word that is not looked at any more in a search that `lead` leads.
fn scan_end(conn: &mut Conn, lead: &str) -> QueryResult<Option<(String, UserId)>> {
    let mut words = user_words::table
        .filter(user_words::word.ge(lead))
        .order((user_words::word, user_words::user_id))
        .select((user_words::word, user_words::user_id))
        .offset(SCAN_LIMIT)
        .limit(1)
        .into_boxed();
    if let Some(past) = past(lead) {
        words = words.filter(user_words::word.lt(past));
    }
    words.first(conn).optional()
}

#[cfg(test)]
mod tests {
    use super::past;

    #[test]
    fn all_that_begins_with_a_term_lies_before_what_is_past_it() {
        for (term, beyond) in [("ann", "ano"), ("z", "{"), ("é", "ê"), ("\u{d7ff}", "\u{e000}"), ("a\u{10ffff}", "b")]
        {
            assert_eq!(past(term).as_deref(), Some(beyond));
        }
        assert_eq!(past("\u{10ffff}"), None);
        assert_eq!(past(""), None);
    }
}
