//! Entering a campaign's code: every group that names the campaign and takes people, by one use.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType};
use muster::events::BOLD;
use muster::groups;
use muster::ids::GroupId;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::cast::by_program;

/// Two groups that name a campaign of one code with this maximum of uses, all made by Ann.
struct Fixture {
    server: TestServer,
    ann: Account,
    campaign: Campaign,
    choir: GroupId,
    band: GroupId,
}

impl Fixture {
    async fn open(max_uses: &str) -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let campaign = Campaign::shared(&server, &ann, |form| form.fill(t::passes::max_uses(), max_uses)).await;
        let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
        for group in [choir, band] {
            campaign.named_by(&server, group).await;
        }
        server.later(TimeDelta::minutes(1));
        Self { server, ann, campaign, choir, band }
    }

    fn code(&self) -> &str {
        &self.campaign.codes[0]
    }

    async fn remove(&self, group: GroupId, who: &Account) {
        let (id, now) = (who.id, self.server.now());
        self.server.write(move |conn| groups::remove(conn, group, id, &by_program(now))).await;
    }
}

#[tokio::test]
async fn a_member_sees_what_the_code_opens_and_joins_by_one_use() {
    let fixture = Fixture::open("5").await;
    let eve = fixture.server.eve().await;
    let page =
        eve.submit(eve.visit("/join").await.form(t::web::proceed()).fill(t::web::group_code(), fixture.code())).await;
    page.is(200).headed("Join Choir and Band?").says(t::passes::opens_groups(2)).says("Your role Member");
    assert_eq!(fixture.server.uses_of(fixture.campaign.id).await, (0, 0, 0), "looking uses nothing");
    let home = eve.submit(page.form(t::web::join())).await;
    home.at("/").says("You’re in Choir and Band.");
    assert_eq!(fixture.server.joined_by_campaign(eve.id).await, [fixture.choir, fixture.band]);
    assert_eq!(fixture.server.uses_of(fixture.campaign.id).await, (1, 1, 1));
    let page = fixture.ann.visit(&fixture.campaign.url).await;
    page.says(t::campaigns::uses_of(5, 1)).says("Eve Everyday").says("Choir").says("Band");
    let members = fixture.ann.visit(&format!("/groups/{}/settings/members", fixture.choir)).await;
    members.says(t::events::joined_how("campaign")).says(fixture.code());
    let person = fixture.ann.visit(&format!("/users/{}", eve.id)).await;
    for page in [&members, &person] {
        let link = page.link(fixture.code());
        assert_eq!(link, format!("{}?q={}", fixture.campaign.url, fixture.code()));
        fixture.ann.visit(&link).await.is(200).says(fixture.code());
    }
    // Whoever manages a group only has no page of its campaigns.
    let gus = fixture.server.gus(fixture.choir).await;
    let url = format!("{}?q=", fixture.campaign.url);
    gus.visit(&format!("/users/{}", eve.id)).await.says(fixture.code()).says_nothing_of(&url);
    let told = t::events::member_joined(BOLD, "campaign", true, "", "member", "Eve Everyday");
    fixture.ann.visit(&format!("/groups/{}/settings/activity", fixture.choir)).await.tells(told);
}

#[tokio::test]
async fn who_is_in_all_of_them_is_told_so_and_nothing_is_used_up() {
    let fixture = Fixture::open("1").await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    enter(&eve, fixture.code()).await.leads_to("/");
    for _ in 0..2 {
        enter(&eve, fixture.code()).await.leads_to("/");
        eve.visit("/").await.says(t::passes::welcome_already_in("Choir and Band"));
    }
    // Somebody who joined another way is told so too, even by a code that is used up.
    for group in [fixture.choir, fixture.band] {
        fixture.server.put_in(group, &sam, GroupRole::Member).await;
    }
    sam.post("/join", &[("code", fixture.code())]).await.leads_to("/");
    assert_eq!(fixture.server.uses_of(fixture.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn who_is_in_one_of_them_comes_into_the_other() {
    let fixture = Fixture::open("5").await;
    let eve = fixture.server.eve().await;
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    let page = eve.post("/join", &[("code", fixture.code())]).await;
    page.headed("Join Band?").says_nothing_of("2 groups");
    eve.submit(page.form(t::web::join())).await.at(&format!("/groups/{}", fixture.band)).says("You’re in Band.");
    assert_eq!(fixture.server.joined_by_campaign(eve.id).await, [fixture.band]);
}

#[tokio::test]
async fn the_same_code_again_opens_newer_groups_without_a_use() {
    let fixture = Fixture::open("1").await;
    let eve = fixture.server.eve().await;
    enter(&eve, fixture.code()).await.leads_to("/");
    let rowing = fixture.server.group("Rowing", &fixture.ann).await;
    fixture.campaign.named_by(&fixture.server, rowing).await;
    enter(&eve, fixture.code()).await.leads_to(&format!("/groups/{rowing}"));
    // And back into one that she left.
    let (id, choir, now) = (eve.id, fixture.choir, fixture.server.now());
    fixture.server.write(move |conn| groups::leave(conn, choir, id, &by_program(now))).await;
    enter(&eve, fixture.code()).await.leads_to(&format!("/groups/{choir}"));
    assert_eq!(fixture.server.joined_by_campaign(eve.id).await, [fixture.choir, fixture.band, rowing]);
    assert_eq!(fixture.server.uses_of(fixture.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn who_was_removed_from_one_group_joins_the_others() {
    let fixture = Fixture::open("5").await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    for who in [&eve, &sam] {
        fixture.server.put_in(fixture.choir, who, GroupRole::Member).await;
        fixture.remove(fixture.choir, who).await;
    }
    let page = eve.post("/join", &[("code", fixture.code())]).await;
    page.headed("Join Band?");
    eve.submit(page.form(t::web::join())).await.at(&format!("/groups/{}", fixture.band));
    assert_eq!(fixture.server.joined_by_campaign(eve.id).await, [fixture.band]);
    // She is in the one that she may be in: nothing more comes of the code.
    enter(&eve, fixture.code()).await.leads_to(&format!("/groups/{}", fixture.band));

    fixture.server.put_in(fixture.band, &sam, GroupRole::Member).await;
    fixture.remove(fixture.band, &sam).await;
    let before = fixture.server.contents().await;
    for page in [sam.post("/join", &[("code", fixture.code())]).await, enter(&sam, fixture.code()).await] {
        page.is(422).refuses(t::web::group_code(), "member.removed").keeps(t::web::group_code(), fixture.code());
    }
    fixture.server.unchanged(&before).await;
}

#[tokio::test]
async fn groups_that_take_nobody_are_left_out_hidden_ones_are_not() {
    let fixture = Fixture::open("5").await;
    let (server, eve) = (&fixture.server, fixture.server.eve().await);
    let now = server.now();
    let closed = server.group_with("Board", &fixture.ann, |group| group.join_type = JoinType::Closed).await;
    let later =
        server.group_with("Summer", &fixture.ann, |group| group.starts_at = Some(now + TimeDelta::days(30))).await;
    let over = server.group_with("Winter", &fixture.ann, |group| group.stops_at = Some(now)).await;
    let hidden = server.group_with("Jury", &fixture.ann, |group| group.viewable = false).await;
    let open = server.group_with("Picnic", &fixture.ann, |group| group.join_type = JoinType::Open).await;
    for group in [closed, later, over, hidden, open] {
        fixture.campaign.named_by(server, group).await;
    }
    enter(&eve, fixture.code()).await.leads_to("/");
    assert_eq!(server.joined_by_campaign(eve.id).await, [fixture.choir, fixture.band, hidden, open]);
    assert_eq!(server.uses_of(fixture.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_single_use_code_shows_its_user_and_is_found_by_prefix() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 60).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let code = &campaign.codes[58];
    enter(&eve, &code.to_lowercase().replace('-', " ")).await.leads_to(&format!("/groups/{choir}"));
    enter(&sam, code).await.is(422).refuses(t::web::group_code(), "code.used_up");
    let beginning = code.replace('-', "")[..6].to_lowercase();
    let page = ann.visit(&format!("{}?q={beginning}", campaign.url)).await;
    page.says(code).says(t::web::state("used")).says("Eve Everyday").says("Mon 2 Mar 2026, 10:00 CET");
    assert_eq!(page.all("tbody tr").len(), 1);
    let used = ann.visit(&format!("{}?use=used", campaign.url)).await;
    assert_eq!(used.all("tbody .code"), [code.as_str()]);
    let unused = ann.visit(&format!("{}?use=unused", campaign.url)).await;
    assert_eq!(unused.all("tbody .code"), campaign.codes[..50]);
    let rest = ann.visit(&unused.link(format!("{} →", t::web::next_page()))).await;
    assert_eq!(rest.all("tbody .code").len(), 9);
    assert!(!rest.all("tbody .code").contains(code));
}

#[tokio::test]
async fn a_pasted_address_and_the_short_url_lead_to_what_it_opens() {
    let fixture = Fixture::open("5").await;
    let eve = fixture.server.eve().await;
    let key = fixture.code().replace('-', "");
    eve.visit(&format!("/join/{key}")).await.is(200).headed("Join Choir and Band?");
    let pasted = format!("{}join/{key}", fixture.server.base);
    eve.post("/join", &[("code", &pasted)]).await.is(200).headed("Join Choir and Band?");
    let page = fixture.server.stranger().visit(&format!("/join/{key}")).await;
    page.is(200).headed("Choir and Band").says(t::passes::opens_groups(2));
    assert_eq!(page.link(t::accounts::sign_up()), format!("/signup?code={key}"));
}
