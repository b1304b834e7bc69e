//! The live codes of a group as spans of time, for whoever looks at its whole window.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::passes::{self, CodeFilter, CommonTerms, PassStatus};

/// A code that lets people in, or will from its group's start on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivePeriod {
    /// Its letters as people see them.
    pub shown: String,
    /// Since when it works, as far as it itself decides.
    pub from: Moment,
    /// When it expires; never where there is none.
    pub until: Option<Moment>,
}

/// The active codes of a group at `now`, newest first, of the newest `limit` that can still be used.
pub fn active_periods(conn: &mut Conn, of: CommonTerms<'_>, now: Moment, limit: i64) -> QueryResult<Vec<ActivePeriod>> {
    let usable = passes::list_codes(conn, of, CodeFilter::Usable(now), None, limit)?;
    let live = usable.into_iter().filter(|code| PassStatus::of(&code.pass, now).is_worth_sharing());
    Ok(live.map(|code| ActivePeriod { shown: code.shown, from: code.made_at, until: code.pass.expires_at }).collect())
}
