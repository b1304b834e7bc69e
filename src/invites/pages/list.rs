//! The **Invites** panel, and a member's own invites.

use askama::Template;

use crate::db::Conn;
use crate::groups::{GroupManager, GroupMember, SettingsHead};
use crate::ids::InviteId;
use crate::invites::make::{CreateInviteError, takes_invites};
use crate::invites::rules::may_invite;
use crate::locale::Message;
use crate::passes::{self, PassForVisitor, PassView};
use crate::refusal::Reason;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{PageResult, Query, Shell, page, urls};

#[derive(Template)]
#[template(path = "invites/panel.html")]
struct PanelPage {
    shell: Shell,
    head: SettingsHead,
    list: List,
}

#[derive(Template)]
#[template(path = "invites/mine.html")]
struct MinePage {
    shell: Shell,
    group: String,
    back: String,
    list: List,
}

/// A page of invites, as `templates/invites/table.html` shows it.
struct List {
    caption: Message<'static>,
    invites: Vec<PassView>,
    new_url: String,
    /// Links to other pages.
    pages: PageLinks,
    /// Why no invite can be made, if none can.
    no_invites: Option<Reason>,
}

impl List {
    fn of(who: &GroupMember, caption: Message<'static>, url: &str, is_first: bool, found: Vec<PassForVisitor>) -> Self {
        let now = who.app.now();
        let found = Page::cut(found, |invite| invite.id.reference().to_string());
        let switched_off = (!may_invite(who)).then_some(CreateInviteError::SwitchedOff);
        let refused = takes_invites(&who.group, now).err().or(switched_off);
        Self {
            caption,
            new_url: urls::new_invite(who.group.id),
            pages: PageLinks::at(url, is_first, found.next.as_deref()),
            invites: found.rows.into_iter().map(|invite| PassView::of(invite, who)).collect(),
            no_invites: refused.map(|why| Reason::of(&why)),
        }
    }
}

/// Every invite into the group, newest first.
pub async fn panel(manager: GroupManager, Query(seek): Query<Seek>) -> PageResult {
    let (group, policy, before) = (manager.group.clone(), manager.organization.add_policy, place(&seek));
    let list = move |conn: &mut Conn| passes::list_invites(conn, (&group, policy), None, before, LIMIT);
    let (shell, found) = manager.view(list).await?;
    let url = urls::group_settings(manager.group.id, "invites");
    let caption = t::invites::invites_to(manager.group.name.clone());
    Ok(page(
        manager.reader(),
        &PanelPage {
            shell,
            head: SettingsHead::of(&manager, &manager.group),
            list: List::of(&manager, caption, &url, before.is_none(), found),
        },
    ))
}

/// The invites that somebody made, newest first.
pub async fn mine(member: GroupMember, Query(seek): Query<Seek>) -> PageResult {
    let (group, maker, before) = (member.group.id, member.person.id, place(&seek));
    let (of, policy) = (member.group.clone(), member.organization.add_policy);
    let list = move |conn: &mut Conn| passes::list_invites(conn, (&of, policy), Some(maker), before, LIMIT);
    let (shell, found) = member.view(list).await?;
    let caption = t::invites::my_invites_caption(member.group.name.clone());
    Ok(page(
        member.reader(),
        &MinePage {
            shell,
            group: member.group.name.clone(),
            back: urls::group(group),
            list: List::of(&member, caption, &urls::my_invites(group), before.is_none(), found),
        },
    ))
}

fn place(seek: &Seek) -> Option<InviteId> {
    seek.numbers().map(|[invite]| InviteId(invite))
}
