//! What an invite's link opens. Opening it changes nothing: mail scanners do that too.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::types::UserState;
use crate::groups::AdmitError;
use crate::ids::NOBODY;
use crate::invites::accept::{self, is_for};
use crate::invites::messages::OtherAddress;
use crate::invites::tokens::{InviteLink, load_for};
use crate::locale::Message;
use crate::passes::{Joined, PassForVisitor, PassRefusal, Preview, RedeemError, Redeemer, Way};
use crate::people::{self, Member, Person, Visitor};
use crate::refusal::{Reason, Refusal};
use crate::t;
use crate::web::{PageResult, Shell, flash, page_with_status, urls};

#[derive(Template)]
#[template(path = "invites/link.html")]
struct LinkPage {
    shell: Shell,
    title: Message<'static>,
    /// Why it does not let them in, where it does not.
    message: Option<Reason>,
    opens: Option<Preview>,
    ways: Vec<LinkWay>,
}

/// A button of the page.
enum LinkWay {
    /// Leads on.
    Link { url: String, label: Message<'static>, is_main: bool },
    /// Acts.
    Post { action: String, label: Message<'static> },
    /// Signs out, and comes back.
    Switch { next: String, label: Message<'static> },
}

impl LinkWay {
    fn go(url: String, label: Message<'static>) -> Self {
        Self::Link { url, label, is_main: true }
    }

    fn aside(url: String, label: Message<'static>) -> Self {
        Self::Link { url, label, is_main: false }
    }
}

/// The page of a link, for whoever opens it.
pub async fn show(link: InviteLink, visitor: Visitor) -> PageResult {
    let (key, presented) = (visitor.app.key.clone(), link.clone());
    let person = visitor.member.as_ref().map_or(NOBODY, |member| member.person.id);
    let found = visitor.app.db.read(move |conn| {
        let Some(mut found) = load_for(conn, &key, &presented, person)? else { return Ok(None) };
        found.look_for_removals(conn, person)?;
        // Whoever holds an emailed link reads the address, and may know how its account stands.
        let owner = match &found.recipient {
            Some(recipient) => {
                people::find_by_email(conn, &recipient.address_key)?.filter(|owner| owner.state != UserState::Pending)
            }
            None => None,
        };
        Ok(Some((found, owner)))
    });
    let Some((found, owner)) = found.await? else {
        return Ok(refusal(&visitor, None, &link, RedeemError::UNKNOWN_LINK));
    };
    match &visitor.member {
        Some(member) if is_for(&found, &member.person) => Ok(signed_in(&visitor, member, &found, &link)),
        Some(member) => Ok(other_address(&visitor, member, &found, owner.is_some(), &link)),
        None => Ok(signed_out(&visitor, &found, owner.as_ref(), &link)),
    }
}

/// **Join**.
pub async fn join(link: InviteLink, visitor: Visitor) -> PageResult {
    let Some(member) = &visitor.member else { return Ok(flash::redirect(&urls::sign_in_then(&link.path()))) };
    match accept::join(&visitor.app, member, &link).await? {
        Ok(joined) => Ok(joined.welcome(visitor.audience())),
        // The page of the link says why, and what to do.
        Err(_) => show(link, visitor).await,
    }
}

fn signed_in(visitor: &Visitor, member: &Member, found: &PassForVisitor, link: &InviteLink) -> HttpResponse {
    let now = visitor.app.now();
    match found.way(found.redeemer(), now) {
        Ok(Way::Already(inside)) => {
            let joined = Joined::already(&inside, member.is_admin(), now);
            let message = Reason { code: AdmitError::AlreadyIn.code(), text: t::invites::nothing_used() };
            let way = if joined.is_shown { LinkWay::go(joined.url(), t::web::go_to_group()) } else { home() };
            let title = t::invites::already_in(joined.names());
            answer(visitor, StatusCode::OK, title, message, vec![way])
        }
        Err(refused) if refused.why == PassRefusal::Group(AdmitError::Removed) => {
            let title = t::invites::removed_from(found.names());
            let message = Reason::of(&refused);
            answer(visitor, refused.status(), title, message, vec![request(link), home()])
        }
        Err(refused) => refusal(visitor, Some(found), link, refused),
        Ok(Way::Opens(_)) => {
            let join = LinkWay::Post { action: link.path(), label: t::web::join() };
            offer(visitor, found, vec![join, LinkWay::aside(urls::HOME.to_owned(), t::invites::not_now())])
        }
    }
}

fn signed_out(visitor: &Visitor, found: &PassForVisitor, owner: Option<&Person>, link: &InviteLink) -> HttpResponse {
    let now = visitor.app.now();
    let who = if owner.is_some() { Redeemer::Member } else { Redeemer::Newcomer };
    let state = owner.map(|person| person.state);
    if state == Some(UserState::Deactivated) {
        let (title, refused) = (t::invites::account_deactivated(), AdmitError::NotActive);
        return answer(visitor, refused.status(), title, Reason::of(&refused), Vec::new());
    }
    let sign_in = || urls::sign_in_then(&link.path());
    let sign_up = || urls::behind_invite(&link.path(), "signup");
    let is_proved = owner.is_some_and(|person| person.email_confirmed_at.is_some());
    let ways = match (&found.recipient, state) {
        (Some(_), Some(UserState::Active)) if is_proved => vec![LinkWay::go(sign_in(), t::invites::sign_in_and_join())],
        (Some(_), Some(UserState::Active)) => vec![LinkWay::go(sign_up(), t::invites::choose_password_and_join())],
        (Some(_), _) => vec![LinkWay::go(sign_up(), t::web::sign_up_and_join())],
        (None, _) => {
            vec![LinkWay::go(sign_up(), t::web::sign_up_and_join()), LinkWay::aside(sign_in(), t::web::have_account())]
        }
    };
    let members_only = RedeemError { kind: found.pass.kind, why: PassRefusal::MembersOnly };
    match found.pass.check(who, now) {
        Ok(()) if found.pass.admits_new() => offer(visitor, found, ways),
        Err(refused) if refused != members_only => {
            refusal(visitor, Some(found).filter(|_| found.pass.admits_new()), link, refused)
        }
        // What existing members alone may use says nothing to anybody else, not even whose it is.
        _ => {
            let title = members_only.why.link_title();
            let message = Reason::of(&members_only);
            // It may well let them in, once they are signed in.
            if state == Some(UserState::Active) {
                let text = t::invites::account_can_join();
                return answer(visitor, StatusCode::OK, title, Reason { text, ..message }, ways);
            }
            let strangers = vec![
                LinkWay::go(sign_in(), t::web::sign_in()),
                LinkWay::aside(request_url(link), t::web::request_access()),
            ];
            answer(visitor, StatusCode::OK, title, message, strangers)
        }
    }
}

/// Why the link lets nobody in, and the way on; `found` where its group may be named.
fn refusal(visitor: &Visitor, found: Option<&PassForVisitor>, link: &InviteLink, refused: RedeemError) -> HttpResponse {
    let mut message = Reason::of(&refused);
    if let Some(found) = found {
        let (maker, group) = (&found.maker.person.name, found.names());
        message.text = t::invites::invited_you(group, maker.clone(), message.text);
    }
    let ways = if refused.offers_request() { vec![request(link)] } else { vec![home()] };
    answer(visitor, refused.status(), refused.why.link_title(), message, ways)
}

fn other_address(
    visitor: &Visitor,
    member: &Member,
    found: &PassForVisitor,
    has_account: bool,
    link: &InviteLink,
) -> HttpResponse {
    let refused = OtherAddress {
        address: found.recipient.as_ref().map_or("", |recipient| recipient.address.as_str()),
        has_account,
        own: member.person.email.as_deref().unwrap_or_default(),
        inviter: &found.maker.person.name,
    };
    let message = Reason::of(&refused);
    let label = if has_account { t::invites::switch_account() } else { t::invites::sign_out_and_continue() };
    let title = PassRefusal::OtherAddress.link_title();
    answer(visitor, refused.status(), title, message, vec![LinkWay::Switch { next: link.path(), label }, home()])
}

fn offer(visitor: &Visitor, found: &PassForVisitor, ways: Vec<LinkWay>) -> HttpResponse {
    let opens = Preview::of(found, &found.groups);
    let title = t::invites::invites_you(opens.names(), found.maker.person.name.clone());
    let page = LinkPage { shell: visitor.shell(), title, message: None, opens: Some(opens), ways };
    page_with_status(StatusCode::OK, visitor.reader(), &page)
}

fn answer(
    visitor: &Visitor,
    status: StatusCode,
    title: Message<'static>,
    message: Reason,
    ways: Vec<LinkWay>,
) -> HttpResponse {
    page_with_status(
        status,
        visitor.reader(),
        &LinkPage { shell: visitor.shell(), title, message: Some(message), opens: None, ways },
    )
}

fn request(link: &InviteLink) -> LinkWay {
    LinkWay::go(request_url(link), t::web::request_access())
}

fn request_url(link: &InviteLink) -> String {
    urls::behind_invite(&link.path(), "request")
}

fn home() -> LinkWay {
    LinkWay::aside(urls::HOME.to_owned(), t::web::home())
}
