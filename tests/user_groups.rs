//! User Groups: the organization's groups in their order, as admins and managers keep them.

mod adding;
mod archiving;
mod campaigns;
mod changing;
mod listing;
mod many;
mod ordering;

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::campaigns as table;
use muster::ids::{CampaignId, GroupId};

use crate::harness::TestServer;
use crate::harness::cast::Account;

pub const LIST: &str = "/settings/user-groups";

/// A group's form.
pub fn form_of(group: GroupId) -> String {
    format!("{LIST}/{group}")
}

/// A campaign of this window.
pub async fn campaign(
    server: &TestServer,
    name: &'static str,
    maker: &Account,
    starts: Option<Moment>,
    stops: Option<Moment>,
) -> CampaignId {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            diesel::insert_into(table::table)
                .values((
                    table::name.eq(name),
                    table::starts_at.eq(starts),
                    table::stops_at.eq(stops),
                    table::in_app.eq(true),
                    table::made_by.eq(maker),
                    table::made_at.eq(now),
                ))
                .returning(table::id)
                .get_result(conn)
        })
        .await
}

/// The names on a page of the list, in its order.
pub async fn names(who: &Account, path: &str) -> Vec<String> {
    who.visit(path).await.is(200).all("tbody th a")
}
