//! Settings → General.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{groups, join_counts};
use muster::db::types::JoinType;
use muster::events::BOLD;
use muster::t;

use crate::harness::TestServer;

#[tokio::test]
async fn an_admin_changes_name_zone_and_policies() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let form = ann.visit(&ann.visit("/").await.link(t::settings::settings())).await;
    form.is(200).titled("General · Settings · Harbour School").keeps(t::settings::time_zone(), "Europe/Amsterdam");
    let form = form
        .form(t::web::save_changes())
        .fill(t::settings::name(), "  Harbour  College ")
        .fill(t::settings::time_zone(), "America/New_York")
        .choose(t::settings::add_policy_managers())
        .choose(t::settings::signup_policy_domains())
        .fill(t::settings::signup_domains(), "Harbour.example, @students.harbour.example\nharbour.example");
    let saved = ann.submit(form).await;
    saved.says(t::web::saved()).keeps(t::settings::name(), "Harbour College");
    saved
        .keeps(t::settings::signup_domains(), "harbour.example students.harbour.example")
        .keeps(t::settings::time_zone(), "America/New_York");
    saved.titled("General · Settings · Harbour College");
    let log = ann.visit(&saved.link(t::groups::activity())).await;
    log.tells(t::events::organization_changed(BOLD, "Ann Admin"));
    log.says(t::events::change(t::locale::quoted("Harbour College"), t::locale::quoted("Harbour School"), "", "name"));
    let choice = |word: &'static str| t::events::value_choice(word, "");
    log.says(t::events::change(choice("managers"), choice("admins"), "", "add_new_people"));
    log.says(t::events::change(choice("domains"), choice("code_required"), "", "sign_up"));
    let before = server.contents().await;
    ann.submit(saved.form(t::web::save_changes())).await.says(t::web::unchanged());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn bad_input_comes_back_as_it_was_typed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    let form = ann.visit("/settings").await.form(t::web::save_changes());
    let form = form
        .fill(t::settings::name(), " ")
        .forge("signup_policy", "domains")
        .fill(t::settings::signup_domains(), "no domain");
    let refused = ann.press(form).await;
    refused
        .is(422)
        .faults(t::settings::name(), t::fields::empty())
        .faults(t::settings::signup_domains(), t::settings::not_a_domain("no"));
    refused.keeps(t::settings::signup_domains(), "no domain");
    let form = ann.visit("/settings").await.form(t::web::save_changes()).forge("signup_policy", "domains");
    ann.press(form).await.is(422).faults(t::settings::signup_domains(), t::settings::domain_needed());
    let form = ann.visit("/settings").await.form(t::web::save_changes()).forge("time_zone", "Europe/Atlantis");
    ann.press(form).await.is(422).faults(t::settings::time_zone(), t::fields::time_zone_unknown());
    ann.post::<&str, &str>("/settings", &[]).await.is(422);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_changed_zone_moves_no_instant_but_the_days_of_joins() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let start = server.now() - TimeDelta::hours(1);
    let group = server
        .group_with("Runners", &ann, |group| {
            group.join_type = JoinType::Open;
            group.starts_at = Some(start);
        })
        .await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    // 22:30 UTC on 2 March: already the 3rd nowhere west of Kyiv.
    server.later(TimeDelta::minutes(13 * 60 + 30));
    for person in [&eve, &sam] {
        person.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    }
    let days = async || {
        server.followed("join_counts").await;
        server
            .read(|conn| {
                join_counts::table
                    .select((join_counts::day, join_counts::method, join_counts::joins))
                    .order((join_counts::day, join_counts::method))
                    .load::<(i64, String, i64)>(conn)
            })
            .await
    };
    let second_of_march = 20_514;
    let told = |day: i64, fixture: &str, joins: i64| (day, fixture.to_owned(), joins);
    assert_eq!(days().await, [told(second_of_march, "founding", 1), told(second_of_march, "toggle", 2)]);
    // An admin's session ends when nothing is done for half an hour: a new one.
    let ann = server.signed_in(ann.id, muster::db::types::OrgRole::Admin).await;
    let form = ann.visit("/settings").await.form(t::web::save_changes()).fill(t::settings::time_zone(), "Asia/Tokyo");
    ann.submit(form).await.says(t::web::saved());
    assert_eq!(days().await, [told(second_of_march, "founding", 1), told(second_of_march + 1, "toggle", 2)]);
    let kept: Option<Moment> =
        server.read(move |conn| groups::table.find(group).select(groups::starts_at).first(conn)).await;
    assert_eq!(kept, Some(start));
    ann.visit(&format!("/groups/{group}/settings"))
        .await
        .keeps(t::web::start_date(), "2026-03-02")
        .keeps(t::web::start_time(), "17:00");
}

#[tokio::test]
async fn nobody_but_admins_sees_or_changes_settings() {
    let server = TestServer::open().await;
    server.ann().await;
    let bob = server.bob().await;
    let before = server.contents().await;
    bob.visit("/settings").await.is(403);
    bob.post("/settings", &[("name", "Bob’s")]).await.is(403);
    server.unchanged(&before).await;
}
