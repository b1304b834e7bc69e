//! Limits on guessing codes, addresses and passwords, at their edges, by the clock.

mod codes;
mod guarded;
mod passwords;
mod proxies;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::guess_buckets as buckets;
use reqwest::Method;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::page::Page;
use crate::harness::person::Person;

/// A house behind a proxy on this machine, which tells where people come from.
async fn behind_a_proxy() -> TestServer {
    TestServer::open_with(|config| config.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")]).await
}

/// Posts a form as somebody at `address` would.
async fn post_from(person: &Person, address: &str, path: &str, fields: &[(&str, &str)]) -> Page {
    let request = person.request(Method::POST, path).header("Sec-Fetch-Site", "same-origin");
    person.send(request.header("X-Forwarded-For", address).form(fields)).await
}

/// Signs up with a code from `address`.
async fn sign_up_from(person: &Person, address: &str, code: &str) -> Page {
    let fields =
        [("name", "Zoe Newcomer"), ("email", "zoe@example.org"), ("password", "seven small otters"), ("code", code)];
    post_from(person, address, "/signup", &fields).await
}

async fn sign_in_from(person: &Person, address: &str, email: &str, password: &str) -> Page {
    post_from(person, address, "/signin", &[("email", email), ("password", password)]).await
}

/// Fills the bucket of this name, so that it has room for so many guesses only.
async fn fill(server: &TestServer, name: &'static str, step: TimeDelta, count: i32, room: i32) {
    let empty_at = server.now() + step * (count - room);
    server
        .write(move |conn| {
            diesel::delete(buckets::table.find(name)).execute(conn)?;
            diesel::insert_into(buckets::table)
                .values((buckets::name.eq(name), buckets::empty_at.eq(empty_at)))
                .execute(conn)
        })
        .await;
}

/// Fills the bucket of all wrong custom codes.
async fn flood(server: &TestServer) {
    fill(server, "code everyone", TimeDelta::milliseconds(1_800), 2_000, 0).await;
}

async fn rows(server: &TestServer) -> i64 {
    server.read(|conn| buckets::table.count().get_result(conn)).await
}

/// When the bucket whose name begins so has run empty.
async fn level(server: &TestServer, name: &'static str) -> Moment {
    let found = server.read(|conn| buckets::table.select((buckets::name, buckets::empty_at)).load(conn)).await;
    let found: Vec<(String, Moment)> = found;
    found.into_iter().find(|(other, _)| other.starts_with(name)).expect("a bucket").1
}

/// A code of a group of Ann's that somebody chose.
async fn custom_code(server: &TestServer) -> String {
    let ann = server.account("Ada Maker", Who::ADMIN).await;
    let choir = server.group("Choir", &ann).await;
    crate::codes::made(&ann, choir, |form| form.custom_code("CHOIR-2026")).await.shown
}
