//! The dry run: what every row would change, and which are wrong and why.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{import_uploads, imports, users};
use muster::db::types::GroupRole;
use muster::t;
use reqwest::Method;

use super::{MAKING, Roster, checked, checked_with, confirmed, groups_of, joins, missing, new_in, post_files, rows};
use crate::harness::TestServer;
use crate::harness::cast::Who;

#[tokio::test]
async fn a_row_is_about_its_mailbox_in_any_spelling() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,name\nzoe@bücher.example,Zoë\nzoe@xn--bcher-kva.example,Zoë again\n";
    let page = checked(&ann, file).await;
    assert_eq!(rows(&page), [format!("Zoë zoe@bücher.example 2 {}", new_in(&[]))]);
    let wrong = ann.visit(&page.link("Wrong 1")).await;
    assert!(rows(&wrong)[0].ends_with(&t::imports::wrong_other_name("2", "Zoë").to_string()), "{:?}", rows(&wrong));
    confirmed(&ann, &page).await;
    let people = server.read(|conn| users::table.count().get_result::<i64>(conn)).await;
    let again = checked(&ann, "email,name,groups\nzoe@ｂücher。example,Zoë,Choir\n").await;
    assert!(rows(&again)[0].ends_with(&joins(&["Choir"])), "{:?}", rows(&again));
    let done = confirmed(&ann, &again).await;
    done.says(joins(&["Choir"]));
    assert_eq!(server.read(|conn| users::table.count().get_result::<i64>(conn)).await, people);
    assert_eq!(groups_of(&server, "zoe@xn--bcher-kva.example").await, ["Choir"]);
}

#[tokio::test]
async fn it_says_of_each_row_what_would_change_and_changes_nothing() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let eve = server.eve().await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let bob = server.bob().await;
    let dan = server.account("Dan Deactivated", Who::DEACTIVATED).await;
    let before = server.contents().await;
    let file = format!(
        "email,name,role,groups\n\
         zoe@example.org,Zoë,,Choir;Rowing\n\
         yan@example.org,Yan,manager,\n\
         {},Other name,manager,Rowing\n\
         {},,member,\n\
         {},,,Choir\n\
         nobody,Nobody,,Choir\n\
         wim@example.org,\u{7}Wim,,\n\
         xia@example.org,Xia,,No such group\n\
         ZOE@example.org,Zoë again,,\n",
        eve.email, bob.email, dan.email
    );
    let page = checked(&ann, &file).await;
    page.is(200).headed("people.csv").says(t::imports::ready(3, 1, 5));
    assert_eq!(
        rows(&page),
        [
            format!("Zoë zoe@example.org 2 {}", new_in(&["Choir", "Rowing"])),
            format!("Yan yan@example.org 3 {}", t::imports::row_new("manager")),
            format!("Other name eve@example.org 4 {} {}", joins(&["Rowing"]), t::imports::row_becomes("manager")),
        ]
    );
    let wrong = ann.visit(&page.link("Wrong 5")).await;
    assert_eq!(
        rows(&wrong),
        [
            format!("dan@example.org dan@example.org 6 {}", t::directory::account_deactivated()),
            format!("Nobody nobody 7 {}", t::fields::email_at()),
            format!("\u{fffd}Wim wim@example.org 8 {}", t::imports::wrong_name_control()),
            format!("Xia xia@example.org 9 {}", t::imports::wrong_no_group("No such group")),
            format!("Zoë again ZOE@example.org 10 {}", t::imports::wrong_other_name("2", "Zoë")),
        ]
    );
    let unchanged = ann.visit(&page.link("Unchanged 1")).await;
    assert_eq!(rows(&unchanged), [format!("bob@example.org bob@example.org 5 {}", t::imports::row_keeps("manager"))]);
    let mut changed = server.contents().await.changed_since(&before);
    changed.retain(|table| {
        !["form_keys", "imports", "import_rows", "import_uploads", "jobs", "sessions"].contains(&table.as_str())
    });
    assert!(changed.is_empty(), "{changed:?}");
    let kept = || server.read(|conn| import_uploads::table.count().get_result::<i64>(conn));
    assert_eq!(kept().await, 1, "the file is kept, to be read in another way");
    confirmed(&ann, &page).await;
    assert_eq!(kept().await, 0, "and forgotten once somebody confirms");
}

#[tokio::test]
async fn a_file_that_was_cut_off_is_no_import_and_is_forgotten() {
    let Roster { server, ann, .. } = Roster::open().await;
    let page = checked(&ann, "email\nzoe@example.org\n").await;
    let (by, now) = (ann.id, server.now());
    // Three pieces of twenty-four were written down, and then the server was killed.
    let id = server
        .write(move |conn| {
            let id: i64 = diesel::insert_into(imports::table)
                .values((
                    imports::file_name.eq("half.csv"),
                    imports::make_groups.eq(false),
                    imports::letters.eq(false),
                    imports::state.eq("asking"),
                    imports::total.eq(3),
                    imports::made_by.eq(by.0),
                    imports::made_at.eq(now.micros()),
                ))
                .returning(imports::id)
                .get_result(conn)?;
            diesel::insert_into(import_uploads::table)
                .values((
                    import_uploads::import_id.eq(id),
                    import_uploads::number.eq(0),
                    import_uploads::bytes.eq(b"email\nyan@example.org\nxia@exam".to_vec()),
                ))
                .execute(conn)?;
            Ok(id)
        })
        .await;
    ann.visit(&format!("/users/import/{id}")).await.is(404);
    ann.post(&format!("/users/import/{id}/columns"), &[("column0", "email")]).await.is(404);
    ann.visit("/users/import").await.says("people.csv").says_nothing_of("half.csv");
    server.later(chrono::TimeDelta::hours(1) + chrono::TimeDelta::microseconds(1));
    let later = server.now();
    server.write(move |conn| muster::imports::sweep(conn, later)).await;
    let left: (i64, i64) = server
        .read(|conn| Ok((imports::table.count().get_result(conn)?, import_uploads::table.count().get_result(conn)?)))
        .await;
    assert_eq!(left, (1, 1), "the whole one stays, with its file");
    ann.visit(page.path()).await.is(200);
}

#[tokio::test]
async fn a_form_without_its_end_is_no_import() {
    let Roster { server, ann, .. } = Roster::open().await;
    let before = server.contents().await;
    let part = "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"half.csv\"\r\n\r\n";
    let file = "email\nzoe@example.org\nyan@example.org\n";
    for end in ["", "\r\n", "\r\n--line", "\r\n--line-"] {
        let request = ann.request(Method::POST, "/users/import").header("Sec-Fetch-Site", "same-origin");
        let request = request.header("Content-Type", "multipart/form-data; boundary=line");
        ann.send(request.body(format!("{part}{file}{end}"))).await.is(400);
    }
    server.unchanged(&before).await;
}

#[tokio::test]
async fn long_lists_are_paged_and_filtered() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let people: Vec<String> = (0..120).map(|n| format!("p{n}@example.org\nnobody{n}")).collect();
    let first = checked(&ann, &format!("email\n{}", people.join("\n"))).await;
    assert_eq!(rows(&first).len(), 50);
    let second = ann.visit(&first.link(format!("{} →", t::web::next_page()))).await;
    let third = ann.visit(&second.link(format!("{} →", t::web::next_page()))).await;
    assert_eq!(rows(&third).len(), 20);
    assert!(rows(&third)[19].contains("p119@example.org"));
    third.says("← First");
    let wrong = ann.visit(&third.link("Wrong 120")).await;
    assert!(rows(&wrong)[0].contains("nobody0"));
}

#[tokio::test]
async fn a_missing_group_can_be_made() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = "email,cohort1,cohort2\nzoe@example.org,Choir,First Aid\n";
    checked(&ann, file).await.says(t::imports::wrong_no_group("First Aid"));
    let page = checked_with(&ann, file, MAKING).await;
    page.says(new_in(&["Choir", &missing("First Aid")]));
}

#[tokio::test]
async fn what_is_no_list_of_people_is_refused_under_its_field() {
    let server = TestServer::open_with(|config| config.import_rows = 3).await;
    let ann = server.ann().await;
    for (file, problem) in [
        (&b""[..], t::imports::file_needed()),
        (b"\n\n", t::csv_in::empty()),
        (b"PK\x03\x04\0\0\0\0", t::csv_in::binary()),
        (b"email,name\n", t::imports::no_rows()),
        (b"email\na@b.org\nb@b.org\nc@b.org\nd@b.org\n", t::imports::too_many_rows(3)),
        (b"sourcedId,classSourcedId,userSourcedId,role\n1,2,3,student\n", t::imports::roster_alone()),
    ] {
        let files: &[(&str, &[u8])] = if file.is_empty() { &[] } else { &[("people.csv", file)] };
        let page = post_files(&ann, files, MAKING).await;
        page.is(422).says(problem);
        assert_eq!(page.all("#f-make_groups[checked]").len(), 1, "what was ticked is kept");
    }
    let pasted = ann.visit("/users/import").await.form(t::imports::check_rows()).fill(t::imports::pasted(), "email\n");
    ann.submit(pasted)
        .await
        .is(422)
        .refuses(t::imports::pasted(), "import.nobody")
        .keeps(t::imports::pasted(), "email\n");
}

#[tokio::test]
async fn a_file_larger_than_operators_allow_is_refused() {
    let server = TestServer::open_with(|config| config.upload_limit = 10_000).await;
    let ann = server.ann().await;
    let large = "x@example.org\n".repeat(1_000);
    post_files(&ann, &[("people.csv", large.as_bytes())], &[]).await.is(413).says(t::web::too_large());
}

#[tokio::test]
async fn rows_can_be_pasted_and_the_same_form_twice_makes_one_import() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let form = ann
        .visit("/users/import")
        .await
        .form(t::imports::check_rows())
        .fill(t::imports::pasted(), "email\nzoe@example.org\n");
    let entries = form.entries();
    let first = ann.post("/users/import", &entries).await;
    let second = ann.post("/users/import", &entries).await;
    assert_eq!(first.is(303).header("location"), second.is(303).header("location"));
    let list = ann.visit("/users/import").await;
    list.says(t::imports::pasted_rows());
    assert_eq!(rows(&list).len(), 1);
}
