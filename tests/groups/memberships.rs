//! Memberships change for many as they do for one, and what was can be had back.

use diesel::{QueryDsl, RunQueryDsl};
use muster::by::By;
use muster::clock::Moment;
use muster::db::schema::{events, groups as groups_table, memberships};
use muster::db::types::{GroupRole, JoinMethod, JoinType};
use muster::db::{Conn, Fault, QueryResult, Stop, in_savepoint};
use muster::groups::{self, AdmitError, Leaving, MemberEvent, MembershipChange, Outcome, Outside, To, Via};
use muster::ids::{GroupId, UserId};
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Who;
use crate::harness::cast::by_program;

#[tokio::test]
async fn one_and_many_are_judged_alike() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let now = server.now();
    let (past, ahead) = (now - chrono::TimeDelta::days(1), now + chrono::TimeDelta::days(1));
    let mut kinds: Vec<GroupId> = Vec::new();
    for join_type in JoinType::ALL {
        for viewable in [true, false] {
            kinds.push(
                server
                    .group_with("Any", &ann, |group| {
                        group.join_type = *join_type;
                        group.viewable = viewable;
                    })
                    .await,
            );
        }
    }
    kinds.push(server.group_with("Ahead", &ann, |group| group.starts_at = Some(ahead)).await);
    kinds.push(server.group_with("Past", &ann, |group| group.stops_at = Some(past)).await);
    let archived = server.group("Archived", &ann).await;
    ann.post::<&str, &str>(&format!("/groups/{archived}/settings/archive"), &[]).await;
    kinds.extend([archived, GroupId(999)]);

    let (eve, sam) = (server.eve().await, server.sam().await);
    let inside = server.account("Ina Inside", Who::MEMBER).await;
    let dan = server.account("Dan Deactivated", Who::DEACTIVATED).await;
    for group in kinds[..6].iter().copied() {
        server.put_in(group, &inside, GroupRole::Member).await;
        server.put_in(group, &sam, GroupRole::Member).await;
        ann.post::<&str, &str>(&format!("/groups/{group}/settings/members/{}/remove", sam.id), &[]).await;
    }
    let people = [eve.id, sam.id, inside.id, dan.id, UserId(999)];
    server.later(chrono::TimeDelta::hours(1));
    let now = server.now();
    for &kind in JoinMethod::ALL {
        for made_at in [None, Some(past), Some(now)] {
            let fixture = Via { kind, reference: None, made_at, role: GroupRole::Member };
            let joining: Vec<MembershipChange> = kinds
                .iter()
                .flat_map(|&group| people.map(|person| MembershipChange { group, person, to: To::In(fixture) }))
                .collect();
            let (single, many) = verdicts(&server, joining.clone(), fixture, now).await;
            for ((change, one), other) in joining.iter().zip(single).zip(many) {
                assert_eq!(one, other, "{kind:?} made {made_at:?}: {change:?}");
            }
        }
    }
}

type Verdicts = Vec<Result<Option<Outside>, AdmitError>>;

/// What comes of each by itself, taken back again, and what is seen beforehand of all.
async fn verdicts(
    server: &TestServer,
    joining: Vec<MembershipChange>,
    fixture: Via,
    now: Moment,
) -> (Verdicts, Verdicts) {
    server
        .write(move |conn| {
            let mut single = Vec::new();
            for MembershipChange { group, person, .. } in &joining {
                let tried = in_savepoint(conn, |conn| {
                    let admitted = groups::admit(conn, *group, *person, &fixture, &by_program(now));
                    // Taken back whatever it is: the next one finds things as this one did.
                    Err::<(), _>(match admitted {
                        Ok(admission) => Tried(Ok(admission)),
                        Err(Stop::Refused(refusal)) => Tried(Err(refusal)),
                        Err(Stop::Fault(fault)) => panic!("{fault}"),
                    })
                });
                single.push(tried.expect_err("it is taken back").0);
            }
            let many = groups::preview(conn, &by_program(now), &joining)?;
            Ok((single, many.into_iter().map(Outcome::admitted).collect()))
        })
        .await
}

struct Tried(Result<Option<Outside>, AdmitError>);

impl From<diesel::result::Error> for Tried {
    fn from(error: diesel::result::Error) -> Self {
        panic!("{}", Fault::from(error))
    }
}

#[tokio::test]
async fn what_many_changes_come_to_each_comes_to_alone() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (choir, chess) = (server.group("Choir", &ann).await, server.group("Chess", &ann).await);
    let rowing = server.group_with("Rowing", &ann, |group| group.join_type = JoinType::Closed).await;
    let mut people = Vec::new();
    for number in 0..40 {
        people.push(server.account(&format!("P{number:02} Singer"), Who::MEMBER).await.id);
    }
    let now = server.now();
    let was =
        groups::Membership { role: GroupRole::Manager, joined_at: now, method: JoinMethod::Code, reference: Some(7) };
    let fixture = |kind| Via { kind, reference: None, made_at: None, role: GroupRole::Member };
    let to = |number: usize| match number % 8 {
        0 => To::In(fixture(JoinMethod::Added)),
        1 => To::In(fixture(JoinMethod::Code)),
        2 => To::Out(Leaving::Left),
        3 => To::Out(Leaving::Removed),
        4 => To::Out(Leaving::Undone),
        5 => To::Moved(chess),
        6 => To::Role(GroupRole::Manager),
        _ => To::Back(was),
    };
    let changes: Vec<MembershipChange> = people
        .iter()
        .enumerate()
        .map(|(number, person)| MembershipChange {
            group: [choir, rowing, GroupId(999)][number / 8 % 3],
            person: *person,
            to: to(number),
        })
        .collect();
    // Every other person of each kind is in already, and some are in the group that others are moved to.
    let inside: Vec<MembershipChange> = people
        .iter()
        .enumerate()
        .filter(|(number, _)| number / 8 % 2 == 0)
        .flat_map(|(number, person)| {
            [choir, rowing].map(|group| (number, group, *person)).into_iter().chain([(number, chess, *person)])
        })
        .filter(|(number, group, _)| *group != chess || number % 16 == 5)
        .map(|(_, group, person)| MembershipChange { group, person, to: To::In(fixture(JoinMethod::Added)) })
        .collect();
    let (at_once, alone) = server
        .write(move |conn| {
            let by = by_program(now);
            groups::apply(conn, &by, &inside, None)?;
            let at_once = tried(conn, &by, |conn, by| groups::apply(conn, by, &changes, None));
            let alone = tried(conn, &by, |conn, by| {
                let one = |change: &MembershipChange| groups::apply(conn, by, std::slice::from_ref(change), None);
                Ok(changes.iter().map(one).collect::<QueryResult<Vec<_>>>()?.concat())
            });
            Ok((at_once, alone))
        })
        .await;
    assert_eq!(at_once, alone);
    let done = at_once.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Done { .. })).count();
    assert!((10..30).contains(&done), "some are done and some are not: {:#?}", at_once.outcomes);
}

/// An event: its kind, group, person and payload.
type Told = (String, Option<GroupId>, Option<UserId>, Option<String>);

/// What changes came to, and what the tables say then.
#[derive(Debug, PartialEq, Eq)]
struct Came {
    outcomes: Vec<Outcome>,
    memberships: Vec<(GroupId, UserId, String, i64)>,
    counts: Vec<(GroupId, i64)>,
    events: Vec<Told>,
}

/// Makes changes and takes them back.
fn tried(conn: &mut Conn, by: &By, changes: impl FnOnce(&mut Conn, &By) -> QueryResult<Vec<Outcome>>) -> Came {
    struct Undone(Came);
    impl From<diesel::result::Error> for Undone {
        fn from(error: diesel::result::Error) -> Self {
            panic!("{error}")
        }
    }
    let tried = in_savepoint(conn, |conn| {
        let outcomes = changes(conn, by)?;
        let came = Came {
            outcomes,
            memberships: memberships::table
                .order((memberships::group_id, memberships::user_id))
                .select((memberships::group_id, memberships::user_id, memberships::role, memberships::joined_at))
                .load(conn)?,
            counts: groups_table::table
                .order(groups_table::id)
                .select((groups_table::id, groups_table::member_count))
                .load(conn)?,
            events: events::table
                .order(events::id)
                .select((events::kind, events::group_id, events::person_id, events::payload))
                .load(conn)?,
        };
        Err::<(), _>(Undone(came))
    });
    tried.expect_err("it is taken back").0
}

#[tokio::test]
async fn who_was_removed_is_put_back_from_the_event() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group_with("Choir", &ann, |group| group.join_type = JoinType::Open).await;
    eve.post::<&str, &str>(&format!("/groups/{choir}/join"), &[]).await;
    let person = eve.id;
    let had = server.read(move |conn| groups::membership(conn, choir, person)).await.expect("she is in");
    server.later(chrono::TimeDelta::minutes(10));
    ann.post::<&str, &str>(&format!("/groups/{choir}/settings/members/{person}/remove"), &[]).await;
    let filter = muster::events::Filter { group: Some(choir), ..Default::default() };
    let page =
        server.read(move |conn| muster::events::page(conn, &filter, &muster::web::paging::Seek::default())).await;
    let Some(MemberEvent::Removed { was: Some(was), .. }) = page.rows[0].read() else { panic!("{:?}", page.rows[0]) };
    assert_eq!(was, had);
    let now = server.now();
    let back = MembershipChange { group: choir, person, to: To::Back(was) };
    server.write(move |conn| groups::apply(conn, &by_program(now), &[back], None)).await;
    assert_eq!(server.read(move |conn| groups::membership(conn, choir, person)).await, Some(had));
}

#[tokio::test]
async fn of_two_changes_of_one_membership_the_first_is_made() {
    let server = TestServer::open().await;
    let (ann, eve) = (server.ann().await, server.eve().await);
    let choir = server.group("Choir", &ann).await;
    let (person, now) = (eve.id, server.now());
    let twice = move |to| [MembershipChange { group: choir, person, to }; 2];
    let by = by_program(now);
    let came = server
        .write(move |conn| {
            let came = groups::apply(conn, &by, &twice(To::In(Via::added(&by, GroupRole::Member))), None)?;
            Ok([came, groups::apply(conn, &by, &twice(To::Out(Leaving::Left)), None)?])
        })
        .await;
    assert!(matches!(came[0][..], [Outcome::Done { .. }, Outcome::Refused(AdmitError::AlreadyIn)]), "{came:?}");
    assert!(matches!(came[1][..], [Outcome::Done { .. }, Outcome::NotIn]), "{came:?}");
    ann.visit(&format!("/groups/{choir}/settings/members")).await.says(t::groups::member_count(1));
}
