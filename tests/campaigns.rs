//! Code campaigns: making them, entering their codes, handing them out, stopping them.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{campaigns, code_uses, codes, groups, memberships};
use muster::ids::{CampaignId, GroupId, UserId};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::form::Form;
use crate::harness::page::Page;

mod bulk;
mod editing;
mod emailing;
mod entering;
mod handing_out;
mod jobs;
mod listing;
mod making;
mod plans;
mod races;
mod refusals;
mod signing_up;
mod stopping;

/// The form **New campaign**, as `admin` finds it, with a name typed.
async fn new_campaign(admin: &Account) -> Form {
    admin.visit("/campaigns/new").await.form(t::campaigns::create()).fill(t::campaigns::name(), "Spring")
}

/// A campaign that Ann made through the form, with all its codes.
pub struct Campaign {
    pub id: CampaignId,
    pub url: String,
    /// Its codes as they are shown, in the order of their making.
    pub codes: Vec<String>,
}

impl Campaign {
    /// One code for many uses, the rest of the form filled in by `fill`.
    pub async fn shared(server: &TestServer, admin: &Account, fill: impl FnOnce(Form) -> Form) -> Self {
        Self::made(server, admin, fill).await
    }

    /// `count` codes for one use each.
    pub async fn single(server: &TestServer, admin: &Account, count: usize) -> Self {
        Self::made(server, admin, |form| {
            form.choose(t::campaigns::single()).fill(t::campaigns::quantity(), &count.to_string())
        })
        .await
    }

    async fn made(server: &TestServer, admin: &Account, fill: impl FnOnce(Form) -> Form) -> Self {
        let page = admin.submit(fill(new_campaign(admin).await)).await;
        page.is(200).headed("Spring");
        Self::at(server, page.path()).await
    }

    /// The campaign of this page, once all its codes are made.
    pub async fn at(server: &TestServer, path: &str) -> Self {
        let url = path.to_owned();
        let id = CampaignId(url.trim_start_matches("/campaigns/").parse().expect("the id of a campaign"));
        server.until(|| async move { server.is_made(id).await }).await;
        Self { id, url, codes: server.codes_of(id).await }
    }

    /// Has `group` name it.
    pub async fn named_by(&self, server: &TestServer, group: GroupId) {
        let id = self.id;
        server
            .write(move |conn| diesel::update(groups::table.find(group)).set(groups::campaign_id.eq(id)).execute(conn))
            .await;
    }
}

impl TestServer {
    /// Whether all codes of a campaign are made.
    async fn is_made(&self, id: CampaignId) -> bool {
        let (made, quantity) = self.figures(id, |made, quantity, _| (made, quantity)).await;
        made == quantity
    }

    /// What is made of codes made, quantity and codes used of a campaign.
    async fn figures<T>(&self, id: CampaignId, of: impl FnOnce(i64, i64, i64) -> T) -> T {
        let columns = (campaigns::codes_made, campaigns::quantity, campaigns::codes_used);
        let (made, quantity, used) = self.read(move |conn| campaigns::table.find(id).select(columns).first(conn)).await;
        of(made, quantity, used)
    }

    async fn codes_of(&self, id: CampaignId) -> Vec<String> {
        let of = codes::table.filter(codes::campaign_id.eq(id)).order(codes::id).select(codes::shown);
        self.read(move |conn| of.load(conn)).await
    }

    /// How many uses a campaign's codes have: by its own count, by the codes', and by the rows of uses.
    async fn uses_of(&self, id: CampaignId) -> (i64, i64, i64) {
        let counted = self.figures(id, |_, _, used| used).await;
        let (uses, rows): (Vec<i64>, i64) = self
            .read(move |conn| {
                let of = codes::table.filter(codes::campaign_id.eq(id));
                let rows = code_uses::table.inner_join(codes::table).filter(codes::campaign_id.eq(id));
                Ok((of.select(codes::uses).load(conn)?, rows.count().get_result(conn)?))
            })
            .await;
        (counted, uses.iter().sum(), rows)
    }

    /// The groups that somebody is in by a campaign's code.
    async fn joined_by_campaign(&self, person: UserId) -> Vec<GroupId> {
        self.read(move |conn| {
            memberships::table
                .filter(memberships::user_id.eq(person))
                .filter(memberships::method.eq("campaign"))
                .order(memberships::group_id)
                .select(memberships::group_id)
                .load(conn)
        })
        .await
    }
}

/// Joins by a code at once, as by the button of a page that was looked at before.
async fn enter(who: &Account, code: &str) -> Page {
    who.join(code).await
}
