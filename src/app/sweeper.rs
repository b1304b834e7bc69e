//! The sweeper: once a minute, what is over is given back or forgotten.
//!
//! Nothing depends on its being in time: whether a code, a session or a link lives is judged when
//! it is used. Several instances may sweep at once; each step finds what the others left.

use std::time::Duration;

use crate::accounts;
use crate::codes;
use crate::db::Fault;
use crate::guesses;
use crate::imports;
use crate::invites;
use crate::organization;
use crate::web::App;

const ROUND: Duration = Duration::from_secs(60);

/// Sweeps for `app`, for ever. Where it is stopped, the step that it was at is a transaction, and ends as one.
pub(super) async fn sweep_for_ever(app: App) {
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(fault) = sweep(&app).await {
            tracing::warn!(%fault, "a round of sweeping was not finished; the next one goes on");
        }
    }
}

/// One round: a transaction a module, so that none holds the other up.
async fn sweep(app: &App) -> Result<(), Fault> {
    let now = app.now();
    // Another instance may have saved the settings, and this one is asked for nothing.
    if let Some(known) = app.db.read(organization::find).await? {
        app.languages.note(known.language, known.offered_languages());
    }
    app.db.write(move |conn| Ok::<_, Fault>(accounts::sweep(conn, now)?)).await?;
    app.db.write(move |conn| Ok::<_, Fault>(guesses::sweep(conn, now).map(drop)?)).await?;
    app.db.write(move |conn| Ok::<_, Fault>(imports::sweep(conn, now)?)).await?;
    app.db.write(move |conn| Ok::<_, Fault>(organization::forget_addresses(conn, now)?)).await?;
    let entropy = app.entropy.clone();
    app.db.write(move |conn| codes::announce_guarded_mode(conn, &entropy, now)).await?;
    let entropy = app.entropy.clone();
    app.db.write(move |conn| invites::sweep(conn, &entropy, now)).await?;
    Ok(())
}
