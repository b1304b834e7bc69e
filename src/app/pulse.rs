//! The pulse: every few seconds a server that runs learns the latest time that any instance has
//! seen, raises it, and on PostgreSQL, where no lock of a file says that it runs, gives a sign of life.

use std::time::Duration;

use tokio::task::JoinSet;

use crate::db::{self, BEAT, Conn, Fault, Location, QueryResult};
use crate::web::App;

use super::start_error::StartError;

/// Beats between two writes of the time: what it may lose when the power fails, in beats.
const BEATS_A_WRITE: u32 = 2;

/// How long the last beat may wait for the database.
const PATIENCE: Duration = Duration::from_secs(2);

/// A pulse that beats.
pub(super) struct Pulse {
    app: App,
    name: String,
}

impl Pulse {
    /// Beats for the first time, and from then on among `tasks`.
    pub fn start(app: &App, tasks: &mut JoinSet<()>) -> Result<Self, StartError> {
        let name = app.entropy.name();
        let mut conn = db::connect(&app.config.database).map_err(StartError::Database)?;
        let first = db::transaction(&mut conn, |conn| beat(conn, app, &name, true));
        first.map_err(|error| StartError::Database(error.into()))?;
        tasks.spawn(go_on(app.clone(), name.clone()));
        Ok(Self { app: app.clone(), name })
    }

    /// Writes down the time once more, and that this server is gone; once the tasks have been stopped.
    pub async fn stop(self) {
        let Self { app, name } = self;
        let within = app.clone();
        let last = app.db.write(move |conn| {
            beat(conn, &within, &name, true)?;
            Ok::<_, Fault>(db::end_beats(conn, &name)?)
        });
        match tokio::time::timeout(PATIENCE, last).await {
            Ok(Ok(())) => {}
            outcome => tracing::debug!(?outcome, "the last beat was not written down"),
        }
    }
}

async fn go_on(app: App, name: String) {
    for count in 1_u32.. {
        tokio::time::sleep(BEAT).await;
        let (within, name) = (app.clone(), name.clone());
        let writes_time = count.is_multiple_of(BEATS_A_WRITE);
        let done = if writes_time || is_shared(&app) {
            app.db.write(move |conn| Ok::<_, Fault>(beat(conn, &within, &name, writes_time)?)).await
        } else {
            app.db.read(move |conn| beat(conn, &within, &name, false)).await
        };
        if let Err(fault) = done {
            tracing::debug!(%fault, "a beat was missed");
        }
    }
}

fn beat(conn: &mut Conn, app: &App, name: &str, writes_time: bool) -> QueryResult<()> {
    let latest = db::latest_time(conn)?;
    // A server that is being stopped since its clock is wrong must not undo what was just accepted.
    let is_set_back = app.clock.is_set_back_by(latest);
    app.clock.learn(latest);
    let now = app.now();
    if writes_time && !is_set_back && now > latest.at {
        db::raise_latest(conn, latest, now)?;
    }
    if is_shared(app) { db::beat(conn, name, now) } else { Ok(()) }
}

/// Whether the database is a server's, which knows of no files that are locked.
fn is_shared(app: &App) -> bool {
    matches!(app.config.database, Location::Postgres(_))
}
