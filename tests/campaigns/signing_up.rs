//! Signing up with a campaign's code.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::accounts;
use muster::codes::Code;
use muster::db::Stop;
use muster::db::schema::{codes as table, users};
use muster::db::types::{OrgRole, UserState};
use muster::ids::{GroupId, UserId};
use muster::passes::{RedeemError, confirm, load_code, reserve};
use muster::people::{self, NewPerson};
use muster::t;

use super::Campaign;
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::cast::by_program;
use crate::harness::page::Page;

struct GroupWithCode {
    server: TestServer,
    ann: Account,
    choir: GroupId,
    band: GroupId,
}

impl GroupWithCode {
    async fn open() -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
        Self { server, ann, choir, band }
    }

    async fn sign_up(&self, first: &str, code: &str) -> Page {
        let browser = self.server.stranger();
        let form = browser.visit("/signup").await.form(t::accounts::sign_up()).fill(t::web::join_code(), code);
        let form = form.fill(t::campaigns::name(), first).fill(t::web::email(), &format!("{first}@example.org"));
        browser.submit(form.fill(t::web::password(), "tide-and-anchor")).await
    }

    /// A seat that was taken with `code` and is not finished.
    async fn seat(&self, code: &str) -> UserId {
        let (code, now) = (Code::read(code).expect("a code"), self.server.now());
        let seated = self.server.app.db.write(move |conn| {
            let zoe = NewPerson {
                email: "zoe@example.org",
                email_key: "zoe@example.org",
                email_confirmed_at: None,
                name: "Zoe",
                name_key: "zoe",
                password_hash: None,
                role: OrgRole::Member,
                state: UserState::Pending,
            };
            let zoe = people::insert(conn, &zoe, now)?;
            let found = load_code(conn, code.key(), zoe)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
            reserve(conn, &found, "zoe@example.org", zoe, now)?;
            Ok::<_, Stop<RedeemError>>(zoe)
        });
        seated.await.unwrap_or_else(|stop| panic!("no seat: {stop:?}"))
    }
}

#[tokio::test]
async fn one_code_for_many_brings_newcomers_into_all_its_groups() {
    let fixture = GroupWithCode::open().await;
    let campaign = Campaign::shared(&fixture.server, &fixture.ann, |form| form.fill(t::passes::max_uses(), "1")).await;
    for group in [fixture.choir, fixture.band] {
        campaign.named_by(&fixture.server, group).await;
    }
    let home = fixture.sign_up("zoe", &campaign.codes[0]).await;
    home.is(200).at("/").says("Welcome to Harbour School. You’re in Choir and Band.");
    assert_eq!(fixture.server.uses_of(campaign.id).await, (1, 1, 1));
    let late = fixture.sign_up("yan", &campaign.codes[0]).await;
    late.is(422).refuses(t::web::join_code(), "code.unusable");
    assert_eq!(fixture.server.uses_of(campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_single_use_code_brings_one_newcomer_into_its_group() {
    let fixture = GroupWithCode::open().await;
    let campaign = Campaign::single(&fixture.server, &fixture.ann, 2).await;
    campaign.named_by(&fixture.server, fixture.choir).await;
    let page = fixture.sign_up("zoe", &campaign.codes[0]).await;
    page.is(200).at(&format!("/groups/{}", fixture.choir)).says("You’re in Choir.");
    fixture.sign_up("yan", &campaign.codes[0]).await.is(422);
    fixture.sign_up("yan", &campaign.codes[1]).await.is(200);
    assert_eq!(fixture.server.uses_of(campaign.id).await, (2, 2, 2));
    fixture.ann.visit(&campaign.url).await.says("zoe").says("yan").says(t::campaigns::codes_used(2, 2));
}

#[tokio::test]
async fn a_seat_keeps_its_right_though_the_campaign_is_stopped() {
    let fixture = GroupWithCode::open().await;
    let campaign = Campaign::single(&fixture.server, &fixture.ann, 2).await;
    for group in [fixture.choir, fixture.band] {
        campaign.named_by(&fixture.server, group).await;
    }
    let (zoe, seated_at) = (fixture.seat(&campaign.codes[0]).await, fixture.server.now());
    fixture.ann.visit(&campaign.url).await.says(t::campaigns::signing_up()).says_nothing_of("Zoe");
    fixture.server.later(TimeDelta::minutes(1));
    fixture.ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    let code = Code::read(&campaign.codes[0]).expect("a code");
    let admitted = fixture.server.app.db.write(move |conn| {
        diesel::update(users::table.find(zoe)).set(users::state.eq(UserState::Active)).execute(conn)?;
        let found = load_code(conn, code.key(), zoe)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
        confirm(conn, &by_program(seated_at), &found, zoe, seated_at)
    });
    let admitted: Vec<_> =
        admitted.await.expect("the seat stands").groups.into_iter().map(|(group, _)| group).collect();
    assert_eq!(admitted, [fixture.choir, fixture.band]);
    assert_eq!(fixture.server.uses_of(campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_seat_that_is_not_finished_gives_its_code_back_unused() {
    let fixture = GroupWithCode::open().await;
    let campaign = Campaign::single(&fixture.server, &fixture.ann, 2).await;
    campaign.named_by(&fixture.server, fixture.choir).await;
    fixture.seat(&campaign.codes[0]).await;
    assert_eq!(fixture.server.uses_of(campaign.id).await, (1, 1, 1));
    fixture.server.later(TimeDelta::minutes(15));
    let now = fixture.server.now();
    fixture.server.write(move |conn| accounts::sweep(conn, now)).await;
    assert_eq!(fixture.server.uses_of(campaign.id).await, (0, 0, 0));
    let id = campaign.id;
    let used: i64 = fixture
        .server
        .read(move |conn| {
            table::table.filter(table::campaign_id.eq(id)).filter(table::used_at.is_not_null()).count().get_result(conn)
        })
        .await;
    assert_eq!(used, 0, "it counts as unused again");
    fixture.sign_up("yan", &campaign.codes[0]).await.is(200);
}
