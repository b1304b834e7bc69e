//! What a program that ends in the middle leaves is gone on with, by whoever comes next.

use std::collections::HashSet;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::campaigns;
use muster::db::Wake;
use muster::db::schema::{campaigns as table, jobs as rows};
use muster::db::types::{CampaignMode, JobState};
use muster::ids::CampaignId;
use muster::jobs::{self, Job, NewJob};
use muster::t;
use serde_json::json;

use super::Campaign;
use crate::harness::TestServer;
use crate::harness::cast::Account;

/// A batch that nobody has begun to make: its job is in the hands of a program that has gone.
async fn left_behind(server: &TestServer, ann: &Account, quantity: i64) -> (CampaignId, Job) {
    let (maker, now) = (ann.id, server.now());
    server
        .write(move |conn| {
            let id = diesel::insert_into(table::table)
                .values((
                    table::name.eq("Spring"),
                    table::mode.eq(CampaignMode::Single),
                    table::quantity.eq(quantity),
                    table::prefix.eq("SALES"),
                    table::in_app.eq(true),
                    table::made_by.eq(maker),
                    table::made_at.eq(now),
                ))
                .returning(table::id)
                .get_result::<CampaignId>(conn)?;
            let job = NewJob { kind: "campaign-codes", subject: id.0, payload: json!({}), total: quantity, by: None };
            jobs::enqueue(conn, &job, now)?;
            let taken = (rows::claimed_until.eq(now + TimeDelta::seconds(15)), rows::claim.eq(1), rows::attempts.eq(1));
            diesel::update(rows::table).set(taken).execute(conn)?;
            let job = jobs::latest(conn, "campaign-codes", id.0)?.expect("the job just written");
            Ok((id, job))
        })
        .await
}

#[tokio::test]
async fn a_batch_half_made_when_the_program_ended_is_finished() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (id, job) = left_behind(&server, &ann, 5_000).await;
    let worker = campaigns::workers().into_iter().find(|worker| worker.kind == job.kind).expect("its worker");
    // One piece is done, and then the program is gone.
    (worker.work)(server.app.clone(), job.clone()).await.expect("a piece");
    assert_eq!(server.figures(id, |made, _, _| made).await, 2_000);
    let page = ann.visit(&format!("/campaigns/{id}")).await;
    page.says(t::campaigns::making()).says(t::campaigns::progress(2_000, 5_000));
    assert_eq!(page.link(t::campaigns::refresh()), format!("/campaigns/{id}"));
    assert_eq!(page.all("[data-refresh] [data-count]"), [t::campaigns::progress(2_000, 5_000).to_string()]);
    ann.post::<&str, &str>(&format!("/campaigns/{id}/codes.csv"), &[]).await.leads_to(&format!("/campaigns/{id}"));
    // Its claim ends, and whoever looks next takes it up.
    server.later(TimeDelta::seconds(20));
    server.wake(Wake::Jobs).await;
    let server = &server;
    server.until(|| async move { server.is_made(id).await }).await;
    let codes = server.codes_of(id).await;
    assert_eq!((codes.len(), codes.iter().collect::<HashSet<_>>().len()), (5_000, 5_000));
    // The one who was thought gone comes back: what it does is rolled back.
    assert!((worker.work)(server.app.clone(), job).await.is_err());
    assert_eq!(server.codes_of(id).await.len(), 5_000);
    let page = ann.visit(&format!("/campaigns/{id}")).await;
    page.says(t::campaigns::codes_used(5_000, 0));
    assert!(page.all("[data-refresh]").is_empty(), "nothing is under way any more");
}

#[tokio::test]
async fn a_campaign_stopped_while_codes_are_made_gets_no_more() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (id, job) = left_behind(&server, &ann, 5_000).await;
    let worker = campaigns::workers().into_iter().find(|worker| worker.kind == job.kind).expect("its worker");
    (worker.work)(server.app.clone(), job.clone()).await.expect("a piece");
    ann.submit(ann.visit(&format!("/campaigns/{id}/stop")).await.form(t::campaigns::stop_campaign()))
        .await
        .says(t::campaigns::stopped(2_000));
    (worker.work)(server.app.clone(), job).await.expect("the last piece");
    assert_eq!(server.figures(id, |made, _, _| made).await, 2_000);
    let state: JobState = server.read(|conn| rows::table.select(rows::state).first(conn)).await;
    assert_eq!(state, JobState::Done);
    ann.visit(&format!("/campaigns/{id}")).await.says_nothing_of(t::campaigns::making());
}

#[tokio::test]
async fn a_campaign_edited_while_codes_are_made_has_all_of_both() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (id, job) = left_behind(&server, &ann, 5_000).await;
    let worker = campaigns::workers().into_iter().find(|worker| worker.kind == job.kind).expect("its worker");
    let path = format!("/campaigns/{id}/edit");
    for (name, stop) in [("Summer", "2026-03-20"), ("Late summer", "2026-03-21")] {
        let form = ann
            .visit(&path)
            .await
            .form(t::web::save_changes())
            .fill(t::campaigns::name(), name)
            .fill(t::web::stop_date(), stop);
        let piece = (worker.work)(server.app.clone(), job.clone());
        let (made, saved) = futures_util::future::join(piece, ann.submit(form)).await;
        made.expect("a piece");
        saved.headed(name).says(t::web::saved()).says(t::campaigns::making());
    }
    server.later(TimeDelta::seconds(20));
    server.wake(Wake::Jobs).await;
    let server = &server;
    server.until(|| async move { server.is_made(id).await }).await;
    let codes = server.codes_of(id).await;
    assert_eq!((codes.len(), codes.iter().collect::<HashSet<_>>().len()), (5_000, 5_000));
    let page = ann.visit(&format!("/campaigns/{id}")).await;
    page.headed("Late summer").says("Ends Sat 21 Mar 2026").says(t::campaigns::codes_used(5_000, 0));
}

#[tokio::test]
async fn two_instances_at_two_batches_make_each_code_once() {
    let mut server = TestServer::open().await;
    server.second_instance();
    let ann = server.ann().await;
    let server = &server;
    let (one, other) =
        futures_util::future::join(Campaign::single(server, &ann, 4_100), Campaign::single(server, &ann, 2_000)).await;
    let all: HashSet<&String> = one.codes.iter().chain(&other.codes).collect();
    assert_eq!((one.codes.len(), other.codes.len(), all.len()), (4_100, 2_000, 6_100));
}
