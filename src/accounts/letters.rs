//! The letters of accounts.
//!
//! None of them holds a name that somebody typed: most go to addresses that nobody has proved yet,
//! and a stranger must not be able to send their own words through us.

use serde::Deserialize;
use serde_json::Value;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::mail::{Desk, Letter, Render, Unreadable, letter};
use crate::web::urls;

/// Proves the address of an account.
pub(super) const CONFIRM: &str = "confirm";
/// Begins an account that was asked for without a code.
pub(super) const WELCOME: &str = "welcome";
/// Tells the owner of an account that somebody tried to sign up with its address.
pub(super) const ALREADY: &str = "already";
/// Leads to a new password.
pub(super) const RESET: &str = "reset";
/// Tells that the password was changed.
pub(super) const PASSWORD_SET: &str = "password_set";
/// Leads to the first password of an account that somebody else made.
pub(super) const FIRST_PASSWORD: &str = "first_password";
/// Makes an address the account's.
pub(super) const EMAIL: &str = "email";
/// Tells the old address that another was asked for.
pub(super) const EMAIL_NOTICE: &str = "email_notice";

/// The room's letters, by kind.
#[must_use]
pub fn letters() -> Vec<(&'static str, Render)> {
    vec![
        (CONFIRM, confirm),
        (WELCOME, welcome),
        (ALREADY, already),
        (RESET, reset),
        (FIRST_PASSWORD, first_password),
        (PASSWORD_SET, password_set),
        (EMAIL, email),
        (EMAIL_NOTICE, email_notice),
    ]
}

/// What a letter with a link is written from.
#[derive(Deserialize)]
struct Link {
    token: i64,
    generation: i64,
    ends_at: Moment,
}

#[derive(Deserialize)]
struct PasswordSet {
    at: Moment,
}

#[derive(Deserialize)]
struct EmailNotice {
    address: String,
}

/// What the two parts of a letter say.
#[derive(Default)]
struct Words {
    /// Where its link leads.
    link: String,
    /// Until when, or when it happened, with the zone.
    time: String,
    /// The address that was asked for.
    address: String,
    /// Where to ask again.
    again: String,
}

letter!(write_confirm(Words): "accounts/letters/confirm.txt" and "accounts/letters/confirm.html");
letter!(write_welcome(Words): "accounts/letters/welcome.txt" and "accounts/letters/welcome.html");
letter!(write_already(Words): "accounts/letters/already.txt" and "accounts/letters/already.html");
letter!(write_reset(Words): "accounts/letters/reset.txt" and "accounts/letters/reset.html");
letter!(write_first_password(Words): "accounts/letters/first_password.txt" and "accounts/letters/first_password.html");
letter!(write_password_set(Words): "accounts/letters/password_set.txt" and "accounts/letters/password_set.html");
letter!(write_email(Words): "accounts/letters/email.txt" and "accounts/letters/email.html");
letter!(write_email_notice(Words): "accounts/letters/email_notice.txt" and "accounts/letters/email_notice.html");

fn confirm(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = with_link(desk, TokenPurpose::Confirm, "confirm", urls::ACCOUNT, parameters)?;
    write_confirm(desk, format!("Confirm your address for {}", desk.organization), &words)
}

fn welcome(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = with_link(desk, TokenPurpose::Signup, "welcome", urls::SIGN_UP, parameters)?;
    write_welcome(desk, format!("Finish signing up at {}", desk.organization), &words)
}

fn already(desk: &Desk<'_>, _: &Value) -> Result<Letter, Unreadable> {
    let words = Words { link: desk.link(urls::SIGN_IN), again: desk.link(urls::FORGOTTEN), ..Words::default() };
    write_already(desk, format!("You have an account at {} already", desk.organization), &words)
}

fn reset(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = with_link(desk, TokenPurpose::Reset, "reset", urls::FORGOTTEN, parameters)?;
    write_reset(desk, format!("A new password for {}", desk.organization), &words)
}

fn first_password(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = with_link(desk, TokenPurpose::Reset, "reset", urls::FORGOTTEN, parameters)?;
    write_first_password(desk, format!("Your account at {}", desk.organization), &words)
}

fn password_set(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let PasswordSet { at } = PasswordSet::deserialize(parameters)?;
    let words = Words { time: desk.zone.long(at), again: desk.link(urls::FORGOTTEN), ..Words::default() };
    write_password_set(desk, format!("Your password for {} was changed", desk.organization), &words)
}

fn email(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = with_link(desk, TokenPurpose::Email, "email", urls::ACCOUNT, parameters)?;
    write_email(desk, format!("Confirm your new address for {}", desk.organization), &words)
}

fn email_notice(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let EmailNotice { address } = EmailNotice::deserialize(parameters)?;
    let words =
        Words { address, link: desk.link(urls::ACCOUNT), again: desk.link(urls::FORGOTTEN), ..Words::default() };
    write_email_notice(desk, format!("Another address for your account at {}", desk.organization), &words)
}

/// The link comes into being here, as the letter is sent.
fn with_link(
    desk: &Desk<'_>,
    purpose: TokenPurpose,
    page: &str,
    again: &str,
    parameters: &Value,
) -> Result<Words, Unreadable> {
    let Link { token: id, generation, ends_at } = Link::deserialize(parameters)?;
    let token = desk.token(purpose, id, generation);
    Ok(Words {
        link: desk.link(&urls::token(page, id, &token)),
        time: desk.zone.long(ends_at),
        again: desk.link(again),
        address: String::new(),
    })
}
