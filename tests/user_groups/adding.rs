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
    let settings = ann.visit(&ann.visit("/").await.link(t::user_groups::settings())).await;
    let list = ann.visit(&settings.link(t::user_groups::user_groups())).await;
    list.titled("User Groups · Settings · Harbour School");
    let page = ann.visit(&list.link(t::user_groups::add_group())).await;
    page.headed(t::user_groups::add_group()).keeps(t::user_groups::order(), "");
    let form = page
        .form(t::web::save_changes())
        .fill(t::groups::name(), "Chamber choir")
        .fill(t::user_groups::description(), "We sing.")
        .fill(t::user_groups::category(), "Music")
        .fill(t::web::start_date(), "2026-03-09")
        .fill(t::web::stop_date(), "2026-07-31")
        .check(t::user_groups::viewable())
        .choose("By code")
        .fill(t::user_groups::campaign(), "Autumn (always)")
        .fill(t::user_groups::order(), "1");
    let added = ann.submit(form).await;
    added.says(t::user_groups::created());
    assert_eq!(added.all("tbody th a"), ["Rowing", "Chamber choir"], "of two at one number the older one is first");
    added.says(t::web::state("not-started")).says(t::groups::join_type("by_code")).says("Autumn");
    let kept = ann.visit(&form_of(GroupId(2))).await;
    kept.keeps(t::groups::name(), "Chamber choir")
        .keeps(t::user_groups::description(), "We sing.")
        .keeps(t::user_groups::category(), "Music");
    kept.keeps(t::web::start_date(), "2026-03-09").keeps(t::web::stop_date(), "2026-07-31");
    kept.keeps(t::user_groups::campaign(), "Autumn (always)").keeps(t::user_groups::order(), "1");
    // To members it appears on its start date, at its first moment.
    eve.visit("/groups").await.says_nothing_of("Chamber choir");
    server.clock.set(crate::harness::cast::zone().start_of_day("2026-03-09".parse().unwrap()));
    let shown = eve.visit("/groups").await;
    shown.says("Chamber choir");
    assert_eq!(
        shown.link(format!("{} {}", t::codes::enter_group_code(), t::groups::of_group("Chamber choir"))),
        "/join"
    );
}

#[tokio::test]
async fn a_manager_adds_a_group_which_comes_last_and_is_theirs() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    server.group("Rowing", &ann).await;
    let list = bob.visit(&bob.visit("/").await.link(t::user_groups::user_groups())).await;
    list.says(t::user_groups::none_yet());
    let page = bob.visit(&list.link(t::user_groups::add_group())).await;
    page.says_nothing_of("Order");
    let form = page.form(t::web::save_changes()).fill(t::groups::name(), "Choir").choose("Closed").forge("order", "0");
    bob.submit(form).await.says(t::user_groups::created());
    assert_eq!(names(&bob, LIST).await, ["Choir"]);
    assert_eq!(names(&ann, LIST).await, ["Rowing", "Choir"]);
}

#[tokio::test]
async fn a_wrong_field_says_so_and_what_was_typed_is_kept() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    let form = ann.visit("/settings/user-groups/new").await.form(t::web::save_changes());
    let form = form
        .fill(t::groups::name(), " ")
        .fill(t::web::stop_date(), "never")
        .fill(t::user_groups::order(), "first")
        .uncheck(t::user_groups::viewable());
    let refused = ann.press(form.forge("campaign", "mine")).await;
    refused
        .is(422)
        .faults(t::groups::name(), t::fields::empty())
        .faults(t::web::stop_date(), t::fields::time_unreadable());
    refused
        .faults(t::user_groups::order(), t::user_groups::order_out_of_range(1_000_000))
        .faults(t::user_groups::campaign(), t::user_groups::choose_campaign());
    refused.keeps(t::user_groups::order(), "first").keeps(t::web::stop_date(), "never");
    let form =
        ann.visit("/settings/user-groups/new").await.form(t::web::save_changes()).fill(t::groups::name(), "Choir");
    let refused = ann.press(form.forge("campaign", "999")).await;
    refused.is(422).faults(t::user_groups::campaign(), t::user_groups::no_such_campaign());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_group_is_made_though_its_campaign_does_not_cover_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let september = crate::harness::cast::zone().start_of_day("2026-09-08".parse().unwrap());
    campaign(&server, "Autumn", &ann, Some(september), None).await;
    for (path, button) in [("/settings/user-groups/new", "Save changes"), ("/groups/new", "Create group")] {
        let form =
            ann.visit(path).await.form(button).fill(t::groups::name(), path).fill(t::web::start_date(), "2026-09-01");
        let made = ann.submit(form.fill(t::user_groups::campaign(), "Autumn (from Tue 8 Sep 2026)")).await;
        let warning = t::user_groups::campaign_not_covering("Autumn", "Tue 1 Sep 2026 – Mon 7 Sep 2026");
        made.says(t::locale::sentences(t::user_groups::created(), warning));
    }
    assert_eq!(names(&ann, LIST).await, ["/settings/user-groups/new", "/groups/new"]);
}

#[tokio::test]
async fn one_form_adds_one_group_however_often_it_is_sent() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let entries = ann
        .visit("/settings/user-groups/new")
        .await
        .form(t::web::save_changes())
        .fill(t::groups::name(), "Choir")
        .entries();
    let answers = join_all((0..20).map(|_| ann.post("/settings/user-groups/new", &entries))).await;
    let places: Vec<Option<&str>> = answers.iter().map(|answer| answer.header("location")).collect();
    assert!(places.iter().all(|place| *place == places[0] && place.is_some()), "{places:?}");
    let contents = server.contents().await;
    assert_eq!((contents.rows("groups"), contents.rows("memberships")), (1, 1));
}

#[tokio::test]
async fn an_open_group_appears_at_its_start_and_leaves_at_its_stop() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let form =
        ann.visit("/settings/user-groups/new").await.form(t::web::save_changes()).fill(t::groups::name(), "Regatta");
    let form = form.choose("Open").fill(t::web::start_date(), "2026-03-03").fill(t::web::start_time(), "12:00");
    ann.submit(form.fill(t::web::stop_date(), "2026-03-04").fill(t::web::stop_time(), "12:00")).await.is(200);
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
