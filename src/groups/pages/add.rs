//! Group Settings → Members → **Add people**: from the directory, by hand.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::Settled;
use crate::db::types::GroupRole;
use crate::groups::enroll::{self, Enrolled};
use crate::groups::panels::{Panel, SettingsHead};
use crate::groups::rules::{Outside, Refusal};
use crate::groups::store;
use crate::groups::who::GroupManager;
use crate::ids::UserId;
use crate::people::{self, Found};
use crate::text;
use crate::web::{Flash, Form, FormErrors, Query, Shell, WebError, page_with_status, urls};

use super::{counted, window};

/// People that one search shows.
const SHOWN: usize = 20;
/// People added at once.
const MOST: usize = 200;

/// The form's fields as they come: the same name many times, for people who are ticked.
type Pairs = Vec<(String, String)>;

/// What is looked for, and who is ticked so far.
#[derive(Debug, Default)]
struct Choice {
    q: String,
    role: String,
    chosen: BTreeSet<UserId>,
}

impl Choice {
    fn read(pairs: Pairs) -> Self {
        let mut choice = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => choice.q = value,
                "role" => choice.role = value,
                "person" => choice.chosen.extend(value.parse().map(UserId)),
                _ => {}
            }
        }
        choice
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
    /// Ticked before, and still.
    chosen: Vec<Candidate>,
    found: Vec<Candidate>,
    more: bool,
}

struct Candidate {
    id: UserId,
    name: String,
    email: String,
    is_in: bool,
}

impl AddPage {
    fn url(&self) -> String {
        urls::group_settings(self.head.id, "members/add")
    }

    fn invite(&self) -> String {
        urls::new_invite(self.head.id)
    }

    fn back(&self) -> String {
        urls::group_settings(self.head.id, "members")
    }

    fn count(&self) -> String {
        let found = i64::try_from(self.found.len()).unwrap_or(0);
        if self.more {
            format!("The first {SHOWN} found; type more of the name to find others")
        } else {
            format!("{} found", text::people(found))
        }
    }
}

/// The search, and who is found.
pub async fn form(who: GroupManager, Query(pairs): Query<Pairs>) -> Result<HttpResponse, WebError> {
    show(&who, StatusCode::OK, Choice::read(pairs), FormErrors::none()).await
}

/// Adds those who are ticked.
pub async fn add(who: GroupManager, Form(pairs): Form<Pairs>) -> Result<HttpResponse, WebError> {
    let choice = Choice::read(pairs);
    let role = match read(&choice) {
        Ok(role) => role,
        Err(errors) => return show(&who, StatusCode::UNPROCESSABLE_ENTITY, choice, errors).await,
    };
    let people: Vec<UserId> = choice.chosen.iter().copied().collect();
    let (id, zone) = (who.group.id, who.organization_zone());
    let outcome = who
        .act(move |conn, by| {
            let enrolled = enroll::enroll(conn, id, &people, role, by)?;
            // Only one is called by name; of several, the count says enough.
            let only = if people.len() == 1 { people::find(conn, people[0])?.map(|person| person.name) } else { None };
            Ok((enrolled, only))
        })
        .await;
    match outcome.settled()? {
        Ok((enrolled, only)) => {
            let words = told(&enrolled, only.as_deref(), zone);
            let message = if enrolled.added.is_empty() || enrolled.outside.is_some() {
                Flash::note(words)
            } else {
                Flash::done(words)
            };
            Ok(message.on(&urls::group_settings(id, "members"), &who.app.config))
        }
        Err(refusal) => {
            let message = match refusal {
                Refusal::Archived => "This group is archived; take it out of the archive first.".to_owned(),
                refusal => refusal.to_string(),
            };
            show(&who, StatusCode::UNPROCESSABLE_ENTITY, choice, FormErrors::one("person", message)).await
        }
    }
}

fn read(choice: &Choice) -> Result<GroupRole, FormErrors> {
    let mut errors = FormErrors::none();
    if choice.chosen.is_empty() {
        errors.add("person", "Tick whom to add: search for a name or an email address first.");
    } else if choice.chosen.len() > MOST {
        errors.add("person", format!("Add at most {MOST} people at once."));
    }
    let role = errors.keep("role", GroupRole::parse(&choice.role).ok_or("Choose the role that they are to have."));
    role.filter(|_| errors.is_empty()).ok_or(errors)
}

async fn show(
    who: &GroupManager,
    status: StatusCode,
    choice: Choice,
    errors: FormErrors,
) -> Result<HttpResponse, WebError> {
    let id = who.group.id;
    let terms = text::terms(&choice.q);
    let ticked: Vec<UserId> = choice.chosen.iter().copied().take(MOST).collect();
    let (shell, (chosen, mut found, inside)) = who
        .scan(move |conn| {
            let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
            let found = people::search(conn, &terms, limit)?;
            let chosen = people::named(conn, &ticked)?;
            let inside = store::who_is_in(conn, id, &found.iter().map(|person| person.id).collect::<Vec<_>>())?;
            Ok((chosen, found, inside))
        })
        .await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    found.retain(|person| !choice.chosen.contains(&person.id));
    let candidate = |person: Found| Candidate {
        is_in: inside.contains(&person.id),
        id: person.id,
        name: person.name,
        email: person.email.unwrap_or_default(),
    };
    let page = AddPage {
        shell,
        head: SettingsHead::of(&who.group, Panel::Members),
        errors,
        q: choice.q,
        role: if choice.role.is_empty() { GroupRole::Member.as_str().to_owned() } else { choice.role },
        chosen: chosen.into_iter().map(candidate).collect(),
        found: found.into_iter().map(candidate).collect(),
        more,
    };
    Ok(page_with_status(status, &page))
}

/// What came of it, in words.
fn told(enrolled: &Enrolled, only: Option<&str>, zone: crate::zone::Zone) -> String {
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
