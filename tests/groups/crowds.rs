//! The door-keeper for many decides as the one for a single person, for every door and everybody.

use muster::clock::Moment;
use muster::db::types::{DoorKind, GroupRole, JoinType};
use muster::db::{Fault, Stop, in_savepoint};
use muster::groups::{self, AdmitError, Door, Knock};
use muster::ids::{GroupId, UserId};

use crate::harness::House;
use crate::harness::cast::Who;
use crate::harness::cast::by_program;

#[tokio::test]
async fn one_and_many_are_judged_alike() {
    let house = House::open().await;
    let ann = house.ann().await;
    let now = house.now();
    let (past, ahead) = (now - chrono::TimeDelta::days(1), now + chrono::TimeDelta::days(1));
    let mut doors: Vec<GroupId> = Vec::new();
    for join_type in JoinType::ALL {
        for viewable in [true, false] {
            doors.push(
                house
                    .group_with("Any", &ann, |group| {
                        group.join_type = *join_type;
                        group.viewable = viewable;
                    })
                    .await,
            );
        }
    }
    doors.push(house.group_with("Ahead", &ann, |group| group.starts_at = Some(ahead)).await);
    doors.push(house.group_with("Past", &ann, |group| group.stops_at = Some(past)).await);
    let archived = house.group("Archived", &ann).await;
    ann.post::<&str, &str>(&format!("/groups/{archived}/settings/archive"), &[]).await;
    doors.extend([archived, GroupId(999)]);

    let (eve, sam) = (house.eve().await, house.sam().await);
    let inside = house.account("Ina Inside", Who::MEMBER).await;
    let dan = house.account("Dan Deactivated", Who::DEACTIVATED).await;
    for group in doors[..6].iter().copied() {
        house.put_in(group, &inside, GroupRole::Member).await;
        house.put_in(group, &sam, GroupRole::Member).await;
        ann.post::<&str, &str>(&format!("/groups/{group}/settings/members/{}/remove", sam.id), &[]).await;
    }
    let people = [eve.id, sam.id, inside.id, dan.id, UserId(999)];
    house.later(chrono::TimeDelta::hours(1));
    let now = house.now();
    let knocks: Vec<Knock> = doors
        .iter()
        .flat_map(|group| people.iter().map(|person| Knock { group: *group, person: Some(*person) }))
        .collect();
    for &kind in DoorKind::ALL {
        for made_at in [None, Some(past), Some(now)] {
            let door = Door { kind, reference: None, made_at, role: GroupRole::Member };
            let (single, many) = verdicts(&house, knocks.clone(), door, now).await;
            for ((knock, one), other) in knocks.iter().zip(single).zip(many) {
                assert_eq!(one, other, "{kind:?} made {made_at:?}: {knock:?}");
            }
        }
    }
}

type Verdicts = Vec<Result<groups::Admission, AdmitError>>;

/// By the door-keeper for one, each rolled back, and by the one for many.
async fn verdicts(house: &House, knocks: Vec<Knock>, door: Door, now: Moment) -> (Verdicts, Verdicts) {
    house
        .write(move |conn| {
            let mut single = Vec::new();
            for Knock { group, person } in &knocks {
                let person = person.expect("somebody");
                let tried = in_savepoint(conn, |conn| {
                    let admitted = groups::admit(conn, *group, person, &door, &by_program(now));
                    // Taken back whatever it is: the next one finds things as this one did.
                    Err::<(), _>(match admitted {
                        Ok(admission) => Tried(Ok(admission)),
                        Err(Stop::Refused(refusal)) => Tried(Err(refusal)),
                        Err(Stop::Fault(fault)) => panic!("{fault}"),
                    })
                });
                single.push(tried.expect_err("it is taken back").0);
            }
            Ok((single, groups::judge(conn, &knocks, &door, now)?))
        })
        .await
}

struct Tried(Result<groups::Admission, AdmitError>);

impl From<diesel::result::Error> for Tried {
    fn from(error: diesel::result::Error) -> Self {
        panic!("{}", Fault::from(error))
    }
}
