//! What pages cost: as many queries for many rows as for few, each by an index.

use std::sync::{Arc, Mutex};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::sql_types::Text;
use diesel::{ExpressionMethods, QueryableByName, RunQueryDsl};
use muster::db::schema::{invite_recipients, requests};
use muster::db::types::{GroupRole, JoinType, RequestState};
use muster::db::{Conn, QueryResult};
use muster::ids::GroupId;

use crate::harness::House;
use crate::harness::cast::{Account, Who};

#[tokio::test]
async fn a_pages_number_of_queries_does_not_grow_with_its_rows() {
    let house = House::open().await;
    let ann = house.ann().await;
    let group = house.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    let invite = crate::invites::made(&ann, group, |form| form).await;
    let paths = paths(&group.to_string(), &invite.url);
    let fill = async |numbers: std::ops::Range<u32>| {
        for number in numbers {
            crate::invites::made(&ann, group, |form| form).await;
            wait(&house, group, number).await;
            let person = house.account(&format!("Quinn{number:02} Singer"), Who::MEMBER).await;
            house.put_in(group, &person, GroupRole::Manager).await;
            house.group_with(&format!("Club {number:02}"), &ann, |group| group.join_type = JoinType::Open).await;
        }
    };
    fill(0..1).await;
    let mut few = Vec::new();
    for path in &paths {
        few.push(cost(&house, &ann, path).await);
    }
    fill(1..60).await;
    for (path, few) in paths.iter().zip(few) {
        let many = cost(&house, &ann, path).await;
        assert_eq!(many, few, "{path}: {few} queries with few rows, {many} with many");
        assert!(many <= 7, "{path}: {many} queries");
    }
}

#[tokio::test]
async fn every_list_is_read_by_an_index_in_its_order() {
    // Without a courier, who asks for what is due by the same connection.
    let house = House::open_with(|config| {
        config.connections = 1;
        config.smtp = None;
    })
    .await;
    let ann = house.ann().await;
    let group = house.group("Choir", &ann).await;
    let quinn = house.account("Quinn Singer", Who::MEMBER).await;
    house.put_in(group, &quinn, GroupRole::Member).await;
    let invite = crate::invites::made(&ann, group, crate::invites::to("lee@example.org")).await;
    reads_by_indexes(&house, &ann, paths(&group.to_string(), &invite.url)).await;
}

/// Fails unless the lists at these paths are read by an index in their order; of a house with one connection.
pub async fn reads_by_indexes(house: &House, ann: &Account, paths: Vec<String>) {
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let ear = Arc::clone(&heard);
    house
        .read(move |conn| {
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if let InstrumentationEvent::StartQuery { query, .. } = event {
                    ear.lock().expect("nobody panics here").push(query.to_string());
                }
            });
            Ok(())
        })
        .await;
    for path in paths {
        heard.lock().expect("nobody panics here").clear();
        ann.visit(&path).await.is(200);
        let queries = heard.lock().expect("nobody panics here").clone();
        assert!(!queries.is_empty(), "{path}");
        for query in queries {
            let query = query.split(" -- binds").next().unwrap_or_default().to_owned();
            let shown = query.clone();
            let plan = house.read(move |conn| plan(conn, &query)).await.join("\n");
            assert!(!reads_a_whole_table(&plan), "{path}\n{shown}\n{plan}");
            // One person's own groups, and single rows, are sorted or not as the database likes.
            let is_list = shown.contains("LIMIT")
                && !shown.replace('`', "\"").contains("FROM (\"memberships\" INNER JOIN \"groups\"");
            assert!(!is_list || !sorts(&plan), "{path}\n{shown}\n{plan}");
        }
    }
}

/// Somebody whom the first invite was emailed to, and who asks to be let in.
async fn wait(house: &House, group: GroupId, number: u32) {
    let (address, now) = (format!("p{number}@example.org"), house.now());
    house
        .write(move |conn| {
            diesel::insert_into(invite_recipients::table)
                .values((
                    invite_recipients::invite_id.eq(1),
                    invite_recipients::group_id.eq(group),
                    invite_recipients::address.eq(&address),
                    invite_recipients::address_key.eq(&address),
                    invite_recipients::generation.eq(1),
                    invite_recipients::made_at.eq(now),
                ))
                .execute(conn)?;
            diesel::insert_into(requests::table)
                .values((
                    requests::group_id.eq(group),
                    requests::address.eq(&address),
                    requests::address_key.eq(&address),
                    requests::name.eq("Somebody"),
                    requests::note.eq(""),
                    requests::state.eq(RequestState::Open),
                    requests::generation.eq(1),
                    requests::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
}

fn paths(group: &str, invite: &str) -> Vec<String> {
    let settings = format!("/groups/{group}/settings");
    vec![
        "/".to_owned(),
        "/?after=1.1".to_owned(),
        format!("/groups/{group}"),
        settings.clone(),
        format!("{settings}/members"),
        format!("{settings}/members?after=1772442000000000.1"),
        format!("{settings}/members?q=sing+qui"),
        format!("{settings}/members/add?q=sing+qui"),
        format!("{settings}/invites"),
        format!("{settings}/invites?after=9"),
        format!("{settings}/requests"),
        format!("{settings}/requests?after=1"),
        format!("/groups/{group}/invites"),
        format!("/groups/{group}/invites?after=9"),
        invite.to_owned(),
        format!("{invite}?after=1"),
        format!("{settings}/activity"),
        format!("{settings}/activity?after=1772442000000000.1"),
        "/settings".to_owned(),
        "/settings/activity".to_owned(),
        "/settings/activity?after=1772442000000000.1".to_owned(),
        "/settings/activity?who=ann@example.org".to_owned(),
        "/settings/activity?action=member.joined".to_owned(),
        "/settings/activity?since=2026-01-01&until=2026-12-31".to_owned(),
    ]
}

/// The least of three visits: the courier and the sweeper ask too, beside the page, now and then.
pub async fn cost(house: &House, who: &Account, path: &str) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..3 {
        let before = house.app.db.queries();
        who.visit(path).await.is(200);
        least = least.min(house.app.db.queries() - before);
    }
    least
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    #[diesel(column_name = "QUERY PLAN")]
    postgres: String,
}

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// How the database would go about it, not knowing the parameters.
fn plan(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    if let Conn::Sqlite(sqlite) = conn {
        let steps: Vec<SqliteStep> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(sqlite)?;
        return Ok(steps.into_iter().map(|step| step.detail).collect());
    }
    let Conn::Pg(postgres) = conn else { unreachable!("there are two databases") };
    let parameters = (1..100).take_while(|number| query.contains(&format!("${number}"))).count();
    let nulls = vec!["NULL"; parameters].join(", ");
    let run = |postgres: &mut diesel::PgConnection, sql: &str| diesel::sql_query(sql).execute(postgres);
    // On tables this small the planner would rather read them whole: only what has no index does then.
    for setting in ["enable_seqscan = off", "enable_bitmapscan = off", "enable_sort = off"] {
        run(postgres, &format!("SET {setting}"))?;
    }
    run(postgres, "SET plan_cache_mode = force_generic_plan")?;
    run(postgres, &format!("PREPARE planned AS {query}"))?;
    let execute = if nulls.is_empty() { "EXECUTE planned".to_owned() } else { format!("EXECUTE planned({nulls})") };
    let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN {execute}")).load(postgres)?;
    run(postgres, "DEALLOCATE planned")?;
    Ok(steps.into_iter().map(|step| step.postgres).collect())
}

fn reads_a_whole_table(plan: &str) -> bool {
    plan.lines().any(|step| (step.starts_with("SCAN") && !step.contains("INDEX")) || step.contains("Seq Scan"))
}

fn sorts(plan: &str) -> bool {
    plan.lines().any(|step| step.contains("TEMP B-TREE FOR ORDER BY") || step.trim_start().starts_with("-> Sort"))
        || plan.lines().any(|step| step.trim_start().trim_start_matches("->").trim_start().starts_with("Sort "))
}
