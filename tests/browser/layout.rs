//! Every page in every language, on the narrowest screen and on a desk: nothing is wider than its place, no text is cut
//! off, and no word breaks that has room.

mod long;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use muster::locale::Language;
use muster::t;
use reqwest::Method;
use url::Url;

use crate::harness::chromium::{Chromium, Look};
use crate::harness::person::Person;
use crate::imports::checked;
use crate::invites::{Invited, link_to, made, to};
use crate::matrix::fixture::{Fixture, Guest};
use crate::matrix::table::TABLE;

/// Says what is wrong with the page that is shown.
const CHECK: &str = include_str!("layout/check.js");

/// The widths at which every page is seen.
const WIDTHS: [u32; 2] = [320, 1280];

/// The longest word that must not break, in letters.
const LONGEST: usize = 20;

/// Who looks: each of them sees pages of their own.
const GUESTS: [Guest; 3] = [Guest::SignedOut, Guest::OfGroup, Guest::Admin];

/// Routes of which nobody sees a page here, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("/groups/{group}/invites/{invite}/qr.svg", "a picture"),
    ("/groups/{group}/settings/codes/{code}/qr.svg", "a picture"),
    ("/help", "leads to one of its pages"),
    ("/settings/activity/export", "a file"),
    ("/settings/activity/export.xlsx", "a file"),
];

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn every_page_has_room_in_german() {
    Walk::open(Language::German).await.whole().await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn every_page_has_room_in_a_longer_language() {
    let walk = Walk::open(Language::Accented).await;
    long::lengthen(&walk.fixture.server).await;
    walk.whole().await;
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn every_page_has_room_from_right_to_left() {
    let walk = Walk::open(Language::Mirrored).await;
    long::lengthen(&walk.fixture.server).await;
    walk.whole().await;
}

struct Walk {
    fixture: Fixture,
    browser: Chromium,
    language: Language,
    /// The routes of which somebody saw a page.
    seen: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Walk {
    async fn open(language: Language) -> Self {
        let fixture = Fixture::open().await;
        long::fill(&fixture).await;
        let browser = Chromium::open(&fixture.server.base, Look::DESK.in_language(language)).await;
        Self { fixture, browser, language, seen: BTreeSet::new(), wrong: Vec::new() }
    }

    /// Shows every page to everybody who may see it.
    async fn everywhere(&mut self) {
        for guest in GUESTS {
            let person = self.fixture.person(guest).clone();
            self.browser.becomes(&person).await;
            let mut refusals = BTreeSet::new();
            for row in TABLE.iter().filter(|row| row.method == "GET") {
                let path = self.fixture.path(row.path);
                match self.shown(&person, &path).await {
                    Shown::Page => _ = self.seen.insert(row.path),
                    // What a link says that leads nowhere is its route's own page; other refusals look alike.
                    Shown::Refusal(_) if row.path.contains("{token}") => _ = self.seen.insert(row.path),
                    Shown::Refusal(status) if refusals.insert(status) => {}
                    Shown::Refusal(_) | Shown::Elsewhere | Shown::File => continue,
                }
                self.look(&format!("{path} for {guest:?}"), &path).await;
            }
        }
    }

    /// Shows what takes more than an address: what is done to several people, and an import that asks.
    async fn asides(&mut self) {
        let admin = self.fixture.person(Guest::Admin).clone();
        let bulk = self.fixture.path("/users/bulk?person={person}&do=add");
        let asks = checked(&admin, "who,reach them at\nLou,lou(at)example.org\n").await;
        let base = self.fixture.server.base.clone();
        self.visit(&admin, &base, &[bulk, asks.path().to_owned()]).await;
        self.seen.extend(["/users/bulk", "/users/import/{import}/columns"]);
    }

    /// Shows what true links open to those who have them, and to somebody else.
    async fn links(&mut self) {
        let fixture = Invited::open().await;
        let (server, shared) = (&fixture.server, &fixture.invite.link);
        let eve = server.eve().await;
        made(&fixture.ann, fixture.choir, to("lee@example.org")).await;
        let emailed = link_to(server, "lee@example.org").await;
        let (lee, kim) = (server.stranger(), server.stranger());
        let form = lee.visit("/forgotten").await.form(t::accounts::send_link()).fill("Email", &eve.email);
        lee.submit(form).await.is(200);
        let reset = server.mail.email_to(&eve.email).await.link();
        long::lengthen(server).await;
        let open = [emailed.clone(), format!("{emailed}/signup"), format!("{emailed}/quiet"), shared.clone()];
        self.visit(&lee, &server.base, &open).await;
        self.visit(&lee, &server.base, &[format!("{shared}/signup"), reset]).await;
        self.visit(&eve, &server.base, &[emailed.clone(), shared.clone()]).await;
        server.later(TimeDelta::days(8));
        let form = kim.visit(&format!("{shared}/request")).await.form("Request access");
        let status = kim.submit(form.fill("Name", "Kim Curious").fill("Email", "kim@example.org")).await;
        let status = status.is(200).path().to_owned();
        let ask = [format!("{emailed}/request"), format!("{shared}/request")];
        self.visit(&kim, &server.base, &[&[emailed, shared.clone(), status], &ask[..]].concat()).await;
        self.seen.extend(["/invite/{id}/{token}/request", "/invite/{id}/{token}/signup"]);
        self.seen.extend(["/invited/{id}/{token}/request", "/invited/{id}/{token}/signup"]);
    }

    /// Shows these pages of another server to `person`.
    async fn visit(&mut self, person: &Person, base: &Url, paths: &[String]) {
        self.browser.becomes(person).await;
        for path in paths {
            self.look(path, base.join(path).expect("a path").as_str()).await;
        }
    }

    /// What stands at `path`, which no browser needs to be asked.
    async fn shown(&self, person: &Person, path: &str) -> Shown {
        let request = person.request(Method::GET, path).header("Accept-Language", self.language.as_str());
        let page = person.send(request).await;
        match page.status().as_u16() {
            300..=399 => Shown::Elsewhere,
            _ if !page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) => Shown::File,
            200 => Shown::Page,
            status => Shown::Refusal(status),
        }
    }

    async fn look(&mut self, what: &str, path: &str) {
        self.browser.visit(path).await;
        for width in WIDTHS {
            self.browser.resize(width, 900).await;
            let (tag, dir) = (self.language.as_str(), self.language.direction());
            let known = format!("const width = {width}, longest = {LONGEST}, tag = '{tag}', dir = '{dir}';\n");
            let found = self.browser.run(&format!("{known}{CHECK}")).await;
            let found = found.as_array().expect("a list").iter().filter_map(|line| line.as_str());
            self.wrong.extend(found.map(|line| format!("{what} at {width}: {line}")));
        }
    }

    async fn whole(mut self) {
        self.everywhere().await;
        self.asides().await;
        self.links().await;
        self.end();
    }

    fn end(self) {
        assert!(self.wrong.is_empty(), "{} faults\n{}\n", self.wrong.len(), self.wrong.join("\n"));
        let routes = TABLE.iter().filter(|row| row.method == "GET").map(|row| row.path);
        let unseen: Vec<&str> = routes.filter(|path| !self.seen.contains(path)).collect();
        assert_eq!(unseen, UNSEEN.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    }
}

/// What an address gives.
enum Shown {
    Page,
    Refusal(u16),
    /// It leads to another page, which is visited by its own address.
    Elsewhere,
    /// It is saved, not shown.
    File,
}
