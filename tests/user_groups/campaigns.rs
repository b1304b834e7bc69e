//! The campaign whose codes let people into a group.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::campaigns;
use muster::db::types::JoinType;
use muster::t;

use super::{campaign, form_of};
use crate::harness::TestServer;
use crate::harness::cast::zone;

fn day(text: &str) -> Moment {
    zone().start_of_day(text.parse().expect("a day"))
}

#[tokio::test]
async fn what_a_campaign_does_not_cover_is_saved_and_warned_about() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    campaign(&server, "Late", &ann, Some(day("2026-09-08")), None).await;
    campaign(&server, "Short", &ann, Some(day("2026-09-03")), Some(day("2026-11-21"))).await;
    campaign(&server, "Whole", &ann, Some(day("2026-09-01")), Some(day("2026-12-01"))).await;
    let late = "Late (from Tue 8 Sep 2026)";
    let short = "Short (Thu 3 Sep 2026 – Fri 20 Nov 2026)";
    let whole = "Whole (Tue 1 Sep 2026 – Mon 30 Nov 2026)";
    for (campaign, stop, dates) in [
        (late, "2026-11-30", "Tue 1 Sep 2026 – Mon 7 Sep 2026"),
        (short, "2026-11-30", "Tue 1 Sep 2026 – Wed 2 Sep 2026 and Sat 21 Nov 2026 – Mon 30 Nov 2026"),
        (whole, "", "from Tue 1 Dec 2026"),
        (whole, "2026-11-30", ""),
    ] {
        let form =
            ann.visit(&form_of(group)).await.form(t::web::save_changes()).fill(t::user_groups::campaign(), campaign);
        let form = form.fill(t::web::start_date(), "2026-09-01").fill(t::web::stop_date(), stop);
        let saved = ann.submit(form).await;
        saved
            .at(&form_of(group))
            .says(t::web::saved())
            .keeps(t::user_groups::campaign(), campaign)
            .keeps(t::web::stop_date(), stop);
        // Said after saving, and whenever the page is opened.
        for page in [saved, ann.visit(&form_of(group)).await] {
            let warnings = page.all("p.notice");
            assert_eq!(warnings.len(), usize::from(!dates.is_empty()), "{warnings:?}");
            assert!(warnings.iter().all(|warning| warning.contains(dates)), "{warnings:?}");
        }
    }
}

#[tokio::test]
async fn only_a_by_code_group_names_a_campaign() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Closed).await;
    campaign(&server, "Autumn", &ann, None, None).await;
    for join_type in ["Open", "Closed"] {
        let form = ann.visit(&form_of(group)).await.form(t::web::save_changes()).choose(join_type);
        // Said though what stands under User viewable is folded away.
        let refused = ann
            .press(form.fill(t::user_groups::campaign(), "Autumn (always)").uncheck(t::user_groups::viewable()))
            .await;
        refused.is(422).faults(t::user_groups::campaign(), t::user_groups::not_by_code());
    }
    let form = ann.visit(&form_of(group)).await.form(t::web::save_changes()).choose("By code");
    ann.submit(form.fill(t::user_groups::campaign(), "Autumn (always)")).await.says(t::web::saved());
}

#[tokio::test]
async fn a_stopped_campaign_is_kept_but_not_chosen() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let autumn = campaign(&server, "Autumn", &ann, None, None).await;
    let named = server.group_with("Choir", &ann, |group| group.campaign_id = Some(autumn)).await;
    let other = server.group("Rowing", &ann).await;
    let now = server.now();
    server
        .write(move |conn| {
            diesel::update(campaigns::table.find(autumn)).set(campaigns::stopped_at.eq(now)).execute(conn)
        })
        .await;
    let form = ann.visit(&form_of(other)).await.form(t::web::save_changes()).forge("campaign", &autumn.to_string());
    ann.press(form).await.is(422).faults(t::user_groups::campaign(), t::user_groups::campaign_stopped());
    ann.visit(&form_of(other)).await.says_nothing_of("Autumn");
    let page = ann.visit(&form_of(named)).await;
    page.keeps(t::user_groups::campaign(), "Autumn (always, stopped)")
        .says(t::user_groups::campaign_is_stopped("Autumn"));
    ann.submit(page.form(t::web::save_changes()).fill(t::groups::name(), "Band")).await.says(t::web::saved());
}

#[tokio::test]
async fn the_campaign_is_drawn_beside_the_group() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let autumn = campaign(&server, "Autumn", &ann, Some(day("2026-09-08")), None).await;
    let group = server
        .group_with("Choir", &ann, |group| {
            group.campaign_id = Some(autumn);
            group.starts_at = Some(day("2026-09-01"));
        })
        .await;
    let page = ann.visit(&form_of(group)).await;
    assert_eq!(page.all(".facts dt"), ["Group", "Campaign Autumn"]);
    page.says(t::user_groups::campaign_not_covering("Autumn", "Tue 1 Sep 2026 – Mon 7 Sep 2026"));
}
