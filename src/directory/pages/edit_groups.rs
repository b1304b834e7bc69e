//! A person's **User groups** → **Edit**: check the groups, **Save**.

use std::collections::BTreeSet;

use askama::Template;

use crate::by::By;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult};
use crate::directory::forms::GroupsChoice;
use crate::directory::messages::not_arranged;
use crate::directory::store;
use crate::groups::{self, Arranged, Group, GroupScope, Supporter};
use crate::ids::{GroupId, UserId};
use crate::locale::Arg;
use crate::refusal::Reworded;
use crate::t;
use crate::text;
use crate::web::{
    Choice, Fields, Flash, Form, FormErrors, Noun, OfPath, PageResult, Picker, Query, Shell, form_page, urls,
};
use crate::zone::Zone;

use super::{Head, about, change_person, mind, sentences};

/// Further groups that are shown at once.
const SHOWN: usize = 50;
/// Groups of the person that are shown unasked; those beyond are found by searching.
const OWN: i64 = 100;
/// Groups changed at once.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "directory/groups.html")]
struct GroupsPage {
    shell: Shell,
    head: Head,
    errors: FormErrors,
    q: String,
    /// Those that the person is in or that were ticked or unticked, and others.
    groups: Picker,
    /// Groups of the person that are shown and can be unticked.
    was: BTreeSet<GroupId>,
    /// Where the groups after those go on.
    more: Option<String>,
}

/// What the page shows.
struct GroupsFound {
    /// Groups that the person is in, of those that are shown.
    inside: BTreeSet<GroupId>,
    own: Vec<Group>,
    others: Vec<Group>,
}

/// The groups, those of the person first.
pub async fn form(who: Supporter, person: OfPath<UserId>, Query(fields): Query<Fields>) -> PageResult {
    render(&who, person.0, GroupsChoice::read(&fields), FormErrors::none()).await
}

/// **Save**.
pub async fn save(who: Supporter, person: OfPath<UserId>, Form(fields): Form<Fields>) -> PageResult {
    let (OfPath(person), choice) = (person, GroupsChoice::read(&fields));
    let (add, remove) = (choice.add(), choice.remove());
    if add.len() + remove.len() > MOST {
        let errors = FormErrors::one("in", t::directory::groups_too_many(MOST));
        return render(&who, person, choice, errors).await;
    }
    let work = move |conn: &mut Conn, by: &By| groups::arrange(conn, person, &add, &remove, by);
    match change_person(&who, who.scope(), person, choice.changes(), work).await? {
        Ok((_, arranged)) => Ok(told(arranged, who.organization_zone()).on(&urls::user(person), who.audience())),
        Err((group, why)) => {
            let refusal = Reworded(&why, not_arranged(group, why));
            let errors = FormErrors::refused("in", &refusal);
            render(&who, person, choice, errors).await
        }
    }
}

async fn render(who: &Supporter, person: UserId, choice: GroupsChoice, errors: FormErrors) -> PageResult {
    let (scope, now) = (who.scope(), who.app.now());
    let asked = choice.clone();
    let (shell, profile, _, found) =
        about(who, scope, person, move |conn, _| find(conn, person, scope, &asked)).await?;
    if profile.state != UserState::Active {
        return Ok(Flash::note(t::directory::groups_not_active()).on(&urls::user(person), who.audience()));
    }
    let GroupsFound { mut inside, own, others } = found;
    let last = others.get(SHOWN - 1).filter(|_| others.len() > SHOWN && choice.q.is_empty());
    let more = last.map(|group| format!("{}.{}", group.sort_order, group.id));
    let (add, remove) = (choice.add(), choice.remove());
    let made = |group: Group| Choice {
        is_chosen: (inside.contains(&group.id) || add.contains(&group.id)) && !remove.contains(&group.id),
        // Nobody comes into an archived group or goes out of it.
        is_disabled: group.archived_at.is_some(),
        ..groups::choice(group, now)
    };
    let [own, others] = [own, others].map(|groups| groups.into_iter().map(made).collect());
    let mut groups = Picker::new(Noun::Groups, own, others, SHOWN);
    if choice.q.is_empty() {
        groups.summary = None;
    }
    let open: Vec<i64> = groups.all_mut().filter(|choice| !choice.is_disabled).map(|choice| choice.id).collect();
    inside.retain(|group| open.contains(&group.0));
    let page = GroupsPage {
        shell,
        head: Head::of(&profile, who.is_admin(), ""),
        errors,
        q: choice.q,
        groups,
        was: inside,
        more,
    };
    Ok(form_page(&page.errors, who.reader(), &page))
}

fn find(conn: &mut Conn, person: UserId, scope: GroupScope, choice: &GroupsChoice) -> QueryResult<GroupsFound> {
    let own_groups = store::groups_of(conn, person, scope, None, OWN)?;
    let mut shown: Vec<GroupId> = own_groups.iter().map(|membership| membership.group).collect();
    shown.extend(choice.changes().iter().take(MOST));
    shown.sort_unstable();
    shown.dedup();
    let shown = scope.reaching(conn, &shown)?;
    let others = groups::named(conn, scope, &text::terms(&choice.q), choice.after, SHOWN + 1)?;
    let asked: Vec<GroupId> = shown.iter().copied().chain(others.iter().map(|group| group.id)).collect();
    let inside = groups::memberships_among(conn, &asked, &[person])?.into_iter().map(|(group, _)| group).collect();
    Ok(GroupsFound { inside, own: groups::find_many(conn, &shown)?, others })
}

fn told(arranged: Arranged, zone: Zone) -> Flash {
    let Arranged { added, removed, outside } = arranged;
    let is_noted = !outside.is_empty();
    let changed = match (added.is_empty(), removed.is_empty()) {
        (true, true) => None,
        (false, true) => Some(t::directory::added_to(few(added))),
        (true, false) => Some(t::directory::removed_from(few(removed))),
        (false, false) => Some(t::directory::added_and_removed(few(added), few(removed))),
    };
    let outside = outside.into_iter().map(|(group, outside)| mind(group, outside, zone));
    match sentences(changed.into_iter().chain(outside)) {
        None => Flash::note(t::web::unchanged()),
        Some(said) if is_noted => Flash::note(said),
        Some(said) => Flash::done(said),
    }
}

/// "Choir", "Choir and Rowing", "Choir, Rowing and 3 more groups".
fn few(names: Vec<String>) -> Vec<Arg<'static>> {
    const NAMED: usize = 2;
    let more = names.len().saturating_sub(NAMED);
    let named = names.into_iter().take(NAMED).map(Arg::from);
    named.chain((more > 0).then(|| t::directory::further_groups(more).into())).collect()
}
