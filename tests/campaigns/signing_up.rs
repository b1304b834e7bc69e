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

use super::Campaign;
use crate::harness::House;
use crate::harness::cast::Account;
use crate::harness::cast::by_program;
use crate::harness::page::Page;

struct Door {
    house: House,
    ann: Account,
    choir: GroupId,
    band: GroupId,
}

impl Door {
    async fn open() -> Self {
        let house = House::open().await;
        let ann = house.ann().await;
        let (choir, band) = (house.group("Choir", &ann).await, house.group("Band", &ann).await);
        Self { house, ann, choir, band }
    }

    async fn sign_up(&self, first: &str, code: &str) -> Page {
        let browser = self.house.stranger();
        let form = browser.visit("/signup").await.form("Sign up").fill("Join code", code);
        let form = form.fill("Name", first).fill("Email", &format!("{first}@example.org"));
        browser.submit(form.fill("Password", "tide-and-anchor")).await
    }

    /// A seat that was taken with `code` and is not finished.
    async fn seat(&self, code: &str) -> UserId {
        let (code, now) = (Code::read(code).expect("a code"), self.house.now());
        let seated = self.house.app.db.write(move |conn| {
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
    let door = Door::open().await;
    let campaign = Campaign::shared(&door.house, &door.ann, |form| form.fill("Maximum uses", "1")).await;
    for group in [door.choir, door.band] {
        campaign.named_by(&door.house, group).await;
    }
    let home = door.sign_up("zoe", &campaign.codes[0]).await;
    home.is(200).at("/").says("Welcome to Harbour School. You’re in Choir and Band.");
    assert_eq!(door.house.uses_of(campaign.id).await, (1, 1, 1));
    let late = door.sign_up("yan", &campaign.codes[0]).await;
    late.is(422).refuses("Join code", "code.unusable");
    assert_eq!(door.house.uses_of(campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_code_for_one_use_brings_one_newcomer_straight_into_its_group() {
    let door = Door::open().await;
    let campaign = Campaign::single(&door.house, &door.ann, 2).await;
    campaign.named_by(&door.house, door.choir).await;
    let page = door.sign_up("zoe", &campaign.codes[0]).await;
    page.is(200).at(&format!("/groups/{}", door.choir)).says("You’re in Choir.");
    door.sign_up("yan", &campaign.codes[0]).await.is(422);
    door.sign_up("yan", &campaign.codes[1]).await.is(200);
    assert_eq!(door.house.uses_of(campaign.id).await, (2, 2, 2));
    door.ann.visit(&campaign.url).await.says("zoe").says("yan").says("2 of 2 codes used");
}

#[tokio::test]
async fn a_seat_keeps_its_right_though_the_campaign_is_stopped_meanwhile() {
    let door = Door::open().await;
    let campaign = Campaign::single(&door.house, &door.ann, 2).await;
    for group in [door.choir, door.band] {
        campaign.named_by(&door.house, group).await;
    }
    let (zoe, seated_at) = (door.seat(&campaign.codes[0]).await, door.house.now());
    door.ann.visit(&campaign.url).await.says("Somebody who is signing up").says_nothing_of("Zoe");
    door.house.later(TimeDelta::minutes(1));
    door.ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    let code = Code::read(&campaign.codes[0]).expect("a code");
    let admitted = door.house.app.db.write(move |conn| {
        diesel::update(users::table.find(zoe)).set(users::state.eq(UserState::Active)).execute(conn)?;
        let found = load_code(conn, code.key(), zoe)?.ok_or(Stop::Refused(RedeemError::UNKNOWN_CODE))?;
        confirm(conn, &by_program(seated_at), &found, zoe, seated_at)
    });
    let admitted: Vec<_> =
        admitted.await.expect("the seat stands").groups.into_iter().map(|(group, _)| group).collect();
    assert_eq!(admitted, [door.choir, door.band]);
    assert_eq!(door.house.uses_of(campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_seat_that_is_not_finished_gives_its_code_back_unused() {
    let door = Door::open().await;
    let campaign = Campaign::single(&door.house, &door.ann, 2).await;
    campaign.named_by(&door.house, door.choir).await;
    door.seat(&campaign.codes[0]).await;
    assert_eq!(door.house.uses_of(campaign.id).await, (1, 1, 1));
    door.house.later(TimeDelta::minutes(15));
    let now = door.house.now();
    door.house.write(move |conn| accounts::sweep(conn, now)).await;
    assert_eq!(door.house.uses_of(campaign.id).await, (0, 0, 0));
    let id = campaign.id;
    let used: i64 = door
        .house
        .read(move |conn| {
            table::table.filter(table::campaign_id.eq(id)).filter(table::used_at.is_not_null()).count().get_result(conn)
        })
        .await;
    assert_eq!(used, 0, "it counts as unused again");
    door.sign_up("yan", &campaign.codes[0]).await.is(200);
}
