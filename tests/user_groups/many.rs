//! Ten thousand groups: the pages stay as quick, and a move stays a move.

use std::time::{Duration, Instant};

use diesel::{QueryDsl, RunQueryDsl};
use muster::db::schema::groups;
use muster::db::types::JoinType;
use muster::groups::NewGroup;

use super::{LIST, form_of, names};
use crate::harness::TestServer;

const GROUPS: u32 = 10_000;

/// What a page may take in this build, which is not made to be quick, beside other tests.
const PATIENCE: Duration = Duration::from_secs(2);

#[tokio::test]
async fn ten_thousand_groups_are_listed_found_and_moved() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (maker, now) = (ann.id, server.now());
    let made = server
        .write(move |conn| {
            let group = |number: u32| NewGroup {
                name: format!("Course {number:05} group"),
                description: String::new(),
                category: format!("Faculty {}", number % 40),
                starts_at: None,
                stops_at: None,
                viewable: !number.is_multiple_of(5),
                join_type: JoinType::Open,
                campaign_id: None,
                members_may_invite: true,
            };
            (0..GROUPS)
                .map(|number| muster::groups::insert(conn, &group(number), maker, now))
                .collect::<Result<Vec<_>, _>>()
        })
        .await;
    let middle = made[5_000];
    for path in [
        LIST.to_owned(),
        format!("{LIST}?after=9000.9000"),
        format!("{LIST}?show=viewable&after=9000.9000"),
        format!("{LIST}?show=archived"),
        format!("{LIST}?q=course"),
        format!("{LIST}?q=0777"),
        format!("{LIST}?q=07777+gr"),
        format!("{LIST}?at={middle}"),
        form_of(middle),
        "/groups".to_owned(),
        "/groups?after=9000.9000".to_owned(),
        "/groups?q=course".to_owned(),
    ] {
        let begun = Instant::now();
        ann.visit(&path).await.is(200);
        let took = begun.elapsed();
        println!("{path}: {took:?}");
        assert!(took < PATIENCE, "{path} took {took:?}");
    }
    assert_eq!(names(&ann, &format!("{LIST}?q=07777")).await, ["Course 07777 group"]);
    // From the one end to the other, past all of them.
    let begun = Instant::now();
    let queries = server.app.db.queries();
    ann.post(&format!("{LIST}/{}/move", made[9_999]), &[("to", &*made[0].to_string())]).await.is(303);
    println!("a move past all: {:?}", begun.elapsed());
    // The sweeper may ask beside it.
    assert!(server.app.db.queries() - queries < 60, "a move is a few statements, however far");
    assert_eq!(names(&ann, LIST).await[..2], ["Course 09999 group", "Course 00000 group"]);
    let distinct: i64 = server
        .read(|conn| {
            let numbers: Vec<i64> = groups::table.select(groups::sort_order).distinct().load(conn)?;
            Ok(i64::try_from(numbers.len()).unwrap_or(0))
        })
        .await;
    assert_eq!(distinct, i64::from(GROUPS));
}
