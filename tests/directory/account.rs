//! What an admin does to an account.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::users;
use muster::db::types::{OrgRole, UserState};
use muster::events::BOLD;
use muster::t;

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
    ann.visit(&user(&bob, "activity"))
        .await
        .tells(t::events::group_created(BOLD, "Bob Builder"))
        .says("Choir")
        .says("127.0.0.1");
    let founded = t::events::member_joined(BOLD, "founding", true, "", "manager", "Bob Builder");
    ann.visit(&user(&bob, "history")).await.tells(founded);
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
    let asks = ann.visit(&ann.visit(&user(&eve, "")).await.link(t::directory::change_role())).await;
    asks.headed("Eve Everyday");
    let saved = ann.submit(asks.form(t::web::save()).choose(t::groups::manager())).await;
    saved.at(&user(&eve, "")).says(t::directory::role_changed("Eve Everyday", "manager"));
    eve.get("/groups/new").await.leads_to("/signin?next=%2Fgroups%2Fnew");
    let eve = server.signed_in(eve.id, OrgRole::Manager).await;
    eve.visit("/groups/new").await.is(200);
    ann.submit(asks.form(t::web::save()).choose(t::groups::manager()))
        .await
        .says(t::directory::role_unchanged("Eve Everyday", "manager"));
    ann.press(asks.form(t::web::save()).forge("role", "owner")).await.is(422).says(t::fields::role_unchosen());
    let changed = t::events::person_role_changed(BOLD, "Eve Everyday", "manager", "Ann Admin");
    ann.visit("/settings/activity").await.tells(changed);
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
    ann.press(asks.form(t::web::save()).choose(t::groups::member())).await.is(422).carries("account.only_admin");
    server.unchanged(&before).await;
    ann.submit(ann.visit(&user(&eve, "role")).await.form(t::web::save()).choose("Admin")).await;
    let page = ann.visit(&user(&ann, "")).await;
    page.says_nothing_of(t::directory::only_admin());
    assert_eq!(page.link(t::directory::change_role()), user(&ann, "role"));
    ann.submit(asks.form(t::web::save()).choose(t::groups::member())).await.at("/");
    ann.visit("/users").await.is(403);
}

#[tokio::test]
async fn nobody_can_deactivate_themselves() {
    let server = TestServer::open().await;
    let (ann, bea) = (server.ann().await, server.account("Bea Boss", Who::ADMIN).await);
    let page = ann.visit(&user(&ann, "")).await;
    page.carries("account.own");
    page.says_nothing_of(user(&ann, "deactivate"));
    assert_eq!(page.link(t::directory::your_account()), "/account");
    assert_eq!(ann.visit(&user(&bea, "")).await.link(t::directory::deactivate()), user(&bea, "deactivate"));
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
async fn who_is_deactivated_is_out_and_what_they_made_stops() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let bea = server.account("Bea Boss", Who::ADMIN).await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&bea, choir, |form| form).await;
    let asks = ann.visit(&ann.visit(&user(&bea, "")).await.link(t::directory::deactivate())).await;
    let one_code = t::directory::codes(1);
    asks.headed(t::directory::deactivate_question("Bea Boss")).says(t::directory::passes_will_stop(&one_code));
    let done = ann.submit(asks.form(t::directory::deactivate())).await;
    done.says(t::directory::person_deactivated("Bea Boss")).says(t::directory::passes_stopped(one_code));
    done.says(t::web::state("deactivated"));
    bea.get("/account").await.leads_to("/signin?next=%2Faccount");
    let eve = server.eve().await;
    eve.join(&code.shown).await.carries("code.maker_stopped");
    ann.submit(asks.form(t::directory::deactivate())).await.carries("account.deactivated");
    ann.submit(done.form(t::directory::reactivate())).await.says(t::directory::person_reactivated(true, "Bea Boss"));
    eve.join(&code.shown).await.leads_to(&format!("/groups/{choir}"));
    ann.submit(done.form(t::directory::reactivate())).await.says(t::directory::person_reactivated(false, "Bea Boss"));
    let log = ann.visit("/settings/activity").await;
    log.tells(t::events::person_deactivated(BOLD, false, "Bea Boss", "Ann Admin"));
    log.tells(t::events::person_reactivated(BOLD, false, "Bea Boss", "Ann Admin"));
}

#[tokio::test]
async fn who_is_deactivated_cannot_sign_up_again() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    ann.post::<&str, &str>(&user(&eve, "deactivate"), &[]).await;
    let sign_up = server.stranger().visit("/signup").await.form(t::accounts::sign_up());
    let form = sign_up
        .fill(t::directory::name(), "Eve Again")
        .fill(t::web::email(), "EVE@example.org")
        .fill(t::web::join_code(), &code.shown);
    let refused = server.stranger().press(form.fill(t::web::password(), "tide-and-anchor")).await;
    assert_ne!(refused.status(), 303);
    assert_eq!(super::members(&ann, choir).await, ["Ann Admin"]);
}

#[tokio::test]
async fn somebody_is_signed_out_everywhere() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let phone = server.signed_in(eve.id, OrgRole::Member).await;
    let page = ann.visit(&user(&eve, "")).await;
    ann.submit(page.form(t::web::sign_out_everywhere())).await.says(t::directory::signed_out(2, "Eve Everyday"));
    for browser in [&eve.browser, &phone] {
        browser.get("/account").await.leads_to("/signin?next=%2Faccount");
    }
    ann.submit(page.form(t::web::sign_out_everywhere())).await.says(t::directory::signed_out(0, "Eve Everyday"));
    let signed_out = t::events::person_signed_out(BOLD, false, "Eve Everyday", "Ann Admin");
    ann.visit("/settings/activity").await.tells(signed_out);
}

#[tokio::test]
async fn the_confirmation_is_sent_again_to_whoever_has_not_confirmed() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let una = server.account("Una New", Who::UNCONFIRMED).await;
    let page = ann.visit(&user(&una, "")).await;
    ann.submit(page.form(t::directory::resend_confirmation())).await.says(t::web::mailed("una@example.org"));
    let email = server.mail.email_to("una@example.org").await;
    email.is_about(t::emails::confirm_subject("Harbour School"));
    for _ in 0..4 {
        ann.submit(page.form(t::directory::resend_confirmation())).await;
    }
    ann.submit(page.form(t::directory::resend_confirmation())).await.carries("account.enough_sent");
    let eve = server.eve().await;
    assert!(!ann.visit(&user(&eve, "")).await.offers(t::directory::resend_confirmation()));
    ann.post::<&str, &str>(&user(&eve, "confirm"), &[]).await.leads_to(&user(&eve, ""));
    ann.visit(&user(&eve, "")).await.says(t::directory::already_confirmed());
}
