//! Moving groups in the order.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use futures_util::future::join_all;
use muster::db::schema::{events, groups};
use muster::events::BOLD;
use muster::ids::GroupId;
use muster::t;

use super::{LIST, names};
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::page::Page;

/// Groups A, B, C, … with these numbers.
async fn numbered(server: &TestServer, ann: &Account, numbers: &[i64]) -> Vec<GroupId> {
    let mut made = Vec::new();
    for (email, number) in ('A'..).zip(numbers.iter().copied()) {
        let group = server.group(&email.to_string(), ann).await;
        server
            .write(move |conn| {
                diesel::update(groups::table.find(group)).set(groups::sort_order.eq(number)).execute(conn)
            })
            .await;
        made.push(group);
    }
    made
}

async fn moved(ann: &Account, group: GroupId, to: &str) -> Page {
    let answer = ann.post(&format!("{LIST}/{group}/move"), &[("to", to)]).await;
    let place = answer.header("location").expect("it leads back to the list").to_owned();
    ann.visit(&place).await
}

#[tokio::test]
async fn a_group_moves_by_its_buttons_and_the_focus_stays_on_them() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    numbered(&server, &ann, &[1, 2, 3]).await;
    let list = ann.visit(LIST).await;
    assert!(!list.offers("Move A up") && !list.offers("Move C down"), "the ends have nothing to pass");
    let up = ann.submit(list.form("Move C up")).await;
    assert_eq!(up.says(t::user_groups::moved("C", "up")).all("tbody th a"), ["A", "C", "B"]);
    assert_eq!(up.all("[autofocus][aria-label='Move C up']").len(), 1);
    let up = ann.submit(up.form("Move C up")).await;
    assert_eq!(up.all("tbody th a"), ["C", "A", "B"]);
    assert_eq!(up.all("[autofocus][aria-label='Move C down']").len(), 1, "it is the first one now");
    let down = ann.submit(up.form("Move C down")).await;
    assert_eq!(down.says(t::user_groups::moved("C", "down")).all("tbody th a"), ["A", "C", "B"]);
    // The form of a page that is no longer true moves by one from where the group is.
    assert_eq!(ann.submit(list.form("Move C up")).await.all("tbody th a"), ["C", "A", "B"]);
    ann.submit(list.form("Move C up")).await.says(t::user_groups::not_moved("C", "up"));
}

#[tokio::test]
async fn each_move_is_one_row_of_the_log() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let made = numbered(&server, &ann, &[1, 2, 3, 4]).await;
    moved(&ann, made[3], &made[0].to_string()).await.says(t::user_groups::moved("D", "onto"));
    assert_eq!(names(&ann, LIST).await, ["D", "A", "B", "C"]);
    let rows: Vec<(Option<GroupId>, Option<String>)> = server
        .read(|conn| {
            events::table.filter(events::kind.eq("group.moved")).select((events::group_id, events::payload)).load(conn)
        })
        .await;
    let row = (Some(made[3]), Some(r#"{"after":{"order":1},"before":{"order":4}}"#.to_owned()));
    assert_eq!(rows, [row]);
    let log = ann.visit(&format!("/groups/{}/settings/activity", made[3])).await;
    log.tells(t::events::group_moved(BOLD, "Ann Admin"));
    log.says(t::events::change(t::events::value_number("1"), t::events::value_number("4"), "", "order"));
    let before = server.contents().await;
    moved(&ann, made[3], "up").await.says(t::user_groups::not_moved("D", "up"));
    moved(&ann, made[3], &made[3].to_string()).await.says(t::user_groups::not_moved("D", "onto"));
    moved(&ann, made[3], "999").await.says(t::user_groups::not_moved("D", "onto"));
    ann.post(&format!("{LIST}/{}/move", made[3]), &[("to", "away")]).await.is(400);
    ann.post(&format!("{LIST}/999/move"), &[("to", "up")]).await.is(404);
    server.unchanged(&before).await;
}

#[tokio::test]
async fn the_others_keep_their_order_and_their_numbers_where_they_may() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let made = numbered(&server, &ann, &[10, 20, 30, 500]).await;
    moved(&ann, made[0], &made[2].to_string()).await;
    assert_eq!(names(&ann, LIST).await, ["B", "C", "A", "D"]);
    moved(&ann, made[3], &made[1].to_string()).await;
    assert_eq!(names(&ann, LIST).await, ["D", "B", "C", "A"]);
    let kept: Vec<i64> =
        server.read(|conn| groups::table.order(groups::sort_order).select(groups::sort_order).load(conn)).await;
    assert_eq!(kept, [10, 20, 30, 500]);
}

#[tokio::test]
async fn groups_with_the_same_number_move_too() {
    for numbers in [[5, 5, 5, 5], [1, 2, 2, 2], [2, 2, 2, 7], [0, 3, 3, 3], [1, 1, 2, 2]] {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let made = numbered(&server, &ann, &numbers).await;
        moved(&ann, made[2], "up").await;
        assert_eq!(names(&ann, LIST).await, ["A", "C", "B", "D"], "{numbers:?}");
        moved(&ann, made[2], "down").await;
        moved(&ann, made[2], "down").await;
        assert_eq!(names(&ann, LIST).await, ["A", "B", "D", "C"], "{numbers:?}");
        moved(&ann, made[0], &made[3].to_string()).await;
        assert_eq!(names(&ann, LIST).await, ["B", "D", "A", "C"], "{numbers:?}");
    }
}

#[tokio::test]
async fn moves_at_the_same_time_lose_nothing() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    let second = ann.led_to(&server.second_instance());
    let made = numbered(&server, &ann, &[1, 2, 2, 4, 5, 6, 7, 8]).await;
    let moves = (0..6).map(|turn| {
        let (who, group, to) = if turn % 2 == 0 { (&*ann, made[0], "down") } else { (&second, made[7], "up") };
        let path = format!("{LIST}/{group}/move");
        async move { who.post(&path, &[("to", to)]).await.status() }
    });
    let answers = join_all(moves).await;
    assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
    assert_eq!(names(&ann, LIST).await, ["B", "C", "D", "A", "H", "E", "F", "G"]);
    let rows: i64 =
        server.read(|conn| events::table.filter(events::kind.eq("group.moved")).count().get_result(conn)).await;
    assert_eq!(rows, 6);
}

#[tokio::test]
async fn whatever_the_moves_the_order_is_what_a_hand_would_make_of_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let made = numbered(&server, &ann, &[3, 3, 3, 9, 9, 20]).await;
    let mut expected: Vec<usize> = (0..made.len()).collect();
    let mut chance: u64 = 7;
    let mut draw = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).expect("31 bits") % below
    };
    for turn in 0..40 {
        let (from, to) = (draw(expected.len()), draw(expected.len()));
        let (group, goal) = (made[expected[from]], made[expected[to]]);
        // Now and then somebody types a number that is taken.
        if turn % 10 == 9 {
            server
                .write(move |conn| {
                    let number: i64 = groups::table.find(goal).select(groups::sort_order).first(conn)?;
                    diesel::update(groups::table.find(group)).set(groups::sort_order.eq(number)).execute(conn)
                })
                .await;
            expected = in_order(&server, &made).await;
            continue;
        }
        ann.post(&format!("{LIST}/{group}/move"), &[("to", &*goal.to_string())]).await.is(303);
        let moved = expected.remove(from);
        expected.insert(to, moved);
        assert_eq!(in_order(&server, &made).await, expected, "turn {turn}");
    }
}

async fn in_order(server: &TestServer, made: &[GroupId]) -> Vec<usize> {
    let sorted: Vec<GroupId> =
        server.read(|conn| groups::table.order((groups::sort_order, groups::id)).select(groups::id).load(conn)).await;
    sorted.into_iter().filter_map(|group| made.iter().position(|own| *own == group)).collect()
}

#[tokio::test]
async fn a_group_that_leaves_its_page_is_shown_on_the_next_one() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for number in 0..60 {
        server.group(&format!("Group {number:02}"), &ann).await;
    }
    let over = ann.submit(ann.visit(LIST).await.form("Move Group 49 down")).await;
    let shown = over.all("tbody th a");
    assert_eq!((shown[9].as_str(), shown[8].as_str()), ("Group 49", "Group 50"));
    assert_eq!(over.all("[autofocus][aria-label='Move Group 49 down']").len(), 1);
    // Where not all groups are shown, none moves.
    let some = ann.visit(&format!("{LIST}?q=group+1")).await;
    assert!(!some.offers("Move Group 10 up"));
}
