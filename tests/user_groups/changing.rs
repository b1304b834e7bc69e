//! A group's form in User Groups.

use chrono::TimeDelta;
use muster::db::types::{GroupRole, JoinType};
use muster::t;

use super::{LIST, campaign, form_of, names};
use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::page::{ANY, beginning};

#[tokio::test]
async fn each_field_is_saved_and_the_log_holds_what_changed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    campaign(&server, "Spring", &ann, None, None).await;
    let form = ann.visit(&form_of(group)).await.form(t::web::save_changes());
    let form = form
        .fill(t::groups::name(), "Band")
        .fill(t::user_groups::category(), "Music")
        .fill(t::user_groups::campaign(), "Spring (always)");
    let saved = ann.submit(form.fill(t::user_groups::order(), "30").fill(t::web::stop_date(), "2026-03-31")).await;
    saved
        .at(&form_of(group))
        .says(t::web::saved())
        .keeps(t::groups::name(), "Band")
        .keeps(t::user_groups::order(), "30");
    saved.says(t::user_groups::timeline_campaign("Spring")).keeps(t::user_groups::campaign(), "Spring (always)");
    let log = ann.visit(&format!("/groups/{group}/settings/activity")).await;
    log.says(t::events::change(t::locale::quoted("Band"), t::locale::quoted("Choir"), "", "name"));
    log.says(t::events::change(t::events::value_number("1"), t::events::value_none(), "", "campaign"));
    log.says(t::events::change(t::events::value_number("30"), t::events::value_number("1"), "", "order"));
    let before = server.contents().await;
    ann.submit(saved.form(t::web::save_changes())).await.says(t::web::unchanged());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn group_settings_and_user_groups_show_one_form() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    let group = server.group("Choir", &ann).await;
    server.put_in(group, &bob, GroupRole::Manager).await;
    let gus = server.gus(group).await;
    let general = format!("/groups/{group}/settings");
    let fields = async |who: &Account, path: &str| who.visit(path).await.is(200).all("form .field-label, form .choice");
    for (who, shown, hidden) in [(&ann, vec!["Campaign", "Order"], vec![]), (&bob, vec!["Campaign"], vec!["Order"])] {
        let found = fields(who, &general).await;
        assert_eq!(found, fields(who, &form_of(group)).await);
        assert!(shown.iter().all(|field| found.iter().any(|label| label == field)), "{found:?}");
        assert!(hidden.iter().all(|field| found.iter().all(|label| !label.starts_with(field))), "{found:?}");
    }
    let found = fields(&gus, &general).await;
    assert!(found.iter().any(|label| *label == t::user_groups::members_may_invite().to_string()), "{found:?}");
    assert!(found.iter().all(|label| label != "Campaign" && label != "Order"), "{found:?}");
    gus.visit(&form_of(group)).await.is(403);
}

#[tokio::test]
async fn what_is_not_theirs_to_set_stays_as_it_is() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let autumn = campaign(&server, "Autumn", &ann, None, None).await;
    let spring = campaign(&server, "Spring", &ann, None, None).await;
    let group = server.group_with("Choir", &ann, |group| group.campaign_id = Some(autumn)).await;
    let gus = server.gus(group).await;
    for forged in [String::new(), spring.to_string()] {
        let form = gus.visit(&format!("/groups/{group}/settings")).await.form(t::web::save_changes());
        let form =
            form.fill(t::groups::name(), &format!("Band {forged}")).forge("campaign", &forged).forge("order", "77");
        gus.submit(form).await.says(t::web::saved());
        let kept = ann.visit(&form_of(group)).await;
        kept.keeps(t::user_groups::campaign(), "Autumn (always)").keeps(t::user_groups::order(), "1");
    }
}

#[tokio::test]
async fn a_hidden_group_keeps_its_join_type_and_is_listed_to_nobody() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let group = server.group_with("Board", &ann, |group| group.join_type = JoinType::Open).await;
    eve.visit("/groups").await.says("Board");
    let form = ann.visit(&form_of(group)).await.form(t::web::save_changes()).uncheck(t::user_groups::viewable());
    ann.submit(form).await.says(t::web::saved());
    let kept = ann.visit(&form_of(group)).await;
    assert_eq!(kept.all("[name=join_type][value=open][checked]").len(), 1);
    for page in ["/", "/groups", "/groups?q=board"] {
        eve.visit(page).await.says_nothing_of("Join Board");
    }
    let before = server.contents().await;
    eve.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await.is(404);
    server.unchanged(&before).await;
    // A code and a hand work.
    let code = made(&ann, group, |form| form).await;
    let look = eve.visit("/join").await.form(t::web::proceed()).fill(t::web::group_code(), &code.shown);
    let asked = eve.press(look).await;
    eve.submit(asked.form(t::web::join())).await.says("Board");
    server.put_in(group, &sam, GroupRole::Member).await;
    for member in [&eve, &sam] {
        member.visit(&format!("/groups/{group}")).await.is(200);
        member.visit("/").await.says("Board");
    }
}

#[tokio::test]
async fn managers_see_and_change_their_own_groups_alone() {
    let server = TestServer::open().await;
    let (ann, bob, eve) = (server.ann().await, server.bob().await, server.eve().await);
    let (mine, other) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let attended = server.group("Chess", &ann).await;
    server.put_in(mine, &bob, GroupRole::Manager).await;
    server.put_in(attended, &bob, GroupRole::Member).await;
    assert_eq!(names(&bob, LIST).await, ["Choir"]);
    assert_eq!(names(&bob, &format!("{LIST}?q=row")).await, [""; 0]);
    bob.visit(&form_of(other)).await.is(404);
    bob.visit(&form_of(attended)).await.is(403);
    let page = bob.visit(&form_of(mine)).await;
    page.says_nothing_of(t::user_groups::order_hint());
    let form = page.form(t::web::save_changes()).fill(t::groups::name(), "Bob’s choir").forge("order", "77");
    bob.submit(form).await.says(t::web::saved());
    ann.visit(&form_of(mine)).await.keeps(t::user_groups::order(), "1").keeps(t::groups::name(), "Bob’s choir");
    let before = server.contents().await;
    bob.post(&format!("{LIST}/{mine}/move"), &[("to", "down")]).await.is(403);
    bob.post(&format!("{LIST}/{other}/archive"), &[("", "")]).await.is(404);
    eve.visit(LIST).await.is(403);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn live_codes_have_their_lines_beside_the_groups_own() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let stop = server.now() + TimeDelta::days(30);
    let group = server.group_with("Choir", &ann, |group| group.stops_at = Some(stop)).await;
    ann.visit(&form_of(group)).await.says(t::user_groups::no_codes());
    let code = made(&ann, group, |form| form.fill(t::codes::expiration_date(), "2026-03-10")).await;
    let page = ann.visit(&form_of(group)).await;
    let lines = page.all(".facts dt");
    assert_eq!(lines, ["Group".to_owned(), format!("Code {}", code.shown)]);
    page.says(t::user_groups::codes_not_covering("Wed 11 Mar 2026 – Wed 1 Apr 2026, 11:00 CEST"));
    made(&ann, group, |form| form).await;
    ann.visit(&form_of(group)).await.says_nothing_of(beginning(&t::user_groups::codes_not_covering(ANY)));
}
