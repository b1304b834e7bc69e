//! What pages cost: as many queries for many rows as for few, each by an index.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::{invite_recipients, requests};
use muster::db::types::{GroupRole, JoinType, RequestState};
use muster::ids::GroupId;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::plans::{cost, reads_by_indexes};

#[tokio::test]
async fn a_pages_number_of_queries_does_not_grow_with_its_rows() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    let invite = crate::invites::made(&ann, group, |form| form).await;
    let paths = paths(&group.to_string(), &invite.url);
    let fill = async |numbers: std::ops::Range<u32>| {
        for number in numbers {
            crate::invites::made(&ann, group, |form| form).await;
            wait(&server, group, number).await;
            let person = server.account(&format!("Quinn{number:02} Singer"), Who::MEMBER).await;
            server.put_in(group, &person, GroupRole::Manager).await;
            server.group_with(&format!("Club {number:02}"), &ann, |group| group.join_type = JoinType::Open).await;
        }
    };
    fill(0..1).await;
    let mut few = Vec::new();
    for path in &paths {
        few.push(cost(&server, &ann, path).await);
    }
    fill(1..60).await;
    for (path, few) in paths.iter().zip(few) {
        let many = cost(&server, &ann, path).await;
        assert_eq!(many, few, "{path}: {few} queries with few rows, {many} with many");
        // Home asks, for admins, what they should know.
        let most = if path == "/" { 8 } else { 7 };
        assert!(many <= most, "{path}: {many} queries");
    }
}

#[tokio::test]
async fn every_list_is_read_by_an_index_in_its_order() {
    // Without a mailer, who asks for what is due by the same connection.
    let server = TestServer::open_with(|config| {
        config.connections = 1;
        config.smtp = None;
    })
    .await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    let quinn = server.account("Quinn Singer", Who::MEMBER).await;
    server.put_in(group, &quinn, GroupRole::Member).await;
    let invite = crate::invites::made(&ann, group, crate::invites::to("lee@example.org")).await;
    reads_by_indexes(&server, &ann, &paths(&group.to_string(), &invite.url)).await;
}

/// Somebody whom the first invite was emailed to, and who asks to be let in.
async fn wait(server: &TestServer, group: GroupId, number: u32) {
    let (address, now) = (format!("p{number}@example.org"), server.now());
    server
        .write(move |conn| {
            diesel::insert_into(invite_recipients::table)
                .values((
                    invite_recipients::invite_id.eq(1),
                    invite_recipients::group_id.eq(group),
                    invite_recipients::address.eq(&address),
                    invite_recipients::address_key.eq(&address),
                    invite_recipients::generation.eq(1),
                    invite_recipients::made_at.eq(now),
                ))
                .execute(conn)?;
            diesel::insert_into(requests::table)
                .values((
                    requests::group_id.eq(group),
                    requests::address.eq(&address),
                    requests::address_key.eq(&address),
                    requests::name.eq("Somebody"),
                    requests::note.eq(""),
                    requests::state.eq(RequestState::Open),
                    requests::generation.eq(1),
                    requests::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
}

fn paths(group: &str, invite: &str) -> Vec<String> {
    let settings = format!("/groups/{group}/settings");
    vec![
        "/".to_owned(),
        "/?after=1.1".to_owned(),
        "/groups".to_owned(),
        "/groups?after=1.1".to_owned(),
        "/groups?q=cl+0".to_owned(),
        format!("/groups/{group}"),
        settings.clone(),
        format!("{settings}/members"),
        format!("{settings}/members?after=1772442000000000.1"),
        format!("{settings}/members?q=sing+qui"),
        format!("{settings}/members/add?q=sing+qui"),
        format!("{settings}/invites"),
        format!("{settings}/invites?after=9"),
        format!("{settings}/requests"),
        format!("{settings}/requests?after=1"),
        format!("/groups/{group}/invites"),
        format!("/groups/{group}/invites?after=9"),
        invite.to_owned(),
        format!("{invite}?after=1"),
        format!("{settings}/activity"),
        format!("{settings}/activity?after=1772442000000000.1"),
        "/users/import".to_owned(),
        "/users/import?after=7".to_owned(),
        "/settings".to_owned(),
        "/settings/user-groups".to_owned(),
        "/settings/user-groups?after=1.1".to_owned(),
        "/settings/user-groups?show=viewable".to_owned(),
        "/settings/user-groups?show=archived".to_owned(),
        "/settings/user-groups?q=cl+0".to_owned(),
        "/settings/user-groups/new".to_owned(),
        format!("/settings/user-groups/{group}"),
        "/settings/activity".to_owned(),
        "/settings/activity?after=1772442000000000.1".to_owned(),
        "/settings/activity?who=ann@example.org".to_owned(),
        "/settings/activity?action=member.joined".to_owned(),
        "/settings/activity?since=2026-01-01&until=2026-12-31".to_owned(),
    ]
}
