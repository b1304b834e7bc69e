//! The paths that are measured: what is asked, by whom, how many at once, and what it is held to.

use std::sync::atomic::{AtomicUsize, Ordering};

use muster::ids::GroupId;
use muster::web::urls;

use super::load::Traffic;
use super::{request, seed};

/// Which floor a path stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// A handler with a query and a template.
    Read,
    /// One durable transaction at a time.
    Transaction,
    /// A password hash.
    Hash,
}

/// A path and its goals.
pub struct Path {
    /// As the table names it.
    pub name: &'static str,
    /// What its ratio is to.
    pub floor: Floor,
    /// The least share of the floor's rate that it must reach.
    pub share: f64,
    /// The longest that 99 of 100 answers may take, in milliseconds.
    pub p99: Option<f64>,
    /// The most processor time beside the floor's own, in milliseconds.
    pub beside: Option<f64>,
    /// Whether it is a list, which may cost little more on a large database than on a small one.
    pub is_list: bool,
    /// Connections at once.
    pub connections: usize,
    /// The status of its answers.
    pub expect: u16,
    /// Makes its requests.
    pub traffic: fn(&People) -> Box<dyn Traffic>,
}

const PAGE: Path = Path {
    name: "",
    floor: Floor::Read,
    share: 0.0,
    p99: None,
    beside: None,
    is_list: false,
    connections: 16,
    expect: 200,
    traffic: |_| Box::new(Cycle::of(Vec::new())),
};

/// Every path. The goals of signed-in pages are 8,000 and 4,000 a second where the read floor gave
/// 16,900: as shares of it they hold on any machine.
const PATHS: &[Path] = &[
    Path {
        name: "sign-up page",
        share: 0.7,
        traffic: |_| Box::new(Cycle::of(vec![request::get(urls::SIGN_UP, "")])),
        ..PAGE
    },
    Path {
        name: "sign-up with a code",
        floor: Floor::Hash,
        share: 0.9,
        beside: Some(1.0),
        expect: 303,
        traffic: |_| Box::new(SignUps(AtomicUsize::new(0))),
        ..PAGE
    },
    Path {
        name: "redeem",
        floor: Floor::Transaction,
        share: 1.0,
        p99: Some(40.0),
        connections: 64,
        expect: 303,
        traffic: |people| {
            Box::new(Redemptions { people: people.joining.clone(), doors: people.doors, next: AtomicUsize::new(0) })
        },
        ..PAGE
    },
    Path {
        name: "home",
        share: 8_000.0 / 16_900.0,
        p99: Some(20.0),
        traffic: |people| people.open(&[urls::HOME]),
        ..PAGE
    },
    Path {
        name: "invite page, signed out",
        share: 0.7,
        traffic: |people| Box::new(Cycle::of(vec![request::get(&people.invites[0], "")])),
        ..PAGE
    },
    Path {
        name: "invite page, signed in",
        share: 8_000.0 / 16_900.0,
        traffic: |people| people.open(&[&people.invites[0]]),
        ..PAGE
    },
    Path {
        name: "accept an invite",
        floor: Floor::Transaction,
        share: 1.0,
        p99: Some(40.0),
        connections: 64,
        expect: 303,
        traffic: |people| {
            let (people, links) = (people.joining.clone(), people.invites.clone());
            Box::new(Acceptances { people, links, next: AtomicUsize::new(0) })
        },
        ..PAGE
    },
    Path { name: "a group's codes", traffic: |people| people.open(&[&panel("codes")]), ..LIST },
    Path { name: "a group's members", traffic: |people| people.open(&[&panel("members")]), ..LIST },
    Path { name: "Users", traffic: |people| people.run(&["/users"]), ..LIST_OF_ADMINS },
    Path {
        name: "Users, searched",
        // Enough are found to fill a page even among a thousand.
        traffic: |people| people.run(&["/users?q=an", "/users?q=ma", "/users?q=s", "/users?q=l"]),
        ..LIST_OF_ADMINS
    },
    Path {
        name: "Users, by two names",
        // The fewer there are, the fewer are found: what it costs is not compared from town to town.
        traffic: |people| people.run(&["/users?q=sofia+rosen", "/users?q=viktor.l"]),
        is_list: false,
        ..LIST_OF_ADMINS
    },
    Path { name: "User Groups", traffic: |people| people.run(&[urls::USER_GROUPS]), ..LIST_OF_ADMINS },
    Path { name: "a campaign's codes", traffic: |people| people.run(&["/campaigns/1"]), ..LIST_OF_ADMINS },
    Path { name: "Groups, for members", traffic: |people| people.open(&[urls::GROUPS]), ..LIST_OF_ADMINS },
    Path {
        name: "directory search",
        traffic: |people| {
            let add = format!("{}/add", panel("members"));
            let found =
                ["an", "maria", "sofia rosen", "holm", "viktor.l"].map(|query| urls::with_query(&add, &[("q", query)]));
            people.open(&found.each_ref().map(String::as_str))
        },
        ..LIST
    },
];

/// The sign-up page, whose bytes the web floors answer.
pub const SIGN_UP_PAGE: &Path = &PATHS[0];

/// The paths with one of `names` in theirs; all of them, where nothing is named.
pub fn named(names: &[String]) -> Vec<&'static Path> {
    let is_named = |path: &&Path| names.is_empty() || names.iter().any(|name| path.name.contains(name.as_str()));
    PATHS.iter().filter(is_named).collect()
}

/// Held to their longest waits: 50 ms with a million people and ten thousand groups.
const LIST_OF_ADMINS: Path = Path { p99: Some(50.0), ..LIST };

const LIST: Path = Path { share: 4_000.0 / 16_900.0, is_list: true, ..PAGE };

/// Who is signed in on a server.
pub struct People {
    /// The cookies of managers of the big group.
    pub managers: Vec<String>,
    /// The cookie of the organization's admin.
    pub admin: String,
    /// Of people who have yet to join by the doors' codes.
    pub joining: Vec<String>,
    /// How many doors there are.
    pub doors: usize,
    /// The links of the doors' invites.
    pub invites: Vec<String>,
}

impl People {
    /// Each of `paths` opened by the admin.
    fn run(&self, paths: &[&str]) -> Box<dyn Traffic> {
        Box::new(Cycle::of(paths.iter().map(|path| request::get(path, &self.admin)).collect()))
    }

    /// Each of `paths` opened by each manager in turn.
    fn open(&self, paths: &[&str]) -> Box<dyn Traffic> {
        let each = paths.iter().flat_map(|path| self.managers.iter().map(move |cookie| request::get(path, cookie)));
        Box::new(Cycle::of(each.collect()))
    }
}

fn panel(name: &str) -> String {
    urls::group_settings(GroupId(seed::EVERYONE), name)
}

/// The same requests over and over.
pub struct Cycle {
    requests: Vec<Vec<u8>>,
    next: AtomicUsize,
}

impl Cycle {
    /// These, in turn.
    pub fn of(requests: Vec<Vec<u8>>) -> Self {
        Self { requests, next: AtomicUsize::new(0) }
    }
}

impl Traffic for Cycle {
    fn next(&self, request: &mut Vec<u8>) -> bool {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        request.extend_from_slice(&self.requests[turn % self.requests.len()]);
        true
    }
}

/// Ever new people, each with an address and a form of their own.
struct SignUps(AtomicUsize);

impl Traffic for SignUps {
    fn next(&self, request: &mut Vec<u8>) -> bool {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let form = request::form(&[
            ("name", "Nia Newcomer"),
            ("email", &format!("nia.newcomer.{number}@example.net")),
            ("password", seed::PASSWORD),
            ("code", seed::SIGN_UP_CODE),
            ("form_key", &format!("benchmark{number:017}")),
        ]);
        request::write_post(request, urls::SIGN_UP, "", &form);
        true
    }
}

/// Everybody joins by the first door, then everybody by the second, so that nobody joins twice.
struct Redemptions {
    people: Vec<String>,
    doors: usize,
    next: AtomicUsize,
}

impl Traffic for Redemptions {
    fn next(&self, request: &mut Vec<u8>) -> bool {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let fixture = turn / self.people.len();
        if fixture >= self.doors {
            return false;
        }
        let code = seed::door_code(i64::try_from(fixture).unwrap_or(0));
        request::write_post(request, &urls::join_with(&code), &self.people[turn % self.people.len()], "");
        true
    }
}

/// Everybody accepts the first invite, then everybody the second, so that nobody joins twice.
struct Acceptances {
    people: Vec<String>,
    links: Vec<String>,
    next: AtomicUsize,
}

impl Traffic for Acceptances {
    fn next(&self, request: &mut Vec<u8>) -> bool {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let Some(link) = self.links.get(turn / self.people.len()) else { return false };
        request::write_post(request, link, &self.people[turn % self.people.len()], "");
        true
    }
}
