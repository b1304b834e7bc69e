//! **Request access** behind a code that lets somebody in no more.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{codes as rows, groups, guess_buckets, requests};
use muster::db::types::{EndedWhy, GroupRole, JoinType};
use muster::ids::GroupId;
use muster::locale::Slot;
use muster::t;

use super::tab;
use crate::campaigns::Campaign;
use crate::harness::TestServer;
use crate::harness::cast::{Account, Who};
use crate::harness::page::Page;

const CODE: &str = "CHOIR-2026";

/// A group with a code for one, which Sam has used up.
struct Full {
    server: TestServer,
    ann: Account,
    choir: GroupId,
}

impl Full {
    async fn open() -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::ByCode).await;
        let form = ann.visit(&format!("/groups/{choir}/settings/codes/new")).await.form(t::codes::generate());
        ann.submit(form.custom_code(CODE).fill(t::invites::maximum_uses(), "1")).await.is(200);
        let sam = server.sam().await;
        sam.join(CODE).await.leads_to(&format!("/groups/{choir}"));
        Self { server, ann, choir }
    }

    fn panel(&self) -> String {
        format!("/groups/{}/settings/requests", self.choir)
    }

    async fn asked(&self) -> i64 {
        self.server.read(|conn| requests::table.count().get_result(conn)).await
    }
}

async fn entered(who: &Account) -> Page {
    let form = who.visit("/join").await.form(t::web::proceed());
    who.submit(form.fill(t::web::group_code(), CODE)).await
}

#[tokio::test]
async fn somebody_refused_asks_and_the_managers_let_them_in() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    let refused = entered(&eve).await;
    refused.is(422).refuses(t::web::group_code(), "code.used_up").says_nothing_of("Choir");
    let page = eve.visit(&refused.link(t::web::request_access())).await;
    page.headed(t::web::request_access())
        .says(t::requests::asking_as("Eve Everyday", Slot::strong()).plain())
        .says_nothing_of("Choir");
    let status =
        eve.submit(page.form(t::web::request_access()).fill(t::requests::note(), "I was ill that week.")).await;
    status.is(200).headed(t::requests::status("open")).says_nothing_of("Choir");
    let email = fixture.server.mail.email_to(&fixture.ann.email).await;
    email.is_about(t::emails::request_subject("Choir", "Eve Everyday"));
    email.says(t::emails::request_text("Choir", "Eve Everyday", "Harbour School", "code"));
    eve.visit("/").await.says(t::requests::unnamed_group()).says_nothing_of("Choir");
    let list = fixture.ann.visit(&fixture.panel()).await;
    list.says("Eve Everyday").says("I was ill that week.").says(tab(1));
    fixture.ann.submit(list.form("Approve Eve Everyday")).await.says(t::requests::one_decided(true, "Eve Everyday"));
    fixture.server.mail.email_to(&eve.email).await.is_about(t::emails::approved_subject("Choir"));
    eve.visit(status.path()).await.headed(t::requests::status("approved")).says(t::groups::joined("Choir"));
    let used: i64 = fixture.server.read(|conn| rows::table.select(rows::uses).first(conn)).await;
    assert_eq!(used, 1, "a request uses no code up");
}

#[tokio::test]
async fn whoever_is_denied_learns_no_name() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    eve.post("/join/request", &[("code", CODE)]).await;
    fixture
        .ann
        .submit(fixture.ann.visit(&fixture.panel()).await.form("Decline Eve Everyday"))
        .await
        .says(t::requests::one_decided(false, "Eve Everyday"));
    let email = fixture.server.mail.email_to(&eve.email).await;
    email.is_about(t::emails::declined_subject_hidden("code"));
    assert!(!email.text().contains("Choir") && !email.html().contains("Choir"), "{email}");
}

#[tokio::test]
async fn asking_twice_is_asking_once() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    let first = eve.post("/join/request", &[("code", CODE)]).await;
    let status = first.header("location").expect("the status page").to_owned();
    let posts = (0..20).map(|_| eve.post("/join/request", &[("code", CODE), ("note", "again")]));
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&status);
    }
    assert_eq!(fixture.asked().await, 1);
}

#[tokio::test]
async fn each_reason_that_waiting_does_not_mend_offers_it() {
    let fixture = Full::open().await;
    let (eve, choir, now) = (fixture.server.eve().await, fixture.choir, fixture.server.now());
    let free = async |why: Option<EndedWhy>, expires: bool| {
        let ended = why.map(|_| now);
        let expires = expires.then_some(now);
        fixture
            .server
            .write(move |conn| {
                diesel::update(rows::table)
                    .set((
                        rows::max_uses.eq(None::<i64>),
                        rows::ended_at.eq(ended),
                        rows::ended_why.eq(why),
                        rows::expires_at.eq(expires),
                    ))
                    .execute(conn)
            })
            .await
    };
    for (why, expires) in [(Some(EndedWhy::Manual), false), (None, true)] {
        free(why, expires).await;
        entered(&eve).await.is(422).link(t::web::request_access());
    }
    free(None, false).await;
    let set = async |to: JoinType| {
        fixture
            .server
            .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::join_type.eq(to)).execute(conn))
            .await
    };
    set(JoinType::Closed).await;
    entered(&eve).await.is(422).link(t::web::request_access());
    set(JoinType::ByCode).await;
    entered(&eve).await.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn somebody_removed_asks_behind_the_old_code() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    fixture.server.write(|conn| diesel::update(rows::table).set(rows::max_uses.eq(None::<i64>)).execute(conn)).await;
    eve.join(CODE).await;
    fixture.server.later(chrono::TimeDelta::minutes(1));
    fixture.ann.post::<&str, &str>(&format!("/groups/{}/settings/members/{}/remove", fixture.choir, eve.id), &[]).await;
    let refused = eve.join(CODE).await;
    let form = eve.visit(&refused.is(422).link(t::web::request_access())).await.form(t::web::request_access());
    eve.submit(form).await.headed(t::requests::status("open"));
}

#[tokio::test]
async fn it_is_not_offered_where_there_is_nothing_to_ask_for() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    // No such code; forged, it is charged as a guess like any other.
    let form = eve.visit("/join").await.form(t::web::proceed()).fill(t::web::group_code(), "NOSUCH-1");
    eve.submit(form).await.is(422).says_nothing_of(t::web::request_access());
    eve.post("/join/request", &[("code", "NOSUCH-2")]).await.leads_to("/join?code=NOSUCH-2");
    let charged =
        fixture.server.read(|conn| guess_buckets::table.select(guess_buckets::empty_at).first::<Moment>(conn));
    assert_eq!(charged.await - fixture.server.now(), TimeDelta::minutes(1), "30 seconds for each");
    // What is no code at all costs nothing.
    eve.post("/join/request", &[("code", "")]).await.leads_to("/join?code=");
    // Whoever is in, and whoever comes in by it.
    let (ina, choir) = (fixture.server.account("Ina Inside", Who::MEMBER).await, fixture.choir);
    fixture.server.put_in(choir, &ina, GroupRole::Member).await;
    ina.post("/join/request", &[("code", CODE)]).await.leads_to(&format!("/join?code={CODE}"));
    fixture.server.write(|conn| diesel::update(rows::table).set(rows::max_uses.eq(None::<i64>)).execute(conn)).await;
    eve.post("/join/request", &[("code", CODE)]).await.leads_to(&format!("/join?code={CODE}"));
    // A group put away.
    let now = fixture.server.now();
    fixture
        .server
        .write(move |conn| diesel::update(groups::table.find(choir)).set(groups::archived_at.eq(now)).execute(conn))
        .await;
    entered(&eve).await.is(422).says_nothing_of(t::web::request_access());
    // Whoever is signed out learns of no code.
    let stranger = fixture.server.stranger();
    stranger.visit("/join/request?code=CHOIR-2026").await.headed(t::web::sign_in());
    stranger.post("/join/request", &[("code", CODE)]).await;
    assert_eq!(fixture.asked().await, 0);
}

#[tokio::test]
async fn a_note_that_is_too_long_comes_back_on_a_secret_page() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    let page = eve.visit(&format!("/join/request?code={CODE}")).await;
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    let long = "x".repeat(501);
    let again = eve.submit(page.form(t::web::request_access()).fill(t::requests::note(), &long)).await;
    again.is(422).faults(t::requests::note(), "500").keeps(t::requests::note(), &long);
    eve.submit(again.form(t::web::request_access()).fill(t::requests::note(), "short"))
        .await
        .headed(t::requests::status("open"));
    assert_eq!(fixture.asked().await, 1);
}

#[tokio::test]
async fn a_campaign_of_one_group_leads_to_managers_of_several_to_none() {
    let fixture = Full::open().await;
    let eve = fixture.server.eve().await;
    let campaign =
        Campaign::shared(&fixture.server, &fixture.ann, |form| form.fill(t::invites::maximum_uses(), "1")).await;
    campaign.named_by(&fixture.server, fixture.choir).await;
    let code = &campaign.codes[0];
    fixture.server.account("Uma User", Who::MEMBER).await.join(code).await.is(303);
    let refused = eve.post("/join", &[("code", code)]).await;
    refused.is(422).refuses(t::web::group_code(), "code.used_up");
    eve.submit(eve.visit(&refused.link(t::web::request_access())).await.form(t::web::request_access())).await.is(200);
    fixture.ann.visit(&fixture.panel()).await.says("Eve Everyday");
    let band = fixture.server.group("Band", &fixture.ann).await;
    campaign.named_by(&fixture.server, band).await;
    let lee = fixture.server.account("Lee Later", Who::MEMBER).await;
    lee.post("/join", &[("code", code)]).await.is(422).says_nothing_of(t::web::request_access());
    lee.post("/join/request", &[("code", code)]).await.says_nothing_of(t::requests::status("open"));
    assert_eq!(fixture.asked().await, 1);
}
