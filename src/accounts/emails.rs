//! The emails of accounts.
//!
//! None of them holds a name that somebody typed: most go to addresses that nobody has proved yet,
//! and a stranger must not be able to send their own words through us.

use serde::Deserialize;
use serde_json::Value;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::mail::{EmailKind, EmailText, RenderContext, Unreadable};
use crate::t;
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

/// The module's emails: asked for, or for the safety of an account.
pub fn emails() -> Vec<EmailKind> {
    vec![
        EmailKind::needed(CONFIRM, confirm),
        EmailKind::needed(WELCOME, welcome),
        EmailKind::needed(ALREADY, already),
        EmailKind::needed(RESET, reset),
        EmailKind::needed(FIRST_PASSWORD, first_password),
        EmailKind::needed(PASSWORD_SET, password_set),
        EmailKind::needed(EMAIL, email),
        EmailKind::needed(EMAIL_NOTICE, email_notice),
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

fn confirm(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let link = SingleUse::read(context, TokenPurpose::Confirm, parameters)?;
    Ok(EmailText::new(
        t::emails::confirm_subject(organization.clone()),
        t::emails::confirm_reason(organization.clone()),
    )
    .text(t::emails::confirm_text(organization))
    .button(t::emails::confirm_button(), link.url)
    .link(t::emails::confirm_until(link.ends_at), context.link(urls::ACCOUNT)))
}

fn welcome(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let link = SingleUse::read(context, TokenPurpose::Signup, parameters)?;
    Ok(EmailText::new(t::emails::signup_subject(organization.clone()), t::emails::signup_reason(organization.clone()))
        .text(t::emails::signup_text(organization))
        .button(t::accounts::finish(), link.url)
        .link(t::emails::signup_until(link.ends_at), context.link(urls::SIGN_UP)))
}

#[expect(clippy::unnecessary_wraps, reason = "it is written like those that read parameters")]
fn already(context: &RenderContext<'_>, _: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    Ok(EmailText::new(t::emails::known_subject(organization.clone()), t::emails::known_reason())
        .text(t::emails::known_text(organization))
        .button(t::web::sign_in(), context.link(urls::SIGN_IN))
        .link(t::emails::known_forgotten(), context.link(urls::FORGOTTEN)))
}

fn reset(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let link = SingleUse::read(context, TokenPurpose::Reset, parameters)?;
    Ok(EmailText::new(t::emails::reset_subject(organization.clone()), t::emails::reset_reason())
        .text(t::emails::reset_text(organization))
        .button(t::emails::reset_button(), link.url)
        .text(t::emails::reset_signs_out())
        .link(t::emails::reset_until(link.ends_at), context.link(urls::FORGOTTEN)))
}

fn first_password(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let link = SingleUse::read(context, TokenPurpose::Reset, parameters)?;
    let reason = t::emails::first_password_reason(organization.clone());
    Ok(EmailText::new(t::emails::first_password_subject(organization.clone()), reason)
        .text(t::emails::first_password_text(organization))
        .button(t::emails::first_password_button(), link.url)
        .link(t::emails::reset_until(link.ends_at), context.link(urls::FORGOTTEN)))
}

fn password_set(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let PasswordSet { at } = PasswordSet::deserialize(parameters)?;
    Ok(EmailText::new(t::emails::password_set_subject(organization.clone()), t::emails::safety_reason())
        .text(t::emails::password_set_text(at, organization))
        .text(t::emails::password_set_not_you())
        .button(t::emails::reset_button(), context.link(urls::FORGOTTEN)))
}

fn email(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let link = SingleUse::read(context, TokenPurpose::Email, parameters)?;
    Ok(EmailText::new(t::emails::new_address_subject(organization.clone()), t::emails::new_address_reason())
        .text(t::emails::new_address_text(organization))
        .button(t::emails::confirm_button(), link.url)
        .link(t::emails::new_address_until(link.ends_at), context.link(urls::ACCOUNT)))
}

fn email_notice(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    let EmailNotice { address } = EmailNotice::deserialize(parameters)?;
    Ok(EmailText::new(t::emails::address_change_subject(organization.clone()), t::emails::safety_reason())
        .text(t::emails::address_change_text(address, organization))
        .text(t::emails::address_change_not_you())
        .button(t::emails::address_change_account(), context.link(urls::ACCOUNT))
        .link(t::emails::address_change_password(), context.link(urls::FORGOTTEN)))
}

/// A link that works once. It comes into being here, as the email is sent.
struct SingleUse {
    url: String,
    ends_at: Moment,
}

impl SingleUse {
    fn read(context: &RenderContext<'_>, purpose: TokenPurpose, parameters: &Value) -> Result<Self, Unreadable> {
        let page = match purpose {
            TokenPurpose::Confirm => "confirm",
            TokenPurpose::Email => "email",
            TokenPurpose::Reset => "reset",
            TokenPurpose::Signup | TokenPurpose::Setup => "welcome",
        };
        let Link { token: id, generation, ends_at } = Link::deserialize(parameters)?;
        let token = context.token(purpose, id, generation);
        Ok(Self { url: context.link(&urls::token(page, id, &token)), ends_at })
    }
}
