//! Codes as a file and on paper.

use muster::events::BOLD;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;

#[tokio::test]
async fn the_file_has_every_code_its_link_and_whether_it_was_used() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::made(&server, &ann, |form| {
        form.choose(t::campaigns::single()).fill(t::campaigns::quantity(), "4").fill(t::campaigns::prefix(), "SALES")
    })
    .await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let eve = server.eve().await;
    enter(&eve, &campaign.codes[2]).await.is(303);
    let file = ann.submit(ann.visit(&campaign.url).await.form(t::web::export_csv())).await;
    file.is(200);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let name = format!("attachment; filename=\"codes-of-campaign-{}.csv\"", campaign.id);
    assert_eq!(file.header("content-disposition"), Some(name.as_str()));
    let mut expected = "\u{feff}Code,Short URL,Uses,Used (UTC),Used by,Emailed to\r\n".to_owned();
    for (number, shown) in campaign.codes.iter().enumerate() {
        let url = format!("{}join/{}", server.base, shown.replace('-', ""));
        let used = if number == 2 { "1,2026-03-02T09:00:00Z,Eve Everyday," } else { "0,,," };
        for part in [shown, ",", &url, ",", used, "\r\n"] {
            expected.push_str(part);
        }
    }
    assert_eq!(file.source(), expected);
    ann.visit("/settings/activity").await.tells(t::events::campaign_exported(BOLD, "Spring", "Ann Admin"));
}

#[tokio::test]
async fn the_file_of_a_shared_code_has_one_line_however_many_used_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.custom_code("SPRING-2026")).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    for who in [server.eve().await, server.sam().await] {
        enter(&who, "SPRING-2026").await.is(303);
    }
    let file = ann.submit(ann.visit(&campaign.url).await.form(t::web::export_csv())).await;
    let lines: Vec<String> = file.source().lines().map(str::to_owned).collect();
    assert_eq!(lines[1..], [format!("SPRING-2026,{}join/SPRING2026,2,,,", server.base)]);
}

#[tokio::test]
async fn sheets_have_24_tickets_with_qr_codes_of_unused_codes() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 230).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let eve = server.eve().await;
    enter(&eve, &campaign.codes[0]).await.is(303);
    let page = ann.visit(&ann.visit(&campaign.url).await.link(t::campaigns::sheets())).await;
    assert_eq!(page.all("li .code"), campaign.codes[1..=200]);
    assert_eq!((page.all("ol.codes").len(), page.all("li .qr svg").len()), (9, 200));
    let key = campaign.codes[1].replace('-', "");
    assert!(page.source().contains(&muster::web::qr_svg(&format!("{}join/{key}", server.base))));
    let rest = ann.visit(&page.link("Next 200 codes")).await;
    assert_eq!(rest.all("li .code"), campaign.codes[201..]);
    assert!(!rest.text().contains("Next 200 codes"));
}

#[tokio::test]
async fn a_shared_code_fills_a_sheet_and_a_stopped_campaign_none() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.custom_code("SPRING-2026")).await;
    let sheets = format!("{}/sheets", campaign.url);
    assert_eq!(ann.visit(&sheets).await.all("li .code"), vec!["SPRING-2026"; 24]);
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    let page = ann.visit(&sheets).await;
    page.says(t::campaigns::sheets_none());
    assert!(page.all("li .code").is_empty());
    let page = ann.visit(&campaign.url).await;
    page.says("SPRING-2026").says("Stopped Mon 2 Mar 2026, 10:00 CET").says_nothing_of(t::web::copy_link());
}

#[tokio::test]
async fn a_campaign_stopped_before_its_start_is_said_to_be_stopped() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form.fill(t::web::start_date(), "2026-04-01")).await;
    ann.visit(&campaign.url).await.says("Starts Wed 1 Apr 2026");
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    let page = ann.visit(&campaign.url).await;
    page.says("Stopped Mon 2 Mar 2026, 10:00 CET").says_nothing_of("Starts Wed 1 Apr 2026");
}

#[tokio::test]
async fn sheets_tell_whose_the_codes_are_and_what_for() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::shared(&server, &ann, |form| form).await;
    let mut told = Vec::new();
    for group in ["", "Choir", "Band", "Chess"] {
        if !group.is_empty() {
            let group = server.group(group, &ann).await;
            campaign.named_by(&server, group).await;
        }
        let slips = ann.visit(&format!("{}/sheets", campaign.url)).await.all("li small");
        told.push(slips[0].split("http").next().unwrap_or_default().trim().to_owned());
    }
    let expected =
        ["Harbour School", "Choir · Harbour School", "Choir and Band · Harbour School", "3 groups · Harbour School"];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn sheets_tell_the_last_day_or_the_very_time() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let by_day = Campaign::shared(&server, &ann, |form| form.fill(t::web::stop_date(), "2026-03-20")).await;
    let by_hour = Campaign::shared(&server, &ann, |form| {
        form.fill(t::web::stop_date(), "2026-03-20").fill(t::web::stop_time(), "17:00")
    })
    .await;
    for (campaign, words) in [(by_day, "· until Fri 20 Mar 2026"), (by_hour, "· until Fri 20 Mar 2026, 17:00 CET")] {
        let page = ann.visit(&format!("{}/sheets", campaign.url)).await;
        assert!(page.all("li small").iter().all(|small| small.ends_with(words)), "{:?}", page.all("li small").first());
    }
}
