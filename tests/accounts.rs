//! Accounts: signing up and in, proving an address, passwords, and one's own page.

mod a_class;
mod account;
mod confirming;
mod deleting;
mod emails;
mod emails_i_get;
mod going_on;
mod mailboxes;
mod outgoing;
mod personal_data;
mod resetting;
mod seats;
mod signing_in;
mod signing_up;
mod unmailed;
mod without_code;

use diesel::prelude::*;
use muster::codes::{Code, UnreadableCode};
use muster::db::schema::{code_uses, codes, memberships, organization, users};
use muster::db::types::{GroupRole, SignupPolicy};
use muster::ids::{CodeId, GroupId, UserId};
use muster::people::Person as Account;
use muster::t;

use crate::harness::TestServer;
use crate::harness::contents::Contents;
use crate::harness::form::Form;
use crate::harness::page::Page;
use crate::harness::person::Person;

/// A password that nobody guesses.
const PASSWORD: &str = "seven small otters";

/// A group that takes people by a code, and the code.
struct Choir {
    group: GroupId,
    code: CodeId,
    code_text: String,
}

/// `code` with one symbol read as its lookalike, where that is offered mended.
pub fn slip(code: &str) -> Option<String> {
    const PAIRS: [(char, char); 4] = [('8', 'B'), ('5', 'S'), ('2', 'Z'), ('6', 'G')];
    code.char_indices().find_map(|(at, symbol)| {
        let (one, other) = PAIRS.into_iter().find(|pair| pair.0 == symbol || pair.1 == symbol)?;
        let wrong = if symbol == one { other } else { one };
        let slip = format!("{}{wrong}{}", &code[..at], &code[at + 1..]);
        let meant = UnreadableCode::Mistyped { suggestion: Code::read(code).ok() };
        (Code::read(&slip) == Err(meant)).then_some(slip)
    })
}

impl Choir {
    /// Run by an admin, who may bring in new people; the code may be used `most` times.
    async fn open(server: &TestServer, most: Option<i64>) -> Self {
        let ann = server.ann().await;
        let group = server.group("Choir", &ann).await;
        let mut drawn = std::iter::repeat_with(|| Code::generate(&server.app.entropy, 10));
        let generated = drawn.find(|code| slip(code.shown()).is_some()).expect("most codes have a lookalike");
        let (key, code_text, maker, now) =
            (generated.key().to_owned(), generated.shown().to_owned(), ann.id, server.now());
        let shown = code_text.clone();
        let code = server
            .write(move |conn| {
                diesel::insert_into(codes::table)
                    .values((
                        codes::key.eq(key),
                        codes::shown.eq(shown),
                        codes::group_id.eq(group),
                        codes::max_uses.eq(most),
                        codes::uses.eq(0),
                        codes::role.eq(GroupRole::Member),
                        codes::label.eq(""),
                        codes::made_by.eq(maker),
                        codes::made_at.eq(now),
                    ))
                    .returning(codes::id)
                    .get_result(conn)
            })
            .await;
        Self { group, code, code_text }
    }

    /// How many uses the code counts, and how many are written down.
    async fn uses(&self, server: &TestServer) -> (i64, i64) {
        let code = self.code;
        server
            .read(move |conn| {
                Ok((
                    codes::table.find(code).select(codes::uses).first(conn)?,
                    code_uses::table.filter(code_uses::code_id.eq(code)).count().get_result(conn)?,
                ))
            })
            .await
    }

    async fn holds(&self, server: &TestServer, person: UserId) -> bool {
        let group = self.group;
        let places =
            server.read(move |conn| memberships::table.find((group, person)).count().get_result::<i64>(conn)).await;
        places == 1
    }
}

/// Zoe's sign-up form at a browser, filled in.
async fn filled(browser: &Person, email: &str, code: &str) -> Form {
    let page = browser.visit("/signup").await;
    page.form(t::accounts::sign_up())
        .fill(t::accounts::name(), "Zoe Newcomer")
        .fill(t::web::email(), email)
        .fill(t::web::password(), PASSWORD)
        .fill(t::web::join_code(), code)
}

/// Signs in at a browser by the form.
async fn sign_in(browser: &Person, email: &str, password: &str) -> Page {
    let page = browser.visit("/signin").await;
    browser.press(page.form(t::web::sign_in()).fill(t::web::email(), email).fill(t::web::password(), password)).await
}

/// Whether a browser is signed in.
async fn is_in(browser: &Person) -> bool {
    browser.get("/account").await.status() == 200
}

/// Fails if anything changed since `before` but for emails on their way and, where `guessed`, the
/// count of wrong guesses.
async fn nothing_changed(server: &TestServer, before: &Contents, guessed: bool) {
    let changed = server.contents().await.changed_since(before);
    let allowed = |table: &str| table == "mails" || guessed && table == "guess_buckets";
    assert!(changed.iter().all(|table| allowed(table)), "something changed in {changed:?}");
}

/// The account with this address.
async fn account(server: &TestServer, email: &str) -> Option<Account> {
    let key = email.to_owned();
    server.read(move |conn| muster::people::find_by_email(conn, &key)).await
}

/// Lets people sign up without a code: anybody, or those of one domain.
async fn let_in(server: &TestServer, policy: SignupPolicy, domains: &'static str) {
    server
        .write(move |conn| {
            diesel::update(organization::table)
                .set((organization::signup_policy.eq(policy), organization::signup_domains.eq(domains)))
                .execute(conn)
        })
        .await;
}

/// How many accounts and seats there are.
async fn people(server: &TestServer) -> i64 {
    server.read(|conn| users::table.count().get_result(conn)).await
}
