//! The first start: the printed link, the form behind it, and the key that belongs to a database.

use chrono::TimeDelta;
use muster::events::BOLD;
use muster::setup;
use muster::t;

use crate::harness::TestServer;
use crate::harness::database::Database;
use crate::harness::form::Form;
use crate::harness::page::Page;
use crate::harness::program::Program;

const PASSWORD: &str = "anchors and tides";

/// What a start prints.
async fn link(server: &TestServer) -> Option<String> {
    let (key, now) = (server.app.key.clone(), server.now());
    server.write(move |conn| setup::issue(conn, &key, now)).await
}

/// The form filled in by Ann.
pub fn filled(page: &Page) -> Form {
    page.form(t::setup::set_up_submit())
        .fill(t::setup::organization(), "Harbour School")
        .fill(t::setup::time_zone(), "Europe/Amsterdam")
        .fill(t::setup::your_name(), "Ann Admin")
        .fill(t::setup::your_email(), "ann@example.org")
        .fill(t::web::password(), PASSWORD)
}

#[tokio::test]
async fn who_has_the_link_sets_up_and_is_the_first_admin() {
    let server = TestServer::before_set_up().await;
    let link = link(&server).await.expect("a link");
    let ann = server.stranger();
    let page = ann.visit(&link).await;
    page.is(200).headed(t::setup::set_up());
    assert_eq!(page.header("Referrer-Policy"), Some("no-referrer"));
    let home = ann.submit(filled(&page)).await;
    home.at("/").is(200).says(t::setup::welcome()).says("Ann Admin").says("Harbour School");
    ann.visit("/settings").await.is(200).keeps(t::setup::time_zone(), "Europe/Amsterdam");
    ann.visit("/settings/activity").await.tells(t::events::organization_set_up(BOLD, "Ann Admin"));
    server.mail.email_to("ann@example.org").await;

    let again = server.stranger().visit(&link).await;
    again.is(410).headed(t::setup::done_title());
    let elsewhere = server.stranger();
    let sign_in = elsewhere.visit(&again.link(t::web::sign_in())).await.form(t::web::sign_in());
    elsewhere.submit(sign_in.fill(t::web::email(), "ann@example.org").fill(t::web::password(), PASSWORD)).await.at("/");
    assert_eq!(self::link(&server).await, None, "a later start prints none");
}

#[tokio::test]
async fn bad_input_comes_back_as_it_was_typed_and_founds_nothing() {
    let server = TestServer::before_set_up().await;
    let link = link(&server).await.expect("a link");
    let ann = server.stranger();
    let page = ann.visit(&link).await;
    let before = server.contents().await;
    let refused =
        ann.press(filled(&page).fill(t::web::password(), "fourteen chars").fill(t::setup::your_email(), "ann")).await;
    refused
        .is(422)
        .faults(t::web::password(), t::accounts::password_too_short(15))
        .faults(t::setup::your_email(), t::fields::email_at())
        .keeps(t::setup::organization(), "Harbour School");
    ann.press(filled(&page).fill(t::setup::organization(), " "))
        .await
        .is(422)
        .faults(t::setup::organization(), t::fields::empty());
    ann.press(filled(&page).forge("time_zone", "Mars"))
        .await
        .is(422)
        .faults(t::setup::time_zone(), t::fields::time_zone_unknown());
    ann.press(filled(&page).fill(t::web::password(), "harbour  school")).await.is(422);
    server.unchanged(&before).await;
    ann.submit(filled(&page)).await.at("/").says(t::setup::welcome());
}

#[tokio::test]
async fn a_link_lives_for_a_day_and_every_start_gives_out_the_same() {
    let server = TestServer::before_set_up().await;
    let first = link(&server).await.expect("a link");
    server.later(TimeDelta::hours(24) - TimeDelta::microseconds(1));
    let page = server.stranger().visit(&first).await;
    page.is(200);
    server.later(TimeDelta::microseconds(1));
    server.stranger().visit(&first).await.is(410).headed(t::accounts::link_broken());
    server.stranger().press(filled(&page)).await.is(410);
    let second = link(&server).await.expect("a link");
    server.stranger().visit(&second).await.is(200);
    server.later(TimeDelta::hours(23) - TimeDelta::microseconds(1));
    assert_eq!(link(&server).await.as_ref(), Some(&second));
    // With an hour left it is of little use.
    server.later(TimeDelta::microseconds(1));
    let third = link(&server).await.expect("a link");
    server.stranger().visit(&second).await.is(410);
    server.stranger().visit(&third).await.is(200);
}

#[tokio::test]
async fn no_other_link_opens_it() {
    let server = TestServer::before_set_up().await;
    let link = link(&server).await.expect("a link");
    let page = server.stranger().visit(&link).await;
    let before = server.contents().await;
    for path in [format!("{link}x"), "/setup/1/nonsense".to_owned(), "/setup/99/x".to_owned(), "/setup/x/y".to_owned()]
    {
        server.stranger().visit(&path).await.is(404).headed(t::accounts::link_broken());
        server.stranger().post(&path, &filled(&page).entries()).await.is(404);
    }
    server.unchanged(&before).await;
    server.stranger().get("/").await.is(503).says(t::web::not_set_up_text());
}

#[tokio::test]
async fn the_same_form_many_times_sets_up_one_organization() {
    let server = TestServer::before_set_up().await;
    let link = link(&server).await.expect("a link");
    let ann = server.stranger();
    let page = ann.visit(&link).await;
    let posts = (0..8).map(|_| {
        let (ann, form) = (ann.clone(), filled(&page));
        tokio::spawn(async move { ann.press(form).await })
    });
    for post in posts.collect::<Vec<_>>() {
        post.await.expect("an answer").leads_to("/");
    }
    let contents = server.contents().await;
    assert_eq!((contents.rows("organization"), contents.rows("users")), (1, 1));
    ann.visit("/").await.at("/").says("Ann Admin");
}

#[tokio::test]
async fn a_fresh_program_prints_the_link_and_a_later_start_the_same() {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    let first = program.hear("/setup/");
    program.terminate();
    program.finish();
    let mut program = Program::serve(&database);
    let second = program.hear("/setup/");
    let path = |line: &str| line[line.find("/setup/").expect("a link")..].to_owned();
    assert_eq!(path(&first), path(&second));
    let ann = program.stranger();
    let page = ann.visit(&path(&second)).await;
    ann.submit(filled(&page)).await.at("/").says("Ann Admin");
    program.terminate();
    let (status, said) = program.finish();
    assert!(status.success(), "{said}");
    let mut program = Program::serve(&database);
    program.hear("serves");
    program.terminate();
    assert!(!program.finish().1.contains("/setup/"));
}

#[tokio::test]
async fn programs_that_start_at_once_give_out_one_link() {
    let database = Database::bare();
    let mut programs: Vec<Program> = (0..3).map(|_| Program::serve(&database)).collect();
    let links: Vec<String> = programs.iter_mut().map(|program| program.hear("/setup/")).collect();
    let path = |line: &String| line[line.find("/setup/").expect("a link")..].to_owned();
    assert!(links.iter().all(|link| path(link) == path(&links[0])), "{links:?}");
    let ann = programs[2].stranger();
    ann.submit(filled(&ann.visit(&path(&links[0])).await)).await.at("/").says("Ann Admin");
}

#[tokio::test]
async fn another_servers_key_is_refused() {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    program.hear("serves");
    program.terminate();
    program.finish();
    let key = database.folder().join("server.key");
    let other =
        data_encoding::HEXLOWER.encode(&std::array::from_fn::<u8, 32, _>(|at| u8::try_from(at * 7 + 3).unwrap()));
    std::fs::write(&key, other).expect("the key file can be written");
    let (status, said) = Program::serve(&database).finish();
    assert!(!status.success());
    assert!(said.contains("the server key is not the one that this database was made with"), "{said}");
}
