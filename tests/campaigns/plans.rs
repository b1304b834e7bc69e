//! What the pages of campaigns cost: as many queries for many codes as for few, each by an index.

use super::{Campaign, enter};
use crate::harness::TestServer;
use crate::harness::plans::{cost, reads_by_indexes};

fn paths(campaign: &Campaign, shared: &Campaign) -> Vec<String> {
    let (url, key) = (&campaign.url, campaign.codes[0].replace('-', ""));
    vec![
        "/campaigns".to_owned(),
        "/campaigns?after=5".to_owned(),
        url.clone(),
        format!("{url}?after=3"),
        format!("{url}?use=used"),
        format!("{url}?use=used&after=1772442000000000.3"),
        format!("{url}?use=unused"),
        format!("{url}?use=unused&after=3"),
        format!("{url}?q={}", &key[..4]),
        format!("{url}?q={}&after={key}", &key[..4]),
        format!("{url}/sheets"),
        format!("{url}/recipients"),
        format!("{url}/recipients?after=1"),
        format!("{url}/email"),
        format!("{url}/email?q=cho&to=groups&include=1"),
        format!("{url}/edit"),
        shared.url.clone(),
        format!("{}?after=7", shared.url),
    ]
}

#[tokio::test]
async fn every_list_is_read_by_an_index_in_its_order() {
    let server = TestServer::open_with(|config| config.connections = 1).await;
    let ann = server.ann().await;
    let (batch, shared) =
        (Campaign::single(&server, &ann, 5).await, Campaign::shared(&server, &ann, |form| form).await);
    reads_by_indexes(&server, &ann, &paths(&batch, &shared)).await;
}

#[tokio::test]
async fn a_pages_number_of_queries_does_not_grow_with_its_rows() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (few, shared) = (Campaign::single(&server, &ann, 1).await, Campaign::shared(&server, &ann, |form| form).await);
    let many = Campaign::single(&server, &ann, 300).await;
    let choir = server.group("Choir", &ann).await;
    many.named_by(&server, choir).await;
    let eve = server.eve().await;
    enter(&eve, &many.codes[0]).await.is(303);
    for (little, much) in paths(&few, &shared).iter().zip(paths(&many, &shared)) {
        let (little, cost_of_much) = (cost(&server, &ann, little).await, cost(&server, &ann, &much).await);
        assert_eq!(little, cost_of_much, "{much}");
        assert!(cost_of_much <= 9, "{much}: {cost_of_much} queries");
    }
}
