//! What is done to many people at once.

use std::fmt::Display;

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::Wake;
use muster::db::schema::{batch_items, batches, groups, jobs, memberships};
use muster::db::types::{BatchKind, BatchState, GroupRole, ItemOutcome, JobState, OrgRole, UserState};
use muster::events::BOLD;
use muster::ids::{BatchId, GroupId, UserId};
use muster::locale::Message;
use muster::t;

use super::{delete_account, members, names};
use crate::harness::TestServer;
use crate::harness::cast::by_program;
use crate::harness::cast::{Account, Who};
use crate::harness::page::Page;

#[tokio::test]
async fn those_ticked_are_added_once_and_the_refused_are_named() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    let dan = server.account("Dan Gone", Who::DEACTIVATED).await;
    server.put_in(choir, &sam, GroupRole::Member).await;
    let list = ann.visit("/users").await;
    let form = tick(&list, t::directory::add_to_group(), &[&eve, &sam, &dan]);
    let asks = ann.submit(form).await;
    let question = t::directory::bulk_question("", "add", t::directory::people(3));
    asks.headed(question).says("Eve Everyday eve@example.org").says(t::directory::bulk_undo());
    ann.press(asks.form(t::directory::add_to_group())).await.is(422).says(t::directory::bulk_to_unchosen());
    let form = || asks.form(t::directory::add_to_group()).choose("Choir");
    let done = ann.submit(form()).await;
    done.headed(t::directory::outcome("", "add", "Choir")).says(done_for("add", 1));
    done.says(t::directory::outcome_refused("add", t::directory::people(2)));
    let refused = done.all("tbody tr").join(" ").replace('\n', " ");
    assert!(refused.contains(&format!("Sam Stranger {}", t::batches::already_in())), "{refused}");
    assert!(refused.contains(&format!("Dan Gone {}", t::batches::not_active())), "{refused}");
    // The same form posted again has no second effect.
    let before = server.contents().await;
    ann.submit(form()).await.at(done.path());
    server.unchanged(&before).await;
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday", "Sam Stranger"]);
    let told = t::events::bulk_begun("add", BOLD, 3, "Ann Admin");
    ann.visit(&format!("/groups/{choir}/settings/activity")).await.tells(told);
}

#[tokio::test]
async fn nobody_ticked_is_said() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let none = ann.submit(ann.visit("/users").await.form(t::directory::add_to_group())).await;
    none.says(t::directory::bulk_none_selected());
    ann.visit("/users/bulk?do=remove&all=yes").await.says(t::directory::bulk_no_group());
}

#[tokio::test]
async fn all_who_match_are_moved_across_pages_by_a_job() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    crowd(&server, choir, 230).await;
    let list = ann.visit("/users?group=choir").await;
    list.says(t::directory::people(231)).says(t::directory::select_all(231));
    let asks = ann.submit(list.form(t::directory::move_to_group()).check("all")).await;
    asks.headed(t::directory::bulk_question("Choir", "move", t::directory::people(231)));
    asks.says(t::directory::bulk_takes_a_while());
    let done = ann.submit(asks.form(t::directory::move_to_group()).choose("Rowing")).await;
    let path = done.path().to_owned();
    let done = finished(&ann, &path).await;
    done.says(done_for("move", 230)).says(t::directory::outcome_refused("move", t::directory::people(1)));
    done.says(t::batches::already_in());
    assert_eq!(count(&ann, choir).await, t::groups::member_count(1).to_string());
    assert_eq!(count(&ann, rowing).await, t::groups::member_count(231).to_string());
}

#[tokio::test]
async fn what_was_cut_off_goes_on_from_its_row() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    crowd(&server, choir, 230).await;
    let (by, now) = (ann.id, server.now());
    // As a program leaves it that is killed once the people are written down and 100 are seen to.
    let bulk: BatchId = server.write(move |conn| cut_off(conn, choir, rowing, by, now)).await;
    let path = format!("/users/bulk/{bulk}");
    assert_eq!(
        ann.visit(&path).await.all("[data-refresh] [data-count]"),
        [t::batches::progress(100, 230).to_string(), done_for("move", 100).to_string()]
    );
    server.wake(Wake::Jobs).await;
    let done = finished(&ann, &path).await;
    done.says(done_for("move", 230));
    assert!(done.all("[data-refresh]").is_empty(), "nothing is under way any more");
    assert_eq!(count(&ann, choir).await, t::groups::member_count(1).to_string());
    // The first hundred are said to be moved and are not touched again.
    assert_eq!(count(&ann, rowing).await, t::groups::member_count(131).to_string());
}

#[tokio::test]
async fn people_are_removed_from_the_members_panel() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    for person in [&eve, &sam] {
        server.put_in(choir, person, GroupRole::Member).await;
    }
    let panel = gus.visit(&format!("/groups/{choir}/settings/members")).await;
    let asks = gus.submit(tick(&panel, t::directory::remove_from_group(), &[&eve, &gus])).await;
    asks.headed(t::directory::bulk_question("Choir", "remove", t::directory::people(2)));
    asks.says(t::directory::bulk_follows("remove"));
    let done = gus.submit(asks.form(t::web::remove())).await;
    done.says(done_for("remove", 1)).says(t::directory::bulk_oneself());
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Gus Group", "Sam Stranger"]);
}

#[tokio::test]
async fn people_are_deactivated_by_admins_only_and_never_oneself() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    gus.visit(&format!("/users/bulk?do=deactivate&person={}", eve.id)).await.is(403);
    let before = server.contents().await;
    gus.post("/users/bulk", &[("do", "deactivate".to_owned()), ("person", eve.id.to_string())]).await.is(403);
    server.unchanged(&before).await;
    let asks = ann.submit(tick(&ann.visit("/users").await, "Deactivate", &[&ann, &eve])).await;
    asks.headed(t::directory::bulk_question("", "deactivate", t::directory::people(2)));
    asks.says(t::directory::bulk_skips());
    let done = ann.submit(asks.form(t::directory::deactivate())).await;
    done.says(done_for("deactivate", 1)).says(t::directory::own_account());
    eve.get("/account").await.leads_to("/signin?next=%2Faccount");
    assert_eq!(names(&ann.visit("/users?state=deactivated").await), ["Eve Everyday"]);
}

#[tokio::test]
async fn deleted_accounts_are_carried_along_by_no_list() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    delete_account(&sam).await;
    let (ticked, to) = (("person", sam.id.to_string()), ("to", choir.to_string()));
    let before = server.contents().await;
    for what in ["add", "deactivate"] {
        let what = ("do", what.to_owned());
        let posts = [
            vec![what.clone(), ticked.clone(), to.clone()],
            vec![what, ("all", "yes".into()), ("state", "erased".into()), to.clone()],
        ];
        for fields in posts {
            let refused = ann.post("/users/bulk", &fields).await;
            let back = refused.is(303).header("location").expect("it leads back");
            ann.visit(back).await.says(t::directory::bulk_gone());
        }
    }
    ann.visit(&format!("/users/bulk?do=add&person={}", sam.id)).await.says(t::directory::bulk_gone());
    ann.visit("/users/bulk?do=add&all=yes&state=erased").await.says(t::directory::bulk_gone());
    server.unchanged(&before).await;
    // Beside others they are left out.
    let both = [("do", "add".to_owned()), ticked, ("person", eve.id.to_string()), ("person", "999".to_owned()), to];
    let begun = ann.post("/users/bulk", &both).await;
    let done = ann.visit(begun.header("location").expect("it leads to its page")).await;
    done.says(done_for("add", 1)).says_nothing_of("999");
    assert!(done.all("tbody tr").is_empty(), "{}", done.text());
    assert_eq!(members(&ann, choir).await, ["Ann Admin", "Eve Everyday"]);
}

#[tokio::test]
async fn what_was_done_lately_is_found_again_by_whoever_did_it() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let choir = server.group("Choir", &ann).await;
    let gus = server.gus(choir).await;
    let begin = async |what: &str, people: &[&Account]| {
        let mut fields = vec![("do", what.to_owned()), ("to", choir.to_string()), ("group", "Choir".to_owned())];
        fields.extend(people.iter().map(|person| ("person", person.id.to_string())));
        let begun = ann.post("/users/bulk", &fields).await;
        begun.header("location").expect("it leads to its page").to_owned()
    };
    ann.visit("/users").await.says_nothing_of("/users/bulk/");
    let added = begin("add", &[&eve, &sam]).await;
    server.later(TimeDelta::minutes(5));
    let list = ann.visit("/users").await;
    list.says("5 minutes ago").says(t::directory::people(2));
    assert_eq!(list.link(way("undo")), added);
    for elsewhere in ["/users?q=eve", "/users?state=active", "/users?after=1"] {
        ann.visit(elsewhere).await.says_nothing_of(&added);
    }
    gus.visit("/users").await.says_nothing_of(&added);
    let (removed, deactivated) = (begin("remove", &[&sam]).await, begin("deactivate", &[&sam]).await);
    ann.submit(ann.visit(&added).await.form(t::directory::undo())).await.says(t::directory::undone());
    let list = ann.visit("/users").await;
    list.says(t::locale::relative_moment("no"));
    assert!(list.source().contains(&removed) && list.source().contains(&deactivated), "{}", list.text());
    assert_eq!(list.link(way("undone")), added);
    begin("add", &[&eve]).await;
    // The newest three.
    ann.visit("/users").await.says(t::directory::people(1)).says_nothing_of(&added);
    server.later(TimeDelta::hours(24));
    let late = server.signed_in(ann.id, OrgRole::Admin).await;
    late.visit("/users").await.says(t::directory::people(4)).says_nothing_of("/users/bulk/");
}

#[tokio::test]
async fn a_manager_reaches_no_further_than_their_groups() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let (choir, rowing) = (server.group("Choir", &ann).await, server.group("Rowing", &ann).await);
    let (gus, bea) = (server.gus(choir).await, server.account("Bea Boat", Who::MEMBER).await);
    server.put_in(rowing, &bea, GroupRole::Manager).await;
    let asks = gus.submit(tick(&gus.visit("/users").await, t::directory::add_to_group(), &[&eve])).await;
    asks.says_nothing_of("Rowing");
    let before = server.contents().await;
    gus.press(asks.form(t::directory::add_to_group()).forge("to", &rowing.to_string()))
        .await
        .is(422)
        .says(t::directory::bulk_to_unchosen());
    server.unchanged(&before).await;
    let done = gus.submit(asks.form(t::directory::add_to_group()).choose("Choir")).await;
    bea.visit(done.path()).await.is(404);
    ann.visit(done.path()).await.says(done_for("add", 1));
}

fn cut_off(
    conn: &mut muster::db::Conn,
    from: GroupId,
    to: GroupId,
    by: UserId,
    now: Moment,
) -> muster::db::QueryResult<BatchId> {
    let bulk: BatchId = diesel::insert_into(batches::table)
        .values((
            batches::kind.eq(BatchKind::Move),
            batches::from_group.eq(from),
            batches::to_group.eq(to),
            batches::whom.eq("{\"these\":[]}"),
            batches::state.eq(BatchState::Working),
            batches::total.eq(230),
            batches::done.eq(100),
            batches::made_by.eq(by),
            batches::made_at.eq(now),
        ))
        .returning(batches::id)
        .get_result(conn)?;
    let mut people: Vec<UserId> =
        memberships::table.filter(memberships::group_id.eq(from)).select(memberships::user_id).load(conn)?;
    people.retain(|person| *person != by);
    people.sort_unstable();
    for (number, person) in people.iter().enumerate() {
        let outcome = if number < 100 { ItemOutcome::Done } else { ItemOutcome::Waiting };
        diesel::insert_into(batch_items::table)
            .values((
                batch_items::batch_id.eq(bulk),
                batch_items::number.eq(person.0),
                batch_items::person_id.eq(*person),
                batch_items::outcome.eq(outcome),
            ))
            .execute(conn)?;
        if number < 100 {
            diesel::delete(memberships::table.find((from, *person))).execute(conn)?;
        }
    }
    diesel::update(groups::table.find(from)).set(groups::member_count.eq(131)).execute(conn)?;
    diesel::insert_into(jobs::table)
        .values((
            jobs::kind.eq("bulk"),
            jobs::subject.eq(bulk.0),
            jobs::payload.eq("{}"),
            jobs::progress.eq(100),
            jobs::total.eq(230),
            jobs::state.eq(JobState::Waiting),
            jobs::made_by.eq(by),
            jobs::made_at.eq(now),
            // In the hands of the one that was killed, until now.
            jobs::claimed_until.eq(now),
            jobs::claim.eq(1),
        ))
        .execute(conn)?;
    Ok(bulk)
}

/// How many people something was done to.
pub(super) fn done_for(kind: &'static str, people: i64) -> Message<'static> {
    t::directory::outcome_done(kind, t::directory::people(people))
}

/// What leads from the list to the page of an action.
fn way(way: &'static str) -> String {
    t::directory::recent_way(way).to_string()
}

/// The form of a list, with these people ticked.
fn tick(page: &Page, button: impl Display, people: &[&Account]) -> crate::harness::form::Form {
    people.iter().fold(page.form(button), |form, person| form.check(format!("Select {}", person.name)))
}

/// The page of an action once its job is over.
pub(super) async fn finished(who: &Account, path: &str) -> Page {
    for _ in 0..200 {
        let page = who.visit(path).await;
        if !page.text().contains("waiting") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} does not come to its end");
}

/// So many people in a group, by nobody's doing.
pub(super) async fn crowd(server: &TestServer, group: GroupId, count: usize) {
    use muster::db::types::JoinMethod;
    use muster::groups::{Via, admit};
    let now = server.now();
    let fixture = Via { kind: JoinMethod::Import, reference: None, made_at: None, role: GroupRole::Member };
    let filled = server.app.db.write(move |conn| {
        for number in 0..count {
            let email = format!("crowd{number}@example.org");
            let person = muster::people::NewPerson {
                email: &email,
                email_key: &email,
                email_confirmed_at: None,
                name: "Crowd",
                name_key: "crowd",
                password_hash: None,
                role: OrgRole::Member,
                state: UserState::Active,
            };
            let id = muster::people::insert(conn, &person, now)?;
            admit(conn, group, id, &fixture, &by_program(now))?;
        }
        Ok::<_, muster::db::Stop<muster::groups::AdmitError>>(())
    });
    filled.await.expect("they come in");
}

/// How many people a group's panel counts.
pub(super) async fn count(who: &Account, group: GroupId) -> String {
    who.visit(&format!("/groups/{group}/settings/members")).await.all("[data-count]").join(" ")
}
