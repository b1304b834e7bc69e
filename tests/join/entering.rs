//! **Enter Group Code**, and the short address.

use chrono::TimeDelta;
use muster::groups;
use muster::t;

use crate::codes::{made, panel};
use crate::harness::TestServer;
use crate::harness::cast::by_program;
use crate::join::GroupWithCode;

#[tokio::test]
async fn a_member_sees_what_the_code_opens_and_joins_by_one_button() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let home = eve.visit("/groups/new").await;
    drop(home);
    let form = eve.visit("/join").await;
    let page = eve
        .submit(
            form.form(t::web::proceed())
                .fill(t::web::group_code(), &fixture.code.shown.to_lowercase().replace('-', " ")),
        )
        .await;
    page.is(200)
        .headed("Join Choir?")
        .says(&fixture.code.shown)
        .says("Your role Member")
        .says(t::locale::window_endless());
    assert_eq!(fixture.uses().await, (0, 0), "looking uses nothing");
    let group = eve.submit(page.form(t::web::join())).await;
    group.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn a_member_who_is_in_already_is_told_so_and_nothing_is_used_up() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    for _ in 0..2 {
        eve.join(&fixture.code.shown).await.leads_to(&fixture.group());
        assert_eq!(fixture.uses().await, (1, 1));
    }
    let page = eve
        .submit(eve.visit("/join").await.form(t::web::proceed()).fill(t::web::group_code(), &fixture.code.shown))
        .await;
    page.at(&fixture.group()).says(t::passes::welcome_already_in("Choir"));
}

#[tokio::test]
async fn a_member_of_an_archived_group_is_told_on_a_page_they_see() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    eve.join(&fixture.code.shown).await.leads_to(&fixture.group());
    fixture.ann.post(&format!("{}/settings/archive", fixture.group()), &[("", ""); 0]).await.is(303);
    eve.post("/join", &[("code", &fixture.code.shown)]).await.leads_to("/");
    eve.get(&format!("/join/{}", fixture.code.shown)).await.leads_to("/");
    eve.join(&fixture.code.shown).await.leads_to("/");
    eve.visit("/").await.says(t::passes::welcome_already_in("Choir"));
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn a_pasted_address_is_read_for_its_code() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let pasted = format!(" {}join/{} ", fixture.server.base, fixture.code.shown.replace('-', ""));
    eve.post("/join", &[("code", &pasted)]).await.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn who_left_comes_back_by_the_same_code_without_a_use() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let once = made(&fixture.ann, fixture.choir, |form| form.fill(t::passes::max_uses(), "1")).await;
    eve.join(&once.shown).await.leads_to(&fixture.group());
    let (id, choir, now) = (eve.id, fixture.choir, fixture.server.now());
    fixture.server.write(move |conn| groups::leave(conn, choir, id, &by_program(now))).await;
    let page = eve.submit(eve.post("/join", &[("code", &once.shown)]).await.form(t::web::join())).await;
    page.at(&fixture.group()).says("You’re in Choir.");
    fixture.ann.visit(&once.url).await.says("1 of 1");
}

#[tokio::test]
async fn who_was_removed_comes_back_by_a_newer_code_only() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    eve.join(&fixture.code.shown).await.leads_to(&fixture.group());
    fixture.server.later(TimeDelta::minutes(1));
    let (id, choir, now) = (eve.id, fixture.choir, fixture.server.now());
    fixture.server.write(move |conn| groups::remove(conn, choir, id, &by_program(now))).await;
    let page = eve.join(&fixture.code.shown).await;
    page.is(422).refuses(t::web::group_code(), "member.removed");
    assert_eq!(fixture.uses().await, (1, 1));
    let unused = made(&fixture.ann, fixture.choir, |form| form).await;
    eve.join(&unused.shown).await.is(422);
    fixture.server.later(TimeDelta::minutes(1));
    let newer = made(&fixture.ann, fixture.choir, |form| form).await;
    eve.join(&newer.shown).await.leads_to(&fixture.group());
    fixture.ann.visit(&panel(fixture.choir)).await.says(&newer.shown);
}

#[tokio::test]
async fn a_code_for_managers_makes_managers() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| {
        form.fill(t::codes::role(), "Manager")
            .fill(t::passes::max_uses(), "1")
            .fill(t::codes::expiration_date(), "2026-04-01")
    })
    .await;
    let page = eve.post("/join", &[("code", &code.shown)]).await;
    page.says("Your role Manager");
    eve.submit(page.form(t::web::join())).await.is(200);
    eve.visit(&panel(choir)).await.is(200).says(&code.shown);
}

#[tokio::test]
async fn no_keyboard_corrects_a_code() {
    let server = TestServer::open().await;
    let (zoe, sam) = (server.stranger(), server.sam().await);
    for page in [zoe.visit("/").await, zoe.visit("/join").await, zoe.visit("/signup").await, sam.visit("/join").await] {
        let source = page.source();
        let field = source.split("<input ").find(|input| input.contains("data-code=")).expect("a code field");
        for said in
            ["autocorrect=\"off\"", "spellcheck=\"false\"", "autocapitalize=\"characters\"", "autocomplete=\"off\""]
        {
            assert!(field.contains(said), "{}: {said} is not in {field}", page.path());
        }
    }
}
