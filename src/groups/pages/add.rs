//! Group Settings → Members → **Add people**: from the directory, by hand.

use std::collections::BTreeSet;

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
use crate::text::counted;
use crate::web::{Fields, Flash, Form, FormErrors, PageResult, Picker, Query, Shell, form_page, urls};

use super::window;

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
    let (id, zone) = (who.group.id, who.organization_zone());
    let outcome = who
        .act(move |conn, by| {
            let enrolled = add_people::add_people(conn, id, &people, role, by)?;
            // Only one is called by name; of several, the count says enough.
            let only = if people.len() == 1 { people::find(conn, people[0])?.map(|person| person.name) } else { None };
            Ok((enrolled, only))
        })
        .await;
    match outcome.settled()? {
        Ok((enrolled, only)) => {
            let message = summary(&enrolled, only.as_deref(), zone);
            let message = if enrolled.added.is_empty() || enrolled.outside.is_some() {
                Flash::note(message)
            } else {
                Flash::done(message)
            };
            Ok(message.on(&urls::group_settings(id, "members"), who.audience()))
        }
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
        errors.add("person", "Tick the people to add. Search for them by name or email address.");
    } else if form.people.len() > MOST {
        errors.add("person", format!("Add at most {MOST} people at once."));
    }
    let role = errors.keep("role", GroupRole::parse(&form.role).ok_or("Choose a role."));
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
                choice.detail.push_str(" · in the group already");
            }
            Ok(people)
        })
        .await?;
    if people.is_empty() {
        "Search by name or email address, and tick people. Ticked people stay while you search again."
            .clone_into(&mut people.summary);
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

/// What came of it, in words.
fn summary(enrolled: &PeopleAdded, only: Option<&str>, zone: crate::zone::Zone) -> String {
    let count = |people: &[UserId]| i64::try_from(people.len()).unwrap_or(i64::MAX);
    let mut sentences = Vec::new();
    match (only, enrolled.added.len()) {
        (Some(name), 1) => sentences.push(format!("{name} is in.")),
        (_, 0) => {}
        _ => sentences.push(format!("{} in.", counted(count(&enrolled.added), "person is", "people are"))),
    }
    match (only, enrolled.already.len()) {
        (Some(name), 1) => sentences.push(format!("{name} was in already.")),
        (_, 0) => {}
        _ => sentences.push(format!("{} in already.", counted(count(&enrolled.already), "person was", "people were"))),
    }
    if !enrolled.refused.is_empty() {
        let refused = counted(count(&enrolled.refused), "person", "people");
        sentences.push(format!("{refused} could not be added, because the account is deactivated or gone."));
    }
    match enrolled.outside {
        Some(Outside::Before(start)) => sentences.push(format!(
            "Mind that the group starts {} only; until then only its managers see it.",
            window::start_in_words(start, zone)
        )),
        Some(Outside::After(stop)) => sentences.push(format!(
            "Mind that the group took people by other ways until {}.",
            window::stop_in_words(stop, zone)
        )),
        None => {}
    }
    sentences.join(" ")
}
