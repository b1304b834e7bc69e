//! The pages of invites: making one, looking after it, and what its link opens.

mod link;
mod list;
mod new;
mod quiet;
mod show;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use crate::groups::GroupMember;
use crate::ids::InviteId;
use crate::web::{Access, OfPath, Route, WebError, urls};

use super::rules::may_invite_into;
use super::store::{self, Listed};

/// Every route of the room.
#[must_use]
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, GroupManager, GroupMember};
    vec![
        Route::get("/groups/{group}/settings/invites", GroupManager, list::panel),
        Route::get("/groups/{group}/invites", GroupMember, list::mine),
        Route::get("/groups/{group}/invites/new", GroupMember, new::form),
        Route::post("/groups/{group}/invites/new", GroupMember, new::create),
        Route::get("/groups/{group}/invites/{invite}", GroupMember, show::show),
        Route::get("/groups/{group}/invites/{invite}/qr.svg", GroupMember, show::qr),
        Route::get("/groups/{group}/invites/{invite}/delete", GroupMember, show::ask_to_delete),
        Route::post("/groups/{group}/invites/{invite}/delete", GroupMember, show::delete).despite_clock(),
        Route::post("/groups/{group}/invites/{invite}/take-over", GroupMember, show::take_over),
        Route::post("/groups/{group}/invites/{invite}/people/{recipient}/resend", GroupMember, show::resend),
        Route::get("/groups/{group}/invites/{invite}/people/{recipient}/revoke", GroupMember, show::ask_to_revoke),
        Route::post("/groups/{group}/invites/{invite}/people/{recipient}/revoke", GroupMember, show::revoke)
            .despite_clock(),
        Route::get("/invite/{id}/{token}", Anyone, link::show),
        Route::post("/invite/{id}/{token}", Anyone, link::join),
        Route::get("/invited/{id}/{token}", Anyone, link::show),
        Route::post("/invited/{id}/{token}", Anyone, link::join),
        Route::get("/invited/{id}/{token}/quiet", Anyone, quiet::ask),
        Route::post("/invited/{id}/{token}/quiet", Anyone, quiet::silence).despite_clock(),
    ]
}

/// Whether somebody may make invites into the group that they see.
fn may_invite(who: &GroupMember) -> bool {
    may_invite_into(&who.group, who.may_manage(), who.place.is_some())
}

/// Somebody who looks after the invite of the path: whoever made it, and those who run its group.
struct OwnInvite {
    who: GroupMember,
    listed: Listed,
}

impl OwnInvite {
    fn id(&self) -> InviteId {
        self.listed.invite.id
    }

    fn url(&self) -> String {
        urls::invite(self.who.group.id, self.id())
    }

    fn action(&self, action: &str) -> String {
        urls::invite_action(self.who.group.id, self.id(), action)
    }

    /// The list that it stands in.
    fn list(&self) -> String {
        if self.who.may_manage() {
            urls::group_settings(self.who.group.id, "invites")
        } else {
            urls::my_invites(self.who.group.id)
        }
    }
}

impl FromRequest for OwnInvite {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let who = GroupMember::from_request(request, payload);
        let invite = OfPath::<InviteId>::of(request);
        Box::pin(async move {
            let who = who.await?;
            let (group, invite) = (who.group.id, invite?);
            let found = who.app.db.read(move |conn| store::one(conn, group, invite)).await?;
            let listed = found.filter(|listed| who.may_manage() || listed.invite.made_by == who.person.id);
            Ok(Self { listed: listed.ok_or(WebError::NotFound)?, who })
        })
    }
}
