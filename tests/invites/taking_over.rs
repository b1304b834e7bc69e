//! **Take over**: what becomes of an invite whose maker lost the right to make it.

use muster::t;

use super::{Invited, made};
use crate::harness::cast::Account;

/// Gus makes an invite into Ann's group, and leaves it.
async fn made_by_gus(fixture: &Invited) -> (Account, super::Made) {
    let gus = fixture.server.gus(fixture.choir).await;
    let invite = made(&gus, fixture.choir, |form| form).await;
    gus.post::<&str, &str>(&format!("{}/leave", fixture.group()), &[]).await;
    (gus, invite)
}

#[tokio::test]
async fn a_stopped_invite_works_again_once_it_is_taken_over() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let (gus, invite) = made_by_gus(&fixture).await;
    eve.post::<&str, &str>(&invite.link, &[]).await.says("has stopped");
    let page = fixture.ann.visit(&invite.url).await;
    let page = fixture.ann.submit(page.form(t::passes::take_over())).await;
    page.is(200).says(t::passes::taken_over_by()).says(&gus.name);
    eve.post::<&str, &str>(&invite.link, &[]).await.leads_to(&fixture.group());
}

#[tokio::test]
async fn only_those_who_run_the_group_take_an_invite_over() {
    let fixture = Invited::open().await;
    let (gus, invite) = made_by_gus(&fixture).await;
    let take_over = format!("{}/take-over", invite.url);
    gus.post::<&str, &str>(&take_over, &[]).await.is(404);
    fixture.server.put_in(fixture.choir, &gus, muster::db::types::GroupRole::Member).await;
    gus.visit(&invite.url).await.says_nothing_of(t::passes::take_over());
    gus.post::<&str, &str>(&take_over, &[]).await;
    fixture.ann.visit(&invite.url).await.says_nothing_of(t::passes::taken_over_by());
}
