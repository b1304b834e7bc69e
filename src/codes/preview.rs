//! What a code is to whoever enters it, told before they join by it.

use crate::db::{Conn, Fault, Stop};
use crate::guesses::{Attempted, Guesser};
use crate::ids::{NOBODY, UserId};
use crate::locale::Reader;
use crate::passes::{self, Joined, PassId, Preview, RedeemError, Redeemer, Way};
use crate::people::Visitor;

use super::code::Code;
use super::throttle;

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
fn inspect(conn: &mut Conn, key: &str, who: Looker, reader: Reader) -> Result<Entry, Stop<RedeemError>> {
    let (person, is_admin) = who.unwrap_or((NOBODY, false));
    let mut found = passes::load_code(conn, key, person)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
    let redeemer = if who.is_some() { found.redeemer() } else { Redeemer::Newcomer };
    if who.is_none() {
        found = found.without_reservations(conn)?;
    } else if matches!(found.id, PassId::CampaignCode(..)) {
        // A group that they were removed from is none of those that it opens.
        found.look_for_removals(conn, person)?;
    }
    match found.way(redeemer, reader.now).map_err(Stop::Refused)? {
        Way::Already(inside) => Ok(Entry::Already(Joined::already(&inside, is_admin, reader.now))),
        Way::Opens(groups) => Ok(Entry::Opens(Preview::of(&found, groups))),
    }
}

/// What `code` is to `visitor`, within the limits on guessing.
pub(super) async fn look(
    visitor: &Visitor,
    guesser: &Guesser,
    code: &Code,
) -> Result<Attempted<Entry, RedeemError>, Fault> {
    let who = visitor.member.as_ref().map(|member| (member.person.id, member.is_admin()));
    let (key, reader) = (code.key().to_owned(), visitor.reader());
    let look = move |conn: &mut Conn, now| inspect(conn, &key, who, Reader { now, ..reader });
    throttle::look_up(&visitor.app, guesser.clone(), code, look).await
}

/// What `code` opens to `visitor`, who is signed out; refused where it cannot be used, whatever the reason.
pub async fn preview(visitor: &Visitor, guesser: &Guesser, code: &Code) -> Result<Attempted<Preview, ()>, Fault> {
    Ok(match look(visitor, guesser, code).await? {
        Attempted::Done(Entry::Opens(preview)) => Attempted::Done(preview),
        Attempted::Done(Entry::Already(_)) | Attempted::Refused(_) => Attempted::Refused(()),
        Attempted::TryLater(later) => Attempted::TryLater(later),
    })
}
