//! What admins are told on Home after a restore.

use crate::clock::Moment;
use crate::db::types::{EmailState, Revived};
use crate::db::{Conn, QueryResult};
use crate::jobs;
use crate::locale::Arg;
use crate::mail;
use crate::people::PanelContext;
use crate::t;
use crate::web::{Notice, NoticeList, Panel, notices, urls};

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
        let mut notice = of_restore(conn, &restore, SHOWN, context.now)?;
        if notice.lists.iter().any(|list| list.more.is_some()) {
            notice.links.push((urls::RESTORE, t::restore::see_all()));
        }
        found.push(notice);
    }
    found.extend(of_held(conn)?);
    Ok(notices(found))
}

/// The same with everything that the last restore may have revived, unless it was dismissed.
pub(super) fn whole(conn: &mut Conn, now: Moment) -> QueryResult<Option<Panel>> {
    let restore = store::latest(conn)?.filter(|restore| restore.dismissed_at.is_none());
    let notice = restore.map(|restore| of_restore(conn, &restore, usize::MAX, now)).transpose()?;
    Ok(notices(notice.into_iter().collect()))
}

fn of_restore(conn: &mut Conn, restore: &Restore, shown: usize, now: Moment) -> QueryResult<Notice> {
    let since = restore.backup_at.map_or_else(t::restore::since_backup, t::restore::since);
    let mut lists = Vec::new();
    if restore.compared {
        for kind in Revived::ALL {
            lists.extend(list(*kind, store::listed(conn, restore.id, *kind, BOUND)?, shown));
        }
    }
    let text = match (restore.compared, lists.is_empty()) {
        (true, true) => t::restore::nothing_revived(since),
        (true, false) => t::restore::revived(since),
        (false, _) => {
            let (codes, links) = store::count_active(conn, now, BOUND)?;
            t::restore::maybe_revived(
                t::restore::codes(is_capped(codes), codes),
                t::restore::links(is_capped(links), links),
                since,
            )
        }
    };
    Ok(Notice {
        lists,
        questions: vec![(urls::EXPIRE_EVERYTHING, t::restore::expire_all())],
        actions: vec![(urls::DISMISS_RESTORE, t::restore::dismiss())],
        ..Notice::new("restore", t::restore::restored(restore.restored_at), text)
    })
}

fn of_held(conn: &mut Conn) -> QueryResult<Option<Notice>> {
    let (emails, jobs) = (mail::count(conn, EmailState::Held, BOUND)?, jobs::count_held(conn)?);
    let emails = (emails > 0).then(|| t::restore::emails(is_capped(emails), emails));
    let jobs = (jobs > 0).then(|| t::restore::tasks(jobs));
    let held: Vec<_> = emails.into_iter().chain(jobs).collect();
    Ok((!held.is_empty()).then(|| Notice {
        actions: vec![(urls::HELD_SEND, t::restore::send()), (urls::HELD_DROP, t::restore::drop())],
        ..Notice::new("held", t::restore::held(held), t::restore::held_text())
    }))
}

/// Whether there may be more than were counted.
fn is_capped(count: usize) -> bool {
    i64::try_from(count).is_ok_and(|count| count >= BOUND)
}

fn list(kind: Revived, found: Vec<Listed>, shown: usize) -> Option<NoticeList> {
    let all = found.len();
    let rows: Vec<(String, Arg<'static>)> = found.into_iter().take(shown).map(row).collect();
    let more = match (all - rows.len(), is_capped(all)) {
        (0, false) => None,
        (more, false) => Some(t::restore::more(more)),
        (_, true) => Some(t::restore::more_later()),
    };
    (!rows.is_empty()).then(|| NoticeList { title: t::restore::list(kind.as_str()), rows, more })
}

/// Where it is seen to, and what it is called.
fn row(listed: Listed) -> (String, Arg<'static>) {
    match listed {
        Listed::Code(group, code, shown, name) => (urls::code(group, code), t::restore::in_group(name, shown).into()),
        Listed::Campaign(campaign, name) => (urls::campaign(campaign), name.into()),
        Listed::Invite(group, invite, name) => (urls::invite(group, invite), t::restore::invite_to(name).into()),
        Listed::Recipient(group, invite, to, name) => {
            (urls::invite(group, invite), t::restore::in_group(name, to).into())
        }
        Listed::Person(person, name) => (urls::user(person), name.into()),
        Listed::InGroup(person, name, group) => (urls::user(person), t::restore::in_group(group, name).into()),
    }
}
