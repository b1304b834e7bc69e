//! Group Settings → Members → **Add people**: from the directory, by hand.

use std::collections::BTreeSet;
use std::mem;

use askama::Template;

use crate::db::Settled;
use crate::db::types::GroupRole;
use crate::groups::add_people::{self, PeopleAdded};
use crate::groups::messages::not_added;
use crate::groups::rules::Outside;
use crate::groups::settings_tabs::SettingsHead;
use crate::groups::store;
use crate::groups::who::GroupManager;
use crate::ids::UserId;
use crate::people;
use crate::refusal::Reworded;
use crate::t;
use crate::web::{Fields, Flash, Form, FormErrors, PageResult, Picker, Query, Shell, form_page, urls};

/// People added at once.
const MOST: usize = 200;

/// Who is looked for, who is ticked so far, and the role that they are to have.
struct AddForm {
    q: String,
    role: String,
    people: BTreeSet<UserId>,
}

impl AddForm {
    fn read(fields: &Fields) -> Self {
        Self { q: fields.text("q"), role: fields.text("role"), people: fields.ids("person", UserId) }
    }
}

#[derive(Template)]
#[template(path = "groups/add.html")]
struct AddPage {
    shell: Shell,
    head: SettingsHead,
    errors: FormErrors,
    q: String,
    role: String,
    people: Picker,
}

/// The search, and who is found.
pub async fn form(who: GroupManager, Query(fields): Query<Fields>) -> PageResult {
    show(&who, AddForm::read(&fields), FormErrors::none()).await
}

/// Adds those who are ticked.
pub async fn add(who: GroupManager, Form(fields): Form<Fields>) -> PageResult {
    let form = AddForm::read(&fields);
    let role = match read(&form) {
        Ok(role) => role,
        Err(errors) => return show(&who, form, errors).await,
    };
    let people: Vec<UserId> = form.people.iter().copied().collect();
    let id = who.group.id;
    let outcome = who
        .act(move |conn, by| {
            let enrolled = add_people::add_people(conn, id, &people, role, by)?;
            // Only one is called by name; of several, the count says enough.
            let only = if people.len() == 1 { people::find(conn, people[0])?.map(|person| person.name) } else { None };
            Ok((enrolled, only))
        })
        .await;
    match outcome.settled()? {
        Ok((enrolled, only)) => Ok(summary(&enrolled, only).on(&urls::group_settings(id, "members"), who.audience())),
        Err(refusal) => {
            let refusal = Reworded(&refusal, not_added(refusal));
            let errors = FormErrors::refused("person", &refusal);
            show(&who, form, errors).await
        }
    }
}

fn read(form: &AddForm) -> Result<GroupRole, FormErrors> {
    let mut errors = FormErrors::none();
    if form.people.is_empty() {
        errors.add("person", t::groups::add_none_selected());
    } else if form.people.len() > MOST {
        errors.add("person", t::groups::add_too_many(MOST));
    }
    let role = errors.keep("role", GroupRole::parse(&form.role).ok_or_else(t::fields::role_unchosen));
    role.filter(|_| errors.is_empty()).ok_or(errors)
}

async fn show(who: &GroupManager, form: AddForm, errors: FormErrors) -> PageResult {
    let AddForm { q, role, people: ticked } = form;
    let (id, typed) = (who.group.id, q.clone());
    let (shell, mut people) = who
        .scan(move |conn| {
            let ticked: Vec<UserId> = ticked.into_iter().take(MOST).collect();
            let mut people = people::pick(conn, &typed, &ticked)?;
            let shown: Vec<UserId> = people.all_mut().map(|choice| UserId(choice.id)).collect();
            let inside = store::memberships_among(conn, &[id], &shown)?;
            for choice in people.all_mut().filter(|choice| inside.contains(&(id, UserId(choice.id)))) {
                choice.is_disabled = true;
                choice.detail = t::groups::choice_in_already(mem::take(&mut choice.detail)).into();
            }
            Ok(people)
        })
        .await?;
    if people.is_empty() {
        people.summary = Some(t::groups::add_search_first());
    }
    let page = AddPage {
        shell,
        head: SettingsHead::of(who, &who.group),
        errors,
        q,
        role: if role.is_empty() { GroupRole::Member.as_str().to_owned() } else { role },
        people,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

/// What came of it; `only` is the name, where one person was to be added.
fn summary(enrolled: &PeopleAdded, only: Option<String>) -> Flash {
    let PeopleAdded { added, already, refused, outside } = enrolled;
    let added = match (added.len(), only.clone()) {
        (0, _) => None,
        (_, Some(name)) => Some(t::groups::person_added(name)),
        (count, None) => Some(t::groups::people_added(count)),
    };
    let already = match (already.len(), only) {
        (0, _) => None,
        (_, Some(name)) => Some(t::groups::person_already_in(name)),
        (count, None) => Some(t::groups::people_already_in(count)),
    };
    let refused = (!refused.is_empty()).then(|| t::groups::people_not_added(refused.len()));
    let outside = outside.map(|outside| match outside {
        Outside::Before(start) => t::groups::added_before_start(start),
        Outside::After(stop) => t::groups::added_after_stop(stop),
    });
    let is_plain = added.is_some() && outside.is_none();
    let said = [added, already, refused, outside].into_iter().flatten().reduce(t::locale::sentences);
    let said = said.unwrap_or_else(t::web::unchanged);
    if is_plain { Flash::done(said) } else { Flash::note(said) }
}
