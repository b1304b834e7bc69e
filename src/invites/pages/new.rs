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
use crate::invites::rules::may_invite;
use crate::invites::valid_for;
use crate::people;
use crate::people_file::pasted;
use crate::refusal::Reason;
use crate::web::{Flash, FormErrors, PageResult, Picker, Shell, Upload, WebError, form_page, urls};

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
    choices: [(&'static str, &'static str); 6],
    /// Names and labels of what a file may be written in.
    encodings: Vec<(String, String)>,
    may: InviterLimits,
    /// Addresses that are right although others are wrong.
    others: usize,
    people: Picker,
    /// "In Europe/Amsterdam. …", under the custom date.
    expiration_hint: String,
    /// The earliest that the field takes.
    now: String,
    /// Why no invite can be made, if none can.
    no_invites: Option<Reason>,
}

impl NewPage {
    fn addresses_hint(&self) -> String {
        format!(
            "Paste them as they are, with names or without; up to {} at once. Left empty, you share the link yourself.",
            self.may.recipients
        )
    }
}

/// The empty form.
pub async fn form(who: GroupMember) -> PageResult {
    let access = if who.may_add_people() { InviteAccess::Anyone } else { InviteAccess::Members };
    let form = NewInviteForm::empty(who.app.entropy.name(), access);
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
    let read = form.read(&may(&who), who.zone(), who.app.now());
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

fn made(who: &GroupMember, created: Created, left_out: String) -> HttpResponse {
    let Created { invite, sent, already } = created;
    let mut sentences = vec!["The invite is made.".to_owned()];
    match already {
        0 => {}
        1 => sentences.push("1 person is in already and was skipped.".to_owned()),
        already => sentences.push(format!("{already} people are in already and were skipped.")),
    }
    sentences.extend(Some(left_out).filter(|left_out| !left_out.is_empty()));
    let made = match sent {
        0 => Flash::done(format!("{} Copy the link to hand it on.", sentences.join(" "))),
        _ => Flash::emailed(&who.app, ("The invite", sent), &sentences.join(" "), "Copy the link to hand it on now."),
    };
    made.on(&urls::invite(who.group.id, invite), who.audience())
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
        choices: valid_for::CHOICES,
        encodings: csv_in::choices(&form.encoding),
        may,
        others: if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 },
        errors,
        people,
        expiration_hint: format!(
            "Only where Custom date is chosen, in {zone}. With no time of day, the link works until the end of that day."
        ),
        now: zone.input(now),
        no_invites: takes_invites(&who.group, now).err().map(|why| Reason::of(&why)),
        form,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}
