//! What people see before anybody is signed in.

use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::{PASSWORD, Who};

#[tokio::test]
async fn before_set_up_every_page_says_who_has_the_link() {
    let server = TestServer::before_set_up().await;
    for path in ["/", "/signin", "/signup", "/join"] {
        let page = server.stranger().visit(path).await;
        page.is(503).headed(t::web::not_set_up()).says(t::web::not_set_up_text());
        assert!(page.header("retry-after").is_some());
        assert!(page.all("main a").is_empty(), "no button leads to the same page again");
    }
}

#[tokio::test]
async fn a_stranger_signs_in_and_comes_back() {
    let server = TestServer::open().await;
    let eve = server.eve().await;
    let stranger = server.stranger();
    let page = stranger.visit("/account").await;
    page.is(200).at("/signin?next=%2Faccount");
    let page = stranger
        .submit(page.form(t::web::sign_in()).fill(t::web::email(), &eve.email).fill(t::web::password(), PASSWORD))
        .await;
    page.is(200).at("/account").says("Eve Everyday");
    stranger.visit("/").await.is(200).at("/");
    server.stranger().visit("/").await.is(200).says(t::web::sign_in());
}

#[tokio::test]
async fn a_session_of_somebody_deactivated_is_none() {
    let server = TestServer::open().await;
    let dan = server.account("Dan Deactivated", Who::DEACTIVATED).await;
    dan.visit("/").await.is(200).says(t::web::sign_in());
    let page = dan.visit("/signin").await;
    let page = dan
        .submit(page.form(t::web::sign_in()).fill(t::web::email(), &dan.email).fill(t::web::password(), PASSWORD))
        .await;
    assert!(!page.status().is_success(), "{}", page.text());
    dan.get("/account").await.leads_to("/signin?next=%2Faccount");
}
