//! The record of what happened, for those who follow it: each event is seen once, whoever writes and reads at once.

use std::collections::BTreeMap;
use std::future::Future;

use diesel::dsl::count_star;
use diesel::prelude::*;
use muster::db::schema::{events, followers, form_keys, join_counts};
use muster::db::types::JoinType;
use muster::db::{Conn, QueryResult};
use muster::events::{Follower, Seen, follow};
use muster::ids::{EventId, GroupId, UserId};
use tokio::task::JoinSet;

use crate::harness::TestServer;
use crate::harness::person::Person;
use crate::harness::server::OPENING;

/// Writes down each event under its number, and as how manieth; one that is seen twice is an error.
const WITNESS: Follower = Follower { name: "witness", see: write_down };

fn write_down(conn: &mut Conn, seen: &[Seen]) -> QueryResult<()> {
    let before: i64 = form_keys::table.select(count_star()).first(conn)?;
    for (event, place) in seen.iter().zip(before..) {
        diesel::insert_into(form_keys::table)
            .values((
                form_keys::key.eq(event.id.to_string()),
                form_keys::outcome.eq(format!("{place:06}")),
                // The sweeper forgets what is old.
                form_keys::made_at.eq(OPENING),
            ))
            .execute(conn)?;
    }
    Ok(())
}

impl TestServer {
    /// Waits until `follower` has seen all that happened.
    pub async fn followed(&self, follower: &'static str) {
        self.until(|| async {
            self.read(move |conn| {
                let place =
                    followers::table.find(follower).select(followers::position).first::<i64>(conn).optional()?;
                let Some(place) = place else { return Ok(false) };
                let ahead = events::position.is_null().or(events::position.gt(place));
                Ok(events::table.filter(ahead).select(count_star()).first::<i64>(conn)? == 0)
            })
            .await
        })
        .await;
    }
}

async fn together<F: Future>(all: impl Iterator<Item = F>) {
    futures_util::future::join_all(all).await;
}

async fn comes_and_goes(person: &Person, group: GroupId) {
    for _ in 0..3 {
        person.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
        person.post::<&str, &str>(&format!("/groups/{group}/leave"), &[]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_instances_follow_and_each_event_is_seen_once() {
    let mut server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let second = server.second_instance();
    let crowd = server.crowd(8).await;
    let mut following = JoinSet::new();
    for _ in 0..2 {
        following.spawn(follow(server.app.db.clone(), vec![WITNESS]));
    }
    server.followed(WITNESS.name).await;
    let before: i64 = server.read(|conn| events::table.select(count_star()).first(conn)).await;
    let elsewhere: Vec<Person> = crowd.iter().map(|person| person.led_to(&second)).collect();
    together(crowd.iter().chain(&elsewhere).map(|person| comes_and_goes(person, group))).await;
    server.followed(WITNESS.name).await;
    drop(following);
    let (seen, happened) = server.read(seen_and_happened).await;
    assert_eq!(i64::try_from(happened.len()).unwrap(), i64::try_from(seen.len()).unwrap() + before);
    assert!(seen.len() >= 8 * 2, "{} events", seen.len());
    let mut stories: BTreeMap<UserId, Vec<(&String, &String)>> = BTreeMap::new();
    for (id, person, kind) in &happened {
        if let (Some(place), Some(person)) = (seen.get(&id.to_string()), person) {
            stories.entry(*person).or_default().push((place, kind));
        }
    }
    for story in stories.values() {
        assert!(story.is_sorted_by_key(|(place, _)| *place), "seen out of order: {story:?}");
        let kinds: Vec<&str> = story.iter().map(|(_, kind)| kind.as_str()).collect();
        assert!(kinds.chunks(2).all(|pair| pair == ["member.joined", "member.left"]), "{kinds:?}");
    }
}

/// As how manieth the witness saw each event, and all events.
#[expect(clippy::type_complexity, reason = "said once")]
fn seen_and_happened(
    conn: &mut Conn,
) -> QueryResult<(BTreeMap<String, String>, Vec<(EventId, Option<UserId>, String)>)> {
    let seen: Vec<(String, String)> = form_keys::table.select((form_keys::key, form_keys::outcome)).load(conn)?;
    let happened = events::table.order(events::id).select((events::id, events::person_id, events::kind)).load(conn)?;
    Ok((seen.into_iter().filter(|(key, _)| key.parse::<i64>().is_ok()).collect(), happened))
}

#[tokio::test]
async fn joins_are_counted_within_a_moment_and_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let crowd = server.crowd(5).await;
    together(crowd.iter().map(|person| comes_and_goes(person, group))).await;
    server.followed("join_counts").await;
    let open = join_counts::table.filter(join_counts::group_id.eq(group)).filter(join_counts::method.eq("toggle"));
    let joins: Vec<i64> = server.read(move |conn| open.select(join_counts::joins).load(conn)).await;
    assert_eq!(joins, [15]);
}
