//! Whose link it is: an emailed one belongs to its address, and proves it.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, TextExpressionMethods};
use muster::db::schema::{guess_buckets, mails};
use muster::t;

use super::{Invited, link_to, to};
use crate::harness::cast::{PASSWORD, Who};

#[tokio::test]
async fn an_email_opened_by_another_account_uses_nothing() {
    let fixture = Invited::with(to("eve.elder@example.org")).await;
    let sam = fixture.server.sam().await;
    let link = link_to(&fixture.server, "eve.elder@example.org").await;
    let page = sam.visit(&link).await;
    page.is(403).carries("invite.other_address").says("eve.elder@example.org").says(&sam.email);
    sam.post::<&str, &str>(&link, &[]).await.is(403);
    assert_eq!((fixture.joined().await, fixture.uses().await), (0, (0, 0)));
    // Signing out leads back to the link.
    sam.submit(page.form(t::invites::sign_out_and_continue()))
        .await
        .at(&link)
        .headed(t::invites::invites_you("Choir", "Ann Admin"));
}

#[tokio::test]
async fn a_known_and_confirmed_owner_signs_in_and_joins() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    super::made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    let link = link_to(&fixture.server, &eve.email).await;
    let browser = fixture.server.stranger();
    let page = browser.visit(&link).await;
    let form = browser.visit(&page.link(t::invites::sign_in_and_join())).await.form(t::web::sign_in());
    let back = browser.submit(form.fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD)).await;
    browser.submit(back.at(&link).form(t::web::join())).await.at(&fixture.group());
}

#[tokio::test]
async fn joining_by_email_confirms_the_address_and_ends_sessions() {
    let fixture = Invited::open().await;
    let una = fixture.server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
    super::made(&fixture.ann, fixture.choir, to(&una.email)).await;
    let elsewhere = fixture.server.signed_in(una.id, muster::db::types::OrgRole::Member).await;
    let link = link_to(&fixture.server, &una.email).await;
    una.submit(una.visit(&link).await.form(t::web::join())).await.at(&fixture.group());
    una.visit("/account").await.says_nothing_of("not confirmed");
    elsewhere.visit("/account").await.headed(t::web::sign_in());
}

#[tokio::test]
async fn who_reads_the_address_takes_over_a_strangers_account() {
    let fixture = Invited::open().await;
    let squatter = fixture.server.account("Sly Squatter", Who::UNCONFIRMED).await;
    super::made(&fixture.ann, fixture.choir, to(&squatter.email)).await;
    let link = link_to(&fixture.server, &squatter.email).await;
    let owner = fixture.server.stranger();
    let page = owner.visit(&link).await;
    let choose = owner.visit(&page.link(t::invites::choose_password_and_join())).await;
    choose.headed(t::accounts::choose_password()).says("Sly Squatter");
    choose.form(t::accounts::set_password_and_join());
    let short = owner.submit(choose.form(t::accounts::set_password_and_join()).fill(t::web::password(), "short")).await;
    short.is(422).faults(t::web::password(), "at least 8");
    let inside = owner
        .submit(short.form(t::accounts::set_password_and_join()).fill(t::web::password(), "a better harbour"))
        .await;
    inside.at(&fixture.group()).says(t::accounts::password_set());
    squatter.visit("/account").await.headed(t::web::sign_in());
    let form = squatter.visit("/signin").await.form(t::web::sign_in());
    squatter.submit(form.fill(t::web::email(), &squatter.email).fill(t::web::password(), PASSWORD)).await.is(422);
    assert_eq!(fixture.joined().await, 1);
}

#[tokio::test]
async fn a_confirmed_account_is_never_entered_by_a_link_alone() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    super::made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    let link = link_to(&fixture.server, &eve.email).await;
    let thief = fixture.server.stranger();
    let fields = [("name", "Thief"), ("password", "a better harbour"), ("form_key", "0123456789")];
    thief.visit(&format!("{link}/signup")).await.at(&link);
    let posted = thief.post(&format!("{link}/signup"), &fields).await;
    assert_ne!(posted.status(), 200);
    thief.visit("/account").await.headed(t::web::sign_in());
    eve.visit("/account").await.headed(t::accounts::account());
}

#[tokio::test]
async fn somebody_deactivated_is_refused_and_uses_nothing_up() {
    let fixture = Invited::open().await;
    let dan = fixture.server.account("Dan Deactivated", Who::DEACTIVATED).await;
    super::made(&fixture.ann, fixture.choir, to(&dan.email)).await;
    let link = link_to(&fixture.server, &dan.email).await;
    let browser = fixture.server.stranger();
    browser.visit(&link).await.is(403).headed(t::invites::account_deactivated());
    browser.post(&format!("{link}/signup"), &[("name", "Dan"), ("password", PASSWORD)]).await;
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn a_known_address_is_told_and_a_shared_link_not_used() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let browser = fixture.server.stranger();
    let form = browser.visit(&format!("{}/signup", fixture.invite.link)).await.form(t::web::sign_up_and_join());
    let form = form
        .fill(t::accounts::name(), "Eve Again")
        .fill(t::web::email(), &eve.email)
        .fill(t::web::password(), PASSWORD);
    browser.submit(form).await.is(422).refuses(t::web::email(), "sign_up.address_taken");
    assert_eq!(fixture.uses().await, (0, 0));
    // Whoever tries many addresses behind one link is slowed down as guessers of codes are.
    let charged: i64 = fixture
        .server
        .read(|conn| {
            guess_buckets::table.filter(guess_buckets::name.like("address browser %")).count().get_result(conn)
        })
        .await;
    assert_eq!(charged, 1);
}

#[tokio::test]
async fn deleting_an_account_takes_its_address_out_of_invites() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let squatter = fixture.server.account("Sly Squatter", Who::UNCONFIRMED).await;
    let both = format!("{}, {}", eve.email, squatter.email);
    let invite = super::made(&fixture.ann, fixture.choir, to(&both)).await;
    let link = link_to(&fixture.server, &squatter.email).await;
    // One person may have had several emails about one invite.
    fixture.server.later(chrono::TimeDelta::minutes(1));
    let again = fixture.ann.visit(&invite.url).await.form(format!("Resend {}", eve.email));
    fixture.ann.submit(again).await.says(t::web::mailed(&eve.email));
    fixture.server.mail.wait(&eve.email, 2).await;
    for who in [&eve, &squatter] {
        let form = who.visit("/account/delete").await.form(t::accounts::delete());
        who.submit(form.fill(t::accounts::your_password(), PASSWORD)).await.says(t::accounts::deleted());
    }
    let page = fixture.ann.visit(&invite.url).await;
    page.says_nothing_of(&eve.email).says(t::events::deleted_account()).says(&squatter.email);
    let written: Vec<String> = fixture
        .server
        .read(|conn| mails::table.filter(mails::kind.eq("invite")).select(mails::to_address).load(conn))
        .await;
    assert!(!written.contains(&eve.email) && written.contains(&squatter.email), "{written:?}");
    fixture.server.stranger().visit(&link).await.is(200).headed(t::invites::invites_you("Choir", "Ann Admin"));
}

#[tokio::test]
async fn a_copy_of_ones_data_holds_invites_and_requests() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    super::made(&fixture.ann, fixture.choir, to(&eve.email)).await;
    link_to(&fixture.server, &eve.email).await;
    let form = eve.visit("/account").await.form(t::accounts::download());
    let held: serde_json::Value = serde_json::from_slice(eve.press(form).await.bytes()).expect("JSON");
    assert_eq!(held["invites_received"][0]["group"], "Choir");
    assert_eq!((&held["invites_made"], &held["requests"]), (&serde_json::json!([]), &serde_json::json!([])));
}
