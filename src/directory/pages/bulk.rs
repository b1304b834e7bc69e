//! Asks once before something is done to many people, and begins it.

use actix_web::HttpResponse;
use askama::Template;

use crate::batches;
use crate::db::types::{BulkKind, UserState};
use crate::db::{Conn, QueryResult, Settled};
use crate::directory::bulk::{self as verb, BulkRequest, StartBulkError};
use crate::directory::bulk_items::{BulkPeople, MOST};
use crate::directory::forms::{BulkForm, PeopleQuery};
use crate::directory::store;
use crate::directory::within::{GroupMatch, one, within};
use crate::groups::{self, Group, GroupScope, GroupSearch, Supporter};
use crate::ids::UserId;
use crate::locale::Message;
use crate::t;
use crate::web::{Fields, Flash, Form, FormErrors, PageResult, Picker, Query, Shell, WebError, form_page, urls};

use crate::people::Person;
use crate::personal_data::PersonName;

/// People who are named on the page.
const NAMED: usize = 10;

#[derive(Template)]
#[template(path = "directory/bulk.html")]
struct BulkPage {
    shell: Shell,
    errors: FormErrors,
    title: Message<'static>,
    /// What follows from it, a sentence each.
    consequences: Vec<Message<'static>>,
    /// What the button says.
    label: Message<'static>,
    /// What goes along unseen.
    hidden: Vec<(&'static str, String)>,
    form_key: String,
    /// By what a group is looked for, and the groups to choose from, where one is to be chosen.
    find: String,
    groups: Option<Picker>,
    /// Some of the people, and how many there are beyond.
    names: Vec<(PersonName, String)>,
    others: Option<Message<'static>>,
    back: String,
}

/// Names how many, and the consequence.
pub async fn ask(who: Supporter, Query(fields): Query<Fields>) -> PageResult {
    let form = BulkForm::read(&fields);
    match form.what {
        Some(kind) if !form.people.is_empty() || form.everybody => render(&who, kind, form, FormErrors::none()).await,
        _ => Ok(back(&who, &form.asked, t::directory::bulk_none_selected())),
    }
}

/// Begins it, once however often the form is sent.
pub async fn begin(who: Supporter, Form(fields): Form<Fields>) -> PageResult {
    let form = BulkForm::read(&fields);
    let Some(kind) = form.what.filter(|_| !form.people.is_empty() || form.everybody) else {
        return Ok(back(&who, &form.asked, t::directory::bulk_none_selected()));
    };
    let (scope, is_admin, posted) = (who.scope(), who.is_admin(), form.clone());
    let found = who.app.db.scan(move |conn| select(conn, scope, is_admin, &posted)).await?;
    if found.count == 0 {
        return Ok(back(&who, &form.asked, t::directory::bulk_gone()));
    }
    let order = match order(kind, &form, &found, is_admin) {
        Ok(order) => order,
        Err(errors) => return render(&who, kind, form, errors).await,
    };
    match who.act_once(form.form_key.clone(), move |conn, by| verb::begin(conn, &order, scope, by)).await.settled()? {
        Ok(begun) => Ok(crate::web::flash::redirect(&urls::bulk(begun))),
        Err(_) => Err(WebError::Forbidden),
    }
}

/// What the form speaks of.
struct Selected {
    from: Option<Group>,
    to: Option<Group>,
    /// Those who are ticked, as far as they are there.
    people: Vec<UserId>,
    /// How many people are meant; counted up to a bound.
    count: i64,
    some: Vec<Person>,
}

fn select(conn: &mut Conn, scope: GroupScope, is_admin: bool, form: &BulkForm) -> QueryResult<Selected> {
    let asked = &form.asked;
    let from = match within(conn, scope, &asked.group, asked.within())? {
        GroupMatch::One(group) => Some(group),
        GroupMatch::Anywhere | GroupMatch::Several(_) | GroupMatch::Nowhere => None,
    };
    let to = match form.to {
        Some(group) => one(conn, scope, group)?,
        None => None,
    };
    if !form.everybody {
        let people = store::present(conn, &form.people)?;
        let some = store::rows(conn, &people[..people.len().min(NAMED)])?;
        let count = i64::try_from(people.len()).unwrap_or(MOST);
        return Ok(Selected { from, to, people, count, some });
    }
    let filter = asked.filter(is_admin, from.as_ref().map(|group| group.id));
    // Nothing is done to those who deleted their account, of whom there may be a list.
    let is_of_erased = filter.sieve.state == Some(UserState::Erased);
    if is_of_erased || (from.is_none() && !asked.group.trim().is_empty()) {
        return Ok(Selected { from, to, people: Vec::new(), count: 0, some: Vec::new() });
    }
    let some = store::ids(conn, &filter, None, i64::try_from(NAMED).unwrap_or(i64::MAX))?;
    let (count, some) = (store::count(conn, &filter, MOST + 1)?, store::rows(conn, &some)?);
    Ok(Selected { from, to, people: Vec::new(), count, some })
}

fn order(kind: BulkKind, form: &BulkForm, found: &Selected, is_admin: bool) -> Result<BulkRequest, FormErrors> {
    let mut errors = FormErrors::none();
    let enters = matches!(kind, BulkKind::Add | BulkKind::Move);
    let leaves = matches!(kind, BulkKind::Move | BulkKind::Remove);
    let from = found.from.as_ref().map(|group| group.id);
    let to = found.to.as_ref().map(|group| group.id);
    if enters {
        match &found.to {
            None => errors.add("to", t::directory::bulk_to_unchosen()),
            Some(group) if group.archived_at.is_some() => {
                errors.add("to", t::directory::bulk_to_archived(group.name.clone()));
            }
            Some(group) if leaves && Some(group.id) == from => {
                errors.add("to", t::directory::bulk_to_same());
            }
            Some(_) => {}
        }
    }
    if leaves && from.is_none() {
        errors.add("to", t::directory::bulk_from_unchosen());
    }
    if form.everybody && found.count > MOST {
        errors.add("to", t::directory::bulk_too_many(MOST));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let whom = if form.everybody {
        BulkPeople::All(form.asked.filter(is_admin, from))
    } else {
        BulkPeople::These(found.people.clone())
    };
    Ok(BulkRequest { kind, from: from.filter(|_| leaves), to: to.filter(|_| enters), whom, count: found.count })
}

async fn render(who: &Supporter, kind: BulkKind, form: BulkForm, errors: FormErrors) -> PageResult {
    let (scope, is_admin, now) = (who.scope(), who.is_admin(), who.app.now());
    if kind == BulkKind::Deactivate && !is_admin {
        return Err(WebError::Forbidden);
    }
    let asked = form.clone();
    let (shell, (found, groups)) = who
        .scan(move |conn| {
            let found = select(conn, scope, is_admin, &asked)?;
            let from = found.from.as_ref().map(|group| group.id).filter(|_| kind == BulkKind::Move);
            let (chosen, except) = (asked.to.as_slice(), from.as_slice());
            let search = GroupSearch { scope, typed: &asked.find, chosen, except };
            let enters = matches!(kind, BulkKind::Add | BulkKind::Move);
            let groups = if enters { Some(groups::pick(conn, search, now)?) } else { None };
            Ok((found, groups))
        })
        .await?;
    if matches!(kind, BulkKind::Move | BulkKind::Remove) && found.from.is_none() {
        return Ok(back(who, &form.asked, t::directory::bulk_no_group()));
    }
    if found.count == 0 {
        return Ok(back(who, &form.asked, t::directory::bulk_gone()));
    }
    let left = found.from.as_ref().map(|group| group.name.clone()).unwrap_or_default();
    let beyond = found.count - i64::try_from(found.some.len()).unwrap_or(0);
    let page = BulkPage {
        shell,
        errors,
        title: title(kind, found.count, left),
        consequences: consequences(kind, found.count),
        label: match kind {
            BulkKind::Add => t::directory::add_to_group(),
            BulkKind::Move => t::directory::move_to_group(),
            BulkKind::Remove => t::web::remove(),
            BulkKind::Deactivate => t::directory::deactivate(),
        },
        hidden: hidden(kind, &form, &found.people),
        form_key: who.app.entropy.name(),
        groups,
        names: found.some.into_iter().map(|row| (PersonName::from(row.name), row.email.unwrap_or_default())).collect(),
        others: (beyond > 0).then(|| t::directory::bulk_more(beyond)),
        back: form.asked.url(""),
        find: form.find,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

/// Back to the list, and why.
fn back(who: &Supporter, asked: &PeopleQuery, why: Message<'static>) -> HttpResponse {
    Flash::problem(why).on(&asked.url(""), who.audience())
}

fn hidden(kind: BulkKind, form: &BulkForm, people: &[UserId]) -> Vec<(&'static str, String)> {
    let mut hidden = vec![("do", kind.as_str().to_owned())];
    if form.everybody {
        hidden.push(("all", "yes".to_owned()));
    } else {
        hidden.extend(people.iter().map(|person| ("person", person.to_string())));
    }
    hidden.extend(form.asked.fields().into_iter().map(|(name, value)| (name, value.to_owned())));
    hidden
}

fn title(kind: BulkKind, count: i64, left: String) -> Message<'static> {
    let people = if count > MOST { t::directory::more_than_people(MOST) } else { t::directory::people(count) };
    t::directory::bulk_question(left, kind.as_str(), people)
}

fn consequences(kind: BulkKind, count: i64) -> Vec<Message<'static>> {
    let skips = (kind == BulkKind::Deactivate).then(t::directory::bulk_skips);
    let takes_a_while = (count > batches::AT_ONCE).then(t::directory::bulk_takes_a_while);
    let all = [Some(t::directory::bulk_follows(kind.as_str())), skips, takes_a_while, Some(t::directory::bulk_undo())];
    all.into_iter().flatten().collect()
}

/// Why it was not begun, where somebody comes too late.
pub(super) fn not_undoable(why: StartBulkError) -> Result<Flash, WebError> {
    match why {
        StartBulkError::NotYours => Err(WebError::Forbidden),
        StartBulkError::NotUndoable => Ok(Flash::refused(&why)),
    }
}
