//! The pages of invites: making one, looking after it, and what its link opens.

mod link;
mod list;
mod new;
mod show;

use crate::passes::ask_to_end;
use crate::web::{Access, Route};

/// Every route of the module.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, GroupManager, GroupMember};
    vec![
        Route::get("/groups/{group}/settings/invites", GroupManager, list::panel),
        Route::get("/groups/{group}/invites", GroupMember, list::mine),
        Route::get("/groups/{group}/invites/new", GroupMember, new::form),
        Route::post("/groups/{group}/invites/new", GroupMember, new::create),
        Route::get("/groups/{group}/invites/{invite}", GroupMember, show::show),
        Route::get("/groups/{group}/invites/{invite}/qr.svg", GroupMember, show::qr),
        Route::get("/groups/{group}/invites/{invite}/delete", GroupMember, ask_to_end),
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
    ]
}
