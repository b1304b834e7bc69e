//! **New Invite**.

use actix_web::HttpResponse;
use askama::Template;

use crate::by::By;
use crate::csv_in;
use crate::db::Conn;
use crate::db::types::{GroupRole, InviteAccess};
use crate::groups::GroupMember;
use crate::invites::forms::{InviteRequest, InviterLimits, MOST_RECIPIENTS, NewInviteForm};
use crate::invites::make::{self, Created, Inviter, takes_invites};
use crate::invites::messages::NAMED;
use crate::invites::rules::may_invite;
use crate::invites::valid_for;
use crate::locale::{Language, Message, first_of};
use crate::people;
use crate::people_file::pasted;
use crate::refusal::Reason;
use crate::t;
use crate::web::{Flash, FormErrors, PageResult, Picker, Shell, Upload, WebError, form_page, urls};
use crate::zone::Zone;

/// The most people that a member who does not run the group writes to at once.
const MOST_BY_MEMBER: usize = 20;

#[derive(Template)]
#[template(path = "invites/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    action: String,
    back: String,
    form: NewInviteForm,
    /// Values and labels of **Expiration**.
    choices: [(&'static str, Message<'static>); 6],
    /// Names and labels of what a file may be written in.
    encodings: Vec<(String, Message<'static>)>,
    may: InviterLimits,
    /// Those that the emails can be in.
    languages: Vec<Language>,
    /// Addresses that are right although others are wrong.
    others: usize,
    people: Picker,
    /// The zone of the custom date.
    zone: Zone,
    /// The earliest that the field takes.
    now: String,
    /// Why no invite can be made, if none can.
    no_invites: Option<Reason>,
}

/// The empty form.
pub async fn form(who: GroupMember) -> PageResult {
    let access = if who.may_add_people() { InviteAccess::Anyone } else { InviteAccess::Members };
    let form = NewInviteForm::empty(who.app.entropy.name(), access, who.organization.language);
    show(&who, form, FormErrors::none()).await
}

/// **Create**, or the search for people within the form.
pub async fn create(who: GroupMember, upload: Upload) -> PageResult {
    let mut form = NewInviteForm::of(upload);
    if !may_invite(&who) {
        return Err(WebError::Forbidden);
    }
    if let Err(errors) = form.take_in_file() {
        return show(&who, form, errors).await;
    }
    if form.searches {
        return show(&who, form, FormErrors::none()).await;
    }
    let read = form.read(&may(&who), &who.organization.offered_languages(), who.zone(), who.app.now());
    let left_out = read.as_ref().map(|request| request.left_out.clone()).unwrap_or_default();
    let inviter = Inviter { person: who.person.clone(), organization: who.organization.clone() };
    let group = who.group.id;
    let create =
        move |conn: &mut Conn, by: &By, request: InviteRequest| make::create(conn, by, group, &inviter, &request.wish);
    match who.submit(&form.form_key, read, "addresses", create).await? {
        Ok(created) => Ok(made(&who, created, left_out)),
        Err(errors) => show(&who, form, errors).await,
    }
}

fn made(who: &GroupMember, created: Created, left_out: Vec<String>) -> HttpResponse {
    let Created { invite, sent, already, unsubscribed } = created;
    let made = match sent {
        0 => Flash::done(t::invites::done()),
        _ if who.app.delivers() => Flash::done(t::invites::done_emailing(sent)),
        _ => Flash::note(t::invites::done_waiting(sent)),
    };
    let skipped = (already > 0).then(|| t::invites::done_skipped(already));
    let unsubscribed = (unsubscribed > 0).then(|| t::invites::done_unsubscribed(unsubscribed));
    let left_out: Vec<_> = left_out.into_iter().map(t::locale::quoted).collect();
    let left_out = (!left_out.is_empty()).then(|| t::invites::done_left_out(first_of(left_out, NAMED)));
    made.and(skipped).and(unsubscribed).and(left_out).on(&urls::invite(who.group.id, invite), who.audience())
}

/// How much somebody may give with an invite.
fn may(who: &GroupMember) -> InviterLimits {
    let manages = who.may_manage();
    InviterLimits {
        add_people: who.may_add_people(),
        role: if manages { GroupRole::Manager } else { GroupRole::Member },
        directory: manages,
        recipients: if manages { MOST_RECIPIENTS } else { MOST_BY_MEMBER },
    }
}

async fn show(who: &GroupMember, form: NewInviteForm, errors: FormErrors) -> PageResult {
    if !may_invite(who) {
        return Err(WebError::Forbidden);
    }
    let (zone, now, may) = (who.zone(), who.app.now(), may(who));
    let typed = if may.directory && form.searches { form.q.clone() } else { String::new() };
    let ticked = if may.directory { form.people.clone() } else { Vec::new() };
    let (shell, people) = who.scan(move |conn| people::pick(conn, &typed, &ticked)).await?;
    let page = NewPage {
        shell,
        group: who.group.name.clone(),
        action: urls::new_invite(who.group.id),
        back: if may.directory { urls::group_settings(who.group.id, "invites") } else { urls::group(who.group.id) },
        choices: valid_for::CHOICES.map(|(value, label)| (value, label())),
        encodings: csv_in::choices(&form.encoding),
        may,
        languages: who.organization.offered_languages(),
        others: if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 },
        errors,
        people,
        zone,
        now: zone.input(now),
        no_invites: takes_invites(&who.group, now).err().map(|why| Reason::of(&why)),
        form,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}
