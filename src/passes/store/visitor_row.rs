//! What is read, together with a pass, of whoever brings it.

use diesel::Queryable;

use crate::clock::Moment;
use crate::db::sql_predicate;
use crate::db::types::{GroupRole, UserState};

/// What is known of whoever brings a pass; nothing where nobody does.
#[derive(Debug, Clone, Copy, Default, Queryable)]
pub(super) struct VisitorRow {
    pub state: Option<UserState>,
    pub group_role: Option<GroupRole>,
    pub used_at: Option<Moment>,
    pub was_ever_removed: bool,
}

sql_predicate! {
    /// A manager removed somebody. Not a value, so that the statement stays prepared.
    pub(super) IsRemoval = "events.kind = 'member.removed'";
}

/// The state of the account of `$person`. Not a function: nobody could write out its type.
macro_rules! state_of {
    ($person:expr) => {{
        let visitors = diesel::alias!(users as visitors);
        visitors.filter(visitors.field(users::id).eq($person)).select(visitors.field(users::state)).single_value()
    }};
}

/// Whether a manager ever removed `$person` from `$group`, a column: most people never were.
macro_rules! was_ever_removed {
    ($group:expr, $person:expr) => {
        diesel::dsl::exists(
            events::table
                .filter($crate::passes::store::visitor_row::IsRemoval)
                .filter(events::person_id.eq($person))
                .filter(events::group_id.eq($group)),
        )
    };
}

pub(super) use {state_of, was_ever_removed};
