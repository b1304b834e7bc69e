//! An import leaves the database to others while it is under way.

use muster::t;

use super::{Roster, checked, confirmed, undone};
use crate::harness::TestServer;

#[tokio::test]
async fn one_connection_is_enough() {
    let server = TestServer::open_with(|config| config.connections = 1).await;
    let Roster { server: _house, ann, choir, .. } = Roster::open_in(server).await;
    let people: Vec<String> = (0..3_500).map(|n| format!("p{n}@example.org,Person Number{n},Choir")).collect();
    let dry = checked(&ann, &format!("email,name,groups\n{}", people.join("\n"))).await;
    let done = confirmed(&ann, &dry).await;
    done.says(t::imports::imported(3_500, 0, 0));
    undone(&ann, &done).await.says(t::imports::undone());
    ann.visit(&format!("/groups/{choir}/settings/members")).await.says(t::groups::member_count(1));
}
