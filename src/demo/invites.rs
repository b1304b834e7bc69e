//! Invites in every state, letters on their way, and people who ask to be let in.

use std::collections::HashSet;

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{InviteAccess, MailState, OrgRole, RecipientEnd, RequestState};
use crate::ids::{GroupId, InviteId, UserId};

use super::groups::Circle;
use super::people::Invented;
use super::places::Place;

/// An invite that nobody sent.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub id: InviteId,
    pub group: GroupId,
    pub access: InviteAccess,
    pub made_by: UserId,
    pub made_at: Moment,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub deleted_at: Option<Moment>,
    /// Whom it was emailed to.
    pub letters: Vec<Posted>,
}

/// A letter with an invite.
#[derive(Debug, Clone)]
pub(super) struct Posted {
    pub address: String,
    pub state: MailState,
    pub answer: Option<&'static str>,
    pub started_at: Option<Moment>,
    pub ended: Option<RecipientEnd>,
}

/// Somebody who asks to be let in.
#[derive(Debug, Clone)]
pub(super) struct Plea {
    pub group: GroupId,
    pub person: UserId,
    pub name: String,
    pub note: &'static str,
    pub state: RequestState,
    pub made_at: Moment,
    /// Who decided.
    pub decided_by: Option<UserId>,
}

/// Who it went to, how far the letter is and what the server said, whether they began to follow it,
/// and why it ended.
type Fate = (&'static str, MailState, Option<&'static str>, bool, Option<RecipientEnd>);

/// The addresses that the invites of one group went to, and what came of it.
const LETTERS: [Fate; 5] = [
    ("tilda.brook", MailState::Sent, Some("250 OK"), false, None),
    ("jonas.vale", MailState::Sent, Some("250 OK"), true, None),
    ("no.such.person", MailState::Failed, Some("550 5.1.1 no such user"), false, None),
    ("mira.stone", MailState::Sent, Some("250 OK"), false, Some(RecipientEnd::Revoked)),
    ("otto.field", MailState::Held, None, false, None),
];

/// The invites of the groups that take people at `now`.
pub(super) fn invent(groups: &[Circle], now: Moment) -> Vec<Link> {
    let mut links = Vec::new();
    for group in groups.iter().filter(|group| group.archived_at.is_none() && group.open_span(now).is_some()) {
        let plain = |links: &Vec<Link>, days: i64, access| Link {
            id: InviteId(i64::try_from(links.len()).unwrap_or(i64::MAX) + 1),
            group: group.id,
            access,
            made_by: group.made_by,
            made_at: (now - TimeDelta::days(days)).max(group.made_at),
            expires_at: None,
            max_uses: None,
            deleted_at: None,
            letters: Vec::new(),
        };
        let expired = plain(&links, 20, InviteAccess::Anyone);
        links.push(Link { expires_at: Some(expired.made_at + TimeDelta::days(7)), ..expired });
        let deleted = plain(&links, 12, InviteAccess::Members);
        links.push(Link { deleted_at: Some(now - TimeDelta::days(3)), ..deleted });
        let shared = plain(&links, 4, InviteAccess::Members);
        links.push(shared);
        let emailed = plain(&links, 2, InviteAccess::Anyone);
        let letter = |(name, state, answer, started, ended): &Fate| Posted {
            address: format!("{name}.{}@friends.example", group.id),
            state: *state,
            answer: *answer,
            started_at: started.then(|| now - TimeDelta::hours(20)),
            ended: *ended,
        };
        links.push(Link {
            expires_at: Some(now + TimeDelta::days(5)),
            max_uses: Some(30),
            letters: LETTERS.iter().map(letter).collect(),
            ..emailed
        });
    }
    links
}

/// Who asks: of those who are not in a group that takes people, a few.
pub(super) fn ask(groups: &[Circle], people: &[Invented], places: &[Place], now: Moment) -> Vec<Plea> {
    let inside: HashSet<(GroupId, UserId)> = places.iter().map(|place| (place.group, place.person)).collect();
    let mut pleas = Vec::new();
    for group in groups.iter().filter(|group| group.archived_at.is_none() && group.open_span(now).is_some()) {
        let outside = people.iter().filter(|person| {
            !inside.contains(&(group.id, person.id)) && person.is_active() && person.role == OrgRole::Member
        });
        let notes = ["I was ill when the invite came.", "", "Marit told me about the group."];
        for (turn, (person, note)) in outside.zip(notes).enumerate() {
            let is_denied = turn == 2;
            pleas.push(Plea {
                group: group.id,
                person: person.id,
                name: person.name.clone(),
                note,
                state: if is_denied { RequestState::Denied } else { RequestState::Open },
                made_at: now - TimeDelta::hours(30 - 8 * i64::try_from(turn).unwrap_or(0)),
                decided_by: is_denied.then_some(group.made_by),
            });
        }
    }
    pleas
}
