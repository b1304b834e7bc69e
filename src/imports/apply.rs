//! Confirming an import, and the job that carries it out.

use std::collections::HashMap;
use std::fmt;

use serde_json::json;
use tokio::sync::mpsc;

use crate::accounts;
use crate::audit::{self, Action, Actor, Entry};
use crate::clock::Moment;
use crate::db::types::{ImportState, JoinType, OrgRole, RowOutcome};
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::entropy::Entropy;
use crate::groups::{self, NewGroup};
use crate::ids::{GroupId, ImportId, UserId};
use crate::jobs::{self, Job, NewJob, Piece, Work};
use crate::organization;
use crate::text;
use crate::web::App;
use crate::zone::Zone;

use super::bring::{Brought, Errand, Prepared, bring};
use super::names::Wants;
use super::plan::Wanted;
use super::store::{self, Import, Row, Tally};

/// The kind of the job.
pub(super) const APPLY: &str = "import.apply";

/// Rows that are carried out in one transaction: a page that writes waits for one of these at most.
const PIECE: i64 = 500;

/// The import does not wait for anybody's word any more, or not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNow;

impl fmt::Display for NotNow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Somebody was faster: this import is being carried out, or is done.")
    }
}

/// Has an import that was checked carried out; a second word has no effect.
pub fn confirm(
    conn: &mut Conn,
    import: ImportId,
    letters: bool,
    actor: &Actor,
    now: Moment,
) -> Result<(), Stop<NotNow>> {
    if !store::advance(conn, import, ImportState::Checked, ImportState::Applying)? {
        return Err(Stop::Refused(NotNow));
    }
    store::set_letters(conn, import, letters)?;
    let total = store::find(conn, import)?.map_or(0, |import| import.changing);
    let payload = json!({ "address": actor.address });
    jobs::enqueue(conn, &NewJob { kind: APPLY, subject: import.0, payload, total, by: actor.person }, now)?;
    audit::record(conn, actor, now, Entry::of(Action::ImportApplied, import.0).to(json!({ "letters": letters })))?;
    Ok(())
}

/// Who confirmed, as the job's row remembers them.
pub(super) fn actor_of(job: &Job) -> Actor {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    Actor { person: job.made_by, address: serde_json::from_value(payload["address"].clone()).ok().flatten() }
}

/// Carries the whole import out: what the next rows need is worked out on one thread, while those
/// before them are carried out.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let id = ImportId(job.subject);
        let (actor, now) = (actor_of(&job), app.now());
        let begun = {
            let (actor, job) = (actor.clone(), job.clone());
            app.db.write(move |conn| begin(conn, id, &actor, &job, now)).await?
        };
        let Some(task) = begun else { return Ok(Piece::Last) };
        let (hand_over, mut prepared) = mpsc::channel::<Vec<ToDo>>(2);
        let new_groups = task.new_groups;
        let preparing = app.db.scan(move |conn| prepare(conn, id, &new_groups, &hand_over));
        let carrying = async {
            let mut done = job.progress;
            while let Some(rows) = prepared.recv().await {
                done += i64::try_from(rows.len()).unwrap_or(i64::MAX);
                let errand =
                    Errand { import: Some(id), actor: actor.clone(), role: task.role, zone: task.zone, now: app.now() };
                let (job, entropy, letters) = (job.clone(), app.entropy.clone(), task.letters);
                app.db
                    .write(move |conn| {
                        carry_out(conn, id, rows, &errand, letters.then_some(&entropy))?;
                        jobs::advance(conn, &job, done, "", errand.now)
                    })
                    .await?;
                if task.letters {
                    app.outbox.knock();
                }
            }
            Ok::<_, Fault>(())
        };
        let (prepared, carried) = tokio::join!(preparing, carrying);
        carried?;
        prepared?;
        let now = app.now();
        app.db
            .write(move |conn| {
                store::note_applied(conn, id, now)?;
                jobs::finish(conn, &job, now)
            })
            .await?;
        Ok(Piece::Last)
    })
}

/// A row that is to be carried out.
struct ToDo {
    number: i64,
    /// Whether the person was new when it was tried out.
    adds: bool,
    prepared: Prepared,
}

/// What carrying out needs to know of the whole.
struct Task {
    role: OrgRole,
    zone: Zone,
    letters: bool,
    new_groups: HashMap<String, GroupId>,
}

/// Makes the groups that are missing, on behalf of whoever confirmed, if they still may.
fn begin(conn: &mut Conn, id: ImportId, actor: &Actor, job: &Job, now: Moment) -> Result<Option<Task>, Fault> {
    let role = match actor.person {
        Some(person) => store::standing(conn, person)?,
        None => None,
    };
    let found = store::find(conn, id)?;
    let (Some(import), Some(role @ OrgRole::Admin), Some(maker)) = (found, role, actor.person) else {
        let problem = "Whoever confirmed it may not import people any more.";
        store::fail(conn, id, problem)?;
        jobs::fail(conn, job, problem, now)?;
        return Ok(None);
    };
    let zone = organization::find(conn)?
        .and_then(|organization| Zone::parse(&organization.time_zone).ok())
        .unwrap_or_default();
    let new_groups = make_groups(conn, &import, maker, actor, now)?;
    Ok(Some(Task { role, zone, letters: import.letters, new_groups }))
}

/// Groups that nobody but those of the file knows of at first: closed, and listed to nobody else.
fn make_groups(
    conn: &mut Conn,
    import: &Import,
    maker: UserId,
    actor: &Actor,
    now: Moment,
) -> QueryResult<HashMap<String, GroupId>> {
    let mut made = HashMap::new();
    let wanted = store::new_groups(conn, import.id)?;
    if wanted.is_empty() {
        return Ok(made);
    }
    // Somebody may have made one of them since.
    let standing: HashMap<String, GroupId> =
        store::groups(conn)?.into_iter().map(|(id, name)| (text::fold(&name), id)).collect();
    for (key, name, group) in wanted {
        let group = match group.or_else(|| standing.get(&key).copied()) {
            Some(group) => group,
            None => {
                let new = NewGroup {
                    name: name.clone(),
                    description: String::new(),
                    category: String::new(),
                    starts_at: None,
                    stops_at: None,
                    viewable: false,
                    join_type: JoinType::Closed,
                    campaign_id: None,
                    members_may_invite: false,
                };
                let group = groups::insert(conn, &new, maker, now)?;
                let after = json!({ "name": name, "join_type": JoinType::Closed });
                audit::record(conn, actor, now, Entry::of(Action::GroupCreated, group.0).in_group(group).to(after))?;
                store::note_made(conn, import.id, &key, group)?;
                group
            }
        };
        made.insert(key, group);
    }
    Ok(made)
}

/// Hands over the rows that are to change something, piece by piece.
fn prepare(
    conn: &mut Conn,
    id: ImportId,
    new_groups: &HashMap<String, GroupId>,
    hand_over: &mpsc::Sender<Vec<ToDo>>,
) -> QueryResult<()> {
    let mut after = 0;
    loop {
        let rows = store::next_to_do(conn, id, after, PIECE)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.number;
        let prepared = rows.into_iter().filter_map(|row| prepared(row, new_groups)).collect();
        if hand_over.blocking_send(prepared).is_err() {
            return Ok(());
        }
    }
}

/// A row as it was read; what the database kept of it reads as it was written.
fn prepared(row: Row, new_groups: &HashMap<String, GroupId>) -> Option<ToDo> {
    let wants: Wants = serde_json::from_str(&row.wants).unwrap_or_default();
    let mut groups = wants.groups;
    groups.extend(wants.new.iter().filter_map(|key| new_groups.get(key)));
    groups.sort_unstable();
    groups.dedup();
    let wanted = Wanted { email: text::email(&row.email).ok()?, name: row.name, role: row.role, groups };
    Some(ToDo { number: row.number, adds: row.adds, prepared: Prepared::of(wanted) })
}

/// Carries rows out and writes down what each came to.
fn carry_out(
    conn: &mut Conn,
    id: ImportId,
    rows: Vec<ToDo>,
    errand: &Errand,
    letters: Option<&Entropy>,
) -> Result<(), Fault> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(()) };
    let span = (first.number, last.number);
    let (expected, prepared): (Vec<_>, Vec<Prepared>) =
        rows.into_iter().map(|row| ((row.number, row.adds), row.prepared)).unzip();
    let outcomes = bring(conn, &prepared, errand)?;
    let (mut raised, mut new, mut changed) = (Vec::new(), Vec::new(), Tally::default());
    for (((number, adds), row), outcome) in expected.into_iter().zip(&prepared).zip(outcomes) {
        match outcome {
            Err(wrong) => {
                changed.wrong += 1;
                store::mark(conn, id, number, RowOutcome::Wrong, &wrong.to_string())?;
            }
            Ok(Brought { plan, .. }) if plan.is_nothing() => {
                changed.unchanged += 1;
                store::mark(conn, id, number, RowOutcome::Unchanged, "All of it was so already.")?;
            }
            Ok(Brought { plan, person }) => {
                raised.extend(plan.raise.map(|(from, _)| (number, from)));
                if plan.person.is_none() != adds {
                    // Somebody came, or went, since the row was tried out.
                    store::correct(conn, id, number, plan.person.is_none())?;
                }
                if plan.person.is_none() {
                    new.push((person, row.wanted.email.clone()));
                }
            }
        }
    }
    changed.changing = -(changed.wrong + changed.unchanged);
    if changed != Tally::default() {
        store::count(conn, id, changed)?;
    }
    store::mark_done(conn, id, span, &raised)?;
    if let Some(entropy) = letters {
        accounts::write_to_new(conn, &new, entropy, errand.now)?;
    }
    Ok(())
}
