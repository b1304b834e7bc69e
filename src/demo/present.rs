//! What is under way today: codes, invites, requests and emails in every state.

use chrono::TimeDelta;

use crate::codes::{self, CustomCode};
use crate::db::types::{EmailState, GroupRole, InviteAccess, JoinType, RequestState};
use crate::db::{Conn, Fault};
use crate::directory;
use crate::groups;
use crate::invites::{self, Inviter, Scope};
use crate::mail;
use crate::passes;
use crate::people::{self, Person};
use crate::requests::{self, Ask, AskOutcome, Asker, Decider};
use crate::text::{self, Mailbox};

use super::campaigns;
use super::groups::{Circle, done};
use super::history::Story;
use super::people::FIRST;

/// How many groups have invites and requests.
const BUSY: usize = 6;

/// Every how-manieth account is deactivated, and how many are at most.
const DEACTIVATED: (usize, usize) = (33, 300);

/// Whom the invites of a group are emailed to.
const INVITED: [&str; 5] = ["tilda.brook", "jonas.vale", "no.such.person", "mira.stone", "otto.field"];

/// What people write who ask to join, and what is decided.
const ASKED: [(&str, Option<RequestState>); 3] = [
    ("I was ill when the invite came.", Some(RequestState::Denied)),
    ("", Some(RequestState::Approved)),
    ("Marit told me about the group.", None),
];

pub(super) fn tell(conn: &mut Conn, story: &Story) -> Result<(), Fault> {
    let is_open = |group: &&Circle| group.is_open(story.moments.len()) && group.settings.join_type != JoinType::Closed;
    let open: Vec<&Circle> = story.groups.iter().filter(is_open).collect();
    let by_code = open.iter().copied().filter(|group| group.settings.join_type == JoinType::ByCode);
    campaigns::run(conn, story, &by_code.collect::<Vec<_>>())?;
    // The first is the one that everybody is in.
    for group in open.iter().skip(1).take(BUSY) {
        let maker = people::find(conn, group.maker)?;
        let maker = maker.ok_or_else(|| Fault::Broken("no one made the group".to_owned()))?;
        evening(conn, story, group)?;
        invite(conn, story, group, &maker)?;
        ask(conn, story, group, &maker)?;
    }
    let (every, most) = DEACTIVATED;
    for person in story.people.iter().skip(FIRST + every).step_by(every).take(most) {
        done(directory::deactivate(conn, *person, &story.ago(TimeDelta::hours(2))))?;
    }
    settle_emails(conn)
}

/// A code that its maker chose.
fn evening(conn: &mut Conn, story: &Story, group: &Circle) -> Result<(), Fault> {
    let by = story.ago(TimeDelta::days(5)).with_actor(group.maker);
    let name = group.settings.name.to_uppercase().replace(' ', "");
    let wish = codes::CodeInput {
        custom_code: CustomCode::read(&format!("{name}-{}", by.now.utc().format("%Y")), false).ok().flatten(),
        expires_at: Some(by.now + TimeDelta::days(35)),
        max_uses: Some(40),
        role: GroupRole::Member,
        label: "Open evening".to_owned(),
    };
    done(codes::create(conn, &by, group.id, wish)).map(drop)
}

/// An invite that expired, one that was deleted, one that is shared, and one that is emailed.
fn invite(conn: &mut Conn, story: &Story, group: &Circle, maker: &Person) -> Result<(), Fault> {
    let inviter = Inviter { person: maker.clone(), organization: story.organization.clone() };
    let mailboxes = INVITED.iter().map(|name| text::email(&format!("{name}.{}@friends.example", group.id)));
    let mailboxes = mailboxes.filter_map(Result::ok).map(|email| Mailbox { email, name: None, row: Vec::new() });
    let mailboxes: Vec<Mailbox> = mailboxes.collect();
    let by = |ago| story.ago(ago).with_actor(maker.id);
    let make = |conn: &mut Conn, days, access, lasts: Option<i64>, recipients: &[Mailbox]| {
        let by = by(TimeDelta::days(days));
        let wish = invites::InviteInput {
            access,
            role: GroupRole::Member,
            expires_at: lasts.map(|lasts| by.now + TimeDelta::days(lasts)),
            max_uses: lasts.map(|_| 30),
            recipients: recipients.to_vec(),
            people: Vec::new(),
            language: None,
        };
        done(invites::create(conn, &by, group.id, &inviter, &wish))
    };
    make(conn, 20, InviteAccess::Anyone, Some(7), &[])?;
    let deleted = make(conn, 12, InviteAccess::Members, None, &[])?;
    make(conn, 4, InviteAccess::Members, None, &[])?;
    invites::delete(conn, &by(TimeDelta::days(3)), group.id, deleted.invite)?;
    // Without an end, so that no reminder of it goes out to nobody.
    make(conn, 2, InviteAccess::Anyone, None, &mailboxes)?;
    let recipient = |conn: &mut Conn, name: usize| {
        passes::pending_recipients(conn, &[mailboxes[name].email.key()], Some(group.id)).map(|found| found[0].id)
    };
    let (followed, revoked) = (recipient(conn, 1)?, recipient(conn, 3)?);
    passes::mark_started(conn, followed, by(TimeDelta::hours(20)).now)?;
    invites::revoke(conn, &by(TimeDelta::hours(9)), group.id, revoked, Scope::One)?;
    Ok(())
}

/// A few of those who are not in the group ask to be.
fn ask(conn: &mut Conn, story: &Story, group: &Circle, maker: &Person) -> Result<(), Fault> {
    let Some(code) = group.code else { return Ok(()) };
    let mut asked = ASKED.into_iter();
    for person in &story.people[FIRST..] {
        if groups::membership(conn, group.id, *person)?.is_some() {
            continue;
        }
        let (Some((note, verdict)), Some(person)) = (asked.next(), people::find(conn, *person)?) else { break };
        let Some(behind) = passes::find_code(conn, group.id, code)? else { break };
        let ask = Ask { asker: Asker::Person(person.id, person.name), note: note.to_owned() };
        let by = story.ago(TimeDelta::hours(30)).with_actor(person.id);
        let asked = done(requests::ask(conn, &by, &behind, ask))?;
        let found = groups::find(conn, group.id)?;
        if let (AskOutcome::Waits(link), Some(verdict), Some(group)) = (asked, verdict, found) {
            let by = story.ago(TimeDelta::hours(8)).with_actor(maker.id);
            let decider = Decider { group, person: maker.clone(), may_add_people: true };
            requests::decide(conn, &by, &decider, &[link.request], verdict)?;
        }
    }
    Ok(())
}

/// Nobody reads these addresses: what was written to them counts as sent, but for an email that came back and one that
/// is held.
fn settle_emails(conn: &mut Conn) -> Result<(), Fault> {
    for email in mail::latest(conn, Some(EmailState::Waiting), None, i64::MAX)? {
        if email.to.starts_with("no.such.person") {
            mail::note_failed(conn, email.id, "550 5.1.1 no such user")?;
        } else if !email.to.starts_with("otto.field") {
            mail::note_sent(conn, email.id, "250 OK", email.made_at)?;
        }
    }
    mail::hold(conn)?;
    Ok(())
}
