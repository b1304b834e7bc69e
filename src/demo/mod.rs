//! An invented organization to explore, and to measure with: people, groups of the past, the
//! present and the future, codes, campaigns and invites in every state, and the history that leads to them.
//!
//! The same seed and size give the same organization, its dates counted from the present. All of
//! it is one transaction: a deployment is filled whole or not at all.

mod campaigns;
mod codes;
mod groups;
mod history;
mod invites;
mod names;
mod people;
mod places;
mod store;

use std::fmt;

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{AddPolicy, SignupPolicy};
use crate::db::{Conn, Db, Fault, Stop};
use crate::entropy::Entropy;
use crate::organization::{self, Organization};
use crate::password::Hasher;
use crate::refusal::Refusal;
use crate::secret::Secret;
use crate::zone::Zone;

/// Everybody's password: long enough for admins, and in no list of common ones.
const PASSWORD: &str = "quiet-harbour-lamp-7";

/// The organization's name and where its people's addresses are.
const ORGANIZATION: &str = "Northbridge College";
const DOMAIN: &str = "northbridge.example";
const ZONE: &str = "Europe/Amsterdam";

/// How long ago the organization was set up.
const AGE: TimeDelta = TimeDelta::days(400);

/// How large an organization to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many people; at least ten.
    pub people: u32,
    /// How many groups; at least as many as there are patterns of them (two dozen).
    pub groups: u32,
    /// What tells two organizations of one size apart.
    pub seed: u64,
}

impl Plan {
    /// An organization of so many people, with as many groups as suit it.
    #[must_use]
    pub fn of(people: u32, seed: u64) -> Self {
        Self { people, groups: (people / 100).min(120), seed }
    }
}

/// Who to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
}

/// One person of each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIns {
    /// An admin.
    pub admin: SignIn,
    /// A manager of the organization, who runs a group.
    pub manager: SignIn,
    /// A member, who is in several groups.
    pub member: SignIn,
}

/// Why nothing was filled.
#[derive(Debug)]
pub enum FillError {
    /// Somebody is there already.
    NotEmpty,
    /// The database failed.
    Fault(Fault),
}

impl fmt::Display for FillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty => f.write_str(
                "this deployment is in use: a demo fills an empty one only; name another folder with --data, \
                 or another database with --database",
            ),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for FillError {}

impl From<Stop<FillError>> for FillError {
    fn from(stop: Stop<FillError>) -> Self {
        match stop {
            Stop::Refused(error) => error,
            Stop::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Fills the empty database `db`.
pub async fn fill(db: &Db, plan: &Plan, now: Moment) -> Result<SignIns, FillError> {
    let plan = *plan;
    let entropy = Entropy::seeded(plan.seed);
    // One password, hashed once: thousands of hashes would take minutes and show nothing.
    let hash = Hasher::start(1).hash(Secret::new(PASSWORD.to_owned()), entropy.bytes()).await;
    let filled = db.write(move |conn| build(conn, &plan, hash.expose(), &entropy, now)).await;
    filled.map_err(FillError::from)
}

fn build(conn: &mut Conn, plan: &Plan, hash: &str, entropy: &Entropy, now: Moment) -> Result<SignIns, Stop<FillError>> {
    if organization::find(conn)?.is_some() || store::has_people(conn)? {
        return Err(Stop::Refused(FillError::NotEmpty));
    }
    store::prepare(conn)?;
    let founded = now - AGE;
    let organization = Organization {
        name: ORGANIZATION.to_owned(),
        time_zone: ZONE.to_owned(),
        add_policy: AddPolicy::Managers,
        signup_policy: SignupPolicy::CodeRequired,
        signup_domains: String::new(),
        address_days: organization::ADDRESS_DAYS,
    };
    organization::insert(conn, &organization, founded)?;
    let zone = Zone::parse(ZONE).unwrap_or_default();
    let people = people::invent(plan.people, founded, now, entropy);
    store::insert_people(conn, &people, hash)?;
    let groups = groups::invent(plan.groups, &people, zone, founded, now, entropy);
    let mut codes = codes::invent(&groups, now, entropy);
    let places = places::invent(&people, &groups, &mut codes, now, entropy);
    store::insert_groups(conn, &groups, &places)?;
    crate::groups::name_words(conn)?;
    store::insert_codes(conn, &codes)?;
    store::insert_places(conn, &places)?;
    history::write(conn, &people, &groups, &codes, &places, founded)?;
    store::insert_links(conn, &invites::invent(&groups, now))?;
    store::insert_pleas(conn, &invites::ask(&groups, &people, &places, now))?;
    store::finish(conn)?;
    // From here on ids are given by the database.
    codes::print_cards(conn, &groups, now, entropy)?;
    let ground = campaigns::Ground { people: &people, groups: &groups, zone, now, entropy };
    campaigns::run(conn, &ground).map_err(|stop| match stop {
        Stop::Refused(why) => Fault::Broken(why.code().to_owned()),
        Stop::Fault(fault) => fault,
    })?;
    let sign_in = |person: &people::Invented| SignIn { email: person.email.clone(), password: PASSWORD.to_owned() };
    Ok(SignIns {
        admin: sign_in(&people[people::ADMIN]),
        manager: sign_in(&people[people::MANAGER]),
        member: sign_in(&people[people::MEMBER]),
    })
}
