//! The folded words of groups' names, by which they are found.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::db::schema::{group_words, groups};
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::GroupId;
use crate::people;
use crate::text;

/// Makes the words of `name` the ones that a group is found by.
pub fn set_words(conn: &mut Conn, id: GroupId, name: &str) -> QueryResult<()> {
    diesel::delete(group_words::table.filter(group_words::group_id.eq(id))).execute(conn)?;
    add_words(conn, id, name)
}

/// Gives their words to the groups that have none: those that were made before there were any, or
/// behind the program's back.
pub fn name_words(conn: &mut Conn) -> QueryResult<()> {
    let words = group_words::table.filter(group_words::group_id.eq(groups::id));
    let without: Vec<(GroupId, String)> =
        groups::table.filter(not(exists(words))).select((groups::id, groups::name)).load(conn)?;
    without.into_iter().try_for_each(|(id, name)| add_words(conn, id, &name))
}

/// The groups in whose name `term` (see [`text::terms`]) begins a word.
#[diesel::dsl::auto_type]
pub fn with_word(term: &str) -> _ {
    // A term begins with an email or a digit, and there always is a text past those.
    let (from, past): (String, String) = (term.to_owned(), people::past(term).unwrap_or_default());
    let words = group_words::table.filter(group_words::word.ge(from)).filter(group_words::word.lt(past));
    words.select(group_words::group_id)
}

/// A page of groups in the organization's order: of `$rows` those in whose names each of `$terms` begins a word, from
/// the one after `$after` (its place and id) on. Not a function: nobody could write out its type.
macro_rules! page_in_order {
    ($rows:expr, $terms:expr, $after:expr, $limit:expr) => {{
        use $crate::db::schema::groups;
        let (place, id) = $after.unwrap_or((i64::MIN, $crate::ids::GroupId(0)));
        let mut rows = $rows
            .filter(groups::sort_order.ge(place))
            .filter(groups::sort_order.gt(place).or(groups::id.gt(id)))
            .order((groups::sort_order, groups::id))
            .limit($limit)
            .into_boxed();
        for term in $terms {
            rows = rows.filter(groups::id.eq_any($crate::groups::with_word(term)));
        }
        rows
    }};
}
pub(crate) use page_in_order;

fn add_words(conn: &mut Conn, id: GroupId, name: &str) -> QueryResult<()> {
    let rows: Vec<_> = text::words(name, "")
        .into_iter()
        .map(|word| (group_words::word.eq(word), group_words::group_id.eq(id)))
        .collect();
    // Two instances that start at once may both have found a group without words.
    per_backend!(conn, |conn| diesel::insert_into(group_words::table)
        .values(&rows)
        .on_conflict_do_nothing()
        .execute(conn))
    .map(drop)
}
