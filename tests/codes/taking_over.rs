//! **Take over**: what becomes of a code whose maker lost the right to let people in.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{events, memberships};
use muster::db::types::GroupRole;
use muster::ids::UserId;
use muster::t;

use crate::codes::made;
use crate::harness::cast::Account;
use crate::join::GroupWithCode;

/// Gus makes a code of Ann's group, and is one of its members from then on.
async fn made_by_gus(fixture: &GroupWithCode) -> (Account, crate::codes::Made) {
    let gus = fixture.server.gus(fixture.choir).await;
    let code = made(&gus, fixture.choir, |form| form).await;
    let (group, person) = (fixture.choir, gus.id);
    fixture
        .server
        .write(move |conn| {
            let gus = memberships::table.find((group, person));
            diesel::update(gus).set(memberships::role.eq(GroupRole::Member)).execute(conn)
        })
        .await;
    (gus, code)
}

#[tokio::test]
async fn a_stopped_code_works_again_once_it_is_taken_over() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let (gus, code) = made_by_gus(&fixture).await;
    let page = fixture.ann.visit(&code.url).await;
    page.says(t::web::state("stopped")).says(t::passes::trouble_maker_stopped(&gus.name, true));
    let page = fixture.ann.submit(page.form(t::passes::take_over())).await;
    page.is(200).says(t::passes::taken_over_by()).says(&gus.name);
    assert_eq!(page.path(), code.url);
    eve.join(&code.shown).await.leads_to(&fixture.group());
    let from: Vec<Option<String>> = fixture
        .server
        .read(|conn| events::table.filter(events::kind.eq("code.taken_over")).select(events::payload).load(conn))
        .await;
    let UserId(maker) = gus.id;
    let [Some(from)] = from.as_slice() else { panic!("one event: {from:?}") };
    assert!(from.contains(&format!("\"maker\":{maker}")), "{from}");
}

#[tokio::test]
async fn a_code_that_works_or_is_over_cannot_be_taken_over() {
    let fixture = GroupWithCode::open().await;
    let bea = fixture.server.account("Bea Boss", crate::harness::cast::Who::ADMIN).await;
    bea.visit(&fixture.code.url).await.says_nothing_of(t::passes::take_over());
    bea.post::<&str, &str>(&format!("{}/take-over", fixture.code.url), &[]).await;
    bea.visit(&fixture.code.url).await.says_nothing_of(t::passes::taken_over_by());
    let (_, code) = made_by_gus(&fixture).await;
    fixture.ann.post::<&str, &str>(&format!("{}/expire", code.url), &[]).await;
    fixture.ann.visit(&code.url).await.says_nothing_of(t::passes::take_over());
    fixture.ann.post::<&str, &str>(&format!("{}/take-over", code.url), &[]).await;
    fixture.ann.visit(&code.url).await.says_nothing_of(t::passes::taken_over_by());
}
