//! The people.

use std::collections::HashMap;

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{OrgRole, UserState};
use crate::entropy::Entropy;
use crate::ids::UserId;

use super::DOMAIN;
use super::names;

/// Who the printed sign-ins belong to, by their place among the people.
pub(super) const ADMIN: usize = 0;
pub(super) const MANAGER: usize = 3;
pub(super) const MEMBER: usize = 8;

/// Somebody who does not exist.
#[derive(Debug, Clone)]
pub(super) struct Invented {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: OrgRole,
    pub state: UserState,
    pub confirmed_at: Option<Moment>,
    /// Imported people have none until they ask for one.
    pub has_password: bool,
    pub time_zone: Option<&'static str>,
    pub created_at: Moment,
    /// By an admin's import, and not by signing up.
    pub imported: bool,
}

impl Invented {
    /// Whether they come and go like most.
    pub fn is_active(&self) -> bool {
        self.state == UserState::Active
    }
}

/// `count` people, who came one after the other since the founding.
pub(super) fn invent(count: u32, founded: Moment, now: Moment, entropy: &Entropy) -> Vec<Invented> {
    let mut namesakes: HashMap<String, u32> = HashMap::new();
    // The last of them came a few days ago.
    let step = (now - founded - TimeDelta::days(3)) / i32::try_from(count.max(1)).unwrap_or(i32::MAX);
    (0..count)
        .map(|place| {
            let name = names::name(entropy);
            let mailbox = names::mailbox(&name);
            let others = namesakes.entry(mailbox.clone()).or_insert(0);
            *others += 1;
            let email = match *others {
                1 => format!("{mailbox}@{DOMAIN}"),
                nth => format!("{mailbox}{nth}@{DOMAIN}"),
            };
            let chance = entropy.below(100);
            let listed = [ADMIN, MANAGER, MEMBER].contains(&(place as usize));
            let role = match place {
                0..2 => OrgRole::Admin,
                2..6 => OrgRole::Manager,
                _ if place % 60 == 40 => OrgRole::Manager,
                _ => OrgRole::Member,
            };
            let plain = listed || role != OrgRole::Member;
            let created_at = founded + step * i32::try_from(place).unwrap_or(i32::MAX);
            let imported = !plain && chance < 20;
            Invented {
                id: UserId(i64::from(place) + 1),
                name,
                email,
                role,
                state: if !plain && chance >= 97 { UserState::Deactivated } else { UserState::Active },
                confirmed_at: (plain || !(10..25).contains(&chance)).then(|| created_at + TimeDelta::minutes(7)),
                has_password: !imported || chance >= 10,
                time_zone: match chance {
                    40 => Some("America/New_York"),
                    41 => Some("Asia/Kolkata"),
                    42 => Some("Africa/Lagos"),
                    _ => None,
                },
                created_at,
                imported,
            }
        })
        .collect()
}
