//! How long a session lives.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::OrgRole;

/// A member's session ends after this much time (SECURITY.md of the project's promises: 30 days).
pub const MEMBER_SESSION: TimeDelta = TimeDelta::days(30);
/// An admin's, whatever they do.
pub const ADMIN_SESSION: TimeDelta = TimeDelta::hours(12);
/// An admin's, when nothing is done.
pub const ADMIN_IDLE: TimeDelta = TimeDelta::minutes(30);
/// How exactly "last seen" is kept: a write for every page would cost more than it tells.
pub const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// When a session begun at `now` by somebody of this role ends.
pub fn session_end(role: OrgRole, now: Moment) -> Moment {
    now + if role == OrgRole::Admin { ADMIN_SESSION } else { MEMBER_SESSION }
}

/// Whether a session is still good.
pub fn is_session_active(role: OrgRole, begun: Moment, seen: Moment, ends: Moment, now: Moment) -> bool {
    let awake = role != OrgRole::Admin || (now < begun + ADMIN_SESSION && now < seen + ADMIN_IDLE);
    now < ends && awake
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGUN: Moment = Moment::from_micros(1_000_000_000);

    fn lives(role: OrgRole, seen: TimeDelta, now: TimeDelta) -> bool {
        is_session_active(role, BEGUN, BEGUN + seen, session_end(role, BEGUN), BEGUN + now)
    }

    #[test]
    fn a_members_session_lives_thirty_days_to_the_instant() {
        let end = MEMBER_SESSION;
        assert!(lives(OrgRole::Member, TimeDelta::zero(), end - TimeDelta::microseconds(1)));
        assert!(!lives(OrgRole::Member, TimeDelta::zero(), end));
    }

    #[test]
    fn an_admins_session_ends_after_30_idle_minutes_or_12_hours() {
        let moment = TimeDelta::microseconds(1);
        assert!(lives(OrgRole::Admin, TimeDelta::zero(), ADMIN_IDLE - moment));
        assert!(!lives(OrgRole::Admin, TimeDelta::zero(), ADMIN_IDLE));
        assert!(lives(OrgRole::Admin, ADMIN_SESSION - moment * 2, ADMIN_SESSION - moment));
        assert!(!lives(OrgRole::Admin, ADMIN_SESSION - moment, ADMIN_SESSION));
    }

    #[test]
    fn somebody_who_was_made_an_admin_lives_by_an_admins_hours() {
        let end = session_end(OrgRole::Member, BEGUN);
        assert!(!is_session_active(OrgRole::Admin, BEGUN, BEGUN + ADMIN_SESSION, end, BEGUN + ADMIN_SESSION));
    }
}
