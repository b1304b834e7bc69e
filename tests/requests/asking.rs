//! **Request access**: who asks, where, and how often.

use muster::db::types::GroupRole;
use muster::locale::Slot;
use muster::t;

use super::{asked, counted, expired, panel, tab};
use crate::harness::TestServer;
use crate::invites::{Invited, link_to, made, members, to};

#[tokio::test]
async fn a_member_asks_by_one_button_and_the_managers_are_told() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    let status = asked(&fixture, &eve).await;
    let email = fixture.server.mail.email_to(&fixture.ann.email).await;
    email.is_about(t::emails::request_subject("Choir", "Eve Everyday")).says("I was ill that week.");
    assert_eq!(email.link(), panel(&fixture));
    let list = fixture.ann.visit(&panel(&fixture)).await;
    list.says("Eve Everyday").says("I was ill that week.").says(tab(1));
    assert!(
        list.all("nav.drawer li").iter().any(|entry| entry == "Choir (1 open request)"),
        "{:?}",
        list.all("nav.drawer li")
    );
    eve.visit("/").await.says(t::requests::my_requests());
    eve.visit(&status).await.headed(t::requests::status("open"));
    assert_eq!(counted(&fixture).await, 1);
}

#[tokio::test]
async fn asking_twice_is_asking_once() {
    let fixture = expired().await;
    let eve = fixture.server.eve().await;
    let first = asked(&fixture, &eve).await;
    assert_eq!(asked(&fixture, &eve).await, first);
    let path = format!("{}/request", fixture.invite.link);
    let posts = (0..20).map(|_| eve.post(&path, &[("note", "again")]));
    for answer in futures_util::future::join_all(posts).await {
        answer.leads_to(&first);
    }
    assert_eq!(counted(&fixture).await, 1);
    fixture.server.mail.email_to(&fixture.ann.email).await;
    assert_eq!(fixture.server.mail.emails_to(&fixture.ann.email).len(), 1);
}

#[tokio::test]
async fn a_stranger_with_a_shared_link_gives_name_and_address() {
    let fixture = expired().await;
    let kim = fixture.server.stranger();
    let page = kim.visit(&kim.visit(&fixture.invite.link).await.link(t::web::request_access())).await;
    page.headed(t::requests::ask("Choir"));
    let wrong = kim.submit(page.form(t::web::request_access()).fill(t::web::email(), "kim@")).await;
    wrong.is(422).faults(t::requests::open_requests_name(), t::fields::empty()).keeps(t::web::email(), "kim@");
    let form = wrong
        .form(t::web::request_access())
        .fill(t::requests::open_requests_name(), "Kim Keen")
        .fill(t::web::email(), "kim@example.org");
    kim.submit(form).await.headed(t::requests::status("open")).says("Choir");
    fixture
        .ann
        .visit(&panel(&fixture))
        .await
        .says("Kim Keen")
        .says("kim@example.org")
        .says(t::requests::address_unproved());
}

#[tokio::test]
async fn a_claimed_address_is_proved_by_asking_again_from_its_email() {
    let fixture = expired().await;
    let kim = fixture.server.stranger();
    let form = kim.visit(&format!("{}/request", fixture.invite.link)).await.form(t::web::request_access());
    kim.submit(form.fill(t::requests::open_requests_name(), "Lee Loud").fill(t::web::email(), "lee@example.org"))
        .await
        .headed(t::requests::status("open"));
    fixture.ann.visit(&panel(&fixture)).await.says(t::requests::address_unproved());
    let lee = fixture.server.stranger();
    let page = lee.visit(&format!("{}/request", link_to(&fixture.server, "lee@example.org").await)).await;
    lee.submit(page.form(t::web::request_access()).fill(t::requests::open_requests_name(), "Lee Loud"))
        .await
        .headed(t::requests::status("open"));
    fixture.ann.visit(&panel(&fixture)).await.says(t::requests::address_proved());
    assert_eq!(counted(&fixture).await, 1);
}

#[tokio::test]
async fn two_spellings_of_a_mailbox_are_one_request() {
    let fixture = expired().await;
    let path = format!("{}/request", fixture.invite.link);
    for address in ["kim@bücher.example", "kim@xn--bcher-kva.example", "ｋｉｍ＠ｂücher。example"] {
        let kim = fixture.server.stranger();
        let form = kim
            .visit(&path)
            .await
            .form(t::web::request_access())
            .fill(t::requests::open_requests_name(), "Kim Keen")
            .fill(t::web::email(), address);
        kim.submit(form).await;
    }
    fixture.ann.visit(&panel(&fixture)).await.says("kim@bücher.example").says(tab(1));
    assert_eq!(counted(&fixture).await, 1);
}

#[tokio::test]
async fn an_emails_reader_asks_with_its_address() {
    let fixture = expired().await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let lee = fixture.server.stranger();
    let page = lee.visit(&format!("{link}/request")).await;
    page.says(t::requests::asking_as("lee@example.org", Slot::strong()).plain());
    let form = page
        .form(t::web::request_access())
        .fill(t::requests::open_requests_name(), "Lee Loud")
        .forge("email", "eve@example.org");
    lee.submit(form).await.headed(t::requests::status("open"));
    let list = fixture.ann.visit(&panel(&fixture)).await;
    list.says("lee@example.org").says_nothing_of("eve@example.org");
    list.says(t::requests::address_proved()).says_nothing_of(t::requests::address_unproved());
    fixture.ann.visit(&fixture.invite.url).await.says("started");
}

#[tokio::test]
async fn a_live_link_and_a_wrong_one_take_no_request() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    let path = format!("{}/request", fixture.invite.link);
    eve.visit(&path).await.at(&fixture.invite.link);
    eve.post(&path, &[("note", "")]).await.leads_to(&fixture.invite.link);
    eve.visit("/invite/99/AAAA/request").await.is(404);
    eve.visit("/request/1/AAAA").await.is(404);
    assert_eq!(counted(&fixture).await, 0);
}

#[tokio::test]
async fn a_link_for_members_never_names_its_group_to_strangers() {
    let fixture = Invited::with(|form| form.choose(members())).await;
    fixture.ann.post::<&str, &str>(&format!("{}/delete", fixture.invite.url), &[]).await;
    let page = fixture.server.stranger().visit(&format!("{}/request", fixture.invite.link)).await;
    page.headed(t::web::request_access()).says_nothing_of("Choir");
}

#[tokio::test]
async fn a_stranger_with_a_members_link_asks_without_its_groups_name() {
    let fixture = Invited::with(|form| form.choose(members())).await;
    let kim = fixture.server.stranger();
    let page = kim.visit(&fixture.invite.link).await;
    page.carries("invite.members_only").says_nothing_of("Choir").link(t::web::sign_in());
    let ask = kim.visit(&page.link(t::web::request_access())).await;
    ask.headed(t::web::request_access()).says_nothing_of("Choir");
    let form = ask
        .form(t::web::request_access())
        .fill(t::requests::open_requests_name(), "Kim Keen")
        .fill(t::web::email(), "kim@example.org");
    let status = kim.submit(form).await;
    status.headed(t::requests::status("open")).says_nothing_of("Choir");
    let email = fixture.server.mail.email_to(&fixture.ann.email).await;
    email.is_about(t::emails::request_subject("Choir", "Kim Keen"));
    fixture
        .ann
        .submit(fixture.ann.visit(&panel(&fixture)).await.form("Decline Kim Keen"))
        .await
        .says(t::requests::one_decided(false, "Kim Keen"));
    let email = fixture.server.mail.email_to("kim@example.org").await;
    email.is_about(t::emails::declined_subject_hidden("link"));
    assert!(!email.text().contains("Choir") && !email.html().contains("Choir"), "{email}");
    kim.visit(status.path()).await.headed(t::requests::status("denied")).says_nothing_of("Choir");
    // Whoever has an account comes in by the link and has nothing to ask for.
    let eve = fixture.server.eve().await;
    eve.visit(&format!("{}/request", fixture.invite.link)).await.at(&fixture.invite.link);
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await.at(&fixture.group());
}

#[tokio::test]
async fn the_reader_of_an_email_for_members_who_has_no_account_asks() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    made(&eve, fixture.choir, to("lee@example.org")).await;
    let link = link_to(&fixture.server, "lee@example.org").await;
    let lee = fixture.server.stranger();
    let page = lee.visit(&lee.visit(&link).await.link(t::web::request_access())).await;
    page.says(t::requests::asking_as("lee@example.org", Slot::strong()).plain());
    lee.submit(page.form(t::web::request_access()).fill(t::requests::open_requests_name(), "Lee Loud"))
        .await
        .headed(t::requests::status("open"));
    fixture
        .ann
        .submit(fixture.ann.visit(&panel(&fixture)).await.form("Approve Lee Loud"))
        .await
        .says(t::requests::one_decided(true, "Lee Loud"));
    let fresh = fixture.server.mail.wait("lee@example.org", 2).await.pop().expect("an email");
    lee.visit(&fresh.link())
        .await
        .headed(t::invites::invites_you("Choir", "Ann Admin"))
        .link(t::web::sign_up_and_join());
}

#[tokio::test]
async fn somebody_removed_asks_behind_the_old_link() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    eve.submit(eve.visit(&fixture.invite.link).await.form(t::web::join())).await;
    fixture.server.later(chrono::TimeDelta::minutes(1));
    let path = format!("{}/settings/members/{}/remove", fixture.group(), eve.id);
    fixture.ann.post::<&str, &str>(&path, &[]).await;
    asked(&fixture, &eve).await;
}

#[tokio::test]
async fn strangers_fill_nobodys_desk() {
    let fixture = expired().await;
    let now = fixture.server.now();
    let choir = fixture.choir;
    fill(&fixture.server, choir, now).await;
    let kim = fixture.server.stranger();
    let fields = [("name", "Kim Keen"), ("email", "kim@example.org")];
    kim.post(&format!("{}/request", fixture.invite.link), &fields).await.is(422).says(t::requests::too_many());
    // Who has an account is still heard.
    let eve = fixture.server.eve().await;
    asked(&fixture, &eve).await;
}

/// As many open requests of addresses as a group takes.
async fn fill(server: &TestServer, group: muster::ids::GroupId, now: muster::clock::Moment) {
    use diesel::{ExpressionMethods, RunQueryDsl};
    use muster::db::schema::requests;
    use muster::db::types::RequestState;
    server
        .write(move |conn| {
            for number in 0..200 {
                let address = format!("n{number}@example.org");
                diesel::insert_into(requests::table)
                    .values((
                        requests::group_id.eq(group),
                        requests::address.eq(&address),
                        requests::address_key.eq(&address),
                        requests::name.eq("Nobody"),
                        requests::note.eq(""),
                        requests::state.eq(RequestState::Open),
                        requests::generation.eq(1),
                        requests::made_at.eq(now),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await;
}
