//! **Move**: somebody from one group to another in one step.

use std::collections::HashMap;

use askama::Template;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult};
use crate::directory::forms::MoveForm;
use crate::directory::store::{self, PersonGroup};
use crate::groups::{self, GroupScope, GroupSearch, Supporter, TransferError};
use crate::ids::{GroupId, UserId};
use crate::t;
use crate::web::{Flash, Form, FormErrors, OfPath, PageResult, Picker, Query, Shell, form_page, urls};

use super::{Head, about, change_person, mind};

/// Groups that one may come from; more than anybody is in by good sense.
const OWN: i64 = 200;

#[derive(Template)]
#[template(path = "directory/move.html")]
struct MovePage {
    shell: Shell,
    head: Head,
    errors: FormErrors,
    form: MoveForm,
    /// The groups that they are in.
    own: Vec<(String, String)>,
    others: Picker,
}

/// From which group, and to which.
pub async fn form(who: Supporter, person: OfPath<UserId>, Query(form): Query<MoveForm>) -> PageResult {
    render(&who, person.0, form, FormErrors::none()).await
}

/// Moves them.
pub async fn make(who: Supporter, OfPath(person): OfPath<UserId>, Form(form): Form<MoveForm>) -> PageResult {
    let (from, to) = match read(&form) {
        Ok(groups) => groups,
        Err(errors) => return render(&who, person, form, errors).await,
    };
    let work = move |conn: &mut Conn, by: &By| {
        let outside = groups::transfer(conn, from, to, person, by)?;
        let names = groups::find_many(conn, &[from, to])?.into_iter().map(|group| (group.id, group.name));
        Ok((outside, names.collect::<HashMap<GroupId, String>>()))
    };
    let errors = match change_person(&who, who.scope(), person, vec![from, to], work).await? {
        Ok((name, (outside, names))) => {
            let moved = Flash::done(t::directory::moved(names[&from].clone(), name, names[&to].clone()));
            let message = match outside {
                Some(outside) => moved.with(mind(names[&to].clone(), outside, who.organization_zone())),
                None => moved,
            };
            return Ok(message.on(&urls::user(person), who.audience()));
        }
        Err(why) => {
            let field = if matches!(why, TransferError::Refused(_)) { "to" } else { "from" };
            FormErrors::refused(field, &why)
        }
    };
    render(&who, person, form, errors).await
}

fn read(form: &MoveForm) -> Result<(GroupId, GroupId), FormErrors> {
    let mut errors = FormErrors::none();
    let from = errors.keep("from", form.from().ok_or_else(t::directory::move_from_unchosen));
    let to = errors.keep("to", form.to().ok_or_else(t::directory::move_to_unchosen));
    if from.is_some() && from == to {
        errors.add("to", t::directory::bulk_to_same());
    }
    from.zip(to).filter(|_| errors.is_empty()).ok_or(errors)
}

async fn render(who: &Supporter, person: UserId, form: MoveForm, errors: FormErrors) -> PageResult {
    let (scope, now, asked) = (who.scope(), who.app.now(), form.clone());
    let (shell, profile, _, (own_groups, others)) =
        about(who, scope, person, move |conn, _| find(conn, person, scope, &asked, now)).await?;
    if profile.state != UserState::Active {
        return Ok(Flash::note(t::directory::move_not_active()).on(&urls::user(person), who.audience()));
    }
    let page = MovePage {
        shell,
        head: Head::of(&profile, who.is_admin(), ""),
        errors,
        form,
        own: own_groups.into_iter().map(|membership| (membership.group.to_string(), membership.name)).collect(),
        others,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

/// The groups that they are in, and the others to choose from.
fn find(
    conn: &mut Conn,
    person: UserId,
    scope: GroupScope,
    form: &MoveForm,
    now: Moment,
) -> QueryResult<(Vec<PersonGroup>, Picker)> {
    let mut own_groups = store::groups_of(conn, person, scope, None, OWN)?;
    own_groups.retain(|membership| membership.archived_at.is_none());
    let own: Vec<GroupId> = own_groups.iter().map(|membership| membership.group).collect();
    let chosen = form.to();
    let search = GroupSearch { scope, typed: &form.q, chosen: chosen.as_slice(), except: &own };
    let others = groups::pick(conn, search, now)?;
    Ok((own_groups, others))
}
