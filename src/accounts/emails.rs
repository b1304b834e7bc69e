//! The emails of accounts.
//!
//! None of them holds a name that somebody typed: most go to addresses that nobody has proved yet,
//! and a stranger must not be able to send their own words through us.

use serde::Deserialize;
use serde_json::Value;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable, email};
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

/// The module's emails, by kind.
pub fn emails() -> Vec<(&'static str, Render)> {
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

/// What an email with a link is written from.
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

/// What the two parts of an email say.
#[derive(Default)]
struct Details {
    /// Where its link leads.
    link: String,
    /// Until when, or when it happened, with the zone.
    time: String,
    /// The address that was asked for.
    address: String,
    /// Where to ask again.
    again: String,
}

email!(write_confirm(Details): "accounts/emails/confirm.txt" and "accounts/emails/confirm.html");
email!(write_welcome(Details): "accounts/emails/welcome.txt" and "accounts/emails/welcome.html");
email!(write_already(Details): "accounts/emails/already.txt" and "accounts/emails/already.html");
email!(write_reset(Details): "accounts/emails/reset.txt" and "accounts/emails/reset.html");
email!(write_first_password(Details): "accounts/emails/first_password.txt" and "accounts/emails/first_password.html");
email!(write_password_set(Details): "accounts/emails/password_set.txt" and "accounts/emails/password_set.html");
email!(write_email(Details): "accounts/emails/email.txt" and "accounts/emails/email.html");
email!(write_email_notice(Details): "accounts/emails/email_notice.txt" and "accounts/emails/email_notice.html");

fn confirm(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let details = with_link(context, TokenPurpose::Confirm, parameters)?;
    write_confirm(context, format!("Confirm your address for {}", context.organization), &details)
}

fn welcome(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let details = with_link(context, TokenPurpose::Signup, parameters)?;
    write_welcome(context, format!("Finish signing up at {}", context.organization), &details)
}

fn already(context: &RenderContext<'_>, _: &Value) -> Result<RenderedEmail, Unreadable> {
    let details =
        Details { link: context.link(urls::SIGN_IN), again: context.link(urls::FORGOTTEN), ..Details::default() };
    write_already(context, format!("You have an account at {} already", context.organization), &details)
}

fn reset(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let details = with_link(context, TokenPurpose::Reset, parameters)?;
    write_reset(context, format!("A new password for {}", context.organization), &details)
}

fn first_password(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let details = with_link(context, TokenPurpose::Reset, parameters)?;
    write_first_password(context, format!("Your account at {}", context.organization), &details)
}

fn password_set(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let PasswordSet { at } = PasswordSet::deserialize(parameters)?;
    let details = Details { time: context.zone.long(at), again: context.link(urls::FORGOTTEN), ..Details::default() };
    write_password_set(context, format!("Your password for {} was changed", context.organization), &details)
}

fn email(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let details = with_link(context, TokenPurpose::Email, parameters)?;
    write_email(context, format!("Confirm your new address for {}", context.organization), &details)
}

fn email_notice(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let EmailNotice { address } = EmailNotice::deserialize(parameters)?;
    let details = Details {
        address,
        link: context.link(urls::ACCOUNT),
        again: context.link(urls::FORGOTTEN),
        ..Details::default()
    };
    write_email_notice(context, format!("Another address for your account at {}", context.organization), &details)
}

/// The link comes into being here, as the email is sent.
fn with_link(context: &RenderContext<'_>, purpose: TokenPurpose, parameters: &Value) -> Result<Details, Unreadable> {
    let (page, again) = match purpose {
        TokenPurpose::Confirm => ("confirm", urls::ACCOUNT),
        TokenPurpose::Email => ("email", urls::ACCOUNT),
        TokenPurpose::Reset => ("reset", urls::FORGOTTEN),
        TokenPurpose::Signup | TokenPurpose::Setup => ("welcome", urls::SIGN_UP),
    };
    let Link { token: id, generation, ends_at } = Link::deserialize(parameters)?;
    let token = context.token(purpose, id, generation);
    Ok(Details {
        link: context.link(&urls::token(page, id, &token)),
        time: context.zone.long(ends_at),
        again: context.link(again),
        address: String::new(),
    })
}
