//! Group Settings → Activity.

use muster::db::types::{GroupRole, JoinType};
use muster::events::BOLD;
use muster::locale::Rich;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;

fn joined<'a>(who: &'a str, method: &'static str, role: &'static str) -> Rich<'a> {
    t::events::member_joined(BOLD, method, true, who, role, who)
}

#[tokio::test]
async fn the_log_of_a_group_tells_in_words_who_did_what_there() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group_with("Runners", &ann, |group| group.join_type = JoinType::Open).await;
    let other = server.group("Elsewhere", &ann).await;
    let (gus, eve, sam) = (server.gus(group).await, server.eve().await, server.sam().await);
    server.put_in(other, &sam, GroupRole::Member).await;
    eve.post::<&str, &str>(&format!("/groups/{group}/join"), &[]).await;
    let members = format!("/groups/{group}/settings/members");
    gus.post(&format!("{members}/add"), &[("person", sam.id.to_string()), ("role", "manager".into())]).await;
    gus.post::<&str, &str>(&format!("{members}/{}/remove", sam.id), &[]).await;
    eve.post::<&str, &str>(&format!("/groups/{group}/leave"), &[]).await;
    let activity = format!("/groups/{group}/settings/activity");
    let page = gus.visit(&activity).await;
    page.titled("Activity · Runners · Harbour School").tells(joined("Eve Everyday", "toggle", "member"));
    page.tells(t::events::member_joined(BOLD, "hand", false, "Sam Stranger", "manager", "Gus Group"))
        .tells(t::events::member_removed(BOLD, "Sam Stranger", "Gus Group"))
        .tells(t::events::member_left(BOLD, "Eve Everyday"));
    page.says("Mon 2 Mar 2026, 10:00 CET");
    assert!(page.text().find("Eve Everyday left") < page.text().find("Eve Everyday joined"), "newest first");
    // Where people called from is for admins to know.
    page.says_nothing_of("127.0.0.1");
    ann.visit(&activity).await.says("127.0.0.1");
    eve.visit(&activity).await.is(404);
}

#[tokio::test]
async fn a_long_log_has_pages() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let group = server.group("Choir", &ann).await;
    for number in 0..60 {
        let person = server.account(&format!("P{number:02} Singer"), Who::MEMBER).await;
        server.put_in(group, &person, GroupRole::Member).await;
    }
    let path = format!("/groups/{group}/settings/activity");
    let first = ann.visit(&path).await;
    assert_eq!(first.all("tbody tr").len(), 50);
    first.says("P59 Singer joined").says_nothing_of("P09 Singer");
    let second = ann.visit(&first.link(format!("{} →", t::web::older()))).await;
    assert_eq!(second.all("tbody tr").len(), 11);
    second.says("P09 Singer joined").tells(joined("Ann Admin", "founding", "manager"));
    assert_eq!(second.link(format!("← {}", t::web::newest())), path);
}
