//! The archive, from the list.

use muster::events::BOLD;
use muster::t;

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
    asks.headed(t::user_groups::archive_question("Choir")).says(t::user_groups::archive_text(1));
    let archived = ann.submit(asks.form(t::user_groups::archive())).await;
    archived.says(t::user_groups::group_archived(true, "Choir")).says(t::web::state("archived"));
    eve.visit("/groups").await.says_nothing_of("Choir").says("Rowing");
    assert_eq!(names(&ann, &format!("{LIST}?show=archived")).await, ["Choir"]);
    assert_eq!(names(&ann, &format!("{LIST}?show=viewable")).await, ["Rowing"]);
    ann.submit(asks.form(t::user_groups::archive())).await.says(t::user_groups::group_archived(false, "Choir"));
    let back = ann.submit(archived.form("Restore Choir")).await;
    back.says(t::user_groups::group_restored(true, "Choir"));
    eve.visit("/groups").await.says("Choir");
    let log = ann.visit(&format!("/groups/{group}/settings/activity")).await;
    log.tells(t::events::group_archived(BOLD, "Ann Admin")).tells(t::events::group_unarchived(BOLD, "Ann Admin"));
}
