//! An invented organization to explore, and to measure with: people, groups of the past, the
//! present and the future, codes, campaigns and invites in every state, and the history that leads to them.
//!
//! The same seed and size give the same organization, its dates counted from the present. All of
//! it is one transaction: a deployment is filled whole or not at all.
//!
//! It comes about as it would by itself: by the verbs of the modules, every few days from the founding on. Where there
//! are many people a verb takes those of one moment at once.

mod campaigns;
mod groups;
mod history;
mod names;
mod people;
mod present;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{AddPolicy, SignupPolicy};
use crate::db::{self, Conn, Db, Fault, Stop};
use crate::entropy::Entropy;
use crate::events;
use crate::locale::Language;
use crate::organization::{self, Organization, OrganizationEvent};
use crate::password::Hasher;
use crate::secret::Secret;

use history::Story;
use people::{ADMIN, FIRST, MANAGER, MEMBER, Newcomers};

/// Everybody's password: long enough for admins, and in no list of common ones.
const PASSWORD: &str = "quiet-harbour-lamp-7";

const ORGANIZATION: &str = "Northbridge College";
const ZONE: &str = "Europe/Amsterdam";

/// How large an organization to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many people; at least ten.
    pub people: u32,
    /// What tells two organizations of one size apart.
    pub seed: u64,
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
#[derive(Debug, derive_more::Display)]
pub enum FillError {
    /// Somebody is there already.
    #[display(
        "this deployment is in use: a demo fills an empty one only; name another folder with --data, or another \
         database with --database"
    )]
    NotEmpty,
    /// The database failed.
    Fault(Fault),
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
pub async fn fill(db: &Db, plan: Plan, now: Moment) -> Result<SignIns, FillError> {
    let entropy = Entropy::seeded(plan.seed);
    // One password, hashed once: thousands of hashes would take minutes and show nothing.
    let hash = Hasher::start(1).hash(Secret::new(PASSWORD.to_owned()), entropy.bytes()).await;
    let filled = db.write(move |conn| build(conn, plan.people as usize, hash.expose(), &entropy, now)).await;
    filled.map_err(FillError::from)
}

fn build(
    conn: &mut Conn,
    people: usize,
    hash: &str,
    entropy: &Entropy,
    now: Moment,
) -> Result<SignIns, Stop<FillError>> {
    if organization::find(conn)?.is_some() {
        return Err(Stop::Refused(FillError::NotEmpty));
    }
    db::widen_cache(conn)?;
    let organization = Organization {
        name: ORGANIZATION.to_owned(),
        time_zone: ZONE.to_owned(),
        add_policy: AddPolicy::Managers,
        signup_policy: SignupPolicy::CodeRequired,
        signup_domains: String::new(),
        address_days: organization::ADDRESS_DAYS,
        language: Language::default(),
        languages: organization::all_languages(),
    };
    let moments = history::moments(now);
    let by = By::program(organization.zone(), moments[0], entropy);
    organization::insert(conn, &organization, by.now)?;
    let mut newcomers = Newcomers::new(hash);
    let first = newcomers.arrive(conn, 0..FIRST, &by)?;
    let by = by.with_actor(first[ADMIN]);
    let (name, time_zone) = (Some(organization.name.clone()), Some(organization.time_zone.clone()));
    events::record(conn, &by, &OrganizationEvent::SetUp { name, time_zone })?;
    let groups = groups::invent(people, &first, &moments, by.zone, entropy);
    let mut story = Story { organization, by, moments, people: first, groups };
    history::tell(conn, &mut story, people, newcomers)?;
    present::tell(conn, &story)?;
    let mut sign_in = |place: usize| -> Result<SignIn, Fault> {
        let person = crate::people::find(conn, story.people[place])?;
        let email = person.and_then(|person| person.email).unwrap_or_default();
        Ok(SignIn { email, password: PASSWORD.to_owned() })
    };
    Ok(SignIns { admin: sign_in(ADMIN)?, manager: sign_in(MANAGER)?, member: sign_in(MEMBER)? })
}
