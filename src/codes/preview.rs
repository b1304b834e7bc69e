//! What a code is to whoever enters it, told before they join by it.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::db::{Conn, Fault, Stop};
use crate::guesses::{Attempted, Guesser};
use crate::ids::UserId;
use crate::people::Visitor;
use crate::text;

use super::campaign::Meeting;
use super::code::Code;
use super::redeem::Joined;
use super::refused::RedeemError;
use super::rules::{CodeRefusal, Enterer, enterable};
use super::store::{self, CampaignEntered, Doorway, Entered, Found, NOBODY, Opened};
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

    fn of_group(entered: Entered) -> Self {
        let Entered { code, group, .. } = entered;
        let groups = vec![PreviewGroup::of(&group, code.expires_at)];
        Self { code: code.shown, key: code.key, role: code.role, groups }
    }

    fn of_campaign(entered: &CampaignEntered, ways: &[&Doorway]) -> Self {
        let (code, ends_at) = (&entered.code, entered.campaign.stops_at);
        let groups = ways.iter().map(|door| PreviewGroup::of(&door.group, ends_at)).collect();
        Self { code: code.shown.clone(), key: code.key.clone(), role: code.role, groups }
    }
}

impl PreviewGroup {
    fn of(group: &Opened, code_ends_at: Option<Moment>) -> Self {
        Self {
            name: group.name.clone(),
            description: group.description.clone(),
            ends_at: [group.stops_at, code_ends_at].into_iter().flatten().min(),
        }
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

/// Codes of more uses than this are not asked for reservations: one of them is hardly ever the last.
const FEW_USES: i64 = 100;

/// Looks the code with this key up for `who`, and changes nothing.
fn inspect(conn: &mut Conn, key: &str, who: Looker, now: Moment) -> Result<Entry, Stop<RedeemError>> {
    let (person, is_admin) = who.unwrap_or((NOBODY, false));
    let newcomer = who.is_none().then_some(Enterer::Newcomer);
    let mut found = store::find(conn, key, person)?;
    if who.is_none() {
        // Somebody whose sign-up was cut off comes back to the code that they hold the last use of.
        let (code, uses, most) = match &mut found {
            Some(Found::Group(entered)) => (entered.code.id, &mut entered.code.uses, entered.code.max_uses),
            Some(Found::Campaign(entered)) => (entered.code.id, &mut entered.code.uses, entered.code.max_uses),
            None => return Err(Stop::Refused(CodeRefusal::Unknown.into())),
        };
        if most.is_some_and(|most| most <= *uses && most <= FEW_USES) {
            *uses -= store::reserved_uses(conn, code)?;
        }
    }
    match found {
        None => Err(Stop::Refused(CodeRefusal::Unknown.into())),
        Some(Found::Group(entered)) if entered.place.is_some() => {
            Ok(Entry::Already(Joined::already(entered, is_admin, now)))
        }
        Some(Found::Group(entered)) => {
            match enterable(&entered.facts(), newcomer.unwrap_or_else(|| entered.enterer()), now) {
                Ok(()) => Ok(Entry::Opens(Preview::of_group(entered))),
                Err(reason) => Err(Stop::Refused(reason.into())),
            }
        }
        Some(Found::Campaign(entered)) => match entered.meet(newcomer.unwrap_or_else(|| entered.enterer()), now) {
            Ok(Meeting::Already(inside)) => Ok(Entry::Already(Joined::already_in(&inside, is_admin, now))),
            Ok(Meeting::Opens(ways)) => Ok(Entry::Opens(Preview::of_campaign(&entered, &ways))),
            Err(refused) => Err(Stop::Refused(refused)),
        },
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
