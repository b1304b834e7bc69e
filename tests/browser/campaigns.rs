//! Campaigns at a real browser: one code for many uses, and many codes for one use each, made by an
//! admin and entered by members, by the labels that stand on the pages.

use muster::ids::GroupId;
use muster::locale::Slot;
use muster::t;

use super::signed_in;
use crate::campaigns::Campaign;
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::chromium::{Chromium, Look};

/// Ann's choir and band, and two who are in neither.
struct Site {
    server: TestServer,
    ann: Account,
    eve: Account,
    sam: Account,
    choir: GroupId,
    band: GroupId,
}

impl Site {
    async fn open() -> Self {
        let server = TestServer::open().await;
        let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
        let (choir, band) = (server.group("Choir", &ann).await, server.group("Band", &ann).await);
        Self { server, ann, eve, sam, choir, band }
    }

    /// The campaign that was made last, named by choir and band.
    async fn named(&self, ann: &Chromium) -> Campaign {
        let campaign = Campaign::at(&self.server, &ann.path().await).await;
        for group in [self.choir, self.band] {
            campaign.named_by(&self.server, group).await;
        }
        campaign
    }
}

/// **Enter Group Code** in the drawer.
async fn enter(somebody: &Chromium, code: &str) {
    somebody.says(t::codes::enter_group_code()).await;
    somebody.click(t::codes::enter_group_code()).await;
    somebody.fill("Group code", code).await;
    somebody.click("Continue").await;
}

async fn by_a_shared_code(look: Look) {
    let site = Site::open().await;
    let ann = signed_in(&site.server, &site.ann, look).await;
    ann.visit("/").await;
    ann.click("Campaigns").await;
    ann.click("New campaign").await;
    ann.fill("Name", "Spring").await;
    ann.fill("Custom code", "spring 2026").await;
    ann.click(t::codes::random_ending()).await;
    ann.click("Create campaign").await;
    ann.says(t::campaigns::created()).await;
    ann.says(t::campaigns::unused_by_groups(Slot::link("")).plain()).await;
    let campaign = site.named(&ann).await;

    let eve = signed_in(&site.server, &site.eve, look).await;
    enter(&eve, "spring-2026").await;
    eve.says("Join Choir and Band?").await;
    eve.click("Join").await;
    eve.says("You’re in Choir and Band.").await;

    ann.click("Campaigns").await;
    ann.says("Choir and Band").await;
    ann.click("Spring").await;
    ann.says("Eve Everyday").await;
    ann.says(t::campaigns::uses(1)).await;
    assert!(!ann.scrolls_sideways().await);
    mailed(&site, &ann, look).await;
    ann.visit(&campaign.url).await;
    edited(&ann).await;

    let sam = signed_in(&site.server, &site.sam, look).await;
    enter(&sam, "spring-2026").await;
    sam.says(t::passes::code_not_entered_here()).await;
}

/// **Email codes** to the people of a group that is found by its name.
async fn mailed(site: &Site, ann: &Chromium, look: Look) {
    site.server.group("Friends of the zoo", &site.server.bob().await).await;
    ann.click("Email codes").await;
    ann.click(&format!("{} {}", t::campaigns::of_groups(), t::campaigns::of_groups_about())).await;
    ann.fill("Search groups", "zoo").await;
    if !look.javascript {
        ann.click("Search").await;
    }
    ann.says("1 group found").await;
    ann.click("Friends of the zoo").await;
    ann.click("Send codes").await;
    ann.says(t::campaigns::emailed(1)).await;
}

/// **Edit**: a stop that the groups do not have is saved, and the groups are named.
async fn edited(ann: &Chromium) {
    ann.click("Edit").await;
    ann.says(t::campaigns::edit_fixed(t::campaigns::fixed_shared())).await;
    ann.fill("Name", "Summer").await;
    // As a date field is typed into, whatever the order in which it shows day, month and year.
    ann.fill("Stop date", "03032026").await;
    ann.click("Save changes").await;
    ann.says(t::campaigns::uncovered_text(false)).await;
    assert!(!ann.scrolls_sideways().await);
    ann.click("Edit").await;
    assert_eq!(ann.value("Name").await, "Summer");
    assert_eq!(ann.value("Stop date").await, "2026-03-03");
    ann.fill("Stop date", "").await;
    ann.click(t::campaigns::in_app()).await;
    assert!(!ann.scrolls_sideways().await);
    ann.click("Save changes").await;
    ann.says(t::web::saved()).await;
    ann.says(t::campaigns::in_app_fact(false)).await;
    assert_eq!(ann.title().await, "Summer · Campaigns · Harbour School");
}

async fn by_a_code_for_one_use(look: Look) {
    let site = Site::open().await;
    let ann = signed_in(&site.server, &site.ann, look).await;
    ann.visit("/campaigns/new").await;
    ann.fill("Name", "Vouchers").await;
    ann.click(&format!("{} {}", t::campaigns::single(), t::campaigns::single_about())).await;
    ann.fill(t::campaigns::quantity(), "30").await;
    ann.fill("Prefix", "SALE").await;
    ann.click("Create campaign").await;
    ann.says(t::campaigns::kind_single(30)).await;
    let campaign = site.named(&ann).await;

    let eve = signed_in(&site.server, &site.eve, look).await;
    enter(&eve, &campaign.codes[7].to_lowercase()).await;
    eve.says(t::passes::opens_groups(2)).await;
    eve.click("Join").await;
    eve.says("You’re in Choir and Band.").await;

    let sam = signed_in(&site.server, &site.sam, look).await;
    enter(&sam, &campaign.codes[7]).await;
    sam.says(t::passes::code_used_up()).await;
    assert_eq!(sam.value("Group code").await, campaign.codes[7], "what was typed is kept");

    ann.visit(&format!("{}?use=used", campaign.url)).await;
    ann.says("Eve Everyday").await;
    ann.says(t::campaigns::codes_used(30, 1)).await;
    ann.click("Stop campaign").await;
    ann.says(t::campaigns::stop_single(29)).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_member_joins_all_groups_of_a_shared_code() {
    by_a_shared_code(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_member_joins_all_groups_of_a_shared_code_without_javascript() {
    by_a_shared_code(Look::DESK.without_javascript()).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_for_one_use_lets_one_member_in() {
    by_a_code_for_one_use(Look::DESK).await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_code_for_one_use_lets_one_member_in_without_javascript() {
    by_a_code_for_one_use(Look::DESK.without_javascript()).await;
}
