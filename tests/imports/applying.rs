//! What a confirmed import does: what its dry run said, all of a row or nothing.

use std::collections::BTreeSet;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{events, groups, join_counts, memberships, users};
use muster::db::types::{EventKind, GroupRole, JoinMethod, OrgRole};
use muster::events::BOLD;
use muster::t;

use super::{MAKING, NO_EMAILS, Roster, checked, checked_with, confirmed, groups_of, id_of, rows, settled};

#[tokio::test]
async fn it_does_what_the_dry_run_said_and_nothing_else() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let eve = server.eve().await;
    let file = format!(
        "email,name,role,groups\nzoe@example.org,=1+1,manager,Choir;Rowing\nnobody,,,Choir\n{},Other,manager,Choir\n\
         xia@example.org,Xia,,Choir;No such group\nyan@example.org,Yan,,\n",
        eve.email
    );
    let dry = checked(&ann, &file).await;
    let done = confirmed(&ann, &dry).await;
    done.says(t::imports::imported(3, 0, 2));
    assert_eq!(done.text().matches("Mon 2 Mar 2026").count(), 2, "when it was uploaded and imported");
    assert_eq!(rows(&done), rows(&dry));
    assert_eq!(groups_of(&server, "zoe@example.org").await, ["Choir", "Rowing"]);
    assert_eq!(groups_of(&server, "eve@example.org").await, ["Choir"]);
    assert_eq!(id_of(&server, "xia@example.org").await, None, "nothing is half done");
    let import: i64 = done.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    server.followed("join_counts").await;
    let (zoe, counts, events, joins) = server
        .read(move |conn| {
            let zoe: (String, OrgRole, Option<String>) = users::table
                .filter(users::email_key.eq("zoe@example.org"))
                .select((users::name, users::role, users::password_hash))
                .first(conn)?;
            let counts: i64 = groups::table.find(choir).select(groups::member_count).first(conn)?;
            let events: i64 = events::table
                .filter(events::method.eq(JoinMethod::Import))
                .filter(events::reference.eq(import))
                .filter(events::kind.eq(EventKind::Joined))
                .count()
                .get_result(conn)?;
            let joins: i64 = join_counts::table
                .filter(join_counts::group_id.eq(choir))
                .filter(join_counts::method.eq("import"))
                .select(join_counts::joins)
                .first(conn)?;
            Ok((zoe, counts, events, joins))
        })
        .await;
    assert_eq!(zoe, ("=1+1".to_owned(), OrgRole::Manager, None));
    assert_eq!((counts, events, joins), (3, 3, 2), "Ann founded the choir; Zoe and Eve came");
    ann.visit(&format!("/groups/{choir}/settings/members?q=zoe")).await.says(t::events::joined_how("import"));
    let log = ann.visit("/settings/activity").await;
    log.tells(t::events::import_applied(BOLD, "Ann Admin")).tells(t::events::import_people_added(BOLD, 2, "Ann Admin"));
    log.tells(t::events::group_people_brought(BOLD, "import", 2, "Ann Admin"));
    log.tells(t::events::person_role_changed(BOLD, "Eve Everyday", "manager", "Ann Admin"));
}

#[tokio::test]
async fn importing_again_changes_nothing() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,name,groups\nzoe@example.org,Zoe,Choir;Rowing\nyan@example.org,Yan,\n";
    let dry = checked(&ann, file).await;
    confirmed(&ann, &dry).await;
    let before = server.contents().await;
    let again = checked(&ann, file).await;
    again.says(t::imports::nothing_to_import(2, 0));
    assert!(!again.source().contains(&NO_EMAILS().to_string()), "there is nothing to confirm");
    let changed = server.contents().await.changed_since(&before);
    let own = ["form_keys", "imports", "import_rows", "import_uploads", "jobs"];
    assert!(changed.iter().all(|table| own.contains(&table.as_str())), "{changed:?}");
}

#[tokio::test]
async fn confirming_twice_is_confirming_once() {
    let Roster { server, ann, .. } = Roster::open().await;
    let dry = checked(&ann, "email,groups\nzoe@example.org,Choir\n").await;
    let form = || dry.form("Import 1 row").choose(NO_EMAILS());
    let (one, other) = tokio::join!(ann.press(form()), ann.press(form()));
    one.leads_to(dry.path());
    other.leads_to(dry.path());
    settled(&ann, dry.path()).await.says(t::imports::imported(1, 0, 0));
    let before = server.contents().await;
    ann.submit(form()).await.carries("import.not_now");
    server.unchanged(&before).await;
}

#[tokio::test]
async fn what_changed_since_the_dry_run_is_seen() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let dry =
        checked(&ann, "email,groups\neve@example.org,Choir\nsam@example.org,Rowing\nzoe@example.org,Choir\n").await;
    dry.says(t::imports::ready(3, 0, 0));
    // Meanwhile Eve signs up and is put in, and Rowing is put away.
    let eve = server.eve().await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let rowing = ann.visit("/").await.link("Rowing");
    ann.post::<&str, &str>(&format!("{rowing}/settings/archive"), &[]).await;
    let done = confirmed(&ann, &dry).await;
    done.says(t::imports::imported(1, 1, 1));
    ann.visit(&done.link("Wrong 1")).await.says(t::imports::wrong_a_group_archived());
    assert_eq!(id_of(&server, "sam@example.org").await, None);
    assert_eq!(groups_of(&server, "zoe@example.org").await, ["Choir"]);
}

#[tokio::test]
async fn missing_groups_are_made_closed_and_unseen() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,groups\nzoe@example.org,First Aid\nyan@example.org,FIRST AID; Choir\n";
    let dry = checked_with(&ann, file, MAKING).await;
    confirmed(&ann, &dry).await.says(t::imports::imported(2, 0, 0));
    assert_eq!(groups_of(&server, "yan@example.org").await, ["Choir", "First Aid"]);
    let sam = server.sam().await;
    sam.visit("/").await.says_nothing_of("First Aid");
}

#[tokio::test]
async fn thousands_come_in_pieces_and_nobody_twice() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let row =
        |n: i32| format!("p{n}@example.org,Person Number{n},{}", if n % 2 == 0 { "Choir" } else { "Choir;Rowing" });
    let people: Vec<String> = (0..3_000).map(row).collect();
    let dry = checked(&ann, &format!("email,name,groups\n{}", people.join("\n"))).await;
    dry.says(t::imports::ready(3_000, 0, 0));
    confirmed(&ann, &dry).await.says(t::imports::imported(3_000, 0, 0));
    let (members, kept) = server
        .read(move |conn| {
            let members: Vec<i64> = memberships::table
                .filter(memberships::group_id.eq(choir))
                .filter(memberships::method.eq(JoinMethod::Import))
                .select(memberships::user_id)
                .load(conn)?;
            let kept: i64 = groups::table.find(choir).select(groups::member_count).first(conn)?;
            Ok((members, kept))
        })
        .await;
    assert_eq!(members.iter().collect::<BTreeSet<_>>().len(), 3_000);
    assert_eq!(kept, 3_001, "and Ann");
    ann.visit(&format!("/groups/{choir}/settings/members?q=number2999")).await.says("p2999@example.org");
}
