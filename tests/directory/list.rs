//! The list: everyone by name, searched and narrowed down.

use muster::db::types::{GroupRole, UserState};
use muster::t;

use super::{delete_account, names};
use crate::harness::TestServer;
use crate::harness::cast::{Who, in_german};
use crate::{codes, invites};

#[tokio::test]
async fn everyone_is_listed_by_name_and_seats_are_nobody_yet() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for name in ["Zoë Last", "łukasz Middle", "Élodie Early"] {
        server.account(name, Who::MEMBER).await;
    }
    server.account("Dan Gone", Who::DEACTIVATED).await;
    server.account("Una New", Who::UNCONFIRMED).await;
    server.account("Pia Seat", Who { state: UserState::Pending, ..Who::MEMBER }).await;
    let page = ann.visit(&ann.visit("/").await.link(t::directory::users())).await;
    page.titled("Users · Harbour School")
        .headed(t::directory::users())
        .says(t::directory::people(6))
        .says_nothing_of("Pia Seat");
    assert_eq!(names(&page), ["Ann Admin", "Dan Gone", "Élodie Early", "łukasz Middle", "Una New", "Zoë Last"]);
    let rows = page.all("tbody tr");
    let row = |name: &str| rows.iter().find(|row| row.starts_with(name)).expect("a row").replace('\n', " ");
    assert!(row("Dan Gone").contains("deactivated"), "{rows:?}");
    assert!(row("Una New").contains("unconfirmed") && !row("Ann Admin").contains("unconfirmed"), "{rows:?}");
    assert!(row("Ann Admin").contains("Admin active"), "{rows:?}");
}

#[tokio::test]
async fn a_name_keeps_the_joiners_of_its_script_and_is_found_without() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let eve = server.eve().await;
    let name = "علی\u{200C}رضا क्\u{200D}षमा";
    let form = eve.visit("/account").await.form(t::web::save_changes());
    eve.submit(form.fill(t::directory::name(), &format!("\u{200D}{name}\u{200C}")))
        .await
        .keeps(t::directory::name(), name);
    server.group("میز\u{200C}گرد", &ann).await;
    for query in [name, "علیرضا", "علی\u{200C}ر", "क्षमा"] {
        let found = ann.visit(&format!("/users?{}", serde_urlencoded::to_string([("q", query)]).unwrap())).await;
        assert_eq!(names(&found), [name], "{query:?}");
    }
    for query in ["میز\u{200C}گرد", "میزگرد"] {
        let found = ann.visit(&format!("/groups?{}", serde_urlencoded::to_string([("q", query)]).unwrap())).await;
        found.says("میز\u{200C}گرد");
    }
}

#[tokio::test]
async fn a_deleted_account_is_told_in_the_readers_language() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    let code = codes::made(&gus, choir, |form| form).await;
    let invite = invites::made(&gus, choir, invites::to(&eve.email)).await;
    delete_account(&gus).await;
    delete_account(&eve).await;
    ann.post("/language", &[("language", "de")]).await.is(303);
    let group = format!("/groups/{choir}/settings");
    let user = format!("/users/{}", gus.id);
    let pages = [format!("{group}/codes"), format!("{group}/invites"), format!("{group}/activity"), user];
    for path in pages.iter().chain([&code.url, &invite.url]).map(String::as_str).chain(["/users?state=erased"]) {
        let page = ann.visit(path).await;
        page.is(200).says_nothing_of(t::events::deleted_account());
        assert!(page.text().to_lowercase().contains("gelöschtes konto"), "{path}: {}", page.text());
    }
    let sheet = ann.post::<&str, &str>(&format!("{group}/codes/export.csv"), &[]).await;
    sheet.is(200).says(in_german(&t::events::deleted_account()));
}

#[tokio::test]
async fn deleted_accounts_are_shown_by_their_filter_alone() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    ann.visit("/users").await.says(t::directory::people(3));
    delete_account(&sam).await;
    let page = ann.visit("/users").await;
    page.says(t::directory::people(2)).says_nothing_of(t::events::deleted_account());
    assert_eq!(names(&page), ["Ann Admin", "Eve Everyday"]);
    for list in ["role=member", "state=active", "state=deactivated", "q=deleted", "q=deleted&role=member"] {
        ann.visit(&format!("/users?{list}")).await.says_nothing_of(t::events::deleted_account());
    }
    let all = ann.visit("/users/bulk?do=add&all=yes").await;
    all.headed(t::directory::bulk_question("", "add", t::directory::people(2)))
        .says("Eve Everyday")
        .says_nothing_of(t::events::deleted_account());
    let form = ann.visit("/users").await.form(t::web::search()).fill(t::web::state_label(), "Deleted");
    let gone = ann.submit(form).await;
    gone.says(t::directory::people(1)).says_nothing_of("Eve Everyday");
    assert_eq!(gone.all("tbody th a"), ["Deleted account"]);
    // There is nothing to be done to them.
    assert_eq!(names(&gone), Vec::<String>::new());
    assert!(!gone.offers(t::directory::add_to_group()) && !gone.offers(t::directory::deactivate()));
    ann.visit("/users?state=erased&role=member").await.says(t::events::deleted_account());
    ann.visit("/users?state=erased&q=sam").await.says(t::web::people_found(0));
    delete_account(&eve).await;
    ann.visit("/users?state=erased").await.says(t::directory::people(2));
}

#[tokio::test]
async fn the_list_is_paged_by_name_and_each_is_seen_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for number in 0..119 {
        // Several bear the very same name.
        server.account(&format!("P{number:03} Singer"), Who::MEMBER).await;
    }
    server
        .write(|conn| {
            use diesel::{ExpressionMethods, RunQueryDsl};
            use muster::db::schema::users;
            diesel::update(users::table)
                .set((users::name.eq("Same Name"), users::name_key.eq("same name")))
                .execute(conn)
        })
        .await;
    let mut page = ann.visit("/users").await;
    page.says(t::directory::people(120)).says(t::directory::select_all(120));
    let mut seen = Vec::new();
    loop {
        seen.extend(page.all("tbody th small"));
        if !page.text().contains("Next") {
            break;
        }
        page = ann.visit(&page.link(format!("{} →", t::web::next_page()))).await;
    }
    assert_eq!(seen.len(), 120);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120);
    assert_eq!(page.link(format!("← {}", t::web::first_page())), "/users");
    ann.visit("/users?after=nonsense").await.is(200).says(t::directory::people(120));
}

#[tokio::test]
async fn people_are_found_by_name_and_email_whatever_the_accents() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for name in ["Zoë O’Brien-Smith", "Łukasz Kowalski", "Ann-Sophie Müller"] {
        server.account(name, Who::MEMBER).await;
    }
    for (query, found) in [
        ("zoe", vec!["Zoë O’Brien-Smith"]),
        ("LUKASZ", vec!["Łukasz Kowalski"]),
        ("muller", vec!["Ann-Sophie Müller"]),
        ("ann@example", vec!["Ann Admin"]),
        ("smith zo", vec!["Zoë O’Brien-Smith"]),
    ] {
        let page = ann
            .submit(ann.visit("/users").await.form(t::web::search()).fill(t::directory::search_users(), query))
            .await;
        assert_eq!(names(&page), found, "{query}");
        page.keeps(t::directory::search_users(), query);
    }
    ann.visit("/users?q=nobodyatall").await.says(t::web::people_found(0));
}

#[tokio::test]
async fn role_state_and_group_narrow_the_list_down_together() {
    let server = TestServer::open().await;
    let (ann, bob) = (server.ann().await, server.bob().await);
    let choir = server.group("Choir", &ann).await;
    let eve = server.eve().await;
    let dan = server.account("Dan Gone", Who::MEMBER).await;
    for person in [&eve, &dan, &bob] {
        server.put_in(choir, person, GroupRole::Member).await;
    }
    ann.post::<&str, &str>(&format!("/users/{}/deactivate", dan.id), &[]).await;
    let search = async |fill: &[(&str, &str)]| {
        let form = ann.visit("/users").await.form(t::web::search());
        names(&ann.submit(fill.iter().fold(form, |form, (label, value)| form.fill(label, value))).await)
    };
    assert_eq!(search(&[("Role", "Manager")]).await, ["Bob Builder"]);
    assert_eq!(search(&[("State", "Deactivated")]).await, ["Dan Gone"]);
    assert_eq!(search(&[("Role", "Admin"), ("State", "Deactivated")]).await, Vec::<String>::new());
    let mut inside = search(&[("Group", "choir")]).await;
    inside.sort();
    assert_eq!(inside, ["Ann Admin", "Bob Builder", "Dan Gone", "Eve Everyday"]);
    assert_eq!(search(&[("Group", "Choir"), ("State", "Active"), ("Role", "Member")]).await, ["Eve Everyday"]);
    assert_eq!(search(&[("Group", "Choir"), ("Search users", "dan")]).await, ["Dan Gone"]);
    assert_eq!(search(&[("Role", "Manager"), ("Search users", "bu")]).await, ["Bob Builder"]);
    ann.visit("/users?group=opera").await.says(t::directory::no_group(true));
}

#[tokio::test]
async fn a_group_name_of_several_asks_which_is_meant() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    server.group("Choir West", &ann).await;
    let east = server.group("Choir East", &ann).await;
    server.put_in(east, &eve, GroupRole::Member).await;
    let page = ann.visit("/users?group=choir").await;
    page.says(t::directory::several_groups());
    let choice = format!("/users?group=Choir+East&within={east}");
    assert!(page.source().contains(&choice.replace('&', "&#38;")), "{}", page.source());
    let one = ann.visit(&choice).await;
    assert_eq!(names(&one), ["Eve Everyday", "Ann Admin"]);
    // Another name typed over it is another group.
    let form = one.form(t::web::search()).fill(t::groups::group(), "Choir West");
    assert_eq!(names(&ann.submit(form).await), ["Ann Admin"]);
}

#[tokio::test]
async fn a_group_is_told_from_one_that_differs_by_a_mark() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    server.group("バス", &ann).await;
    let other = server.group("パス", &ann).await;
    server.put_in(other, &eve, GroupRole::Member).await;
    let page = ann.visit("/users?group=パス").await;
    page.says_nothing_of(t::directory::several_groups());
    assert_eq!(names(&page), ["Eve Everyday", "Ann Admin"]);
}

#[tokio::test]
async fn a_group_manager_finds_active_people_and_their_own_groups() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let gus = server.gus(choir).await;
    let dan = server.account("Dan Gone", Who::DEACTIVATED).await;
    server.put_in(rowing, &eve, GroupRole::Member).await;
    let page = gus.visit(&gus.visit("/").await.link(t::directory::users())).await;
    assert_eq!(names(&page), ["Ann Admin", "Eve Everyday", "Gus Group"]);
    assert!(
        !page.offers(t::directory::export_csv())
            && !page.offers(t::directory::deactivate())
            && page.offers(t::directory::add_to_group())
    );
    page.says_nothing_of("name=\"role\"").says_nothing_of("name=\"state\"");
    gus.visit("/users?state=deactivated&role=admin").await.says("Eve Everyday").says_nothing_of("Dan Gone");
    gus.visit("/users?group=rowing").await.says(t::directory::no_group(false));
    gus.visit(&format!("/users/{}", dan.id)).await.is(404);
    let eves = gus.visit(&format!("/users/{}", eve.id)).await;
    eves.says(t::directory::no_groups(false, "Eve Everyday")).says_nothing_of("Rowing");
    assert!(!eves.offers(t::web::sign_out_everywhere()));
    eve.visit("/users").await.is(403);
    eve.visit("/").await.says_nothing_of("href=\"/users\"");
}
