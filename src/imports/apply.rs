//! Confirming an import, and the job that carries it out.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use crate::by::By;
use crate::db::types::{ImportState, OrgRole};
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::events;
use crate::groups;
use crate::ids::{GroupId, ImportId, UserId};
use crate::jobs::{self, Job, NewJob, Piece, Work};
use crate::organization;
use crate::web::App;
use crate::zone::Zone;

use super::bring::Errand;
use super::carry::{self, carry_out};
use super::events::ImportEvent;
use super::new_group::new_group;
use super::store::{self, Import};

/// The kind of the job.
pub(super) const APPLY: &str = "import.apply";

/// The import does not wait for anybody's word any more, or not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNow;

/// Has an import that was checked carried out; a second word has no effect.
pub fn confirm(conn: &mut Conn, import: ImportId, letters: bool, by: &By) -> Result<(), Stop<NotNow>> {
    if !store::advance(conn, import, ImportState::Checked, ImportState::Applying)? {
        return Err(Stop::Refused(NotNow));
    }
    store::set_letters(conn, import, letters)?;
    store::delete_upload(conn, import)?;
    let total = store::find(conn, import)?.map_or(0, |import| import.changing);
    let payload = json!({ "address": by.address });
    jobs::enqueue(conn, &NewJob { kind: APPLY, subject: import.0, payload, total, by: by.actor }, by.now)?;
    events::record(conn, by, &ImportEvent::Applied { import, letters: Some(letters) })?;
    Ok(())
}

/// Who confirmed, as the job's row remembers them.
pub(super) fn confirmer(app: &App, job: &Job) -> By {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let address = serde_json::from_value(payload["address"].clone()).ok().flatten();
    By { actor: job.made_by, address, ..By::program(Zone::default(), app.now(), &app.entropy) }
}

/// Carries the whole import out: what the next rows need is read and worked out while those before
/// them are carried out. Neither holds a connection but while it uses it, so that a single one is
/// enough, and pages get it in between.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let (id, by) = (ImportId(job.subject), confirmer(&app, &job));
        let begun = {
            let (by, job) = (by.clone(), job.clone());
            app.db.write(move |conn| begin(conn, id, &by, &job)).await?
        };
        let Some(task) = begun else { return Ok(Piece::Last) };
        let made = Arc::new(task.new_groups);
        let read_on = |after: i64| {
            let made = Arc::clone(&made);
            app.db.scan(move |conn| carry::next(conn, id, after, &made))
        };
        let mut done = job.progress;
        let mut rows = read_on(0).await?;
        while let Some(last) = rows.last().map(|row| row.number) {
            done += i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let by = By { zone: task.zone, now: app.now(), ..by.clone() };
            let errand = Errand { import: Some(id), role: task.role, by };
            let (job, letters) = (job.clone(), task.letters);
            let carrying = app.db.write(move |conn| {
                carry_out(conn, id, rows, &errand, letters)?;
                jobs::advance(conn, &job, done, "", errand.by.now)
            });
            let (carried, following) = tokio::join!(carrying, read_on(last));
            carried?;
            rows = following?;
        }
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

/// What carrying out needs to know of the whole.
struct Task {
    role: OrgRole,
    zone: Zone,
    letters: bool,
    new_groups: HashMap<String, GroupId>,
}

/// Makes the groups that are missing, on behalf of whoever confirmed, if they still may.
fn begin(conn: &mut Conn, id: ImportId, by: &By, job: &Job) -> Result<Option<Task>, Fault> {
    let role = match by.actor {
        Some(person) => store::standing(conn, person)?,
        None => None,
    };
    let found = store::find(conn, id)?;
    let (Some(import), Some(role @ OrgRole::Admin), Some(maker)) = (found, role, by.actor) else {
        let problem = "Whoever confirmed it may not import people any more.";
        store::fail(conn, id, problem)?;
        jobs::fail(conn, job, problem, by.now)?;
        return Ok(None);
    };
    let zone = organization::find(conn)?
        .and_then(|organization| Zone::parse(&organization.time_zone).ok())
        .unwrap_or_default();
    let new_groups = make_groups(conn, &import, maker, by)?;
    Ok(Some(Task { role, zone, letters: import.letters, new_groups }))
}

/// Makes the groups that are missing.
fn make_groups(conn: &mut Conn, import: &Import, maker: UserId, by: &By) -> QueryResult<HashMap<String, GroupId>> {
    let mut made = HashMap::new();
    let wanted = store::new_groups(conn, import.id)?;
    if wanted.is_empty() {
        return Ok(made);
    }
    // Somebody may have made one of them since.
    let standing: HashMap<String, GroupId> =
        store::groups(conn)?.into_iter().map(|(id, name)| (groups::name_key(&name), id)).collect();
    for (key, name, group) in wanted {
        let group = match group.or_else(|| standing.get(&groups::name_key(&name)).copied()) {
            Some(group) => group,
            None => {
                let group = new_group(conn, &name, maker, by)?;
                store::note_made(conn, import.id, &key, group)?;
                group
            }
        };
        made.insert(key, group);
    }
    Ok(made)
}
