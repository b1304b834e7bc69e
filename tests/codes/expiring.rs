//! **Expire** ends a code at once, for good.

use chrono::TimeDelta;
use muster::events::BOLD;
use muster::locale::Slot;
use muster::t;

use crate::codes::{made, panel};
use crate::harness::TestServer;

#[tokio::test]
async fn on_a_phone_by_code_info_expire_and_expire_now() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    eve.join(&code.shown).await.leads_to(&format!("/groups/{choir}"));
    let info = ann.visit(&ann.visit(&panel(choir)).await.link(&code.shown)).await;
    info.headed(t::codes::info()).says("Eve Everyday");
    let danger = ann.visit(&info.link(t::codes::expire())).await;
    danger.headed(t::passes::expire_question(&code.shown)).says(t::passes::joined_with(1));
    let list = ann.submit(danger.form(t::passes::expire_now())).await;
    list.at(&panel(choir)).says(t::codes::expired(&code.shown));
    assert_eq!(list.all("td .chip"), ["expired"]);
    let over = ann.visit(&code.url).await;
    over.says(t::codes::ended_by()).says("Ann Admin");
    assert_eq!(over.all("dd .chip"), ["expired"]);
    assert!(!over.source().contains("/edit") && !over.source().contains("/expire\""));
    eve.visit(&format!("/groups/{choir}")).await.is(200);
}

#[tokio::test]
async fn on_the_wide_list_it_acts_at_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let list = ann.visit(&panel(choir)).await;
    let page = ann.submit(list.form(format!("Expire {}", code.shown))).await;
    page.says(t::codes::expired(&code.shown));
    assert_eq!(page.all("td .chip"), ["expired"]);
    assert!(!page.offers(format!("Expire {}", code.shown)));
}

#[tokio::test]
async fn what_is_over_is_told_so_and_stays_as_it_was() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    // An admin's session would not outlast the hour.
    let gus = server.gus(choir).await;
    let code = made(&gus, choir, |form| form.fill(t::codes::expiration_date(), "2026-03-02T11:00")).await;
    server.later(TimeDelta::hours(1));
    let before = server.contents().await;
    let path = format!("{}/expire", code.url);
    let over = gus.visit(&path).await;
    over.is(200).headed(t::passes::code_over());
    over.says(t::passes::code_state(Slot::code(), &code.shown, "expired").plain());
    gus.post::<&str, &str>(&path, &[]).await.leads_to(&panel(choir));
    // That a session was seen is noted beside the request.
    let mut changed = server.contents().await.changed_since(&before);
    changed.retain(|table| table != "sessions");
    assert_eq!(changed, Vec::<String>::new());
    assert_eq!(gus.visit(&panel(choir)).await.all("td .chip"), ["expired"]);
}

#[tokio::test]
async fn a_code_of_another_group_is_not_there() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let (gus, code) = (server.gus(rowing).await, made(&ann, choir, |form| form).await);
    let id = code.url.rsplit('/').next().expect("an id");
    let before = server.contents().await;
    for action in ["", "/expire", "/edit", "/email", "/poster", "/qr.svg"] {
        gus.get(&format!("{}/{id}{action}", panel(rowing))).await.is(404);
        gus.get(&format!("{}{action}", code.url)).await.is(404);
    }
    gus.post::<&str, &str>(&format!("{}/{id}/expire", panel(rowing)), &[]).await.is(404);
    gus.post(&format!("{}/{id}/email", panel(rowing)), &[("addresses", "x@example.org")]).await.is(404);
    gus.post::<&str, &str>(&format!("{}/{id}/edit", panel(rowing)), &[]).await.is(404);
    ann.get(&format!("{}/nonsense", panel(choir))).await.is(404);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn many_who_press_expire_at_once_end_it_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let path = format!("{}/expire", code.url);
    let posts = (0..10).map(|_| ann.post::<&str, &str>(&path, &[]));
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&panel(choir));
    }
    let log = ann.visit(&format!("/groups/{choir}/settings/activity")).await;
    let expired = t::events::code_expired(BOLD, &code.shown[code.shown.len() - 2..], "Ann Admin").plain().to_string();
    assert_eq!(log.text().matches(&expired).count(), 1, "{}", log.text());
}
