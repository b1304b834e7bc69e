//! Several groups of one name, in the file or here: people never come into another one than is meant.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, memberships};
use muster::db::types::GroupRole;
use muster::ids::GroupId;
use muster::t;

use crate::harness::page::{ANY, beginning};

use super::{
    MAKING, Roster, archive, checked, checked_with, confirmed, dry_run, groups_of, id_of, joins, missing, new_in, rows,
    tab, wrong,
};
use crate::harness::TestServer;

const PEOPLE: &[u8] =
    b"sourcedId,username,givenName,familyName,email\nu1,ann,Ann,Ash,ann@x.org\nu2,bob,Bob,Birch,bob@x.org\n";
const ENROLLMENTS: &[u8] =
    b"sourcedId,classSourcedId,userSourcedId,role\n1,c1,u1,student\n2,c2,u2,student\n3,c2,u1,student\n";

async fn all_groups(server: &TestServer) -> Vec<String> {
    server.read(|conn| groups::table.order(groups::id).select(groups::name).load(conn)).await
}

/// The ids of the groups that somebody is in.
async fn ids_of(server: &TestServer, email: &str) -> Vec<GroupId> {
    let id = id_of(server, email).await.expect("an account");
    server
        .read(move |conn| {
            let own = memberships::table.filter(memberships::user_id.eq(id)).order(memberships::group_id);
            own.select(memberships::group_id).load(conn)
        })
        .await
}

#[tokio::test]
async fn classes_of_one_title_become_two_groups() {
    for (classes, others, expected) in [
        ("sourcedId,title,courseSourcedId,classCode\nc1,Art,k,A1\nc2,art,k,A2\n", "", ["Art (A1)", "art (A2)"]),
        (
            "sourcedId,title,courseSourcedId,termSourcedIds\nc1,Art,k,t1\nc2,Art,k,t2\n",
            "terms",
            ["Art (Autumn)", "Art (Spring)"],
        ),
        (
            "sourcedId,title,courseSourcedId,schoolSourcedId\nc1,Art,k,s1\nc2,Art,k,s2\n",
            "schools",
            ["Art (Hill)", "Art (Lake)"],
        ),
        ("sourcedId,title\nc1,Art\nc2,Art\n", "", ["Art (c1)", "Art (c2)"]),
    ] {
        let Roster { server, ann, .. } = Roster::open().await;
        let terms = b"sourcedId,title,type,startDate,endDate\nt1,Autumn,term,,\nt2,Spring,term,,\n";
        let schools = b"sourcedId,name,type\ns1,Hill,school\ns2,Lake,school\n";
        let packed = archive(&[
            ("users.csv", PEOPLE),
            ("classes.csv", classes.as_bytes()),
            ("enrollments.csv", ENROLLMENTS),
            ("academicSessions.csv", if others == "terms" { terms } else { b"x,y\n1,2\n" }),
            ("orgs.csv", if others == "schools" { schools } else { b"x,y\n1,2\n" }),
        ]);
        let page = dry_run(&ann, &[("roster.zip", &packed)], MAKING).await;
        page.says(beginning(&t::imports::classes_of_one_title(ANY))).says(expected[0]).says(expected[1]);
        confirmed(&ann, &page).await;
        assert_eq!(groups_of(&server, "ann@x.org").await.len(), 2, "{classes}");
        assert_eq!(groups_of(&server, "bob@x.org").await, [expected[1]], "{classes}");
        // Once more, it finds them.
        let again = dry_run(&ann, &[("roster.zip", &packed)], MAKING).await;
        again.says(t::imports::nothing_to_import(2, 0));
    }
}

#[tokio::test]
async fn a_roster_that_lacks_a_file_says_which() {
    let Roster { server, ann, .. } = Roster::open().await;
    let classes: &[u8] = b"sourcedId,title,courseSourcedId\nc1,Choir,k\nc2,Rowing,k\n";
    let page = dry_run(&ann, &[("users.csv", PEOPLE), ("enrollments.csv", ENROLLMENTS)], MAKING).await;
    page.says(t::imports::enrollments_in_unnamed_classes(3));
    assert_eq!(
        rows(&page),
        [format!("Ann Ash ann@x.org 2 {}", new_in(&[])), format!("Bob Birch bob@x.org 3 {}", new_in(&[]))]
    );
    let page = dry_run(&ann, &[("users.csv", PEOPLE), ("classes.csv", classes)], MAKING).await;
    page.says(t::imports::lacks_enrollments()).says(t::csv_in::files_unused("classes.csv"));
    assert_eq!(all_groups(&server).await, ["Choir", "Rowing"], "none is named by an id");
    let twice = [("users.csv", PEOPLE), ("a.csv", ENROLLMENTS), ("b.csv", ENROLLMENTS), ("classes.csv", classes)];
    dry_run(&ann, &twice, &[]).await.says(t::csv_in::files_unused("b.csv")).says(joins(&["Choir", "Rowing"]));
}

#[tokio::test]
async fn members_of_two_groups_of_one_name_stay_apart() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let file = "Group id,Group,Person id,Name,Email,State,Group role\n\
                9001,Choir,1,Zoe,zoe@x.org,active,member\n9002,choir,2,Yan,yan@x.org,active,member\n\
                9003,Band,3,Xia,xia@x.org,active,member\n";
    let page = checked(&ann, file).await;
    let left = wrong(&ann, &page).await;
    assert!(
        left.len() == 3 && left[0].ends_with(&t::imports::wrong_namesakes("Choir (9001)", "Choir").to_string()),
        "{left:?}"
    );
    let page = checked_with(&ann, file, MAKING).await;
    let told = |whom: &str, group: &str, written: &str| {
        format!("{whom} {} {}", new_in(&[&missing(group)]), t::imports::row_read_as(group, written))
    };
    assert_eq!(
        rows(&page),
        [
            told("Zoe zoe@x.org 2", "Choir (9001)", "Choir"),
            told("Yan yan@x.org 3", "choir (9002)", "choir"),
            format!("Xia xia@x.org 4 {}", new_in(&[&missing("Band")]))
        ]
    );
    confirmed(&ann, &page).await;
    assert_eq!(groups_of(&server, "zoe@x.org").await, ["Choir (9001)"]);
    assert_eq!(groups_of(&server, "yan@x.org").await, ["choir (9002)"]);
    checked_with(&ann, file, MAKING).await.says(t::imports::nothing_to_import(3, 0));
    // One id is one group, which the only one of this name is.
    let one = checked(&ann, "Group id,Group,Email\n9001,CHOIR,wes@x.org\n").await;
    confirmed(&ann, &one).await;
    assert_eq!(ids_of(&server, "wes@x.org").await, [choir]);
}

#[tokio::test]
async fn an_own_export_finds_its_very_groups_again() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let twin = server.group("Choir", &ann).await;
    let file = format!(
        "Group id,Group,Person id,Name,Email\n{choir},Choir,1,Zoe,zoe@x.org\n{twin},Choir,2,Yan,yan@x.org\n{twin},Rowing,3,Xia,xia@x.org\n"
    );
    let page = checked(&ann, &file).await;
    confirmed(&ann, &page).await;
    assert_eq!(ids_of(&server, "zoe@x.org").await, [choir]);
    assert_eq!(ids_of(&server, "yan@x.org").await, [twin]);
    assert_eq!(groups_of(&server, "xia@x.org").await, ["Rowing"], "an id is of this group only with its name");
}

#[tokio::test]
async fn one_groups_name_is_one_whatever_signs_it_has() {
    let Roster { server, ann, .. } = Roster::open().await;
    for name in ["Sums; and | more", "Choir, Rowing"] {
        server.group(name, &ann).await;
    }
    let file = "Group id,Group,Email\n1,Sums; and | more,zoe@x.org\n2,\"Choir, Rowing\",zoe@x.org\n3,\"Rowing, Choir\",yan@x.org\n";
    let page = checked(&ann, file).await;
    assert!(wrong(&ann, &page).await[0].contains("Rowing, Choir"));
    confirmed(&ann, &page).await;
    assert_eq!(groups_of(&server, "zoe@x.org").await, ["Choir, Rowing", "Sums; and | more"]);
}

#[tokio::test]
async fn a_looser_match_is_told_whatever_the_row_does() {
    let Roster { server, ann, choir, .. } = Roster::open().await;
    let eve = server.eve().await;
    server.put_in(choir, &eve, GroupRole::Member).await;
    let file = format!("email,groups\nzoe@x.org,Chöir\n{},Chöir\nzoe@x.org,CHÖIR\n", eve.email);
    let read_as = |written: &str| t::imports::row_read_as("Choir", written).to_string();
    for ticked in [&[][..], MAKING] {
        let page = checked_with(&ann, &file, ticked).await;
        assert_eq!(rows(&page), [format!("zoe@x.org zoe@x.org 2 {} {}", new_in(&["Choir"]), read_as("Chöir"))]);
        let unchanged = tab(&ann, &page, "Unchanged").await;
        assert!(
            unchanged.len() == 2
                && unchanged[0].contains(&read_as("Chöir"))
                && unchanged[1].contains(&read_as("CHÖIR")),
            "{unchanged:?}"
        );
    }
}
