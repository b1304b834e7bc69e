//! Invites: making them, handing them on, coming in by them, and every reason why not.

use muster::db::Fault;
use muster::db::Wake;
use muster::ids::GroupId;
use muster::invites;
use muster::t;

use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::form::Form;

mod accounts;
mod emails;
mod entering;
mod falling;
mod from_files;
mod languages;
mod links;
mod making;
mod managing;
mod pasting;
mod posting;
mod races;
mod refusals;
mod reminding;
mod rights;
mod seats;
mod taking_over;

/// The form **New Invite**, as somebody finds it.
pub async fn new_invite(who: &Account, group: GroupId) -> Form {
    who.visit(&format!("/groups/{group}/invites/new")).await.form(t::invites::create())
}

/// An invite that was made through the form: where its page is, and the path of its shared link.
pub struct Made {
    pub url: String,
    pub link: String,
}

/// Makes an invite through the form, filled in by `fill`.
pub async fn made(who: &Account, group: GroupId, fill: impl FnOnce(Form) -> Form) -> Made {
    let form = fill(new_invite(who, group).await);
    let page = who.submit(form).await;
    page.is(200).headed(t::invites::invite());
    Made { url: page.path().to_owned(), link: path_of(&page.all(".ticket-url").remove(0)) }
}

/// The path of a link that works from anywhere.
pub fn path_of(link: &str) -> String {
    url::Url::parse(link).expect("a link").path().to_owned()
}

/// Fills in whom to email.
pub fn to(addresses: &str) -> impl FnOnce(Form) -> Form {
    move |form| form.fill(t::invites::addresses(), addresses)
}

/// The label of the choice that a link is for existing members.
pub fn members() -> String {
    format!("{} {}", t::invites::access_members(), t::invites::access_members_about())
}

/// The link in the email that invites this address.
pub async fn link_to(server: &TestServer, address: &str) -> String {
    server.mail.email_to(address).await.link()
}

/// What every instance does once a minute; says whether it wrote anything.
pub async fn swept(server: &TestServer) -> bool {
    let (entropy, now) = (server.app.entropy.clone(), server.now());
    let wrote = server.app.db.write(move |conn| invites::sweep(conn, &entropy, now)).await;
    server.wake(Wake::Mailer).await;
    wrote.unwrap_or_else(|fault: Fault| panic!("{fault}"))
}

/// A group with an invite for anyone, both made by Ann.
pub struct Invited {
    pub server: TestServer,
    pub ann: Account,
    pub choir: GroupId,
    pub invite: Made,
}

impl Invited {
    pub async fn open() -> Self {
        Self::with(|form| form).await
    }

    pub async fn with(fill: impl FnOnce(Form) -> Form) -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let choir = server.group("Choir", &ann).await;
        let invite = made(&ann, choir, fill).await;
        Self { server, ann, choir, invite }
    }

    pub fn group(&self) -> String {
        format!("/groups/{}", self.choir)
    }

    /// How many came by invites into the group.
    pub async fn joined(&self) -> i64 {
        use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
        use muster::db::schema::memberships;
        let choir = self.choir;
        self.server
            .read(move |conn| {
                memberships::table
                    .filter(memberships::group_id.eq(choir))
                    .filter(memberships::method.eq("invite"))
                    .count()
                    .get_result(conn)
            })
            .await
    }

    /// Uses of all invites, by their own counts and by the rows of their uses.
    pub async fn uses(&self) -> (i64, i64) {
        use diesel::{QueryDsl, RunQueryDsl};
        use muster::db::schema::{invite_uses, invites};
        self.server
            .read(move |conn| {
                let counts: Vec<i64> = invites::table.select(invites::uses).load(conn)?;
                Ok((counts.iter().sum(), invite_uses::table.count().get_result(conn)?))
            })
            .await
    }
}
