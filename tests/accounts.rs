//! Accounts: signing up and in, proving an address, passwords, and one's own page.

mod a_class;
mod account;
mod confirming;
mod deleting;
mod going_on;
mod letters;
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
use muster::codes::Code;
use muster::db::schema::{code_uses, codes, memberships, organization, users};
use muster::db::types::{GroupRole, SignupPolicy};
use muster::ids::{CodeId, GroupId, UserId};
use muster::people::Person as Account;

use crate::harness::House;
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
    letters: String,
}

/// `letters` with one symbol read as its lookalike, where that is offered mended.
pub fn slip(letters: &str) -> Option<String> {
    const PAIRS: [(char, char); 4] = [('8', 'B'), ('5', 'S'), ('2', 'Z'), ('6', 'G')];
    letters.char_indices().find_map(|(at, letter)| {
        let (one, other) = PAIRS.into_iter().find(|pair| pair.0 == letter || pair.1 == letter)?;
        let wrong = if letter == one { other } else { one };
        let slip = format!("{}{wrong}{}", &letters[..at], &letters[at + 1..]);
        Code::read(&slip).err()?.to_string().contains(letters).then_some(slip)
    })
}

impl Choir {
    /// Run by an admin, who may bring in new people; the code may be used `most` times.
    async fn open(house: &House, most: Option<i64>) -> Self {
        let ann = house.ann().await;
        let group = house.group("Choir", &ann).await;
        let mut drawn = std::iter::repeat_with(|| Code::generate(&house.app.entropy, 10));
        let generated = drawn.find(|code| slip(code.shown()).is_some()).expect("most codes have a lookalike");
        let (key, letters, maker, now) =
            (generated.key().to_owned(), generated.shown().to_owned(), ann.id, house.now());
        let shown = letters.clone();
        let code = house
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
        Self { group, code, letters }
    }

    /// How many uses the code counts, and how many are written down.
    async fn uses(&self, house: &House) -> (i64, i64) {
        let code = self.code;
        house
            .read(move |conn| {
                Ok((
                    codes::table.find(code).select(codes::uses).first(conn)?,
                    code_uses::table.filter(code_uses::code_id.eq(code)).count().get_result(conn)?,
                ))
            })
            .await
    }

    async fn holds(&self, house: &House, person: UserId) -> bool {
        let group = self.group;
        let places =
            house.read(move |conn| memberships::table.find((group, person)).count().get_result::<i64>(conn)).await;
        places == 1
    }
}

/// Zoe's sign-up form at a browser, filled in.
async fn filled(browser: &Person, email: &str, code: &str) -> Form {
    let page = browser.visit("/signup").await;
    page.form("Sign up")
        .fill("Name", "Zoe Newcomer")
        .fill("Email", email)
        .fill("Password", PASSWORD)
        .fill("Join code", code)
}

/// Signs in at a browser by the form.
async fn sign_in(browser: &Person, email: &str, password: &str) -> Page {
    let page = browser.visit("/signin").await;
    browser.press(page.form("Sign in").fill("Email", email).fill("Password", password)).await
}

/// Whether a browser is signed in.
async fn is_in(browser: &Person) -> bool {
    browser.get("/account").await.status() == 200
}

/// Fails if anything changed since `before` but for letters on their way and, where `guessed`, the
/// count of wrong guesses.
async fn nothing_changed(house: &House, before: &Contents, guessed: bool) {
    let changed = house.contents().await.changed_since(before);
    let allowed = |table: &str| table == "mails" || guessed && table == "guess_buckets";
    assert!(changed.iter().all(|table| allowed(table)), "something changed in {changed:?}");
}

/// The account with this address.
async fn account(house: &House, email: &str) -> Option<Account> {
    let key = email.to_owned();
    house.read(move |conn| muster::people::find_by_email(conn, &key)).await
}

/// Lets people sign up without a code: anybody, or those of one domain.
async fn let_in(house: &House, policy: SignupPolicy, domains: &'static str) {
    house
        .write(move |conn| {
            diesel::update(organization::table)
                .set((organization::signup_policy.eq(policy), organization::signup_domains.eq(domains)))
                .execute(conn)
        })
        .await;
}

/// How many accounts and seats there are.
async fn people(house: &House) -> i64 {
    house.read(|conn| users::table.count().get_result(conn)).await
}
