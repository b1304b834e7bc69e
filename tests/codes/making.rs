//! **Create a Group Code** → **Generate Code**.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::codes::Code;
use muster::db::schema::{codes, events};
use muster::db::types::JoinType;
use muster::t;

use crate::codes::{made, new_code, panel};
use crate::harness::TestServer;
use crate::harness::cast::at;

#[tokio::test]
async fn a_generated_code_is_shown_large_with_ways_to_share_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let list = ann.visit(&panel(choir)).await;
    list.says(t::codes::no_codes());
    let page = ann.visit(&list.link(t::codes::create())).await;
    page.headed(t::codes::create()).says(t::codes::create_intro(true));
    let code = ann.submit(page.form(t::codes::generate())).await;
    code.headed(t::codes::info())
        .says(t::codes::created())
        .says(t::passes::window_endless())
        .says(t::passes::no_one_yet());
    let shown = code.all(".ticket-code").remove(0);
    let read = Code::read(&shown).expect("a code that reads");
    assert!(read.is_generated() && read.key().len() == 10, "{shown}");
    assert!(code.source().contains("<svg viewBox="), "the QR code");
    code.says(format!("{}join/{}", server.base, read.key()));
    ann.visit(&panel(choir)).await.says(read.shown()).says(t::web::state("active")).says(t::passes::never());
}

#[tokio::test]
async fn limits_role_and_label_are_kept() {
    let server = TestServer::open().await;
    let gus_home = server.ann().await;
    let choir = server.group("Choir", &gus_home).await;
    let gus = server.gus(choir).await;
    let code = made(&gus, choir, |form| {
        form.fill(t::codes::expiration_date(), "2026-03-27T17:00")
            .fill(t::passes::max_uses(), "40")
            .fill(t::codes::role(), "Manager")
            .fill(t::codes::label(), "  Front   desk ")
            .custom_code("sales 2026")
    })
    .await;
    assert_eq!(code.shown, "SALES-2026");
    let info = gus.visit(&code.url).await;
    info.says("Ends Fri 27 Mar 2026, 17:00 CET, in 25 days")
        .says("0 of 40")
        .says(t::groups::manager())
        .says("Front desk");
    info.says("Gus Group").says(t::passes::admits(false));
}

#[tokio::test]
async fn a_date_with_no_hour_ends_with_the_day_in_the_makers_zone() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    made(&ann, choir, |form| form.fill(t::codes::expiration_date(), "2026-03-27")).await;
    let at: Option<muster::clock::Moment> =
        server.read(|conn| codes::table.select(codes::expires_at).first(conn)).await;
    assert_eq!(at.map(|at| at.utc().to_rfc3339()), Some("2026-03-27T23:00:00+00:00".to_owned()));
}

#[tokio::test]
async fn what_is_wrong_is_told_under_its_field_and_nothing_is_made() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let before = server.contents().await;
    let role = t::codes::role().to_string();
    let role = role.as_str();
    for (field, value, problem) in [
        ("Expiration Date", "2026-03-01T10:00", t::fields::time_past(at("2026-03-01", 10))),
        (
            "Expiration Date",
            "2026-03-29T02:30",
            t::fields::time_skipped(at("2026-03-29", 2), "02:30", "Europe/Amsterdam"),
        ),
        ("Expiration Date", "soon", t::fields::time_unreadable()),
        ("Maximum uses", "0", t::passes::max_uses_zero()),
        ("Maximum uses", "many", t::passes::max_uses_not_a_number()),
        ("Maximum uses", "1000000001", t::passes::max_uses_too_many(1_000_000_000)),
        ("Custom code", "ab", t::codes::custom_length()),
        ("Custom code", "BCDFG-HJKLM", t::codes::custom_looks_generated()),
        ("Custom code", "СЕКРЕТ2026", t::codes::foreign_letter("С", "C", 1)),
        (role, "Manager", t::passes::unbounded_managers()),
    ] {
        let page = ann.submit(new_code(&ann, choir).await.fill(t::codes::label(), "Kept").fill(field, value)).await;
        page.is(422).faults(field, problem).keeps(t::codes::label(), "Kept");
        if field != role {
            page.keeps(field, value);
        }
    }
    let page = ann.submit(new_code(&ann, choir).await.forge("role", "king")).await;
    page.is(422).faults(t::codes::role(), t::codes::role_unchosen());
    server.unchanged(&before).await;
}

#[tokio::test]
async fn fields_that_the_form_does_not_have_change_nothing() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let form = new_code(&ann, choir).await.forge("uses", "7").forge("made_by", "99").forge("group_id", "99");
    ann.submit(form).await.headed(t::codes::info()).says(t::passes::used("0"));
}

#[tokio::test]
async fn letters_are_never_given_out_again_in_any_group() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let code = made(&ann, choir, |form| form.custom_code("SALES-2026")).await;
    for custom_code in ["SALES-2026", "s-a-l-e-s 2026", "sales2026"] {
        let page = ann.submit(new_code(&ann, rowing).await.custom_code(custom_code)).await;
        page.is(422).refuses(t::codes::custom_code(), "create_code.taken").keeps(t::codes::custom_code(), custom_code);
    }
    let dead = ann.submit(ann.visit(&format!("{}/expire", code.url)).await.form(t::passes::expire_now())).await;
    dead.says(t::codes::expired("SALES-2026"));
    let page = ann.submit(new_code(&ann, choir).await.custom_code("SALES-2026")).await;
    page.is(422).refuses(t::codes::custom_code(), "create_code.taken");
}

#[tokio::test]
async fn the_same_form_posted_many_times_at_once_makes_one_code() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let fields = new_code(&ann, choir).await.entries();
    let path = format!("{}/new", panel(choir));
    let posts = (0..20).map(|_| ann.post(&path, &fields));
    let answers = futures_util::future::join_all(posts).await;
    let first = answers[0].header("location").expect("a redirect").to_owned();
    for answer in &answers {
        answer.leads_to(&first);
    }
    assert_eq!(server.read(|conn| codes::table.count().get_result::<i64>(conn)).await, 1);
}

#[tokio::test]
async fn a_closed_or_archived_group_gets_no_codes() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let fields = new_code(&ann, choir).await.entries();
    let path = format!("{}/new", panel(choir));
    for (change, problem) in
        [(JoinType::Closed, t::codes::group_closed()), (JoinType::ByCode, t::codes::group_archived())]
    {
        let archived = (change == JoinType::ByCode).then(|| server.now());
        server
            .write(move |conn| {
                use muster::db::schema::groups;
                diesel::update(groups::table.find(choir))
                    .set((groups::join_type.eq(change), groups::archived_at.eq(archived)))
                    .execute(conn)
            })
            .await;
        assert!(!ann.visit(&path).await.says(&problem).offers(t::codes::generate()));
        ann.post(&path, &fields).await.is(422).says(&problem);
        ann.visit(&panel(choir)).await.says(&problem);
    }
    assert_eq!(server.read(|conn| codes::table.count().get_result::<i64>(conn)).await, 0);
}

#[tokio::test]
async fn the_log_tells_of_it_without_telling_the_code() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form.fill(t::codes::label(), "Door")).await;
    let rows: Vec<Option<String>> = server
        .read(|conn| events::table.filter(events::kind.eq("code.created")).select(events::payload).load(conn))
        .await;
    let [Some(after)] = rows.as_slice() else { panic!("one row: {rows:?}") };
    let key = code.shown.replace('-', "");
    assert!(after.contains("Door") && after.contains(&key[8..]), "{after}");
    assert!(!after.contains(&key[..8]) && !after.contains(&key), "{after}");
    server.later(TimeDelta::minutes(1));
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.says_nothing_of(&code.shown).says_nothing_of(&key);
}
