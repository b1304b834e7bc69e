//! Which column is which.

use chrono::TimeDelta;
use muster::t;

use crate::harness::page::{ANY, beginning};

use super::{Roster, checked, checked_with, new_in, post_files, rows, settled};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[tokio::test]
async fn columns_that_nobody_knows_are_asked_for() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = b"who,reach them at,sings in\nZo\xC3\xAB,zoe(at)example.org,Choir\nYan,yan@example.org,Choir | Rowing\n";
    let posted = post_files(&ann, &[("odd.csv", file)], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    let asked = ann.visit(&path).await;
    asked.headed(t::imports::which_column()).says("yan@example.org");
    let form = asked.form(t::imports::check_rows()).fill("who", "Name").fill("sings in", "Groups");
    let again = ann.submit(form).await;
    again.is(422).says(t::imports::choose_email_column());
    again.keeps("who", "Name").keeps("sings in", "Groups");
    ann.submit(again.form(t::imports::check_rows()).fill("reach them at", "Email")).await;
    let page = settled(&ann, &path).await;
    assert_eq!(rows(&page), [format!("Yan yan@example.org 3 {}", new_in(&["Choir", "Rowing"]))]);
}

#[tokio::test]
async fn the_dry_run_names_the_columns_it_read_and_those_it_did_not() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = checked(&ann, "E-mail,Name,Type,Phone\nzoe@example.org,Zoe,teacher,555\n").await;
    page.says(t::imports::columns_read(names(&["E-mail", "Name"])));
    page.says(t::csv_in::columns_unused(names(&["Type", "Phone"])));
    let asked = checked_with(&ann, "email,Type\nyan@example.org,member\n", &[t::imports::ask]).await;
    ann.submit(asked.form(t::imports::check_rows()).fill("Type", "Role")).await;
    settled(&ann, asked.path())
        .await
        .says(t::imports::columns_read(names(&["email", "Type"])))
        .says_nothing_of(beginning(&t::csv_in::columns_unused(ANY)));
}

#[tokio::test]
async fn what_is_chosen_stays_where_the_file_is_read_again() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = b"who,reach them at,stands\nZo\xEB,zoe@example.org,odd\nYan,yan@example.org,here\n";
    let posted = post_files(&ann, &[("odd.csv", file)], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    let asked = ann.visit(&path).await;
    asked.says(t::imports::read_in_encoding_question("Western European (Windows-1252, Latin-1)", "Zoë"));
    let status = t::people_file::meaning("status").to_string();
    let form = asked.form(t::imports::read_again()).fill("who", "Name").fill("reach them at", "Email");
    let form = form.fill("stands", &status).check(t::imports::has_head());
    let asked = ann.submit(form.fill(t::imports::encoding(), "Cyrillic (Windows-1251)")).await;
    asked
        .says(t::imports::read_in_encoding_question("Cyrillic (Windows-1251)", "Zoл"))
        .keeps(t::imports::encoding(), "Cyrillic (Windows-1251)");
    asked.keeps("who", "Name").keeps("reach them at", "Email");
    let form = asked.form(t::imports::read_again()).fill("odd", "Active").fill("here", "Gone");
    let asked = ann.submit(form.fill(t::imports::encoding(), "Western European (Windows-1252, Latin-1)")).await;
    asked.keeps("odd", "Active").keeps("here", "Gone").keeps("stands", &status);
    ann.submit(asked.form(t::imports::check_rows())).await;
    assert_eq!(rows(&settled(&ann, &path).await), [format!("Zoë zoe@example.org 2 {}", new_in(&[]))]);
}

#[tokio::test]
async fn a_file_without_a_head_is_asked_about_too() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let posted = post_files(&ann, &[("list.txt", b"zoe@example.org;Zoe\nyan@example.org;Yan\n")], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    let form = ann.visit(&path).await.form(t::imports::check_rows()).fill("Zoe", "Name");
    ann.submit(form).await;
    let page = settled(&ann, &path).await;
    assert_eq!(
        rows(&page),
        [format!("Zoe zoe@example.org 1 {}", new_in(&[])), format!("Yan yan@example.org 2 {}", new_in(&[]))]
    );
}

#[tokio::test]
async fn whoever_likes_is_asked_about_known_columns() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let asked = checked_with(&ann, "email,department\nzoe@example.org,Sales\n", &[t::imports::ask]).await;
    asked.headed(t::imports::which_column()).keeps("department", "Groups").keeps("email", "Email");
    ann.submit(asked.form(t::imports::check_rows()).fill("department", "Leave out")).await;
    let page = settled(&ann, asked.path()).await;
    assert_eq!(rows(&page), [format!("zoe@example.org zoe@example.org 2 {}", new_in(&[]))]);
}

#[tokio::test]
async fn a_one_roster_export_is_read_as_one() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let files: [(&str, &[u8]); 3] = [
        ("enrollments.csv", b"sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,s,u1,student\n"),
        ("users.csv", b"sourcedId,status,enabledUser,givenName,familyName,email,role\nu1,,true,Zoe,Dam,zoe@example.org,student\nu2,tobedeleted,true,Yan,Li,yan@example.org,teacher\n"),
        ("classes.csv", b"sourcedId,title\nc1,Choir\n"),
    ];
    let posted = post_files(&ann, &files, &[]).await;
    let page = settled(&ann, posted.is(303).header("location").expect("a page")).await;
    assert_eq!(rows(&page), [format!("Zoe Dam zoe@example.org 2 {}", new_in(&["Choir"]))]);
    page.headed("users.csv").says(t::imports::ready(1, 0, 1));
}

#[tokio::test]
async fn a_file_that_nobody_explains_is_forgotten_after_a_day() {
    let Roster { server, ann, .. } = Roster::open().await;
    let asked = checked_with(&ann, "a,b\n1,2\n", &[]).await;
    asked.headed(t::imports::which_column());
    for (hours, is_there) in [(24, true), (1, false)] {
        server.later(TimeDelta::hours(hours));
        let now = server.now();
        server.write(move |conn| muster::imports::sweep(conn, now)).await;
        let ann = server.signed_in(ann.id, muster::db::types::OrgRole::Admin).await;
        let page = ann.visit(asked.path()).await;
        assert_eq!(page.heading() == t::imports::which_column().to_string(), is_there, "{}", page.text());
    }
}
