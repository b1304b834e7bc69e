//! What an admin does to an account.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::db::types::{OrgRole, UserState};

use super::user;
use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::Who;

#[tokio::test]
async fn a_page_says_who_somebody_is_and_what_they_did() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    let page = ann.visit(&user(&bob, "")).await;
    page.says("bob@example.org confirmed").says("Manager").says("active").says("Mon 2 Mar 2026");
    bob.post("/groups/new", &[("name", "Choir"), ("join_type", "by_code")]).await;
    ann.visit(&user(&bob, "activity")).await.says("Made the group").says("Choir").says("127.0.0.1");
    ann.visit(&user(&bob, "history")).await.says("Came in as a manager by making the group");
    ann.visit("/users/999").await.is(404);
    let seat = server.account("Pia Seat", Who { state: UserState::Pending, ..Who::MEMBER }).await;
    for page in ["", "groups", "activity", "role"] {
        ann.visit(&user(&seat, page)).await.is(404);
    }
}

#[tokio::test]
async fn a_role_is_changed_and_counts_with_the_next_session() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let asks = ann.visit(&ann.visit(&user(&eve, "")).await.link("Change role")).await;
    asks.headed("Eve Everyday");
    let saved = ann.submit(asks.form("Save").choose("Manager")).await;
    saved.at(&user(&eve, "")).says("Eve Everyday is a manager of the organization now.");
    eve.get("/groups/new").await.leads_to("/signin?next=%2Fgroups%2Fnew");
    let eve = server.signed_in(eve.id, OrgRole::Manager).await;
    eve.visit("/groups/new").await.is(200);
    ann.submit(asks.form("Save").choose("Manager")).await.says("Eve Everyday is a manager already.");
    ann.press(asks.form("Save").forge("role", "owner")).await.is(422).says("Choose the role");
    ann.visit("/settings/activity").await.says("Ann Admin made Eve Everyday a manager of the organization");
}

#[tokio::test]
async fn the_last_admin_stays_one() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let page = ann.visit(&user(&ann, "")).await;
    page.carries("account.only_admin");
    page.says_nothing_of(user(&ann, "role"));
    let asks = ann.visit(&user(&ann, "role")).await;
    let before = server.contents().await;
    ann.press(asks.form("Save").choose("Member")).await.is(422).carries("account.only_admin");
    server.unchanged(&before).await;
    ann.submit(ann.visit(&user(&eve, "role")).await.form("Save").choose("Admin")).await;
    let page = ann.visit(&user(&ann, "")).await;
    page.says_nothing_of("This is the only admin");
    assert_eq!(page.link("Change role"), user(&ann, "role"));
    ann.submit(asks.form("Save").choose("Member")).await.at("/");
    ann.visit("/users").await.is(403);
}

#[tokio::test]
async fn nobody_is_offered_to_deactivate_themselves_and_whoever_asks_is_told() {
    let server = TestServer::open().await;
    let (ann, bea) = (server.ann().await, server.account("Bea Boss", Who::ADMIN).await);
    let page = ann.visit(&user(&ann, "")).await;
    page.carries("account.own");
    page.says_nothing_of(user(&ann, "deactivate"));
    assert_eq!(page.link("Your account"), "/account");
    assert_eq!(ann.visit(&user(&bea, "")).await.link("Deactivate"), user(&bea, "deactivate"));
    let before = server.contents().await;
    ann.visit(&user(&ann, "deactivate")).await.at(&user(&ann, "")).carries("account.own");
    ann.post::<&str, &str>(&user(&ann, "deactivate"), &[]).await.leads_to(&user(&ann, ""));
    server.unchanged(&before).await;
}

#[tokio::test]
async fn of_two_admins_who_demote_each_other_at_once_one_remains() {
    for _ in 0..5 {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let bea = server.account("Bea Boss", Who::ADMIN).await;
        let (to_bea, to_ann) = (user(&bea, "role"), user(&ann, "role"));
        let (one, other) =
            tokio::join!(ann.post(&to_bea, &[("role", "member")]), bea.post(&to_ann, &[("role", "member")]));
        let statuses = [one.status().as_u16(), other.status().as_u16()];
        assert!(statuses.contains(&303), "{statuses:?}");
        let admins: i64 =
            server.read(|conn| users::table.filter(users::role.eq(OrgRole::Admin)).count().get_result(conn)).await;
        assert_eq!(admins, 1);
    }
}

#[tokio::test]
async fn whoever_is_deactivated_is_out_at_once_and_what_they_made_stops() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let bea = server.account("Bea Boss", Who::ADMIN).await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&bea, choir, |form| form).await;
    let asks = ann.visit(&ann.visit(&user(&bea, "")).await.link("Deactivate")).await;
    asks.headed("Deactivate Bea Boss?").says("1 code that they made stops.");
    let done = ann.submit(asks.form("Deactivate")).await;
    done.says("Bea Boss is deactivated and signed out everywhere. 1 code that they made stops.")
        .says("deactivated since");
    bea.get("/account").await.leads_to("/signin?next=%2Faccount");
    let eve = server.eve().await;
    eve.join(&code.shown).await.carries("code.maker_stopped");
    ann.submit(asks.form("Deactivate")).await.carries("account.deactivated");
    ann.submit(done.form("Reactivate")).await.says("Bea Boss can sign in again.");
    eve.join(&code.shown).await.leads_to(&format!("/groups/{choir}"));
    ann.submit(done.form("Reactivate")).await.says("Bea Boss was not deactivated.");
    let log = ann.visit("/settings/activity").await;
    log.says("Ann Admin deactivated the account of Bea Boss").says("Ann Admin reactivated the account of Bea Boss");
}

#[tokio::test]
async fn whoever_is_deactivated_does_not_come_back_by_signing_up_again() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    ann.post::<&str, &str>(&user(&eve, "deactivate"), &[]).await;
    let sign_up = server.stranger().visit("/signup").await.form("Sign up");
    let form = sign_up.fill("Name", "Eve Again").fill("Email", "EVE@example.org").fill("Join code", &code.shown);
    let refused = server.stranger().press(form.fill("Password", "tide-and-anchor")).await;
    assert_ne!(refused.status(), 303);
    assert_eq!(super::members(&ann, choir).await, ["Ann Admin"]);
}

#[tokio::test]
async fn somebody_is_signed_out_everywhere() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let phone = server.signed_in(eve.id, OrgRole::Member).await;
    let page = ann.visit(&user(&eve, "")).await;
    ann.submit(page.form("Sign out everywhere")).await.says("Eve Everyday is signed out of 2 browsers.");
    for browser in [&eve.browser, &phone] {
        browser.get("/account").await.leads_to("/signin?next=%2Faccount");
    }
    ann.submit(page.form("Sign out everywhere")).await.says("Eve Everyday was not signed in anywhere.");
    ann.visit("/settings/activity").await.says("Ann Admin signed Eve Everyday out everywhere");
}

#[tokio::test]
async fn the_confirmation_is_sent_again_to_whoever_has_not_confirmed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let una = server.account("Una New", Who::UNCONFIRMED).await;
    let page = ann.visit(&user(&una, "")).await;
    ann.submit(page.form("Resend confirmation")).await.says("An email is on its way to una@example.org.");
    let email = server.mail.email_to("una@example.org").await;
    assert!(email.subject().contains("Confirm your address"), "{}", email.subject());
    for _ in 0..4 {
        ann.submit(page.form("Resend confirmation")).await;
    }
    ann.submit(page.form("Resend confirmation")).await.says("We’ve sent this address enough emails for now.");
    let eve = server.eve().await;
    assert!(!ann.visit(&user(&eve, "")).await.offers("Resend confirmation"));
    ann.post::<&str, &str>(&user(&eve, "confirm"), &[]).await.leads_to(&user(&eve, ""));
    ann.visit(&user(&eve, "")).await.says("That address is confirmed.");
}
