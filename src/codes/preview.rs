//! What a code is to whoever enters it, told before they join by it.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::db::{Conn, Fault, Stop};
use crate::guesses::{Attempted, Guesser};
use crate::ids::{NOBODY, UserId};
use crate::passes::{self, Joined, PassForVisitor, PassGroup, PassId, RedeemError, Redeemer, Way};
use crate::people::Visitor;
use crate::text;

use super::code::Code;
use super::throttle;

/// What a code opens: the groups, the role in them, and until when. It names no person and counts
/// nobody, so that it can be shown to whoever brings a code that works.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The code as people see it.
    pub code: String,
    /// The code as it stands in addresses.
    pub key: String,
    /// What it makes of whoever joins.
    pub role: GroupRole,
    /// The groups; one at least.
    pub(super) groups: Vec<PreviewGroup>,
}

/// A group that a code leads into.
#[derive(Debug, Clone)]
pub(super) struct PreviewGroup {
    pub name: String,
    pub description: String,
    /// The first instant at which the code no longer leads into it.
    pub ends_at: Option<Moment>,
}

impl Preview {
    /// "Choir", "Choir and Band".
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|group| group.name.as_str()).collect();
        text::listed(&names)
    }

    fn of(found: &PassForVisitor, groups: &[&PassGroup]) -> Self {
        let code_ends_at = found.pass.campaign.map_or(found.pass.expires_at, |campaign| campaign.stops_at);
        let group = |PassGroup { group, .. }: &&PassGroup| PreviewGroup {
            name: group.name.clone(),
            description: group.description.clone(),
            ends_at: [group.stops_at, code_ends_at].into_iter().flatten().min(),
        };
        let groups = groups.iter().map(group).collect();
        Self { code: found.shown.clone(), key: found.key.clone(), role: found.role, groups }
    }
}

/// What a code is to somebody who enters it.
#[derive(Debug)]
pub(super) enum Entry {
    /// It leads them into these groups.
    Opens(Preview),
    /// They are in wherever it leads.
    Already(Joined),
}

/// Who looks at a code: their id, and whether they are an admin; nobody, signed out.
type Looker = Option<(UserId, bool)>;

/// Looks the code with this key up for `who`, and changes nothing.
fn inspect(conn: &mut Conn, key: &str, who: Looker, now: Moment) -> Result<Entry, Stop<RedeemError>> {
    let (person, is_admin) = who.unwrap_or((NOBODY, false));
    let mut found = passes::load_code(conn, key, person)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
    let redeemer = if who.is_some() { found.redeemer() } else { Redeemer::Newcomer };
    if who.is_none() {
        found = found.without_reservations(conn)?;
    } else if matches!(found.id, PassId::CampaignCode(..)) {
        // A group that they were removed from is none of those that it opens.
        found.look_for_removals(conn, person)?;
    }
    match found.way(redeemer, now).map_err(Stop::Refused)? {
        Way::Already(inside) => Ok(Entry::Already(Joined::already(&inside, is_admin, now))),
        Way::Opens(groups) => Ok(Entry::Opens(Preview::of(&found, &groups))),
    }
}

/// What `code` is to `visitor`, within the limits on guessing.
pub(super) async fn look(
    visitor: &Visitor,
    guesser: &Guesser,
    code: &Code,
) -> Result<Attempted<Entry, RedeemError>, Fault> {
    let who = visitor.member.as_ref().map(|member| (member.person.id, member.is_admin()));
    let key = code.key().to_owned();
    throttle::look_up(&visitor.app, guesser.clone(), code, move |conn, now| inspect(conn, &key, who, now)).await
}

/// What `code` opens to `visitor`, who is signed out; refused where it cannot be used, whatever the reason.
pub async fn preview(visitor: &Visitor, guesser: &Guesser, code: &Code) -> Result<Attempted<Preview, ()>, Fault> {
    Ok(match look(visitor, guesser, code).await? {
        Attempted::Done(Entry::Opens(preview)) => Attempted::Done(preview),
        Attempted::Done(Entry::Already(_)) | Attempted::Refused(_) => Attempted::Refused(()),
        Attempted::TryLater(later) => Attempted::TryLater(later),
    })
}
