//! **New campaign**.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::codes::Code;
use muster::db::schema::{campaigns, codes};
use muster::db::types::OrgRole;
use muster::events::BOLD;
use muster::locale::Slot;
use muster::t;

use super::{Campaign, enter, new_campaign};
use crate::harness::TestServer;
use crate::harness::cast::at;

/// Group, expiration, maximum of uses and role of a code.
type Row = (Option<i64>, Option<i64>, Option<i64>, String);

#[tokio::test]
async fn an_admin_makes_one_code_for_many_uses_and_sees_it_large() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let form = new_campaign(&ann).await.custom_code("spring-2026").fill(t::passes::max_uses(), "40");
    let page = ann.submit(form.fill(t::web::start_date(), "2026-03-10").fill(t::web::stop_date(), "2026-03-20")).await;
    page.is(200).headed("Spring").says(t::campaigns::created()).says(t::web::state("not-started"));
    page.says(t::campaigns::uses_of(40, 0));
    assert_eq!(page.all(".ticket-code")[0].replace('\n', ""), "SPRING-2026");
    page.says("Starts Tue 10 Mar 2026, in 8 days").says(t::campaigns::unused_by_groups(Slot::link("")).plain());
    page.says(t::campaigns::no_groups());
    assert_eq!(page.link("Settings → User Groups"), "/settings/user-groups");
    let list = ann.visit("/campaigns").await;
    list.says("Spring")
        .says(t::campaigns::kind_shared())
        .says(t::campaigns::uses_of(40, 0))
        .says(t::campaigns::no_groups());
    ann.visit("/settings/activity").await.tells(t::events::campaign_created(BOLD, "Spring", "Ann Admin"));
}

#[tokio::test]
async fn a_batch_is_made_in_the_background_with_its_prefix() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::made(&server, &ann, |form| {
        form.choose(t::campaigns::single()).fill(t::campaigns::quantity(), "120").fill(t::campaigns::prefix(), "sales")
    })
    .await;
    assert_eq!(campaign.codes.len(), 120);
    for shown in &campaign.codes {
        let parts: Vec<&str> = shown.split('-').collect();
        assert_eq!((parts[0], parts[1..].iter().map(|part| part.len()).collect::<Vec<_>>()), ("SALES", vec![4, 4, 4]));
        // What follows the prefix is a generated code by itself: its check is right.
        assert!(Code::read(&parts[1..].concat()).is_ok_and(|code| code.is_generated()), "{shown}");
    }
    let page = ann.visit(&campaign.url).await;
    page.says(t::campaigns::kind_single(120)).says(t::campaigns::codes_used(120, 0)).says(&campaign.codes[0]);
    page.says_nothing_of(t::campaigns::making());
}

#[tokio::test]
async fn what_is_wrong_is_told_under_its_field_and_nothing_is_stored() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let before = server.contents().await;
    let single = t::campaigns::single().to_string();
    let (quantity, codes) = (t::campaigns::quantity().to_string(), t::campaigns::codes().to_string());
    let (single, quantity, codes) = (single.as_str(), quantity.as_str(), codes.as_str());
    for (fields, label, problem) in [
        (vec![("Name", "")], "Name", t::fields::empty()),
        (vec![("Maximum uses", "0")], "Maximum uses", t::passes::max_uses_zero()),
        (vec![("Custom code", "ab")], "Custom code", t::codes::custom_length()),
        (vec![("Custom code", "BCDFG-23456")], "Custom code", t::codes::custom_looks_generated()),
        (
            vec![("Start date", "2026-03-20"), ("Stop date", "2026-03-10")],
            "Stop date",
            t::fields::stop_before_start(at("2026-03-20", 0)),
        ),
        (vec![("Stop date", "2026-03-01")], "Stop date", t::campaigns::stop_past()),
        (vec![("Start time", "09:00")], "Start date", t::fields::time_without_date()),
        (
            vec![("Stop date", "2026-03-29"), ("Stop time", "02:30")],
            "Stop date",
            t::fields::time_skipped(at("2026-03-29", 2), "02:30", "Europe/Amsterdam"),
        ),
        (vec![(codes, single), (quantity, "")], quantity, t::campaigns::quantity_not_a_number()),
        (vec![(codes, single), (quantity, "0")], quantity, t::campaigns::quantity_zero()),
        (vec![(codes, single), (quantity, "100001")], quantity, t::campaigns::quantity_too_many(100_000)),
        (vec![(codes, single), (quantity, "9"), ("Prefix", "BCDF")], "Prefix", t::codes::prefix_looks_generated()),
        (
            vec![(codes, single), (quantity, "9"), ("Prefix", "SUMMERSALEOF20261")],
            "Prefix",
            t::codes::prefix_too_long(),
        ),
        (vec![(codes, single), (quantity, "9"), ("Prefix", "S!A")], "Prefix", t::codes::bad_symbol("!", 2)),
    ] {
        let mut form = new_campaign(&ann).await;
        for (name, value) in &fields {
            form = if *name == codes { form.choose(value) } else { form.fill(name, value) };
        }
        let page = ann.submit(form).await;
        page.is(422).headed(t::campaigns::new()).faults(label, problem);
        for (name, value) in fields.iter().filter(|(name, _)| *name != codes) {
            page.keeps(name, value);
        }
    }
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_window_of_hours_opens_and_shuts_to_the_minute() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let campaign = Campaign::shared(&server, &ann, |form| {
        let form = form.fill(t::web::start_date(), "2026-03-02").fill(t::web::start_time(), "12:00");
        form.fill(t::web::stop_date(), "2026-03-02").fill(t::web::stop_time(), "12:45")
    })
    .await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    ann.visit(&campaign.url).await.says("Starts Mon 2 Mar 2026, 12:00 CET, in 2 hours");
    ann.visit("/campaigns/new").await.says(t::web::zone_note("Europe/Amsterdam"));
    server.later(TimeDelta::hours(2) - TimeDelta::seconds(1));
    enter(&eve, &campaign.codes[0])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_not_started")
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 12:00 CET");
    server.later(TimeDelta::seconds(1));
    enter(&eve, &campaign.codes[0]).await.leads_to(&format!("/groups/{choir}"));
    server.later(TimeDelta::minutes(45));
    enter(&sam, &campaign.codes[0])
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_over")
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 12:45 CET");
    let ann = server.signed_in(ann.id, OrgRole::Admin).await;
    ann.visit(&campaign.url).await.says("Ended Mon 2 Mar 2026, 12:45 CET");
}

#[tokio::test]
async fn a_custom_code_used_before_makes_no_campaign() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    Campaign::shared(&server, &ann, |form| form.custom_code("SPRING-2026")).await;
    let before = server.contents().await;
    let page = ann.submit(new_campaign(&ann).await.custom_code("spring 2026")).await;
    page.is(422)
        .refuses(t::codes::custom_code(), "create_campaign.code_taken")
        .keeps(t::codes::custom_code(), "spring 2026");
    server.unchanged(&before).await;
}

#[tokio::test]
async fn the_same_form_twice_makes_one_campaign() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let form = new_campaign(&ann).await.choose(t::campaigns::single()).fill(t::campaigns::quantity(), "5");
    let fields = form.entries();
    let posts = futures_util::future::join_all((0..5).map(|_| ann.post("/campaigns/new", &fields))).await;
    let to: Vec<_> = posts.iter().map(|page| page.header("location").unwrap_or_default().to_owned()).collect();
    assert!(to.iter().all(|path| *path == to[0] && path.starts_with("/campaigns/")), "{to:?}");
    assert_eq!(server.read(|conn| campaigns::table.count().get_result::<i64>(conn)).await, 1);
}

#[tokio::test]
async fn a_campaigns_codes_have_no_end_of_their_own_make_members() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 3).await;
    let id = campaign.id;
    let rows: Vec<Row> = server
        .read(move |conn| {
            let columns = (codes::group_id, codes::expires_at, codes::max_uses, codes::role);
            codes::table.filter(codes::campaign_id.eq(id)).select(columns).load(conn)
        })
        .await;
    assert_eq!(rows, vec![(None, None, Some(1), "member".to_owned()); 3]);
}
