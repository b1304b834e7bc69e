//! What an invite's link opens. Opening it changes nothing: mail scanners do that too.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::clock::Moment;
use crate::codes::Enterer;
use crate::db::types::{GroupRole, UserState};
use crate::groups::{self, AdmitError};
use crate::invites::accept::{self, Joined, is_for};
use crate::invites::messages::OtherAddress;
use crate::invites::refusal::InviteRefusal;
use crate::invites::refused::AcceptError;
use crate::invites::rules::usable;
use crate::invites::store::{Met, NOBODY};
use crate::invites::tokens::Presented;
use crate::people::{self, Member, Person, Visitor};
use crate::refusal::{Reason, Refusal};
use crate::web::{Flash, Shell, WebError, WindowBar, flash, page_with_status, urls};
use crate::zone::{Zone, left};

#[derive(Template)]
#[template(path = "invites/link.html")]
struct LinkPage {
    shell: Shell,
    title: String,
    /// Why it does not let them in, where it does not.
    message: Option<Reason>,
    card: Option<Card>,
    ways: Vec<Way>,
}

/// What the invite is, for whoever may know.
struct Card {
    organization: String,
    group: String,
    description: String,
    inviter: String,
    role: &'static str,
    bar: WindowBar,
    words: String,
}

/// A button of the page.
enum Way {
    /// Leads on.
    Link { url: String, label: &'static str, is_main: bool },
    /// Acts.
    Post { action: String, label: &'static str },
    /// Signs out, and comes back.
    Switch { next: String, label: &'static str },
}

impl Way {
    fn go(url: String, label: &'static str) -> Self {
        Self::Link { url, label, is_main: true }
    }

    fn aside(url: String, label: &'static str) -> Self {
        Self::Link { url, label, is_main: false }
    }
}

const REQUEST: &str = "Request access";

/// The page of a link, for whoever opens it.
pub(in crate::invites) async fn show(link: Presented, visitor: Visitor) -> Result<HttpResponse, WebError> {
    let (key, presented) = (visitor.app.key.clone(), link.clone());
    let person = visitor.member.as_ref().map_or(NOBODY, |member| member.person.id);
    let found = visitor.app.db.read(move |conn| {
        let met = accept::meet(conn, &key, &presented, person)?;
        let Some(met) = met else { return Ok(None) };
        let made = met.recipient.as_ref().map_or(met.invite.made_at, |recipient| recipient.made_at);
        let removed = groups::was_removed_since(conn, met.group.id, person, made)?;
        // Whoever holds an emailed link reads the address, and may know how its account stands.
        let owner = match &met.recipient {
            Some(recipient) => {
                people::find_by_email(conn, &recipient.address_key)?.filter(|owner| owner.state != UserState::Pending)
            }
            None => None,
        };
        Ok(Some((met, removed, owner)))
    });
    let Some((met, removed, owner)) = found.await? else {
        return Ok(refusal(&visitor, None, &link, InviteRefusal::Unknown));
    };
    match &visitor.member {
        Some(member) if is_for(&met, &member.person) => Ok(signed_in(&visitor, member, met, removed, &link)),
        Some(member) => Ok(other_address(&visitor, member, &met, owner.is_some(), &link)),
        None => Ok(signed_out(&visitor, &met, owner.as_ref(), &link)),
    }
}

/// **Join**.
pub(in crate::invites) async fn join(link: Presented, visitor: Visitor) -> Result<HttpResponse, WebError> {
    let Some(member) = &visitor.member else { return Ok(flash::redirect(&urls::sign_in_then(&link.path()))) };
    match accept::join(&visitor.app, member, &link).await? {
        Ok(joined) => Ok(welcome(&visitor, &joined)),
        // The page of the link says why, and what to do.
        Err(AcceptError::Invite(_) | AcceptError::Group(_) | AcceptError::OtherAddress) => show(link, visitor).await,
    }
}

fn welcome(visitor: &Visitor, joined: &Joined) -> HttpResponse {
    let name = &joined.name;
    let message = match (joined.newly, joined.is_shown) {
        (true, _) => Flash::done(format!("Welcome to {name}. You’re in.")),
        (false, true) => Flash::note(format!("You’re already in {name}.")),
        (false, false) => Flash::note(format!("You’re already in {name}. Only its managers can see it right now.")),
    };
    let group = urls::group(joined.group);
    message.on(if joined.is_shown { &group } else { urls::HOME }, &visitor.app.config)
}

fn signed_in(visitor: &Visitor, member: &Member, met: Met, removed: bool, link: &Presented) -> HttpResponse {
    let now = visitor.app.now();
    if met.place.is_some() {
        let joined = Joined::already(met, member.is_admin(), now);
        let message = Reason { code: AdmitError::AlreadyIn.code(), text: "Nothing was used up.".to_owned() };
        let way = if joined.is_shown { Way::go(urls::group(joined.group), "Go to the group") } else { home() };
        return told(visitor, StatusCode::OK, format!("You are in {} already", joined.name), message, vec![way]);
    }
    if let Err(reason) = usable(&met.facts(), met.enterer(), now) {
        return refusal(visitor, Some(&met), link, reason);
    }
    if removed {
        let title = format!("You were taken out of {}", met.group.name);
        let refused = AdmitError::Removed;
        let message = Reason::of(&refused, visitor.reader());
        return told(visitor, refused.status(), title, message, vec![request(link), home()]);
    }
    let action = link.path();
    offer(
        visitor,
        &met,
        member.zone(),
        vec![Way::Post { action, label: "Join" }, Way::aside(urls::HOME.to_owned(), "Not now")],
    )
}

fn signed_out(visitor: &Visitor, met: &Met, owner: Option<&Person>, link: &Presented) -> HttpResponse {
    let (facts, now) = (met.facts(), visitor.app.now());
    let who = if owner.is_some() { Enterer::Member } else { Enterer::Newcomer };
    let state = owner.map(|person| person.state);
    if state == Some(UserState::Deactivated) {
        let (title, refused) = ("This account is deactivated".to_owned(), AdmitError::NotActive);
        return told(visitor, refused.status(), title, Reason::of(&refused, visitor.reader()), Vec::new());
    }
    let sign_in = || urls::sign_in_then(&link.path());
    let sign_up = || urls::behind_invite(&link.path(), "signup");
    let is_proved = owner.is_some_and(|person| person.email_confirmed_at.is_some());
    let ways = match (&met.recipient, state) {
        (Some(_), Some(UserState::Active)) if is_proved => vec![Way::go(sign_in(), "Sign in and join")],
        (Some(_), Some(UserState::Active)) => vec![Way::go(sign_up(), "Choose a password and join")],
        (Some(_), _) => vec![Way::go(sign_up(), "Sign up and join")],
        (None, _) => vec![Way::go(sign_up(), "Sign up and join"), Way::aside(sign_in(), "I have an account")],
    };
    match usable(&facts, who, now) {
        Ok(()) if facts.admits_new() => offer(visitor, met, visitor.zone(), ways),
        // What existing members alone may use says nothing to anybody else, not even whose it is.
        Ok(()) | Err(InviteRefusal::MembersOnly) => {
            let title = InviteRefusal::MembersOnly.title().to_owned();
            let message = Reason::of(&InviteRefusal::MembersOnly, visitor.reader());
            // It may well let them in, once they are signed in.
            if state == Some(UserState::Active) {
                let text = "You have an account; it comes in by this invite.".to_owned();
                return told(visitor, StatusCode::OK, title, Reason { text, ..message }, ways);
            }
            let strangers = vec![Way::go(sign_in(), "Sign in"), Way::aside(request_url(link), REQUEST)];
            told(visitor, StatusCode::OK, title, message, strangers)
        }
        Err(reason) => refusal(visitor, Some(met).filter(|_| facts.admits_new()), link, reason),
    }
}

/// Why the link lets nobody in, and the way on; `met` where its group may be named.
fn refusal(visitor: &Visitor, met: Option<&Met>, link: &Presented, reason: InviteRefusal) -> HttpResponse {
    let mut message = Reason::of(&reason, visitor.reader());
    if let Some(met) = met {
        message.text = format!("{} invited you to {}. {}", met.maker.name, met.group.name, message.text);
    }
    let ways = if reason.offers_request() { vec![request(link)] } else { vec![home()] };
    told(visitor, reason.status(), reason.title().to_owned(), message, ways)
}

fn other_address(visitor: &Visitor, member: &Member, met: &Met, has_account: bool, link: &Presented) -> HttpResponse {
    let refused = OtherAddress {
        address: met.recipient.as_ref().map_or("", |recipient| recipient.address.as_str()),
        has_account,
        own: member.person.email.as_deref().unwrap_or_default(),
        inviter: &met.maker.name,
    };
    let message = Reason::of(&refused, visitor.reader());
    let label = if has_account { "Switch account" } else { "Sign out and go on" };
    let title = "This invite is for another address".to_owned();
    told(visitor, refused.status(), title, message, vec![Way::Switch { next: link.path(), label }, home()])
}

fn offer(visitor: &Visitor, met: &Met, zone: Zone, ways: Vec<Way>) -> HttpResponse {
    let now = visitor.app.now();
    let (invite, group) = (&met.invite, &met.group);
    let expiration = invite.expires_at.map(|at| format!("{}, {}", zone.long(at), left(at, now)));
    let card = Card {
        organization: visitor.organization.name.clone(),
        group: group.name.clone(),
        description: group.description.clone(),
        inviter: met.maker.name.clone(),
        role: match invite.role {
            GroupRole::Member => "a member",
            GroupRole::Manager => "a manager",
        },
        bar: WindowBar::new(Some(invite.made_at.micros()), invite.expires_at.map(Moment::micros), now.micros()),
        words: expiration
            .as_ref()
            .map_or_else(|| "The invite does not expire".to_owned(), |at| format!("The invite ends {at}")),
    };
    let title = format!("{} invites you to {}", card.inviter, card.group);
    let page = LinkPage { shell: visitor.shell(), title, message: None, card: Some(card), ways };
    page_with_status(StatusCode::OK, &page)
}

fn told(visitor: &Visitor, status: StatusCode, title: String, message: Reason, ways: Vec<Way>) -> HttpResponse {
    page_with_status(status, &LinkPage { shell: visitor.shell(), title, message: Some(message), card: None, ways })
}

fn request(link: &Presented) -> Way {
    Way::go(request_url(link), REQUEST)
}

fn request_url(link: &Presented) -> String {
    urls::behind_invite(&link.path(), "request")
}

fn home() -> Way {
    Way::aside(urls::HOME.to_owned(), "Go home")
}
