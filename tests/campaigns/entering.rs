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
struct Doors {
    server: TestServer,
    ann: Account,
    campaign: Campaign,
    choir: GroupId,
    band: GroupId,
}

impl Doors {
    async fn open(max_uses: &str) -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let campaign = Campaign::shared(&server, &ann, |form| form.fill("Maximum uses", max_uses)).await;
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
async fn a_member_sees_all_that_the_code_opens_and_joins_by_one_button_and_one_use() {
    let doors = Doors::open("5").await;
    let eve = doors.server.eve().await;
    let page = eve.submit(eve.visit("/join").await.form("Continue").fill("Group code", doors.code())).await;
    page.is(200).headed("Join Choir and Band?").says("This code opens 2 groups at once.").says("Your role Member");
    assert_eq!(doors.server.uses_of(doors.campaign.id).await, (0, 0, 0), "looking uses nothing");
    let home = eve.submit(page.form("Join")).await;
    home.at("/").says("You’re in Choir and Band.");
    assert_eq!(doors.server.joined_by_campaign(eve.id).await, [doors.choir, doors.band]);
    assert_eq!(doors.server.uses_of(doors.campaign.id).await, (1, 1, 1));
    let page = doors.ann.visit(&doors.campaign.url).await;
    page.says(t::campaigns::uses_of(5, 1)).says("Eve Everyday").says("Choir").says("Band");
    let members = doors.ann.visit(&format!("/groups/{}/settings/members", doors.choir)).await;
    members.says(t::events::joined_how("campaign")).says(doors.code());
    let person = doors.ann.visit(&format!("/users/{}", eve.id)).await;
    for page in [&members, &person] {
        let link = page.link(doors.code());
        assert_eq!(link, format!("{}?q={}", doors.campaign.url, doors.code()));
        doors.ann.visit(&link).await.is(200).says(doors.code());
    }
    // Whoever manages a group only has no page of its campaigns.
    let gus = doors.server.gus(doors.choir).await;
    let url = format!("{}?q=", doors.campaign.url);
    gus.visit(&format!("/users/{}", eve.id)).await.says(doors.code()).says_nothing_of(&url);
    let told = t::events::member_joined(BOLD, "campaign", true, "", "member", "Eve Everyday");
    doors.ann.visit(&format!("/groups/{}/settings/activity", doors.choir)).await.tells(told);
}

#[tokio::test]
async fn who_is_in_all_of_them_is_told_so_and_nothing_is_used_up() {
    let doors = Doors::open("1").await;
    let (eve, sam) = (doors.server.eve().await, doors.server.sam().await);
    enter(&eve, doors.code()).await.leads_to("/");
    for _ in 0..2 {
        enter(&eve, doors.code()).await.leads_to("/");
        eve.visit("/").await.says("You’re already in Choir and Band.");
    }
    // Somebody who came by other doors is told so too, even by a code that is used up.
    for group in [doors.choir, doors.band] {
        doors.server.put_in(group, &sam, GroupRole::Member).await;
    }
    sam.post("/join", &[("code", doors.code())]).await.leads_to("/");
    assert_eq!(doors.server.uses_of(doors.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn who_is_in_one_of_them_comes_into_the_other() {
    let doors = Doors::open("5").await;
    let eve = doors.server.eve().await;
    doors.server.put_in(doors.choir, &eve, GroupRole::Member).await;
    let page = eve.post("/join", &[("code", doors.code())]).await;
    page.headed("Join Band?").says_nothing_of("2 groups");
    eve.submit(page.form("Join")).await.at(&format!("/groups/{}", doors.band)).says("You’re in Band.");
    assert_eq!(doors.server.joined_by_campaign(eve.id).await, [doors.band]);
}

#[tokio::test]
async fn the_same_code_again_spends_no_use_and_opens_groups_that_have_joined_the_campaign_since() {
    let doors = Doors::open("1").await;
    let eve = doors.server.eve().await;
    enter(&eve, doors.code()).await.leads_to("/");
    let rowing = doors.server.group("Rowing", &doors.ann).await;
    doors.campaign.named_by(&doors.server, rowing).await;
    enter(&eve, doors.code()).await.leads_to(&format!("/groups/{rowing}"));
    // And back into one that she left.
    let (id, choir, now) = (eve.id, doors.choir, doors.server.now());
    doors.server.write(move |conn| groups::leave(conn, choir, id, &by_program(now))).await;
    enter(&eve, doors.code()).await.leads_to(&format!("/groups/{choir}"));
    assert_eq!(doors.server.joined_by_campaign(eve.id).await, [doors.choir, doors.band, rowing]);
    assert_eq!(doors.server.uses_of(doors.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn who_was_removed_from_one_comes_into_the_others_and_who_was_removed_from_all_is_told_so() {
    let doors = Doors::open("5").await;
    let (eve, sam) = (doors.server.eve().await, doors.server.sam().await);
    for who in [&eve, &sam] {
        doors.server.put_in(doors.choir, who, GroupRole::Member).await;
        doors.remove(doors.choir, who).await;
    }
    let page = eve.post("/join", &[("code", doors.code())]).await;
    page.headed("Join Band?");
    eve.submit(page.form("Join")).await.at(&format!("/groups/{}", doors.band));
    assert_eq!(doors.server.joined_by_campaign(eve.id).await, [doors.band]);
    // She is in the one that she may be in: nothing more comes of the code.
    enter(&eve, doors.code()).await.leads_to(&format!("/groups/{}", doors.band));

    doors.server.put_in(doors.band, &sam, GroupRole::Member).await;
    doors.remove(doors.band, &sam).await;
    let before = doors.server.contents().await;
    for page in [sam.post("/join", &[("code", doors.code())]).await, enter(&sam, doors.code()).await] {
        page.is(422).refuses("Group code", "member.removed").keeps("Group code", doors.code());
    }
    doors.server.unchanged(&before).await;
}

#[tokio::test]
async fn groups_that_take_nobody_are_left_out_and_one_that_is_not_viewable_is_not() {
    let doors = Doors::open("5").await;
    let (server, eve) = (&doors.server, doors.server.eve().await);
    let now = server.now();
    let closed = server.group_with("Board", &doors.ann, |group| group.join_type = JoinType::Closed).await;
    let later =
        server.group_with("Summer", &doors.ann, |group| group.starts_at = Some(now + TimeDelta::days(30))).await;
    let over = server.group_with("Winter", &doors.ann, |group| group.stops_at = Some(now)).await;
    let hidden = server.group_with("Jury", &doors.ann, |group| group.viewable = false).await;
    let open = server.group_with("Picnic", &doors.ann, |group| group.join_type = JoinType::Open).await;
    for group in [closed, later, over, hidden, open] {
        doors.campaign.named_by(server, group).await;
    }
    enter(&eve, doors.code()).await.leads_to("/");
    assert_eq!(server.joined_by_campaign(eve.id).await, [doors.choir, doors.band, hidden, open]);
    assert_eq!(server.uses_of(doors.campaign.id).await, (1, 1, 1));
}

#[tokio::test]
async fn a_code_for_one_use_shows_who_used_it_and_is_found_by_its_beginning() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 60).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    let code = &campaign.codes[58];
    enter(&eve, &code.to_lowercase().replace('-', " ")).await.leads_to(&format!("/groups/{choir}"));
    enter(&sam, code).await.is(422).refuses("Group code", "code.used_up");
    let beginning = code.replace('-', "")[..6].to_lowercase();
    let page = ann.visit(&format!("{}?q={beginning}", campaign.url)).await;
    page.says(code).says(t::web::state("used")).says("Eve Everyday").says("Mon 2 Mar 2026, 10:00 CET");
    assert_eq!(page.all("tbody tr").len(), 1);
    let used = ann.visit(&format!("{}?use=used", campaign.url)).await;
    assert_eq!(used.all("tbody .code"), [code.as_str()]);
    let unused = ann.visit(&format!("{}?use=unused", campaign.url)).await;
    assert_eq!(unused.all("tbody .code"), campaign.codes[..50]);
    let rest = ann.visit(&unused.link("Next →")).await;
    assert_eq!(rest.all("tbody .code").len(), 9);
    assert!(!rest.all("tbody .code").contains(code));
}

#[tokio::test]
async fn a_pasted_address_and_the_short_url_lead_to_what_it_opens() {
    let doors = Doors::open("5").await;
    let eve = doors.server.eve().await;
    let key = doors.code().replace('-', "");
    eve.visit(&format!("/join/{key}")).await.is(200).headed("Join Choir and Band?");
    let pasted = format!("{}join/{key}", doors.server.base);
    eve.post("/join", &[("code", &pasted)]).await.is(200).headed("Join Choir and Band?");
    let page = doors.server.stranger().visit(&format!("/join/{key}")).await;
    page.is(200).headed("Choir and Band").says("This code opens 2 groups at once.");
    assert_eq!(page.link("Sign up"), format!("/signup?code={key}"));
}
