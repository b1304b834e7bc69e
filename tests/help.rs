//! Help: who is led to which page, what is on it, and where it is linked.

use std::collections::{BTreeMap, BTreeSet};

use muster::locale::Slot;
use muster::t;
use muster::web::help::{self, HelpTopic};
use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::cast::in_german;
use crate::harness::page::{Page, attributes};
use crate::harness::person::Person;
use crate::invites::made;
use crate::matrix::fixture::{Fixture, Guest};
use crate::matrix::table::TABLE;

const PAGES: [&str; 3] = ["/help/joining", "/help/managing", "/help/organization"];

async fn asked(who: &Person, path: &str, language: &str) -> Page {
    who.send(who.request(Method::GET, path).header("Accept-Language", language)).await
}

/// Where the links to Help on a page lead, but for that of the drawer.
fn links_to_help(page: &Page) -> Vec<String> {
    let links = attributes(page, "a[href^='/help']", "href");
    links.into_iter().filter(|link| link != "/help").collect()
}

#[tokio::test]
async fn everybody_is_led_to_the_page_that_fits_them() {
    let server = TestServer::open().await;
    let (ann, bob, eve) = (server.ann().await, server.bob().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    for (who, page) in [(&eve, PAGES[0]), (&gus, PAGES[1]), (&bob, PAGES[1]), (&ann, PAGES[2])] {
        who.visit(&who.visit("/").await.link("Help")).await.is(200).at(page);
    }
    server.stranger().visit("/help").await.is(200).at(PAGES[0]).headed(t::help::joining());
}

#[tokio::test]
async fn who_is_signed_in_reads_all_of_it() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let page = eve.visit("/help").await;
    for title in [t::help::joining(), t::help::managing(), t::help::organization()] {
        let title = title.to_string();
        let page = eve.visit(&page.link(&title)).await;
        page.is(200).headed(&title).titled(format!("{title} · Help · Harbour School"));
        assert_eq!(page.all(".tabs [aria-current=page]"), [title]);
        assert_eq!(page.all(".drawer [aria-current]"), ["Help"]);
    }
    server.stranger().get("/help/managing").await.leads_to("/signin?next=%2Fhelp%2Fmanaging");
}

#[tokio::test]
async fn the_contents_of_a_page_are_its_headings() {
    let server = TestServer::open().await;
    let (eve, stranger) = (server.eve().await, server.stranger());
    for language in ["en", "de"] {
        let mut pages = vec![asked(&stranger, PAGES[0], language).await];
        for path in PAGES {
            pages.push(asked(&eve, path, language).await);
        }
        for page in pages {
            let headings = attributes(&page, ".guide-text h2", "id");
            let contents = attributes(&page, ".guide-contents a", "href");
            assert_eq!(headings.iter().map(|id| format!("#{id}")).collect::<Vec<_>>(), contents);
            assert_eq!(page.all(".guide-text h2"), page.all(".guide-contents a"));
            assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "{headings:?}");
        }
    }
}

#[tokio::test]
async fn every_link_to_help_leads_to_a_heading() {
    let fixture = Fixture::open().await;
    let admin = fixture.person(Guest::Admin);
    let mut links: BTreeMap<String, String> = BTreeMap::new();
    for row in TABLE.iter().filter(|row| row.method == "GET") {
        for (guest, language) in [(Guest::Admin, "en"), (Guest::RunsGroup, "de"), (Guest::SignedOut, "de")] {
            let page = asked(fixture.person(guest), &fixture.path(row.path), language).await;
            if page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                links.extend(links_to_help(&page).into_iter().map(|link| (link, row.path.to_owned())));
            }
        }
    }
    let mut headings = BTreeSet::new();
    for path in PAGES {
        let page = admin.get(path).await;
        headings.insert(path.to_owned());
        headings.extend(attributes(&page, "h2", "id").into_iter().map(|id| format!("{path}#{id}")));
    }
    links.retain(|link, _| !headings.contains(link));
    assert!(links.is_empty(), "no heading is there for {links:#?}");
}

#[tokio::test]
async fn help_is_linked_where_the_question_arises() {
    let fixture = Fixture::open().await;
    let pages: &[(Guest, &str, HelpTopic)] = &[
        (Guest::SignedOut, "/", help::CODE),
        (Guest::SignedOut, "/signup", help::CODE),
        (Guest::SignedOut, "/invite/{id}/{token}", help::INVITE_FAILS),
        (Guest::Stranger, "/", help::CODE),
        (Guest::Stranger, "/join", help::CODE),
        (Guest::RunsGroup, "/groups/{group}/settings", help::GROUP),
        (Guest::RunsGroup, "/groups/{group}/settings/codes", help::CODES),
        (Guest::RunsGroup, "/groups/{group}/settings/codes/{code}", help::EXPIRE),
        (Guest::RunsGroup, "/groups/{group}/settings/invites", help::INVITES),
        (Guest::RunsGroup, "/groups/{group}/invites/{invite}", help::INVITES),
        (Guest::RunsGroup, "/groups/{group}/settings/requests", help::REQUESTS),
        (Guest::RunsGroup, "/groups/{group}/settings/members", help::MEMBERS),
        (Guest::RunsGroup, "/groups/{group}/settings/members/add", help::MEMBERS),
        (Guest::RunsGroup, "/groups/{group}/settings/activity", help::GROUP_ACTIVITY),
        (Guest::RunsGroup, "/users", help::MEMBERS),
        (Guest::Manager, "/settings/user-groups", help::GROUP),
        (Guest::Admin, "/settings/user-groups", help::GROUPS),
        (Guest::Admin, "/settings/user-groups/{group}", help::GROUP),
        (Guest::Admin, "/settings", help::SETTINGS),
        (Guest::Admin, "/settings/mail", help::EMAIL),
        (Guest::Admin, "/settings/activity", help::ACTIVITY),
        (Guest::Admin, "/users", help::USERS),
        (Guest::Admin, "/users/{person}", help::USERS),
        (Guest::Admin, "/users/import", help::IMPORT),
        (Guest::Admin, "/campaigns", help::CAMPAIGNS),
        (Guest::Admin, "/campaigns/{campaign}", help::CAMPAIGNS),
        (Guest::Admin, "/settings/restore", help::BACKUP),
    ];
    for (guest, path, topic) in pages {
        let page = fixture.person(*guest).get(&fixture.path(path)).await;
        assert_eq!(links_to_help(&page), [topic.url()], "{path} as {guest:?}");
    }
}

#[tokio::test]
async fn a_code_or_an_invite_that_fails_leads_to_why() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    for who in [&eve.browser, &server.stranger()] {
        let refused = who.visit("/join/NOSUCHCODE").await;
        assert_eq!(links_to_help(&refused), [help::CODE_FAILS.url()]);
    }
    let invite = made(&ann, choir, |form| form).await;
    let stranger = server.stranger();
    assert_eq!(links_to_help(&stranger.visit(&invite.link).await), [help::INVITE.url()]);
    ann.post::<&str, &str>(&format!("{}/delete", invite.url), &[]).await.is(303);
    assert_eq!(links_to_help(&stranger.visit(&invite.link).await), [help::INVITE_FAILS.url()]);
}

#[tokio::test]
async fn who_finds_no_page_finds_help() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    for (path, status) in [("/nothing/here", 404), ("/settings", 403)] {
        let page = eve.visit(path).await;
        page.is(status);
        eve.visit(&page.link("Help")).await.is(200).at(PAGES[0]);
    }
}

#[tokio::test]
async fn help_calls_buttons_as_the_pages_do_in_each_language() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let page = asked(&ann, "/help/managing", "de").await;
    page.headed(in_german(&t::help::managing()));
    let generate = in_german(&t::codes::generate());
    page.says(in_german(&t::help::codes_text(Slot::strong(), t::codes::create(), t::codes::generate()).plain()));
    let choir = server.group("Choir", &ann).await;
    let form = asked(&ann, &format!("/groups/{choir}/settings/codes/new"), "de").await;
    assert!(form.offers(&generate), "{}", form.text());
    asked(&ann, "/help/managing", "en").await.says(t::codes::generate()).says_nothing_of(&generate);
}
