//! The people of Harbour School. Tests call them by name: `let ann = house.ann().await;`.
//!
//! They are written down by the modules' own verbs and come signed in, with a session of their own;
//! tests of signing up and signing in go through the pages instead.

use actix_web::cookie::{Cookie, CookieJar};
use chrono::TimeDelta;
use diesel::{ExpressionMethods, RunQueryDsl};
use muster::by::By;
use muster::clock::Moment;
use muster::db::schema::sessions;
use muster::db::types::{GroupRole, JoinMethod, JoinType, OrgRole, UserState};
use muster::entropy::Entropy;
use muster::groups::{self, NewGroup, Via};
use muster::ids::{GroupId, UserId};
use muster::locale::{Language, Message, Reader};
use muster::mail::RenderContext;
use muster::people::{self, NewPerson};
use muster::secret::{Secret, ServerKey, fingerprint};
use muster::text;
use muster::zone::Zone;
use tokio::sync::OnceCell;
use url::Url;

use super::person::Person;
use super::server::TestServer;

/// Everyone's password: 15 characters, as many as an admin's must have.
pub const PASSWORD: &str = "tide-and-anchor";

/// Somebody with an account, at a browser where they are signed in.
pub struct Account {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub browser: Person,
}

impl std::ops::Deref for Account {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.browser
    }
}

/// How somebody differs from an active member with a confirmed address.
#[derive(Clone, Copy)]
pub struct Who {
    pub role: OrgRole,
    pub state: UserState,
    pub confirmed: bool,
}

impl Who {
    pub const MEMBER: Self = Self { role: OrgRole::Member, state: UserState::Active, confirmed: true };
    pub const MANAGER: Self = Self { role: OrgRole::Manager, ..Self::MEMBER };
    pub const ADMIN: Self = Self { role: OrgRole::Admin, ..Self::MEMBER };
    pub const UNCONFIRMED: Self = Self { confirmed: false, ..Self::MEMBER };
    pub const DEACTIVATED: Self = Self { state: UserState::Deactivated, ..Self::MEMBER };
}

impl TestServer {
    /// Ann, an admin.
    pub async fn ann(&self) -> Account {
        self.account("Ann Admin", Who::ADMIN).await
    }

    /// Bob, a manager of the organization: he may create groups.
    pub async fn bob(&self) -> Account {
        self.account("Bob Builder", Who::MANAGER).await
    }

    /// Gus, a member of the organization who runs `group`.
    pub async fn gus(&self, group: GroupId) -> Account {
        let gus = self.account("Gus Group", Who::MEMBER).await;
        self.put_in(group, &gus, GroupRole::Manager).await;
        gus
    }

    /// Eve, a member.
    pub async fn eve(&self) -> Account {
        self.account("Eve Everyday", Who::MEMBER).await
    }

    /// Sam, another member.
    pub async fn sam(&self) -> Account {
        self.account("Sam Stranger", Who::MEMBER).await
    }

    /// Somebody of this name, signed in; their address is their first name at example.org.
    pub async fn account(&self, name: &str, who: Who) -> Account {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let address = format!("{first}@example.org");
        let email = text::email(&address).expect("an address");
        let (now, hash) = (self.now(), password_hash(self).await);
        let kept = name.to_owned();
        let id = self
            .write(move |conn| {
                let person = NewPerson {
                    email: email.typed(),
                    email_key: email.key(),
                    email_confirmed_at: who.confirmed.then_some(now),
                    name: &kept,
                    name_key: &text::fold(&kept),
                    password_hash: Some(&hash),
                    role: who.role,
                    state: who.state,
                };
                let id = people::insert(conn, &person, now)?;
                people::set_words(conn, id, &text::words(&kept, email.typed()))?;
                Ok(id)
            })
            .await;
        Account { id, name: name.into(), email: address, browser: self.signed_in(id, who.role).await }
    }

    /// A browser in which this person is signed in, beside any other.
    pub async fn signed_in(&self, person: UserId, role: OrgRole) -> Person {
        let name = self.app.entropy.name();
        let (hash, now) = (fingerprint(&name), self.now());
        let ends = now + TimeDelta::hours(if role == OrgRole::Admin { 12 } else { 30 * 24 });
        self.write(move |conn| {
            diesel::insert_into(sessions::table)
                .values((
                    sessions::key_hash.eq(hash),
                    sessions::user_id.eq(person),
                    sessions::created_at.eq(now),
                    sessions::seen_at.eq(now),
                    sessions::ends_at.eq(ends),
                    sessions::agent.eq("Muster tests"),
                    sessions::address.eq("127.0.0.1"),
                ))
                .execute(conn)
        })
        .await;
        let mut jar = CookieJar::new();
        jar.signed_mut(&people::cookie_key(&self.app.key)).add(Cookie::new("session", name));
        let cookie = jar.delta().next().expect("the cookie just added").encoded().to_string();
        Person::with_cookie(&self.base, &cookie)
    }

    /// Browsers of `count` people, signed in, who are written down without passwords.
    pub async fn crowd(&self, count: usize) -> Vec<Person> {
        let now = self.now();
        let ids = self
            .write(move |conn| {
                (0..count)
                    .map(|number| {
                        let email = format!("crowd{number}@example.org");
                        let person = NewPerson {
                            email: &email,
                            email_key: &email,
                            email_confirmed_at: None,
                            name: "Crowd",
                            name_key: "crowd",
                            password_hash: None,
                            role: OrgRole::Member,
                            state: UserState::Active,
                        };
                        people::insert(conn, &person, now)
                    })
                    .collect::<Result<Vec<_>, _>>()
            })
            .await;
        let mut browsers = Vec::new();
        for id in ids {
            browsers.push(self.signed_in(id, OrgRole::Member).await);
        }
        browsers
    }

    /// A group that anyone with a code may join, run by `maker`.
    pub async fn group(&self, name: &str, maker: &Account) -> GroupId {
        self.group_with(name, maker, |_| {}).await
    }

    /// The same, with other settings.
    pub async fn group_with(&self, name: &str, maker: &Account, change: impl FnOnce(&mut NewGroup)) -> GroupId {
        let mut group = NewGroup {
            name: name.into(),
            description: String::new(),
            category: "Courses".into(),
            starts_at: None,
            stops_at: None,
            viewable: true,
            join_type: JoinType::ByCode,
            campaign_id: None,
            members_may_invite: true,
        };
        change(&mut group);
        let (maker, now) = (maker.id, self.now());
        let id = self.write(move |conn| groups::insert(conn, &group, maker, now)).await;
        self.admit(id, maker, GroupRole::Manager, JoinMethod::Created).await;
        id
    }

    /// Puts somebody into a group by an admin's hand.
    pub async fn put_in(&self, group: GroupId, who: &Account, role: GroupRole) {
        self.admit(group, who.id, role, JoinMethod::Added).await;
    }

    async fn admit(&self, group: GroupId, person: UserId, role: GroupRole, kind: JoinMethod) {
        let (fixture, now) = (Via { kind, reference: None, made_at: None, role }, self.now());
        let admitted =
            self.app.db.write(move |conn| groups::admit(conn, group, person, &fixture, &by_program(now)).map(drop));
        admitted.await.unwrap_or_else(|refusal| panic!("{person} does not get into {group}: {refusal:?}"));
    }
}

/// The program itself, at `now`.
pub fn by_program(now: Moment) -> By {
    By::program(zone(), now, &Entropy::system())
}

/// The organization's.
pub fn zone() -> Zone {
    Zone::parse("Europe/Amsterdam").expect("a time zone")
}

/// An instant of the organization's calendar: so many hours after `day` begins, and the zone to tell it in.
pub fn at(day: &str, hours: i64) -> (Moment, Zone) {
    let zone = zone();
    (zone.start_of_day(day.parse().expect("a day")) + TimeDelta::hours(hours), zone)
}

/// What a message says to whoever reads by the organization's clock.
pub fn said(message: &Message<'_>) -> String {
    message.say(&Reader { zone: zone(), organization_zone: zone(), ..Reader::default() })
}

/// What it says to somebody who reads German there.
pub fn in_german(message: &Message<'_>) -> String {
    message.say(&Reader { language: Language::German, zone: zone(), organization_zone: zone(), ..Reader::default() })
}

/// What an email is written with, where no server runs.
pub fn email_context<'a>(base_url: &'a Url, key: &'a ServerKey) -> RenderContext<'a> {
    let zone = zone();
    let reader = Reader { zone, organization_zone: zone, ..Reader::default() };
    RenderContext { organization: "Harbour School", reader, base_url, key, to: "lee@example.org" }
}

/// Hashed once for everybody: a hash is made slow on purpose.
async fn password_hash(server: &TestServer) -> String {
    static HASH: OnceCell<String> = OnceCell::const_new();
    let hash = HASH.get_or_init(|| async {
        let salt = server.app.entropy.bytes();
        server.app.hasher.hash(Secret::new(PASSWORD.into()), salt).await.expose().clone()
    });
    hash.await.clone()
}
