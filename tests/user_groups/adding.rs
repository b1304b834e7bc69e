//! **Add group**.

use chrono::TimeDelta;
use futures_util::future::join_all;
use muster::ids::GroupId;
use muster::t;

use super::{LIST, campaign, form_of, names};
use crate::harness::TestServer;

#[tokio::test]
async fn an_admin_adds_a_group_by_all_its_fields() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    campaign(&server, "Autumn", &ann, None, None).await;
    server.group("Rowing", &ann).await;
    let settings = ann.visit(&ann.visit("/").await.link("Settings")).await;
    let list = ann.visit(&settings.link("User Groups")).await;
    list.titled("User Groups · Settings · Harbour School");
    let page = ann.visit(&list.link("Add group")).await;
    page.headed(t::user_groups::add_group()).keeps("Order", "");
    let form = page
        .form("Save changes")
        .fill("Name", "Chamber choir")
        .fill("Description", "We sing.")
        .fill("Category", "Music")
        .fill("Start date", "2026-03-09")
        .fill("Stop date", "2026-07-31")
        .check("User viewable")
        .choose("By code")
        .fill("Campaign", "Autumn (always)")
        .fill("Order", "1");
    let added = ann.submit(form).await;
    added.says(t::user_groups::created());
    assert_eq!(added.all("tbody th a"), ["Rowing", "Chamber choir"], "of two at one number the older one is first");
    added.says(t::web::state("not-started")).says(t::groups::join_type("by_code")).says("Autumn");
    let kept = ann.visit(&form_of(GroupId(2))).await;
    kept.keeps("Name", "Chamber choir").keeps("Description", "We sing.").keeps("Category", "Music");
    kept.keeps("Start date", "2026-03-09").keeps("Stop date", "2026-07-31");
    kept.keeps("Campaign", "Autumn (always)").keeps("Order", "1");
    // To members it appears on its start date, at its first moment.
    eve.visit("/groups").await.says_nothing_of("Chamber choir");
    server.clock.set(crate::harness::cast::zone().start_of_day("2026-03-09".parse().unwrap()));
    let shown = eve.visit("/groups").await;
    shown.says("Chamber choir");
    assert_eq!(shown.link("Enter Group Code of Chamber choir"), "/join");
}

#[tokio::test]
async fn a_manager_adds_a_group_which_comes_last_and_is_theirs() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    server.group("Rowing", &ann).await;
    let list = bob.visit(&bob.visit("/").await.link("User Groups")).await;
    list.says(t::user_groups::none_yet());
    let page = bob.visit(&list.link("Add group")).await;
    page.says_nothing_of("Order");
    let form = page.form("Save changes").fill("Name", "Choir").choose("Closed").forge("order", "0");
    bob.submit(form).await.says(t::user_groups::created());
    assert_eq!(names(&bob, LIST).await, ["Choir"]);
    assert_eq!(names(&ann, LIST).await, ["Rowing", "Choir"]);
}

#[tokio::test]
async fn what_is_wrong_is_said_under_its_field_and_what_was_typed_is_kept() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    let form = ann.visit("/settings/user-groups/new").await.form("Save changes");
    let form = form.fill("Name", " ").fill("Stop date", "never").fill("Order", "first").uncheck("User viewable");
    let refused = ann.press(form.forge("campaign", "mine")).await;
    refused.is(422).faults("Name", t::fields::empty()).faults("Stop date", t::fields::time_unreadable());
    refused
        .faults("Order", t::user_groups::order_out_of_range(1_000_000))
        .faults("Campaign", t::user_groups::choose_campaign());
    refused.keeps("Order", "first").keeps("Stop date", "never");
    let form = ann.visit("/settings/user-groups/new").await.form("Save changes").fill("Name", "Choir");
    let refused = ann.press(form.forge("campaign", "999")).await;
    refused.is(422).faults("Campaign", t::user_groups::no_such_campaign());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_group_is_made_though_its_campaign_does_not_cover_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let september = crate::harness::cast::zone().start_of_day("2026-09-08".parse().unwrap());
    campaign(&server, "Autumn", &ann, Some(september), None).await;
    for (path, button) in [("/settings/user-groups/new", "Save changes"), ("/groups/new", "Create group")] {
        let form = ann.visit(path).await.form(button).fill("Name", path).fill("Start date", "2026-09-01");
        let made = ann.submit(form.fill("Campaign", "Autumn (from Tue 8 Sep 2026)")).await;
        let warning = t::user_groups::campaign_not_covering("Autumn", "Tue 1 Sep 2026 – Mon 7 Sep 2026");
        made.says(t::locale::sentences(t::user_groups::created(), warning));
    }
    assert_eq!(names(&ann, LIST).await, ["/settings/user-groups/new", "/groups/new"]);
}

#[tokio::test]
async fn one_form_adds_one_group_however_often_it_is_sent() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let entries = ann.visit("/settings/user-groups/new").await.form("Save changes").fill("Name", "Choir").entries();
    let answers = join_all((0..20).map(|_| ann.post("/settings/user-groups/new", &entries))).await;
    let places: Vec<Option<&str>> = answers.iter().map(|answer| answer.header("location")).collect();
    assert!(places.iter().all(|place| *place == places[0] && place.is_some()), "{places:?}");
    let contents = server.contents().await;
    assert_eq!((contents.rows("groups"), contents.rows("memberships")), (1, 1));
}

#[tokio::test]
async fn an_open_group_appears_to_members_at_its_start_to_the_instant_and_leaves_at_its_stop() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let form = ann.visit("/settings/user-groups/new").await.form("Save changes").fill("Name", "Regatta");
    let form = form.choose("Open").fill("Start date", "2026-03-03").fill("Start time", "12:00");
    ann.submit(form.fill("Stop date", "2026-03-04").fill("Stop time", "12:00")).await.is(200);
    let noon = server.now() + TimeDelta::hours(26);
    let (instant, day) = (TimeDelta::microseconds(1), TimeDelta::days(1));
    for (moment, shown) in [(noon - instant, false), (noon, true), (noon + day - instant, true), (noon + day, false)] {
        server.clock.set(moment);
        // The second day is past the half hour that an admin may do nothing; members stay signed in.
        let page = sam.visit("/groups").await;
        assert_eq!(page.text().contains("Regatta"), shown, "{moment:?}");
        assert_eq!(page.offers("Join Regatta"), shown, "{moment:?}");
        assert_eq!(sam.visit("/").await.offers("Join Regatta"), shown, "{moment:?}");
        if moment == noon {
            let joined = eve.submit(eve.visit("/groups").await.form("Join Regatta")).await;
            joined.at("/groups").says(t::groups::joined("Regatta"));
        }
    }
    // Who is in keeps seeing it.
    eve.visit("/groups").await.says("Regatta").says(t::web::state("stopped"));
}
