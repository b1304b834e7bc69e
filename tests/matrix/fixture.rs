//! Everybody there is, and something to put into every path.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::codes;
use muster::db::types::GroupRole;
use muster::ids::{CodeId, GroupId};

use crate::harness::House;
use crate::harness::cast::{Account, Who};
use crate::harness::person::Person;

/// Who asks, as seen from the group of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guest {
    SignedOut,
    /// Belongs to the group and has not confirmed their address.
    Unconfirmed,
    /// Belonged to the group, still has a session's cookie, and was deactivated.
    Deactivated,
    /// Belongs to the group.
    OfGroup,
    /// Belongs to no group.
    Stranger,
    RunsGroup,
    /// Runs another group.
    RunsOther,
    /// A manager of the organization who is not in the group.
    Manager,
    Admin,
}

impl Guest {
    pub const ALL: &[Self] = &[
        Self::SignedOut,
        Self::Unconfirmed,
        Self::Deactivated,
        Self::OfGroup,
        Self::Stranger,
        Self::RunsGroup,
        Self::RunsOther,
        Self::Manager,
        Self::Admin,
    ];

    pub fn sees_the_group(self) -> bool {
        matches!(self, Self::Unconfirmed | Self::OfGroup | Self::RunsGroup | Self::Admin)
    }
}

pub struct Fixture {
    pub house: House,
    people: Vec<(Guest, Person)>,
    group: GroupId,
    code: CodeId,
    member: Account,
}

impl Fixture {
    pub async fn open() -> Self {
        let house = House::open().await;
        let (admin, manager) = (house.ann().await, house.bob().await);
        let group = house.group("Choir", &admin).await;
        let other = house.group("Rowing", &admin).await;
        let runs = house.gus(group).await;
        let runs_other = house.account("Olga Other", Who::MEMBER).await;
        house.put_in(other, &runs_other, GroupRole::Manager).await;
        let member = house.eve().await;
        let unconfirmed = house.account("Una Unconfirmed", Who::UNCONFIRMED).await;
        for inside in [&member, &unconfirmed] {
            house.put_in(group, inside, GroupRole::Member).await;
        }
        let stranger = house.sam().await;
        let deactivated = house.account("Dan Deactivated", Who::DEACTIVATED).await;
        let code = code(&house, group, &runs).await;
        let people = vec![
            (Guest::SignedOut, house.stranger()),
            (Guest::Unconfirmed, unconfirmed.browser),
            (Guest::Deactivated, deactivated.browser),
            (Guest::OfGroup, member.browser.clone()),
            (Guest::Stranger, stranger.browser),
            (Guest::RunsGroup, runs.browser),
            (Guest::RunsOther, runs_other.browser),
            (Guest::Manager, manager.browser),
            (Guest::Admin, admin.browser),
        ];
        Self { house, people, group, code, member }
    }

    pub fn person(&self, guest: Guest) -> &Person {
        &self.people.iter().find(|(own, _)| *own == guest).expect("everybody is here").1
    }

    /// A path of the table with something true in place of each parameter.
    pub fn path(&self, pattern: &str) -> String {
        let filled = pattern
            .replace("{group}", &self.group.to_string())
            .replace("{code}", &self.code.to_string())
            .replace("{person}", &self.member.id.to_string());
        assert!(!filled.contains('{'), "tests/matrix/fixture.rs has nothing to put into {filled}");
        filled
    }
}

/// A code that lives and has no end.
async fn code(house: &House, group: GroupId, maker: &Account) -> CodeId {
    let (maker, now) = (maker.id, house.now());
    house
        .write(move |conn| {
            diesel::insert_into(codes::table)
                .values((
                    codes::key.eq("MATRIX2026"),
                    codes::shown.eq("MATRIX-2026"),
                    codes::group_id.eq(group),
                    codes::uses.eq(0),
                    codes::role.eq(GroupRole::Member),
                    codes::label.eq(""),
                    codes::made_by.eq(maker),
                    codes::made_at.eq(now),
                ))
                .returning(codes::id)
                .get_result(conn)
        })
        .await
}
