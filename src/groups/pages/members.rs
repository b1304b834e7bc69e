//! Group Settings → Members: who is in, their roles, and taking somebody out.

use askama::Template;

use crate::clock::Moment;
use crate::db::types::{GroupRole, UserState};
use crate::db::{Conn, Fault, QueryResult};
use crate::groups;
use crate::groups::changes::{Outcome, To};
use crate::groups::events::how_joined;
use crate::groups::memberships::apply_one;
use crate::groups::settings_tabs::SettingsHead;
use crate::groups::store::{self, MemberRow};
use crate::groups::who::GroupManager;
use crate::ids::{GroupId, UserId};
use crate::locale::{Message, Slot};
use crate::people::{self, PersonFilter};
use crate::personal_data::PersonName;
use crate::t;
use crate::text;
use crate::web::paging::{LIMIT, PAGE, Page, PageLinks, Search};
use crate::web::{
    ConfirmPage, Fields, Flash, Form, FormErrors, OfPath, PageResult, Query, Shell, WebError, form_page, page, urls,
};

use super::code_link;

/// Up to so many people a group is searched by asking each of them; a larger one is searched by
/// the directory's words, of which many then belong to it.
const SMALL: i64 = 10_000;

#[derive(Template)]
#[template(path = "groups/members.html")]
struct MembersPage {
    shell: Shell,
    head: SettingsHead,
    q: String,
    rows: Vec<MemberView>,
    /// How many are in, or how many were found.
    count: Message<'static>,
    /// Links to other pages.
    pages: PageLinks,
    is_admin: bool,
    /// What selects all of them, where they do not all stand on this page.
    select_all: Option<Message<'static>>,
    /// The group, by which the directory knows whom all of them are.
    in_group: Option<String>,
}

/// Somebody in the list.
struct MemberView {
    id: UserId,
    name: PersonName,
    email: String,
    role: Message<'static>,
    is_active: bool,
    /// How they came in, and where to read about that.
    method: Message<'static>,
    code: Option<(String, String)>,
    joined_at: Moment,
    is_self: bool,
}

#[derive(Template)]
#[template(path = "groups/role.html")]
struct RolePage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    name: PersonName,
    role: String,
    action: String,
    back: String,
    is_last_manager: bool,
}

/// Who is in, newest first; or who of them is meant.
pub async fn show(who: GroupManager, Query(asked): Query<Search>) -> PageResult {
    let Search { q, seek } = asked;
    let (id, viewer) = (who.group.id, who.person.id);
    let (terms, in_group) = (text::terms(&q), who.group.member_count);
    let is_search = !terms.is_empty();
    let after = seek.numbers::<2>().map(|[joined, person]| (Moment::from_micros(joined), UserId(person)));
    let (shell, rows) = if is_search {
        who.scan(move |conn| search(conn, id, &terms, in_group)).await?
    } else {
        who.view(move |conn| store::newest_members(conn, id, after, LIMIT)).await?
    };
    let page_of = Page::cut(rows, |row| format!("{}.{}", row.joined_at.micros(), row.id));
    let count = match (is_search, &page_of.next) {
        (false, _) => t::groups::member_count(in_group),
        (true, None) => t::groups::members_found(page_of.rows.len()),
        (true, Some(_)) => t::groups::members_found_first(PAGE),
    };
    let members = urls::group_settings(id, "members");
    let older = page_of.next.clone().filter(|_| !is_search);
    let is_part = page_of.next.is_some() || (after.is_some() && !is_search);
    let all = if is_search { t::groups::select_all_found() } else { t::groups::select_all(in_group) };
    let is_admin = who.is_admin();
    Ok(page(
        who.reader(),
        &MembersPage {
            shell,
            head: SettingsHead::of(&who, &who.group),
            q,
            count,
            pages: PageLinks::at(&members, after.is_none() || is_search, older.as_deref()),
            is_admin,
            select_all: is_part.then_some(all),
            in_group: Some(who.group.name.clone()),
            rows: page_of.map(|row| line(row, id, (viewer, is_admin))).rows,
        },
    ))
}

/// Asks which role somebody is to have.
pub async fn ask_for_role(who: GroupManager, person: OfPath<UserId>) -> PageResult {
    role_page(&who, person.0, FormErrors::none()).await
}

/// Gives somebody another role.
pub async fn change_role(who: GroupManager, OfPath(person): OfPath<UserId>, Form(fields): Form<Fields>) -> PageResult {
    let Some(role) = GroupRole::parse(&fields.text("role")) else {
        let errors = FormErrors::one("role", t::fields::role_unchosen());
        return role_page(&who, person, errors).await;
    };
    let id = who.group.id;
    let (outcome, name) = who
        .act(move |conn, by| {
            let outcome = apply_one(conn, by, (id, person), To::Role(role))?;
            Ok::<_, Fault>((
                outcome,
                people::find(conn, person)?.map(|person| PersonName::from(person.name)).unwrap_or_default(),
            ))
        })
        .await?;
    let message = match outcome {
        Outcome::Done { .. } => Flash::done(t::groups::role_changed(name, role.as_str())),
        Outcome::Same => Flash::note(t::groups::role_same(name, role.as_str())),
        Outcome::NotIn | Outcome::Refused(_) => Flash::note(t::groups::not_in_group()),
    };
    // Whoever gave up the group's management cannot see its settings any more.
    let gave_up = person == who.person.id && role == GroupRole::Member && !who.is_admin();
    let next = if gave_up { urls::group(id) } else { urls::group_settings(id, "members") };
    Ok(message.on(&next, who.audience()))
}

/// Asks once before somebody is taken out.
pub async fn ask_to_remove(who: GroupManager, OfPath(person): OfPath<UserId>) -> PageResult {
    let (shell, row, is_last_manager) = person_of_group(&who, person).await?;
    let alone = is_last_manager.then(t::groups::remove_only_manager);
    Ok(page(
        who.reader(),
        &ConfirmPage {
            shell,
            about: who.group.name.clone().into(),
            title: t::groups::remove_question(row.name),
            label: t::web::remove(),
            action: urls::group_member(who.group.id, person, "remove"),
            back: urls::group_settings(who.group.id, "members"),
            text: [Some(t::groups::remove_text()), alone].into_iter().flatten().collect(),
        },
    ))
}

/// Takes somebody out.
pub async fn remove(who: GroupManager, OfPath(person): OfPath<UserId>) -> PageResult {
    // One leaves; being taken out by oneself would bar the way back.
    if person == who.person.id {
        return Ok(Flash::note(t::groups::remove_yourself()).on(&urls::leave(who.group.id), who.audience()));
    }
    let id = who.group.id;
    let (is_gone, name) = who
        .act(move |conn, by| {
            let is_gone = groups::remove(conn, id, person, by)?;
            Ok::<_, Fault>((
                is_gone,
                people::find(conn, person)?.map(|person| PersonName::from(person.name)).unwrap_or_default(),
            ))
        })
        .await?;
    let message =
        if is_gone { Flash::done(t::groups::person_removed(name)) } else { Flash::note(t::groups::not_in_group()) };
    Ok(message.on(&urls::group_settings(id, "members"), who.audience()))
}

fn search(conn: &mut Conn, group: GroupId, terms: &[String], in_group: i64) -> QueryResult<Vec<MemberRow>> {
    let found = if in_group <= SMALL {
        store::matching_members(conn, group, terms, LIMIT)?
    } else {
        let filter = PersonFilter { group: Some(group), ..PersonFilter::default() };
        let found = people::search(conn, filter, terms, LIMIT)?;
        found.into_iter().map(|person| person.id).collect()
    };
    store::members(conn, group, &found)
}

fn line(row: MemberRow, group: GroupId, (viewer, is_admin): (UserId, bool)) -> MemberView {
    MemberView {
        id: row.id,
        name: row.name,
        email: row.email.unwrap_or_default(),
        role: if row.role == GroupRole::Manager { t::groups::manager() } else { t::groups::member() },
        is_active: row.state == UserState::Active,
        method: how_joined(row.method, row.adder, None),
        code: row.code.map(|code| code_link(group, code, is_admin)),
        joined_at: row.joined_at,
        is_self: row.id == viewer,
    }
}

async fn role_page(who: &GroupManager, person: UserId, errors: FormErrors) -> PageResult {
    let (shell, row, is_last_manager) = person_of_group(who, person).await?;
    let page = RolePage {
        shell,
        errors,
        group: who.group.name.clone(),
        name: row.name,
        role: row.role.as_str().to_owned(),
        action: urls::group_member(who.group.id, person, "role"),
        back: urls::group_settings(who.group.id, "members"),
        is_last_manager,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

/// Somebody in the group, and whether nobody else manages it.
async fn person_of_group(who: &GroupManager, person: UserId) -> Result<(Shell, MemberRow, bool), WebError> {
    let id = who.group.id;
    let (shell, (row, managers)) =
        who.view(move |conn| Ok((store::member(conn, id, person)?, store::managers(conn, id, 2)?))).await?;
    let row = row.ok_or(WebError::NotFound)?;
    let is_last_manager = row.role == GroupRole::Manager && managers.len() == 1;
    Ok((shell, row, is_last_manager))
}
