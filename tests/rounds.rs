//! What the program does by itself, round after round: it costs the same however much there is.

use muster::db::Fault;
use muster::{accounts, guesses, imports, invites, organization, t};

use crate::harness::TestServer;
use crate::harness::plans::{Heard, hear_reads, hear_writes, reads_by_index};

#[tokio::test]
async fn the_mailer_finds_what_is_due_by_an_index_in_its_order() {
    let server = TestServer::open_with(|config| config.connections = 1).await;
    let ann = server.ann().await;
    let page = ann.visit("/settings/mail").await;
    let heard = hear_reads(&server).await;
    ann.submit(page.form(format!("{} ann@example.org", t::email_queue::send_test()))).await;
    server.mail.email_to("ann@example.org").await;
    let looks: Vec<String> = taken(&heard).into_iter().filter(|query| query.contains("claimed_until")).collect();
    assert!(!looks.is_empty());
    for query in looks {
        reads_by_index(&server, "the mailer", query).await;
    }
}

#[tokio::test]
async fn a_round_of_sweeping_reads_no_table_whole() {
    let server = TestServer::open_with(|config| {
        config.connections = 1;
        config.smtp = None;
    })
    .await;
    server.ann().await;
    let heard = hear_writes(&server).await;
    let (entropy, now) = (server.app.entropy.clone(), server.now());
    let swept = server.app.db.write(move |conn| {
        accounts::sweep(conn, now)?;
        guesses::sweep(conn, now)?;
        imports::sweep(conn, now)?;
        organization::forget_addresses(conn, now)?;
        invites::sweep(conn, &entropy, now)
    });
    swept.await.map_err(|fault: Fault| fault.to_string()).expect("a round");
    let asked: Vec<String> = taken(&heard)
        .into_iter()
        .filter(|query| ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| query.starts_with(verb)))
        // The organization is one row.
        .filter(|query| !query.contains("signup_policy"))
        .collect();
    assert!(asked.len() >= 6, "{asked:?}");
    for query in asked {
        reads_by_index(&server, "a round", query).await;
    }
}

fn taken(heard: &Heard) -> Vec<String> {
    std::mem::take(&mut *heard.lock().expect("nobody panics here"))
}
