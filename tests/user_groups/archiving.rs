//! The archive, from the list.

use super::{LIST, names};
use crate::harness::TestServer;

#[tokio::test]
async fn a_group_is_archived_after_asking_once_and_comes_back() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let group = server.group("Choir", &ann).await;
    server.group("Rowing", &ann).await;
    eve.visit("/groups").await.says("Choir");
    let asks = ann.visit(&ann.visit(LIST).await.link("Archive Choir")).await;
    asks.headed("Archive Choir?").says("Nothing is deleted");
    let archived = ann.submit(asks.form("Archive")).await;
    archived.says("Choir is archived.").says("archived");
    eve.visit("/groups").await.says_nothing_of("Choir").says("Rowing");
    assert_eq!(names(&ann, &format!("{LIST}?show=archived")).await, ["Choir"]);
    assert_eq!(names(&ann, &format!("{LIST}?show=viewable")).await, ["Rowing"]);
    ann.submit(asks.form("Archive")).await.says("Choir was archived already.");
    let back = ann.submit(archived.form("Restore Choir")).await;
    back.says("Choir is restored.");
    eve.visit("/groups").await.says("Choir");
    let log = ann.visit(&format!("/groups/{group}/settings/activity")).await;
    log.says("archived the group").says("took the group out of the archive");
}
