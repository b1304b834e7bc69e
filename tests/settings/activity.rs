//! Settings → Activity: the whole log, narrowed down and exported.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::by::By;
use muster::clock::Moment;
use muster::db::schema::events;
use muster::db::types::JoinType;
use muster::events::{BOLD, record};
use muster::locale::Rich;
use muster::organization;
use muster::people::PersonEvent;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::by_program;
use crate::harness::cast::{Account, Who};

fn joined(who: &str) -> Rich<'_> {
    t::events::member_joined(BOLD, "toggle", true, who, "member", who)
}

fn left() -> Rich<'static> {
    t::events::member_left(BOLD, "Eve Everyday")
}

#[tokio::test]
async fn the_log_is_narrowed_down_by_who_what_and_when() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    eve.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    server.later(TimeDelta::hours(24));
    sam.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    eve.post::<&str, &str>(&format!("/groups/{group}/leave"), &[]).await;
    let ann = server.signed_in(ann.id, muster::db::types::OrgRole::Admin).await;
    let page = ann.visit("/settings/activity").await;
    page.titled("Activity · Settings · Harbour School").tells(joined("Sam Stranger")).says("127.0.0.1");
    assert!(page.source().contains(&format!("href=\"/groups/{group}/settings/activity\"")));
    let joining = t::events::member_joined_kind().to_string();
    let search = |fill: &[(&str, &str)]| {
        fill.iter().fold(page.form(t::web::search()), |form, (label, value)| form.fill(label, value))
    };
    let found = ann.submit(search(&[("Who", "eve")])).await;
    let person = t::events::named("eve@example.org", "Eve Everyday");
    found.says(t::events::done_by(person)).tells(left()).says_nothing_of("Sam Stranger");
    let found = ann.submit(search(&[("Who", "EVE@example.org"), ("What", joining.as_str())])).await;
    found.tells(joined("Eve Everyday")).says_nothing_of(left().plain());
    let found = ann.submit(search(&[("From day", "2026-03-03")])).await;
    found.tells(joined("Sam Stranger")).says_nothing_of(joined("Eve Everyday").plain());
    let found = ann.submit(search(&[("From day", "2026-03-02"), ("To day", "2026-03-02")])).await;
    found.tells(joined("Eve Everyday")).says_nothing_of(left().plain());
    ann.submit(search(&[("Who", "nobody")])).await.says(t::events::no_such_person());
    ann.submit(search(&[("What", "Group archived")])).await.says(t::events::nothing_found());
    let refused = ann.submit(search(&[("From day", "2026-03-03"), ("To day", "2026-03-02")])).await;
    refused.is(422).faults(t::events::until(), t::events::until_before_since()).keeps(t::events::since(), "2026-03-03");
    ann.visit("/settings/activity?since=2026-02-31").await.is(422).says(t::fields::time_impossible());
}

#[tokio::test]
async fn a_name_of_several_people_asks_which_is_meant() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.account("Anna Schmidt", Who::MEMBER).await;
    let page = ann.visit("/settings/activity?who=ann").await;
    page.says(t::events::several_people());
    let one = ann.visit(&page.link("Anna Schmidt (anna@example.org)")).await;
    one.says(t::events::nothing_found_by(t::events::named("anna@example.org", "Anna Schmidt")));
}

#[tokio::test]
async fn the_log_keeps_its_filter_from_page_to_page() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    sign_ins(&server, &ann, 120).await;
    let first = ann.visit("/settings/activity?action=person.signed_in").await;
    assert_eq!(first.all("tbody tr").len(), 50);
    let second = ann.visit(&first.link(format!("{} →", t::web::older()))).await;
    assert!(second.path().contains("action=person.signed_in"), "{}", second.path());
    let third = ann.visit(&second.link(format!("{} →", t::web::older()))).await;
    assert_eq!((second.all("tbody tr").len(), third.all("tbody tr").len()), (50, 20));
    third.says_nothing_of("Older");
    ann.visit(&third.link(format!("← {}", t::web::newest()))).await.at("/settings/activity?action=person.signed_in");
}

#[tokio::test]
async fn the_export_holds_the_whole_log_and_no_formulas() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let mallory = server.account("=1+1 Mallory", Who::MANAGER).await;
    sign_ins(&server, &ann, 1_100).await;
    sign_ins(&server, &mallory, 1).await;
    let page = ann.visit("/settings/activity").await;
    let file = ann.get(&page.link(t::events::export_csv())).await;
    file.is(200);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"activity.csv\""));
    let text = file.source();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row of CSV")).collect();
    assert_eq!(rows.len(), 1_101);
    let row = |number: usize| rows[number].iter().collect::<Vec<_>>();
    let signed_in = format!("'{}", t::events::person_signed_in(BOLD, "=1+1 Mallory").plain());
    assert_eq!(
        row(0),
        [
            "2026-03-02T09:00:00Z",
            "'=1+1 Mallory",
            "=1+1@example.org",
            signed_in.as_str(),
            "",
            "",
            "",
            "person.signed_in"
        ]
        .map(|field| if field.starts_with('=') { "'=1+1@example.org" } else { field })
    );
    let narrowed = ann.get("/settings/activity/export?who=ann@example.org&action=person.signed_in").await.source();
    assert_eq!(narrowed.lines().count(), 1_101);
    ann.get("/settings/activity/export?since=nonsense").await.leads_to("/settings/activity");
}

#[tokio::test]
async fn the_log_is_for_admins() {
    let server = TestServer::open().await;
    server.ann().await;
    let bob = server.bob().await;
    bob.visit("/settings/activity").await.is(403);
    bob.visit("/settings/activity/export").await.is(403);
}

async fn sign_ins(server: &TestServer, who: &Account, times: usize) {
    let (by, id) = (by_program(server.now()).with_actor(who.id), who.id);
    server
        .write(move |conn| (0..times).try_for_each(|_| record(conn, &by, &PersonEvent::SignedIn { person: id })))
        .await;
}

#[tokio::test]
async fn addresses_are_forgotten_after_as_many_days_as_are_set() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.group("Choir", &ann).await;
    ann.visit("/settings").await.keeps(t::settings::address_days(), "90");
    for wrong in ["", "0", "3651", "ninety"] {
        let form = ann.visit("/settings").await.form(t::web::save_changes()).fill(t::settings::address_days(), wrong);
        ann.press(form).await.is(422).faults(t::settings::address_days(), t::settings::address_days_range(1, 3_650));
    }
    let form = ann.visit("/settings").await.form(t::web::save_changes()).fill(t::settings::address_days(), "30");
    ann.submit(form).await.says(t::web::saved());
    let changed = server.now();
    let addresses = || async {
        let kept = events::table.filter(events::address.is_not_null());
        server.read(move |conn| kept.count().get_result::<i64>(conn)).await
    };
    let swept = async |now: Moment| {
        server.write(move |conn| organization::forget_addresses(conn, now)).await;
        addresses().await
    };
    let end = changed + TimeDelta::days(30);
    assert_eq!(addresses().await, 1, "Ann's browser is known");
    assert_eq!(swept(end).await, 1);
    assert_eq!(swept(end + TimeDelta::microseconds(1)).await, 0);
    let log = ann.visit("/settings/activity").await;
    log.tells(t::events::organization_changed(BOLD, "Ann Admin")).says_nothing_of("127.0.0.1");
    log.says(t::events::change(t::events::value_number("30"), t::events::value_number("90"), "", "address_days"));
}

#[tokio::test]
async fn addresses_of_many_events_are_forgotten_some_at_a_time() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let by = By { address: "192.0.2.7".parse().ok(), ..by_program(server.now()) };
    let id = ann.id;
    server
        .write(move |conn| {
            (0..1_500).try_for_each(|number| {
                let by = by.clone().at(by.now + TimeDelta::microseconds(number / 1_100));
                record(conn, &by, &PersonEvent::SignedIn { person: id })
            })
        })
        .await;
    let late = server.now() + TimeDelta::days(91);
    let mut kept = Vec::new();
    for _ in 0..3 {
        server.write(move |conn| organization::forget_addresses(conn, late)).await;
        let with = events::table.filter(events::address.is_not_null());
        kept.push(server.read(move |conn| with.count().get_result::<i64>(conn)).await);
    }
    assert_eq!(kept, [400, 0, 0]);
}
