//! The pages.

use askama::Template;

use super::model::Guide;
use crate::db::types::OrgRole;
use crate::groups;
use crate::locale::Slot;
use crate::people::{Member, Visitor};
use crate::t;
use crate::web::{PageResult, Shell, WebError, flash, help, page};

/// A page of Help, for whoever is signed in.
#[derive(Template)]
#[template(path = "help/page.html")]
struct HelpPage {
    shell: Shell,
    guide: Guide,
}

/// The same for whoever is signed out.
#[derive(Template)]
#[template(path = "help/public.html")]
struct PublicPage {
    shell: Shell,
    guide: Guide,
}

/// Leads to the page that fits what the reader does here.
pub(super) async fn find(visitor: Visitor) -> PageResult {
    let guide = match &visitor.member {
        None => Guide::Joining,
        Some(member) => guide_for(member).await?,
    };
    Ok(flash::redirect(guide.url()))
}

async fn guide_for(member: &Member) -> Result<Guide, WebError> {
    let id = member.person.id;
    Ok(match member.person.role {
        OrgRole::Admin => Guide::Organization,
        OrgRole::Manager => Guide::Managing,
        OrgRole::Member if member.app.db.read(move |conn| groups::managed_at_all(conn, id)).await? => Guide::Managing,
        OrgRole::Member => Guide::Joining,
    })
}

/// **How to join**.
pub(super) async fn joining(visitor: Visitor) -> PageResult {
    match &visitor.member {
        Some(member) => show(member, Guide::Joining).await,
        None => Ok(page(visitor.reader(), &PublicPage { shell: visitor.shell(), guide: Guide::Joining })),
    }
}

/// **Managing groups**.
pub(super) async fn managing(member: Member) -> PageResult {
    show(&member, Guide::Managing).await
}

/// **Managing the organization**.
pub(super) async fn organization(member: Member) -> PageResult {
    show(&member, Guide::Organization).await
}

async fn show(member: &Member, guide: Guide) -> PageResult {
    Ok(page(member.reader(), &HelpPage { shell: member.shell().await?, guide }))
}
