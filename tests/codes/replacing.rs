//! **Edit code** puts a new code in the place of a living one.

use muster::locale::Slot;
use muster::t;

use crate::codes::{made, panel};
use crate::harness::TestServer;

#[tokio::test]
async fn the_new_code_inherits_settings_and_remaining_uses() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    let old = made(&ann, choir, |form| {
        form.fill(t::codes::expiration_date(), "2026-03-27T17:00")
            .fill(t::passes::max_uses(), "3")
            .fill(t::codes::label(), "Door")
    })
    .await;
    eve.join(&old.shown).await.is(303);
    let edit = ann.visit(&ann.visit(&old.url).await.link(t::codes::edit())).await;
    edit.headed(t::codes::edit()).says(t::codes::edit_intro(Slot::code(), &old.shown).plain());
    let new = ann.submit(edit.form(t::codes::replace()).custom_code("SALES-2026")).await;
    new.headed(t::codes::info()).says(t::codes::replaced()).says("SALES-2026").says("0 of 2").says("Door");
    new.says("Ends Fri 27 Mar 2026, 17:00 CET").says(t::codes::replaces());
    ann.visit(&new.link(&old.shown))
        .await
        .says(t::web::state("replaced"))
        .says(t::codes::replaced_by())
        .says("SALES-2026");
    sam.post("/join", &[("code", &old.shown)]).await.is(422).refuses(t::web::group_code(), "code.replaced");
    sam.join("SALES-2026").await.leads_to(&format!("/groups/{choir}"));
}

#[tokio::test]
async fn with_nothing_typed_it_is_generated() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let old = made(&ann, choir, |form| form).await;
    let edit = ann.visit(&format!("{}/edit", old.url)).await;
    let new = ann.submit(edit.form(t::codes::replace())).await;
    assert_ne!(new.path(), old.url);
    new.headed(t::codes::info()).says(t::passes::window_endless()).says(&old.shown);
}

#[tokio::test]
async fn a_custom_code_used_before_is_refused_and_the_old_stays() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let old = made(&ann, choir, |form| form.custom_code("SALES-2026")).await;
    made(&ann, choir, |form| form.custom_code("WINTER-2026")).await;
    let before = server.contents().await;
    for (custom_code, problem) in
        [("SALES-2026", t::codes::taken()), ("winter2026", t::codes::taken()), ("x", t::codes::custom_length())]
    {
        let edit = ann.visit(&format!("{}/edit", old.url)).await.form(t::codes::replace());
        let page = ann.submit(edit.custom_code(custom_code)).await;
        page.is(422).faults(t::codes::custom_code(), problem).keeps(t::codes::custom_code(), custom_code);
    }
    server.unchanged(&before).await;
}

#[tokio::test]
async fn only_a_living_code_with_uses_left_can_be_replaced() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let full = made(&ann, choir, |form| form.fill(t::passes::max_uses(), "1")).await;
    eve.join(&full.shown).await.is(303);
    let dead = made(&ann, choir, |form| form).await;
    ann.post::<&str, &str>(&format!("{}/expire", dead.url), &[]).await.leads_to(&panel(choir));
    let before = server.contents().await;
    for code in [&full, &dead] {
        let path = format!("{}/edit", code.url);
        assert!(!ann.visit(&path).await.says(t::codes::create_instead()).offers(t::codes::replace()));
        ann.post::<&str, &str>(&path, &[]).await.is(422).says(t::codes::replaced_is_over());
    }
    server.unchanged(&before).await;
}

#[tokio::test]
async fn the_same_form_twice_replaces_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let old = made(&ann, choir, |form| form).await;
    let path = format!("{}/edit", old.url);
    let fields = ann.visit(&path).await.form(t::codes::replace()).entries();
    let posts = (0..5).map(|_| ann.post(&path, &fields));
    let answers = futures_util::future::join_all(posts).await;
    let first = answers[0].header("location").expect("a redirect").to_owned();
    for answer in &answers {
        answer.leads_to(&first);
    }
}

#[tokio::test]
async fn no_replacement_brings_back_who_was_removed() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    let first = made(&ann, choir, |form| form).await;
    eve.join(&first.shown).await.is(303);
    let removal = format!("/groups/{choir}/settings/members/{}/remove", eve.id);
    ann.post::<&str, &str>(&removal, &[]).await.is(303);
    server.later(chrono::TimeDelta::minutes(1));
    let replace = async |url: String, custom_code: &'static str| {
        let edit = ann.visit(&format!("{url}/edit")).await.form(t::codes::replace()).custom_code(custom_code);
        ann.submit(edit).await.path().to_owned()
    };
    let second = replace(first.url.clone(), "SECOND-CODE").await;
    eve.join("SECOND-CODE").await.is(422);
    server.later(chrono::TimeDelta::minutes(1));
    replace(second, "THIRD-CODE").await;
    eve.join("THIRD-CODE").await.is(422);
    sam.join("THIRD-CODE").await.leads_to(&format!("/groups/{choir}"));
}
