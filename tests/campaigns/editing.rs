//! **Edit**: a campaign's name, window and **Allow in app validation** change, its codes do not.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::events;
use muster::db::types::{JoinType, OrgRole};
use muster::events::BOLD;
use muster::ids::GroupId;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;
use crate::harness::cast::{Account, at, zone};
use crate::harness::form::Form;

/// The form **Edit** of a campaign as `admin` finds it on the campaign's page.
async fn edit(admin: &Account, campaign: &Campaign) -> Form {
    let page = admin.visit(&admin.visit(&campaign.url).await.link(t::web::edit())).await;
    page.form(t::web::save_changes())
}

/// Ann signs in again, as an admin has to after half an hour.
async fn back(server: &TestServer, ann: Account) -> Account {
    let browser = server.signed_in(ann.id, OrgRole::Admin).await;
    Account { browser, ..ann }
}

fn day(text: &str) -> Moment {
    zone().start_of_day(text.parse().expect("a day"))
}

impl TestServer {
    /// How often a campaign was changed.
    async fn changes(&self) -> i64 {
        let rows = events::table.filter(events::kind.eq("campaign.changed")).count();
        self.read(move |conn| rows.get_result(conn)).await
    }

    /// A group that takes people by the campaign's codes from `starts` until `stops`.
    async fn behind(&self, ann: &Account, campaign: &Campaign, name: &str, stops: Moment) -> GroupId {
        let id = campaign.id;
        self.group_with(name, ann, |group| {
            group.join_type = JoinType::ByCode;
            group.campaign_id = Some(id);
            group.stops_at = Some(stops);
        })
        .await
    }
}

#[tokio::test]
async fn an_admin_corrects_the_settings_with_one_line_in_the_log() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| {
        form.fill(t::passes::max_uses(), "40").fill(t::web::stop_date(), "2026-03-20")
    })
    .await;
    let page = ann.visit(&format!("{}/edit", campaign.url)).await;
    page.headed(t::campaigns::edit_campaign("Spring")).says(t::web::zone_note("Europe/Amsterdam"));
    page.says(t::campaigns::edit_fixed(t::campaigns::fixed_shared_limited(40)));
    page.keeps(t::campaigns::name(), "Spring")
        .keeps(t::web::stop_date(), "2026-03-20")
        .keeps(t::web::stop_time(), "")
        .keeps(t::web::start_date(), "");
    page.says_nothing_of(t::campaigns::quantity()).says_nothing_of(t::codes::custom_code());
    let form = page.form(t::web::save_changes()).fill(t::campaigns::name(), "Summer").uncheck(t::campaigns::in_app());
    let form = form.fill(t::web::start_date(), "2026-03-10").fill(t::web::start_time(), "09:30");
    let saved = ann.submit(form.fill(t::web::stop_date(), "2026-03-21").fill(t::web::stop_time(), "17:00")).await;
    saved.at(&campaign.url).headed("Summer").says(t::web::saved()).says(t::web::state("not-started"));
    saved.says("Starts Tue 10 Mar 2026, 09:30 CET").says(t::campaigns::in_app_fact(false));
    let log = ann.visit("/settings/activity?action=campaign.changed").await;
    log.tells(t::events::campaign_changed(BOLD, "Summer", "Ann Admin"));
    log.says(t::events::change(t::locale::quoted("Summer"), t::locale::quoted("Spring"), "", "name"));
    log.says("none → Tue 10 Mar 2026, 09:30 CET").says("Fri 20 Mar 2026 → Sat 21 Mar 2026, 17:00 CET");
    log.says(t::events::change(t::events::value_no(), t::events::value_yes(), "", "allow_in_app_validation"));
    assert_eq!(server.changes().await, 1);
    // What stayed is not told as changed.
    ann.submit(edit(&ann, &campaign).await.check(t::campaigns::in_app())).await.says(t::web::saved());
    let log = ann.visit("/settings/activity?action=campaign.changed").await.text();
    assert_eq!((log.matches("Name:").count(), log.matches("no → yes").count()), (1, 1), "{log}");
    ann.submit(edit(&ann, &campaign).await).await.at(&campaign.url).says(t::web::unchanged());
    assert_eq!(server.changes().await, 2);
}

#[tokio::test]
async fn what_is_wrong_is_told_under_its_field_and_nothing_is_stored() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let before = server.contents().await;
    for (fields, label, problem) in [
        (vec![("Name", "")], "Name", t::fields::empty()),
        (vec![("Stop date", "soon")], "Stop date", t::fields::time_unreadable()),
        (vec![("Start time", "09:00")], "Start date", t::fields::time_without_date()),
        (
            vec![("Start date", "2026-03-29"), ("Start time", "02:30")],
            "Start date",
            t::fields::time_skipped(at("2026-03-29", 2), "02:30", "Europe/Amsterdam"),
        ),
        (
            vec![("Start date", "2026-03-20"), ("Stop date", "2026-03-10")],
            "Stop date",
            t::fields::stop_before_start(at("2026-03-20", 0)),
        ),
        // It is ten o'clock.
        (vec![("Stop date", "2026-03-02"), ("Stop time", "10:00")], "Stop date", t::campaigns::stop_past()),
    ] {
        let mut form = edit(&ann, &campaign).await;
        for (name, value) in &fields {
            form = form.fill(name, value);
        }
        let page = ann.submit(form).await;
        page.is(422).headed(t::campaigns::edit_campaign("Spring")).faults(label, problem);
        for (name, value) in &fields {
            page.keeps(name, value);
        }
    }
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_code_that_is_over_opens_again_once_the_stop_is_moved() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let eve = server.eve().await;
    let campaign = Campaign::made(&server, &ann, |form| {
        let form = form.choose(t::campaigns::single()).fill(t::campaigns::quantity(), "2");
        form.fill(t::web::stop_date(), "2026-03-02").fill(t::web::stop_time(), "17:00")
    })
    .await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    server.later(TimeDelta::hours(7) + TimeDelta::seconds(1));
    enter(&eve, &campaign.codes[0])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_over")
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 17:00 CET");
    let ann = back(&server, ann).await;
    ann.visit(&campaign.url).await.says(t::web::state("expired"));
    // The very window that is over may stay so while the name is corrected.
    ann.submit(edit(&ann, &campaign).await.fill(t::campaigns::name(), "Late spring"))
        .await
        .says(t::web::saved())
        .says(t::web::state("expired"));
    ann.submit(edit(&ann, &campaign).await.fill(t::web::stop_time(), "17:01")).await.says(t::web::state("active"));
    enter(&eve, &campaign.codes[0]).await.leads_to(&format!("/groups/{choir}"));
    server.later(TimeDelta::seconds(59));
    let sam = server.sam().await;
    enter(&sam, &campaign.codes[1])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_over")
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 17:01 CET");
}

#[tokio::test]
async fn a_code_ends_at_the_stop_that_was_moved_nearer() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.fill(t::web::stop_date(), "2026-03-20")).await;
    let choir = server.behind(&ann, &campaign, "Choir", day("2026-03-03")).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    ann.submit(edit(&ann, &campaign).await.fill(t::web::stop_date(), "2026-03-02")).await.says(t::web::saved());
    server.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    enter(&eve, &campaign.codes[0]).await.leads_to(&format!("/groups/{choir}"));
    server.later(TimeDelta::seconds(1));
    enter(&sam, &campaign.codes[0])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_over")
        .faults(t::web::group_code(), "Mon 2 Mar 2026");
}

#[tokio::test]
async fn a_start_moved_out_shuts_the_codes_until_then() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let choir = server.group_with("Choir", &ann, |group| group.starts_at = Some(day("2026-03-04"))).await;
    campaign.named_by(&server, choir).await;
    let eve = server.eve().await;
    let form = edit(&ann, &campaign).await.fill(t::web::start_date(), "2026-03-03").fill(t::web::start_time(), "12:00");
    ann.submit(form).await.says(t::web::state("not-started"));
    server.later(TimeDelta::hours(26) - TimeDelta::seconds(1));
    enter(&eve, &campaign.codes[0])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_not_started")
        .faults(t::web::group_code(), "Tue 3 Mar 2026, 12:00 CET");
    server.later(TimeDelta::seconds(1));
    back(&server, ann).await.visit(&campaign.url).await.says(t::web::state("active"));
}

#[tokio::test]
async fn groups_that_a_new_window_leaves_uncovered_are_named() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.fill(t::web::stop_date(), "2026-03-20")).await;
    let choir = server.behind(&ann, &campaign, "Choir", day("2026-03-21")).await;
    server.behind(&ann, &campaign, "Band", day("2026-03-16")).await;
    server.behind(&ann, &campaign, "Early birds", day("2026-03-06")).await;
    let uncovered = ".notice li";
    assert!(ann.visit(&campaign.url).await.all(uncovered).is_empty(), "it covers all of them");
    let saved = ann.submit(edit(&ann, &campaign).await.fill(t::web::stop_date(), "2026-03-10")).await;
    saved.at(&campaign.url).says(t::web::saved());
    let named = ["Choir: Wed 11 Mar 2026 – Fri 20 Mar 2026", "Band: Wed 11 Mar 2026 – Sun 15 Mar 2026"];
    assert_eq!(saved.all(uncovered), named);
    assert_eq!(ann.visit(&campaign.url).await.all(uncovered), named, "and whenever it is opened");
    let group = ann.visit(&format!("/settings/user-groups/{choir}")).await;
    group.says(t::user_groups::campaign_not_covering("Spring", "Wed 11 Mar 2026 – Fri 20 Mar 2026"));
    let saved = ann
        .submit(edit(&ann, &campaign).await.fill(t::web::start_date(), "2026-03-07").fill(t::web::stop_date(), ""))
        .await;
    let begun = ["Choir: until Fri 6 Mar 2026", "Band: until Fri 6 Mar 2026", "Early birds: until Thu 5 Mar 2026"];
    assert_eq!(saved.all(uncovered), begun);
    ann.submit(edit(&ann, &campaign).await.fill(t::web::start_date(), "")).await;
    assert!(ann.visit(&campaign.url).await.all(uncovered).is_empty());
}

#[tokio::test]
async fn a_stopped_campaign_is_not_changed_any_more() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let form = edit(&ann, &campaign).await.fill(t::campaigns::name(), "Summer");
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    let before = server.contents().await;
    let page = ann.submit(form).await;
    page.is(422).headed(t::campaigns::is_stopped()).says(t::campaigns::is_stopped_text());
    ann.visit(&format!("{}/edit", campaign.url)).await.is(200).headed(t::campaigns::is_stopped());
    server.unchanged(&before).await;
    let page = ann.visit(&campaign.url).await;
    assert!(!page.all(".actions a").contains(&"Edit".to_owned()), "{:?}", page.all(".actions a"));
}

#[tokio::test]
async fn the_same_form_twice_changes_it_once() {
    let mut server = TestServer::open().await;
    let second = server.second_instance();
    let ann = server.ann().await;
    let elsewhere = ann.browser.led_to(&second);
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let fields = edit(&ann, &campaign).await.fill(t::campaigns::name(), "Summer").entries();
    let path = format!("{}/edit", campaign.url);
    let posts = (0..10).map(|number| {
        let browser = if number % 2 == 0 { &ann.browser } else { &elsewhere };
        browser.post(&path, &fields)
    });
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&campaign.url);
    }
    assert_eq!(server.changes().await, 1);
    ann.visit(&campaign.url).await.headed("Summer").says(t::web::saved());
}

#[tokio::test]
async fn codes_not_entered_here_any_more_have_a_use_for_each_member() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let crowd = server.crowd(40).await;
    let code = campaign.codes[0].clone();
    let joins = futures_util::future::join_all(crowd.iter().map(|browser| browser.join(&code)));
    let changed = edit(&ann, &campaign).await.uncheck(t::campaigns::in_app());
    let (answers, changed) = futures_util::future::join(joins, ann.submit(changed)).await;
    changed.says(t::web::saved());
    let into = answers.iter().filter(|answer| answer.status() == 303).count();
    let told = answers.iter().filter(|answer| answer.is_refused("code.not_entered_here")).count();
    assert_eq!(into + told, 40);
    let into = i64::try_from(into).expect("few");
    assert_eq!(server.uses_of(campaign.id).await, (into, into, into));
}
