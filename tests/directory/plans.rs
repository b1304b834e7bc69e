//! What the pages of people cost: as many queries for many rows as for few, each by an index.

use muster::db::types::GroupRole;
use muster::ids::GroupId;
use muster::t;

use super::user;
use crate::harness::TestServer;
use crate::harness::cast::{Account, Who};
use crate::harness::plans::{cost, reads_by_indexes};

#[tokio::test]
async fn a_pages_number_of_queries_does_not_grow_with_its_rows() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (eve, choir) = (server.eve().await, server.group("Choir", &ann).await);
    server.put_in(choir, &eve, GroupRole::Member).await;
    let fill = async |numbers: std::ops::Range<u32>| {
        for number in numbers {
            let person = server.account(&format!("Quinn{number:02} Singer"), Who::MANAGER).await;
            server.put_in(choir, &person, GroupRole::Manager).await;
            let club = server.group(&format!("Club {number:02}"), &ann).await;
            server.put_in(club, &eve, GroupRole::Member).await;
        }
    };
    fill(0..2).await;
    let paths = paths(&eve, choir);
    let mut few = Vec::new();
    for path in &paths {
        few.push(cost(&server, &ann, path).await);
    }
    fill(2..60).await;
    for (path, few) in paths.iter().zip(few) {
        let many = cost(&server, &ann, path).await;
        // Where there is more than a page, people are counted, up to a bound.
        assert!(many <= few + 2 && many <= 12, "{path}: {few} queries with few rows, {many} with many");
    }
}

#[tokio::test]
async fn every_list_is_read_by_an_index_in_its_order() {
    let server = TestServer::open_with(|config| config.connections = 1).await;
    let ann = server.ann().await;
    let (eve, choir) = (server.eve().await, server.group("Choir", &ann).await);
    server.put_in(choir, &eve, GroupRole::Member).await;
    reads_by_indexes(&server, &ann, &paths(&eve, choir)).await;
    let begun = ann
        .post("/users/bulk", &[("do", "add".to_owned()), ("person", eve.id.to_string()), ("to", choir.to_string())])
        .await;
    let bulk = begun.header("location").expect("it leads to its page").to_owned();
    reads_by_indexes(&server, &ann, &[format!("{bulk}?after=1"), bulk]).await;
    let gus = server.gus(choir).await;
    // One deed in several groups, as one of them tells of it.
    let form = ann.visit(&user(&eve, "groups")).await.form(t::web::save()).uncheck("Choir");
    ann.submit(form).await.is(200);
    let activity = format!("/groups/{choir}/settings/activity");
    reads_by_indexes(&server, &ann, &[activity.clone(), format!("{activity}?after=1772442000000000.99")]).await;
    let own = ["/users".to_owned(), "/users?group=choir".to_owned(), user(&eve, ""), user(&eve, "groups")];
    reads_by_indexes(&server, &gus, &own).await;
}

fn paths(eve: &Account, choir: GroupId) -> Vec<String> {
    let lists = [
        "",
        "?after=1",
        "?q=sing+qui",
        "?q=e&role=admin",
        "?role=manager",
        "?role=member",
        "?role=manager&after=1",
        "?state=deactivated",
        "?state=active",
        "?state=erased",
        "?state=erased&after=1",
        "?role=member&state=erased",
        "?state=deactivated&q=eve",
        "?role=manager&state=deactivated",
        "?group=choir",
        "?group=choir&role=manager",
        "?group=choir&q=sing",
    ];
    let mut paths: Vec<String> = lists.iter().map(|list| format!("/users{list}")).collect();
    paths.push(format!("/users?group=choir&within={choir}&after={}", eve.id));
    let own = ["", "groups", "groups?q=club", "move", "role", "deactivate", "activity", "history"];
    paths.extend(own.iter().map(|page| user(eve, page)));
    paths.extend(["/users/bulk?do=add&all=yes".to_owned(), format!("/users/bulk?do=add&person={}", eve.id)]);
    paths
}
