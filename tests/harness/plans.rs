//! What pages and tasks cost the database: how many queries, and by which plans.

use std::sync::{Arc, Mutex};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};
use muster::db::{Conn, QueryResult};

use super::TestServer;
use super::cast::Account;

/// What a house's connections ask of the database.
pub type Heard = Arc<Mutex<Vec<String>>>;

/// Hears what is read from now on in a house with one connection.
pub async fn hear_reads(server: &TestServer) -> Heard {
    let heard = Heard::default();
    let ear = Arc::clone(&heard);
    server
        .read(move |conn| {
            listen(conn, ear);
            Ok(())
        })
        .await;
    heard
}

/// Hears what is written from now on in a house with one connection, and read for it.
pub async fn hear_writes(server: &TestServer) -> Heard {
    let heard = Heard::default();
    let ear = Arc::clone(&heard);
    server
        .write(move |conn| {
            listen(conn, ear);
            Ok(())
        })
        .await;
    heard
}

fn listen(conn: &mut Conn, ear: Heard) {
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let query = query.to_string();
            let query = query.split(" -- binds").next().unwrap_or_default();
            // Followers of events look for new ones beside whatever is asked.
            if query.contains("followers") || query.replace('"', "").contains("events.position") {
                return;
            }
            ear.lock().expect("nobody panics here").push(query.to_owned());
        }
    });
}

/// Fails where a page reads a whole table, or sorts a list; the house has one connection.
pub async fn reads_by_indexes(server: &TestServer, who: &Account, paths: &[String]) {
    server.followed("join_counts").await;
    let heard = hear_reads(server).await;
    for path in paths {
        heard.lock().expect("nobody panics here").clear();
        who.visit(path).await.is(200);
        let queries = heard.lock().expect("nobody panics here").clone();
        assert!(!queries.is_empty(), "{path}");
        for query in queries {
            reads_by_index(server, path, query).await;
        }
    }
}

/// Fails where `query`, heard at `place`, reads a whole table, or sorts a list.
pub async fn reads_by_index(server: &TestServer, place: &str, query: String) {
    let shown = query.clone();
    let plan = server.read(move |conn| plan(conn, &query)).await.join("\n");
    assert!(!reads_a_whole_table(&plan), "{place}\n{shown}\n{plan}");
    // One person's own groups, and single rows, are sorted or not as the database likes.
    // What a search finds by its words is put in order afterwards.
    let is_list = shown.contains("LIMIT")
        && !shown.contains("group_words")
        && !shown.replace('`', "\"").contains("FROM (\"memberships\" INNER JOIN \"groups\"");
    assert!(!is_list || !sorts(&plan), "{place}\n{shown}\n{plan}");
}

/// The least of five visits: the mailer, the sweeper and followers ask too, beside the page, now and then.
pub async fn cost(server: &TestServer, who: &Account, path: &str) -> u64 {
    server.followed("join_counts").await;
    let mut least = u64::MAX;
    for _ in 0..5 {
        let before = server.app.db.queries();
        who.visit(path).await.is(200);
        least = least.min(server.app.db.queries() - before);
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
