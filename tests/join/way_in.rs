//! The way in of somebody signed out: the code, what it opens, then sign up or sign in.

use chrono::TimeDelta;
use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::guess_buckets;
use muster::t;
use reqwest::Method;

use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::PASSWORD;
use crate::harness::page::Page;
use crate::harness::person::Person;
use crate::join::GroupWithCode;

impl GroupWithCode {
    /// The address of a code.
    fn at(code: &str) -> String {
        format!("/join/{}", code.replace('-', ""))
    }
}

/// Opens a page as a browser of these days does, which says what for.
async fn open(who: &Person, path: &str, dest: &str, purpose: Option<&str>) -> Page {
    let request = who.request(Method::GET, path).header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Dest", dest);
    who.send(purpose.into_iter().fold(request, |request, purpose| request.header("Sec-Purpose", purpose))).await
}

/// The names of the buckets that wrong guesses fill.
async fn guesses(server: &TestServer) -> Vec<String> {
    server.read(|conn| guess_buckets::table.select(guess_buckets::name).load(conn)).await
}

#[tokio::test]
async fn the_front_page_asks_strangers_for_their_code() {
    let fixture = GroupWithCode::open().await;
    for path in ["/", "/join"] {
        let page = fixture.server.stranger().visit(path).await;
        page.is(200).at(path).headed(t::codes::front_title()).keeps(t::codes::your_code(), "");
        assert!(page.offers(t::web::proceed()));
        assert_eq!(page.link(t::web::sign_in()), "/signin");
    }
    fixture.server.eve().await.visit("/").await.headed(t::home::greeting("Eve"));
}

#[tokio::test]
async fn a_typed_code_names_its_group_then_signs_up_into_it() {
    let fixture = GroupWithCode::open().await;
    let zoe = fixture.server.stranger();
    let before = fixture.server.contents().await;
    let form = zoe.visit("/").await.form(t::web::proceed());
    let page = zoe.submit(form.fill(t::codes::your_code(), &fixture.code.shown.to_lowercase().replace('-', " "))).await;
    page.is(200)
        .at(&GroupWithCode::at(&fixture.code.shown))
        .headed("Choir")
        .says("Your role Member")
        .says(t::locale::window_endless());
    let form = zoe.visit(&page.link(t::accounts::sign_up())).await;
    form.headed(t::accounts::sign_up_to_join("Choir")).keeps(t::web::join_code(), &fixture.code.shown);
    fixture.server.unchanged(&before).await;
    let form = form
        .form(t::accounts::sign_up())
        .fill(t::groups::name(), "Zoe Newcomer")
        .fill(t::web::email(), "zoe@example.org");
    zoe.submit(form.fill(t::web::password(), PASSWORD)).await.at(&fixture.group()).says("You’re in Choir.");
    assert_eq!(fixture.uses().await, (1, 1));
}

#[tokio::test]
async fn signing_in_from_a_code_leads_straight_to_join() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let browser = fixture.server.stranger();
    let page = browser.visit(&GroupWithCode::at(&fixture.code.shown)).await;
    let sign_in = browser.visit(&page.link(t::web::sign_in())).await;
    // The code is kept by whoever finds out here that they have no account.
    assert_eq!(sign_in.link(t::accounts::sign_up()), format!("/signup?code={}", fixture.code.shown.replace('-', "")));
    assert_eq!(sign_in.link(&fixture.code.shown), GroupWithCode::at(&fixture.code.shown));
    let form = sign_in.form(t::web::sign_in()).fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD);
    let join = browser.submit(form).await;
    join.is(200).at(&GroupWithCode::at(&fixture.code.shown)).headed("Join Choir?");
    browser.submit(join.form(t::web::join())).await.at(&fixture.group()).says("You’re in Choir.");
}

#[tokio::test]
async fn the_address_of_a_code_is_the_join_page_of_members() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let page = eve.visit(&GroupWithCode::at(&fixture.code.shown)).await;
    assert_eq!(fixture.uses().await, (0, 0), "looking uses nothing");
    eve.submit(page.headed("Join Choir?").form(t::web::join())).await.at(&fixture.group());
    eve.get(&GroupWithCode::at(&fixture.code.shown)).await.leads_to(&fixture.group());
}

#[tokio::test]
async fn who_was_signed_out_before_join_comes_back_to_the_code() {
    let fixture = GroupWithCode::open().await;
    let (zoe, at) = (fixture.server.stranger(), GroupWithCode::at(&fixture.code.shown));
    let sign_in = format!("/signin?next=%2Fjoin%2F{}&unsaved=1", fixture.code.shown.replace('-', ""));
    zoe.join(&fixture.code.shown).await.leads_to(&sign_in);
    assert_eq!(zoe.visit(&sign_in).await.link(&fixture.code.shown), at);
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn the_page_of_a_code_names_nobody_and_counts_nobody() {
    let fixture = GroupWithCode::open().await;
    let code = made(&fixture.ann, fixture.choir, |form| {
        form.fill(t::codes::expiration_date(), "2026-03-09T11:00").fill(t::codes::label(), "8b")
    })
    .await;
    fixture.server.eve().await.join(&code.shown).await.is(303);
    let page = fixture.server.stranger().visit(&GroupWithCode::at(&code.shown)).await;
    page.is(200).says("Join until Mon 9 Mar 2026, 11:00 CET, in 7 days");
    for private in ["Ann", "Eve", "8b", "2 people", "1 of", "person"] {
        page.says_nothing_of(private);
    }
    for (header, value) in
        [("cache-control", "no-store"), ("x-robots-tag", "noindex"), ("referrer-policy", "no-referrer")]
    {
        assert_eq!(page.header(header), Some(value));
    }
    assert_eq!(page.all("meta[name=robots][content=noindex]").len(), 1);
}

#[tokio::test]
async fn only_a_page_that_somebody_opens_looks_its_code_up() {
    let fixture = GroupWithCode::open().await;
    let (zoe, eve) = (fixture.server.stranger(), fixture.server.eve().await);
    for path in
        [GroupWithCode::at(&fixture.code.shown), GroupWithCode::at("NOSUCH-CODE"), "/signup?code=NOSUCHCODE".to_owned()]
    {
        for who in [&zoe, &eve.browser] {
            for (dest, purpose) in [("image", None), ("empty", None), ("document", Some("prefetch;prerender"))] {
                let page = open(who, &path, dest, purpose).await;
                page.says_nothing_of("Choir").says_nothing_of("be used");
                assert!(!page.status().is_client_error(), "{path} as {dest}");
            }
        }
    }
    assert_eq!(guesses(&fixture.server).await, [""; 0]);
    open(&zoe, &GroupWithCode::at(&fixture.code.shown), "document", None).await.is(200).headed("Choir");
    assert_eq!(guesses(&fixture.server).await, [""; 0]);
    open(&zoe, &GroupWithCode::at("NOSUCH-CODE"), "document", None).await.is(422);
    assert_eq!(guesses(&fixture.server).await.len(), 4, "browser, address, network, everyone");
}

#[tokio::test]
async fn codes_that_cannot_be_used_get_one_page_to_the_byte() {
    let fixture = GroupWithCode::open().await;
    let made = async |fill: fn(_) -> _| made(&fixture.ann, fixture.choir, fill).await;
    let (expired, full, replaced) =
        (made(|form| form).await, made(|form| form.fill(t::passes::max_uses(), "1")).await, {
            let old = made(|form| form).await;
            fixture.ann.post::<&str, &str>(&format!("{}/edit", old.url), &[]).await.is(303);
            old
        });
    fixture.ann.post::<&str, &str>(&format!("{}/expire", expired.url), &[]).await.is(303);
    fixture.server.eve().await.join(&full.shown).await.is(303);
    let gus = fixture.server.gus(fixture.choir).await;
    let members_only = crate::codes::made(&gus, fixture.choir, |form| form).await;
    let mut pages = Vec::new();
    for code in [&expired.shown, &full.shown, &replaced.shown, &members_only.shown, "NOSUCHCODE"] {
        let key = code.replace('-', "");
        let page = fixture.server.stranger().get(&format!("/join/{key}")).await;
        pages.push(page.is(422).refuses(t::codes::your_code(), "code.unusable").source().replace(&key, "CODE"));
    }
    for page in &pages[1..] {
        assert_eq!(*page, pages[0]);
    }
}

#[tokio::test]
async fn a_slip_is_offered_mended_before_anything_is_looked_up() {
    let server = TestServer::open().await;
    let zoe = server.stranger();
    let before = server.contents().await;
    for (typed, told) in
        [("", t::codes::empty()), ("abc", t::codes::too_short()), ("SALES!2026", t::codes::bad_symbol("!", 6))]
    {
        zoe.post("/join", &[("code", typed)])
            .await
            .is(422)
            .faults(t::codes::your_code(), told)
            .keeps(t::codes::your_code(), typed);
    }
    let mut drawn = std::iter::repeat_with(|| muster::codes::Code::generate(&server.app.entropy, 10));
    let (code, slip) = drawn
        .find_map(|code| Some((code.shown().to_owned(), crate::accounts::slip(code.shown())?)))
        .expect("most codes have a lookalike");
    for page in [zoe.post("/join", &[("code", &slip)]).await, zoe.get(&format!("/join/{slip}")).await] {
        page.is(422)
            .faults(t::codes::your_code(), t::codes::mistyped_suggestion(&code))
            .keeps(t::codes::your_code(), &slip);
        assert_eq!(page.form(format!("Enter {code}")).entries(), [("code".to_owned(), code.clone())]);
    }
    zoe.get(&format!("/signup?code={slip}")).await.is(422).refuses(t::web::join_code(), "code.mistyped");
    server.unchanged(&before).await;
}

#[tokio::test]
async fn a_code_that_ends_meanwhile_keeps_the_form() {
    let fixture = GroupWithCode::open().await;
    let code =
        made(&fixture.ann, fixture.choir, |form| form.fill(t::codes::expiration_date(), "2026-03-02T11:00")).await;
    let zoe = fixture.server.stranger();
    let form = zoe
        .visit(&zoe.visit(&GroupWithCode::at(&code.shown)).await.link(t::accounts::sign_up()))
        .await
        .form(t::accounts::sign_up());
    let form = form
        .fill(t::groups::name(), "Zoe Newcomer")
        .fill(t::web::email(), "zoe@example.org")
        .fill(t::web::password(), PASSWORD);
    fixture.server.later(TimeDelta::hours(1));
    let late = zoe.submit(form).await;
    late.is(422)
        .headed("Sign up")
        .refuses(t::web::join_code(), "code.unusable")
        .keeps(t::groups::name(), "Zoe Newcomer");
    late.keeps(t::web::email(), "zoe@example.org").keeps(t::web::join_code(), &code.shown);
}

#[tokio::test]
async fn other_faults_leave_the_group_named_and_the_code_folded() {
    let fixture = GroupWithCode::open().await;
    let zoe = fixture.server.stranger();
    let form = zoe.visit(&format!("/signup?code={}", fixture.code.shown)).await.form(t::accounts::sign_up());
    let page = zoe
        .submit(form.fill(t::groups::name(), "Zoe").fill(t::web::email(), "zoe@").fill(t::web::password(), PASSWORD))
        .await;
    page.is(422)
        .headed(t::accounts::sign_up_to_join("Choir"))
        .faults(t::web::email(), "")
        .keeps(t::web::join_code(), &fixture.code.shown);
    assert_eq!(page.all("details [name=code]").len(), 1);
    let first = page.all("form label").remove(0);
    assert_eq!(first, "Join code optional", "the code comes first");
}

#[tokio::test]
async fn who_has_an_account_already_signs_in_and_keeps_the_code() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let browser = fixture.server.stranger();
    let form = browser.visit(&format!("/signup?code={}", fixture.code.shown)).await.form(t::accounts::sign_up());
    let form = form.fill(t::groups::name(), "Eve").fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD);
    let page = browser.submit(form).await;
    page.is(422).headed(t::accounts::sign_up_to_join("Choir")).faults(t::web::email(), t::accounts::address_taken());
    let sign_in = browser.visit(&page.link(t::accounts::sign_in_to_join())).await;
    let form = sign_in.form(t::web::sign_in()).fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD);
    browser.submit(form).await.is(200).headed("Join Choir?");
}
