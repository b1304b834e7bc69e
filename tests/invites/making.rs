//! **New Invite**: its fields, whom it writes to, and what is refused.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{invite_recipients, invites, organization};
use muster::db::types::{AddPolicy, GroupRole};
use muster::events::BOLD;
use muster::t;
use muster::zone::Zone;
use reqwest::Method;

use super::{Invited, made, members, new_invite, to};
use crate::harness::TestServer;
use crate::harness::cast::{Who, at};
use crate::harness::form::Form;
use crate::harness::page::Page;

/// Whom invites were sent to.
pub(super) async fn addresses(server: &TestServer) -> Vec<String> {
    server
        .read(|conn| {
            invite_recipients::table.order(invite_recipients::id).select(invite_recipients::address).load(conn)
        })
        .await
}

/// Lets an invite expire at a date of one's own.
fn custom(typed: &str) -> impl FnOnce(Form) -> Form {
    move |form| form.fill(t::passes::expiration(), "Custom date").fill(t::invites::valid_custom(), typed)
}

#[tokio::test]
async fn two_spellings_of_a_mailbox_are_one_recipient() {
    let fixture = Invited::with(to("lee@bücher.example，lee@xn--bcher-kva.example、lee@ｂücher。example")).await;
    let email = fixture.server.mail.email_to("lee@xn--bcher-kva.example").await;
    assert_eq!(fixture.server.mail.emails().len(), 1);
    let lee = fixture.server.stranger();
    let page = lee.visit(&lee.visit(&email.link()).await.link(t::web::sign_up_and_join())).await;
    let form = page
        .form(t::web::sign_up_and_join())
        .fill(t::accounts::name(), "Lee Loud")
        .fill(t::web::password(), "seven small otters");
    lee.submit(form).await.at(&fixture.group());
    // Whoever has come is not written to again by another spelling.
    let again = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), "LEE@BÜCHER.example");
    fixture.ann.submit(again).await;
    assert_eq!(fixture.server.mail.emails_to("lee@xn--bcher-kva.example").len(), 1);
}

#[tokio::test]
async fn each_expiration_is_exact_to_the_second() {
    let fixture = Invited::open().await;
    for (choice, span) in [
        ("1 hour", Some(TimeDelta::hours(1))),
        ("6 hours", Some(TimeDelta::hours(6))),
        ("1 day", Some(TimeDelta::hours(24))),
        ("7 days", Some(TimeDelta::hours(168))),
        ("Never", None),
    ] {
        made(&fixture.ann, fixture.choir, |form| form.fill(t::passes::expiration(), choice)).await;
        let kept: Option<muster::clock::Moment> = fixture
            .server
            .read(|conn| invites::table.order(invites::id.desc()).select(invites::expires_at).first(conn))
            .await;
        assert_eq!(kept, span.map(|span| fixture.server.now() + span), "{choice}");
    }
}

#[tokio::test]
async fn a_custom_date_ends_with_its_day_in_the_makers_zone() {
    let fixture = Invited::open().await;
    let invite = made(&fixture.ann, fixture.choir, custom("2026-03-28")).await;
    fixture.ann.visit(&invite.url).await.says("Sun 29 Mar 2026, 00:00 CET");
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let wrong = fixture.ann.submit(custom("2026-03-29T02:30")(form)).await;
    wrong
        .is(422)
        .faults(t::invites::valid_custom(), t::fields::time_skipped(at("2026-03-29", 2), "02:30", "Europe/Amsterdam"))
        .keeps(t::invites::valid_custom(), "2026-03-29T02:30");
    let form = wrong.form(t::invites::create()).fill(t::invites::valid_custom(), "2026-03-01");
    fixture
        .ann
        .submit(form)
        .await
        .is(422)
        .faults(t::invites::valid_custom(), t::fields::time_past(at("2026-03-01", 24)));
}

#[tokio::test]
async fn a_date_beside_another_choice_is_asked_about_and_not_dropped() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir)
        .await
        .fill(t::passes::expiration(), "7 days")
        .fill(t::invites::valid_custom(), "2026-12-24");
    let again = fixture.ann.submit(form).await;
    let beside = t::invites::expiration_beside(t::invites::valid_week());
    again
        .is(422)
        .faults(t::invites::valid_custom(), beside)
        .keeps(t::invites::valid_custom(), "2026-12-24")
        .keeps(t::passes::expiration(), "7 days");
    let page = fixture.ann.submit(again.form(t::invites::create()).fill(t::passes::expiration(), "Custom date")).await;
    page.is(200).says("Fri 25 Dec 2026, 00:00 CET");
}

#[tokio::test]
async fn a_custom_date_holds_across_both_changes_of_the_clock() {
    let fixture = Invited::open().await;
    let form = fixture.ann.visit("/account").await.form(t::web::save_changes());
    fixture.ann.submit(form.fill("Time zone", "America/New_York")).await.is(200);
    for (typed, shown, utc) in [
        // Spring: 02:00 is followed by 03:00 on 8 March.
        ("2026-03-08T01:59", "Sun 8 Mar 2026, 01:59 EST", "2026-03-08T06:59:00+00:00"),
        ("2026-03-08T03:00", "Sun 8 Mar 2026, 03:00 EDT", "2026-03-08T07:00:00+00:00"),
        ("2026-03-08", "Mon 9 Mar 2026, 00:00 EDT", "2026-03-09T04:00:00+00:00"),
        // Autumn: 01:30 comes twice on 1 November, and means the earlier.
        ("2026-11-01T01:30", "Sun 1 Nov 2026, 01:30 EDT", "2026-11-01T05:30:00+00:00"),
        ("2026-11-01T02:00", "Sun 1 Nov 2026, 02:00 EST", "2026-11-01T07:00:00+00:00"),
        ("2026-11-01", "Mon 2 Nov 2026, 00:00 EST", "2026-11-02T05:00:00+00:00"),
    ] {
        let form = new_invite(&fixture.ann, fixture.choir).await;
        let page = fixture.ann.submit(custom(typed)(form)).await;
        page.is(200).says(shown);
        let kept: Option<muster::clock::Moment> = fixture
            .server
            .read(|conn| invites::table.order(invites::id.desc()).select(invites::expires_at).first(conn))
            .await;
        assert_eq!(kept.map(|at| at.utc().to_rfc3339()).as_deref(), Some(utc), "{typed}");
    }
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let skipped = fixture.ann.submit(custom("2026-03-08T02:30")(form)).await;
    let new_york = Zone::parse("America/New_York").expect("a time zone");
    let next = new_york.start_of_day("2026-03-08".parse().expect("a day")) + TimeDelta::hours(2);
    skipped
        .is(422)
        .faults(t::invites::valid_custom(), t::fields::time_skipped((next, new_york), "02:30", new_york.name()));
}

#[tokio::test]
async fn the_page_of_an_invite_tells_all_its_settings() {
    let fixture = Invited::with(|form| {
        form.fill(t::invites::maximum_uses(), "40").fill(t::invites::addresses(), "lee@example.org")
    })
    .await;
    let page = fixture.ann.visit(&fixture.invite.url).await;
    page.says("Harbour School").says("Choir").says(t::invites::access_anyone()).says("0 of 40");
    page.says("Mon 9 Mar 2026, 10:00 CET").says("Ann Admin, Mon 2 Mar 2026, 10:00 CET").says("lee@example.org");
    assert_eq!(page.all("[data-copy]"), ["Copy link"]);
    assert!(page.source().contains("data-share=") && page.source().contains("<svg"));
    let list = fixture.ann.visit(&format!("{}/settings/invites", fixture.group())).await;
    list.titled("Invites · Choir · Harbour School").says("active").says("0 of 40");
    fixture.ann.visit(&format!("{}/qr.svg", fixture.invite.url)).await.is(200);
    let told = t::events::invite_created(BOLD, "Ann Admin");
    fixture.ann.visit(&format!("{}/settings/activity", fixture.group())).await.tells(told);
}

#[tokio::test]
async fn those_who_are_in_already_are_skipped_and_told() {
    let fixture = Invited::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let both = format!("{}\n{}", eve.email, sam.email.to_uppercase());
    let page = fixture.ann.submit(form.fill(t::invites::addresses(), &both)).await;
    page.says(t::invites::done_emailing(1)).says(t::invites::done_skipped(1));
    assert_eq!(addresses(&fixture.server).await, [sam.email.to_uppercase()]);
}

#[tokio::test]
async fn a_malformed_address_stops_them_all_and_nothing_is_lost() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir)
        .await
        .fill(t::passes::expiration(), "1 day")
        .fill(t::invites::maximum_uses(), "9");
    let again = fixture.ann.submit(form.fill(t::invites::addresses(), "lee@example.org\nkim@")).await;
    again
        .is(422)
        .faults(t::invites::addresses(), "“kim@”")
        .keeps(t::passes::expiration(), "1 day")
        .keeps(t::invites::maximum_uses(), "9");
    again.keeps(t::invites::addresses(), "lee@example.org\nkim@");
    assert!(addresses(&fixture.server).await.is_empty());
}

#[tokio::test]
async fn an_invite_for_members_is_emailed_to_accounts_only() {
    let fixture = Invited::open().await;
    let members = members();
    let (eve, dan) = (fixture.server.eve().await, fixture.server.account("Dan Deactivated", Who::DEACTIVATED).await);
    let typed = format!("{}\nlee@example.org\n{}", eve.email, dan.email);
    let form = new_invite(&fixture.ann, fixture.choir).await.choose(&members).fill(t::invites::addresses(), &typed);
    let again = fixture.ann.submit(form).await;
    again
        .is(422)
        .refuses(t::invites::addresses(), "create_invite.no_account")
        .faults(t::invites::addresses(), "lee@example.org")
        .keeps(t::invites::addresses(), &typed);
    assert!(addresses(&fixture.server).await.is_empty());
    let many = (0..7).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    let again = fixture.ann.submit(again.form(t::invites::create()).fill(t::invites::addresses(), &many)).await;
    again
        .faults(t::invites::addresses(), "p0@example.org, p1@example.org")
        .faults(t::invites::addresses(), format!("p4@example.org and {} don’t have accounts", t::locale::list_more(2)));
    let form = again.form(t::invites::create()).fill(t::invites::addresses(), &eve.email);
    fixture.ann.submit(form).await.says(t::invites::done_emailing(1));
    // To a member who may not read the directory, the form does not tell who has an account.
    let sam = fixture.server.sam().await;
    fixture.server.put_in(fixture.choir, &sam, GroupRole::Member).await;
    made(&sam, fixture.choir, to("kim@example.org")).await;
}

#[tokio::test]
async fn people_of_the_directory_are_found_ticked_and_emailed() {
    let fixture = Invited::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::maximum_uses(), "7");
    let found = search(&fixture, form, "eve").await;
    found.keeps(t::invites::maximum_uses(), "7").says("1 person found");
    let form = found.form(t::invites::create()).check(format!("{} {}", eve.name, eve.email));
    let found = search(&fixture, form, "sam").await;
    let form = found.form(t::invites::create()).check(format!("{} {}", sam.name, sam.email));
    fixture.ann.submit(form).await.says(t::invites::done_emailing(2));
    assert_eq!(addresses(&fixture.server).await.len(), 2);
}

/// Presses **Search** of the form with this in its field.
async fn search(fixture: &Invited, form: Form, name: &str) -> Page {
    let form = form.fill(t::invites::from_organization(), name).forge("find", "yes");
    fixture.ann.submit(form).await
}

#[tokio::test]
async fn broken_uploads_are_refused_in_words() {
    let fixture = Invited::open().await;
    let path = format!("{}/invites/new", fixture.group());
    let large = format!(
        "--line\r\nContent-Disposition: form-data; name=\"addresses\"\r\n\r\n{}\r\n--line--\r\n",
        "x".repeat(1_100_000)
    );
    let file = large.replace("name=\"addresses\"", "name=\"file\"; filename=\"a.csv\"").replace("xx", "xxxx");
    let long = large.replace(&"x".repeat(800_000), "");
    for (kind, body, status) in [
        ("multipart/form-data; boundary=line", "--line\r\nnonsense".to_owned(), 400),
        ("multipart/form-data", "no boundary".to_owned(), 400),
        ("multipart/form-data; boundary=line", large, 422),
        ("multipart/form-data; boundary=line", long, 422),
        ("multipart/form-data; boundary=line", file, 422),
        (
            "multipart/form-data; boundary=line",
            "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\0\0\0PK\r\n--line--\r\n".to_owned(),
            422,
        ),
    ] {
        let request = fixture.ann.request(Method::POST, &path).header("Sec-Fetch-Site", "same-origin");
        let answer = fixture.ann.send(request.header("Content-Type", kind).body(body)).await;
        assert_eq!(answer.status(), status, "{kind}: {}", answer.text());
    }
}

#[tokio::test]
async fn five_hundred_addresses_are_one_form() {
    let fixture = Invited::open().await;
    let many = (0..500).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), &many);
    let fields = form.entries();
    fixture.ann.submit(form).await.says(t::invites::done_emailing(500));
    // The same form again is the same wish.
    fixture.ann.post(&format!("{}/invites/new", fixture.group()), &fields).await;
    assert_eq!(addresses(&fixture.server).await.len(), 500);
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let more = (0..1_001).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    fixture
        .ann
        .submit(form.fill(t::invites::addresses(), &more))
        .await
        .is(422)
        .faults(t::invites::addresses(), t::fields::addresses_too_many(1_001, 1_000));
}

#[tokio::test]
async fn a_member_invites_members_a_few_and_grants_nothing_more() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    let group = eve.visit(&fixture.group()).await;
    let page = eve.visit(&group.link(t::invites::invite_with_link())).await;
    page.says_nothing_of(t::invites::access_anyone()).says_nothing_of(t::invites::from_organization());
    for (field, value, told) in
        [("access", "anyone", t::invites::access_not_yours()), ("role", "manager", t::invites::role_too_high())]
    {
        eve.submit(page.form(t::invites::create()).forge(field, value)).await.is(422).says(told);
    }
    let many = (0..21).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    eve.submit(page.form(t::invites::create()).fill(t::invites::addresses(), &many))
        .await
        .is(422)
        .faults(t::invites::addresses(), t::fields::addresses_too_many(21, 20));
    let mine = made(&eve, fixture.choir, |form| form).await;
    eve.visit(&eve.visit(&fixture.group()).await.link(t::invites::my_invites())).await.says("active");
    // Others' are not hers to see, nor hers others'.
    eve.visit(&fixture.invite.url).await.is(404);
    fixture.ann.visit(&mine.url).await.is(200);
}

#[tokio::test]
async fn everybody_invites_anyone_where_the_organization_lets_them() {
    let fixture = Invited::open().await;
    let eve = fixture.server.eve().await;
    fixture.server.put_in(fixture.choir, &eve, GroupRole::Member).await;
    fixture
        .server
        .write(|conn| {
            diesel::update(organization::table).set(organization::add_policy.eq(AddPolicy::Everyone)).execute(conn)
        })
        .await;
    eve.visit(&format!("{}/invites/new", fixture.group())).await.says(t::invites::access_anyone());
}

#[tokio::test]
async fn a_group_put_away_makes_no_invites() {
    let fixture = Invited::open().await;
    fixture.ann.post::<&str, &str>(&format!("{}/settings/archive", fixture.group()), &[]).await;
    let page = fixture.ann.visit(&format!("{}/invites/new", fixture.group())).await;
    page.is(200).says(t::invites::group_archived()).says_nothing_of(t::passes::expiration());
    let fields = [("expiration", "7d"), ("access", "members"), ("role", "member")];
    fixture.ann.post(&format!("{}/invites/new", fixture.group()), &fields).await.is(422);
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so_and_the_link_works() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let page = ann.visit(&format!("/groups/{choir}/invites/new")).await;
    page.says(t::email_queue::off_text());
    let told = ann.submit(to("lee@example.org")(page.form(t::invites::create()))).await;
    told.says(t::invites::done_waiting(1)).says("waiting");
}
