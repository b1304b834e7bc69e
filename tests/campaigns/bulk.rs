//! A hundred thousand codes: unique, exported exactly, and paged by key.

use std::collections::HashSet;
use std::time::Instant;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::codes;
use muster::ids::CodeId;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;

const BATCH: usize = 100_000;

#[tokio::test]
async fn a_hundred_thousand_codes_are_unique_exported_and_paged() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let begun = Instant::now();
    let campaign = Campaign::single(&server, &ann, BATCH).await;
    eprintln!("{BATCH} codes made in {:.1} s", begun.elapsed().as_secs_f64());
    campaign.named_by(&server, choir).await;
    assert_eq!(campaign.codes.iter().collect::<HashSet<_>>().len(), BATCH);

    let file = ann.submit(ann.visit(&campaign.url).await.form(t::web::export_csv())).await;
    let source = file.source();
    let exported: Vec<&str> = source.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(exported, campaign.codes);

    // Deep in the list a page costs as many queries as at its beginning.
    let id = campaign.id;
    let deep: CodeId = server
        .read(move |conn| {
            let of = codes::table.filter(codes::campaign_id.eq(id)).order(codes::id).offset(99_930);
            of.select(codes::id).first(conn)
        })
        .await;
    let page = ann.visit(&format!("{}?after={deep}", campaign.url)).await;
    assert_eq!(page.all("tbody .code"), campaign.codes[99_931..99_981]);
    let last = ann.visit(&page.link(format!("{} →", t::web::next_page()))).await;
    assert_eq!(last.all("tbody .code"), campaign.codes[99_981..]);

    let eve = server.eve().await;
    enter(&eve, &campaign.codes[77_777]).await.leads_to(&format!("/groups/{choir}"));
    let used = ann.visit(&format!("{}?use=used", campaign.url)).await;
    assert_eq!(used.all("tbody .code"), [campaign.codes[77_777].as_str()]);
    used.says(t::campaigns::codes_used(100_000, 1));
    ann.submit(ann.visit(&format!("{}/stop", campaign.url)).await.form(t::campaigns::stop_campaign()))
        .await
        .says(t::campaigns::stopped(99_999));
}
