//! What admins are told on Home after a restore.

use crate::clock::Moment;
use crate::db::types::{EmailState, Revived};
use crate::db::{Conn, QueryResult};
use crate::jobs;
use crate::mail;
use crate::people::PanelContext;
use crate::text::{counted, listed};
use crate::web::{Notice, NoticeList, Panel, notices, urls};
use crate::zone::Zone;

use super::store::{self, Listed, Restore};

/// Rows of a kind that are listed on Home.
const SHOWN: usize = 5;

/// Nobody needs to know numbers beyond this exactly.
const BOUND: i64 = 1_000;

/// What is to be told of the last restore: what it may have revived, and what is held.
pub fn after_restore(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if !context.is_admin() {
        return Ok(None);
    }
    let Some(restore) = store::latest(conn)? else { return Ok(None) };
    let mut found = Vec::new();
    if restore.dismissed_at.is_none() {
        let mut notice = of_restore(conn, &restore, SHOWN, context.zone, context.now)?;
        if notice.lists.iter().any(|list| !list.more.is_empty()) {
            notice.links.push((urls::RESTORE, "See all"));
        }
        found.push(notice);
    }
    found.extend(of_held(conn)?);
    Ok(notices(found))
}

/// The same with everything that the last restore may have revived, unless it was dismissed.
pub(super) fn whole(conn: &mut Conn, zone: Zone, now: Moment) -> QueryResult<Option<Panel>> {
    let restore = store::latest(conn)?.filter(|restore| restore.dismissed_at.is_none());
    let notice = restore.map(|restore| of_restore(conn, &restore, usize::MAX, zone, now)).transpose()?;
    Ok(notices(notice.into_iter().collect()))
}

fn of_restore(conn: &mut Conn, restore: &Restore, shown: usize, zone: Zone, now: Moment) -> QueryResult<Notice> {
    let since = restore.backup_at.map_or_else(|| "the backup".to_owned(), |at| zone.long(at));
    let mut lists = Vec::new();
    if restore.compared {
        for kind in Revived::ALL {
            lists.extend(list(*kind, store::listed(conn, restore.id, *kind, BOUND)?, shown));
        }
    }
    let text = match (restore.compared, lists.is_empty()) {
        (true, true) => format!("Everyone was signed out. Nothing that ended after {since} is active again."),
        (true, false) => format!("Everyone was signed out. These ended or changed after {since} and are active again."),
        (false, _) => {
            let (codes, links) = store::count_active(conn, now, BOUND)?;
            format!(
                "Everyone was signed out. What ended after {since} is active again, but we can’t tell what that is. \
                 Now active: {} and {}. Check them, and the people you removed or deactivated.",
                at_most(codes, "code", "codes"),
                at_most(links, "invite link", "invite links"),
            )
        }
    };
    Ok(Notice {
        id: "restore",
        title: format!("A backup was restored on {}", zone.long(restore.restored_at)),
        text,
        lists,
        questions: vec![(urls::EXPIRE_EVERYTHING, "Expire all codes and links")],
        actions: vec![(urls::DISMISS_RESTORE, "Dismiss")],
        ..Notice::default()
    })
}

fn of_held(conn: &mut Conn) -> QueryResult<Option<Notice>> {
    let (emails, jobs) = (mail::count(conn, EmailState::Held, BOUND)?, jobs::count_held(conn)?);
    let mut held = Vec::new();
    if emails > 0 {
        held.push(at_most(emails, "email", "emails"));
    }
    if jobs > 0 {
        held.push(counted(jobs, "unfinished task", "unfinished tasks"));
    }
    if held.is_empty() {
        return Ok(None);
    }
    Ok(Some(Notice {
        id: "held",
        title: format!("On hold: {}", listed(&held)),
        text: "They’re from the backup, so some emails may have been sent already. Send them, or drop them and let \
               the rest go on without emails."
            .to_owned(),
        actions: vec![(urls::HELD_SEND, "Send"), (urls::HELD_DROP, "Drop")],
        ..Notice::default()
    }))
}

fn at_most(count: usize, one: &str, many: &str) -> String {
    let count = i64::try_from(count).unwrap_or(BOUND);
    if count < BOUND { counted(count, one, many) } else { format!("1,000 or more {many}") }
}

fn list(kind: Revived, found: Vec<Listed>, shown: usize) -> Option<NoticeList> {
    let title = match kind {
        Revived::Code => "Codes that were expired or used up",
        Revived::Campaign => "Campaigns that were stopped or used",
        Revived::Invite => "Invites that were deleted or used up",
        Revived::Recipient => "Invites that were revoked",
        Revived::Person => "People who were deactivated or deleted",
        Revived::Membership => "People who were removed from a group",
        Revived::Role => "People whose role was lowered",
        Revived::Password => "People whose old password works again",
    };
    let all = found.len();
    let rows: Vec<(String, String)> = found.into_iter().take(shown).map(row).collect();
    let more = match (all - rows.len(), i64::try_from(all).is_ok_and(|all| all < BOUND)) {
        (0, true) => String::new(),
        (more, true) => format!("and {more} more"),
        (_, false) => "and more, which are listed as you deal with these".to_owned(),
    };
    (!rows.is_empty()).then_some(NoticeList { title, rows, more })
}

/// Where it is seen to, and what it is called.
fn row(listed: Listed) -> (String, String) {
    match listed {
        Listed::Code(group, code, shown, name) => (urls::code(group, code), format!("{shown} ({name})")),
        Listed::Campaign(campaign, name) => (urls::campaign(campaign), name),
        Listed::Invite(group, invite, name) => (urls::invite(group, invite), format!("Invite to {name}")),
        Listed::Recipient(group, invite, to, name) => (urls::invite(group, invite), format!("{to} ({name})")),
        Listed::Person(person, name) => (urls::user(person), name),
        Listed::InGroup(person, name, group) => (urls::user(person), format!("{name} ({group})")),
    }
}
