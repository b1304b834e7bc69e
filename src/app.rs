//! The program put together: every module's routes, the server, and what runs beside it.

mod closing;
mod health;
mod panels;
mod pulse;
mod routing;
mod running;
mod start_error;
mod sweeper;

use std::time::Duration;

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_web::cookie::SameSite;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, HttpServer};
use tokio::task::JoinSet;

use crate::accounts;
use crate::campaigns;
use crate::clock::Clock;
use crate::codes;
use crate::config::Config;
use crate::db::{self, Db, Stop};
use crate::directory;
use crate::email_queue;
use crate::entropy::Entropy;
use crate::events::{self, Family, Follower, Kinds};
use crate::exports;
use crate::groups;
use crate::help;
use crate::home;
use crate::imports;
use crate::invites;
use crate::jobs::{self, Worker};
use crate::mail::{self, EmailKinds, Mailer};
use crate::organization;
use crate::passes;
use crate::password::Hasher;
use crate::people::{self, SessionStore, cookie_key, load_session};
use crate::personal_data::PersonalData;
use crate::requests;
use crate::restore;
use crate::secret::ServerKey;
use crate::settings;
use crate::setup;
use crate::user_groups;
use crate::web::{Access, App, KnownLanguages, Parts, Route, serve_asset, serve_favicon};

pub use closing::Draining;
use closing::{Closing, Unanswered};
use pulse::Pulse;
use routing::{hang, nothing, resource};
use running::Background;
pub use running::{Running, StopSignals};
pub use start_error::StartError;

/// Every route of every module.
pub fn routes() -> Vec<Route> {
    [
        setup::routes(),
        restore::routes(),
        accounts::routes(),
        settings::routes(),
        email_queue::routes(),
        groups::routes(),
        user_groups::routes(),
        codes::routes(),
        invites::routes(),
        requests::routes(),
        campaigns::routes(),
        directory::routes(),
        exports::routes(),
        imports::routes(),
        home::routes(),
        help::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every email of every module.
pub fn emails() -> EmailKinds {
    EmailKinds::new(
        [
            accounts::emails(),
            codes::emails(),
            invites::emails(),
            email_queue::emails(),
            requests::emails(),
            campaigns::emails(),
        ]
        .into_iter()
        .flatten(),
    )
}

/// The kinds of events of every module, in the order in which Activity offers them.
fn kinds() -> Kinds {
    Kinds::new([
        Family::of::<organization::OrganizationEvent>(),
        Family::of::<people::PersonEvent>(),
        Family::of::<directory::BulkEvent>(),
        Family::of::<groups::GroupEvent>(),
        Family::of::<groups::MemberEvent>(),
        Family::of::<codes::CodeEvent>(),
        Family::of::<campaigns::CampaignEvent>(),
        Family::of::<invites::InviteEvent>(),
        Family::of::<requests::RequestEvent>(),
        Family::of::<imports::ImportEvent>(),
        Family::of::<email_queue::EmailEvent>(),
        Family::of::<restore::BackupEvent>(),
    ])
}

/// Who follows what happened, of every module.
fn followers() -> Vec<Follower> {
    groups::followers()
}

/// What every module holds about people, in the order in which it is erased: the accounts themselves last.
pub(crate) const PERSONAL_DATA: &[PersonalData] = &[
    imports::PERSONAL_DATA,
    requests::PERSONAL_DATA,
    accounts::PERSONAL_DATA,
    passes::PERSONAL_DATA,
    groups::PERSONAL_DATA,
    mail::PERSONAL_DATA,
    events::PERSONAL_DATA,
    people::PERSONAL_DATA,
];

/// Who does the jobs of every module.
fn workers() -> Vec<Worker<App>> {
    let workers = [campaigns::workers(), imports::workers(), vec![directory::worker()]];
    workers.into_iter().flatten().collect()
}

/// Opens what a configuration names: folder, database with its tables up to date, and the key that
/// belongs to it.
pub fn open(config: Config, clock: Clock, entropy: Entropy) -> Result<App, StartError> {
    make_folder(&config.data).map_err(StartError::Folder)?;
    let key = ServerKey::load_or_make(&config.key_file, &entropy).map_err(StartError::Key)?;
    db::migrate(&config.database).map_err(StartError::Migrate)?;
    let mut conn = db::connect(&config.database).map_err(StartError::Database)?;
    if db::is_copy(&mut conn).map_err(|error| StartError::Database(error.into()))? {
        return Err(StartError::Restored);
    }
    db::note_place(&mut conn).map_err(|error| StartError::Database(error.into()))?;
    clock.learn(db::latest_time(&mut conn).map_err(|error| StartError::Database(error.into()))?);
    db::transaction(&mut conn, |conn| {
        setup::require_key(conn, &key.mark(), clock.now())?;
        groups::name_words(conn).map_err(Stop::from)
    })
    .map_err(|stop| match stop {
        Stop::Refused(wrong) => StartError::WrongKey(wrong),
        Stop::Fault(fault) => StartError::Database(fault),
    })?;
    let languages = KnownLanguages::default();
    if let Some(known) = organization::find(&mut conn).map_err(|error| StartError::Database(error.into()))? {
        languages.note(known.language, known.offered_languages());
    }
    let db = Db::open(&config.database, config.connections).map_err(StartError::Database)?;
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let hasher = Hasher::start(cores);
    Ok(App::new(Parts { config, db, clock, entropy, key, hasher, personal_data: PERSONAL_DATA, languages }))
}

/// Starts serving `app`, and beside it the mailer, the runner and the sweeper.
pub fn serve(app: App) -> Result<Running, StartError> {
    let (listen, threads) = (app.config.listen, app.config.workers);
    let mut tasks = JoinSet::new();
    let pulse = Pulse::start(&app, &mut tasks)?;
    let draining = Draining::default();
    let (shared, said) = (app.clone(), draining.clone());
    let listener = closing::listen(listen).map_err(|cause| StartError::Listen(listen, cause))?;
    let late = listener.try_clone().map_err(|cause| StartError::Listen(listen, cause))?;
    let unanswered = Unanswered::default();
    let came = unanswered.clone();
    let server = HttpServer::new(move || {
        let (app, draining) = (shared.clone(), said.clone());
        actix_web::App::new()
            .wrap(from_fn(closing::answer))
            .configure(move |service| configure(service, &app, &draining))
    })
    .workers(threads)
    .on_connect(move |_, connection| drop(connection.insert(came.one())))
    .client_request_timeout(closing::HEAD)
    .keep_alive(Duration::from_secs(75))
    .shutdown_timeout(running::GRACE.as_secs())
    // Whoever waits for [`Running::finished`] listens to signals; a server within a test does not.
    .disable_signals()
    .listen(listener)
    .map_err(|cause| StartError::Listen(listen, cause))?;
    let address = server.addrs().first().copied().unwrap_or(listen);
    let mailer = mailer(&app).map(Mailer::start);
    // On the runtime's own thread, since each piece of a job mostly waits for the database.
    tasks.spawn_local(jobs::run(app.db.clone(), app.clock.clone(), workers(), app.clone()));
    tasks.spawn(events::follow(app.db.clone(), followers()));
    tasks.spawn(sweeper::sweep_for_ever(app));
    Ok(Running::new(address, server.run(), Background { mailer, pulse, tasks }, draining, Closing { late, unanswered }))
}

/// The mailer, where there is a mail server to go to.
fn mailer(app: &App) -> Option<Mailer> {
    let server = app.config.smtp.clone()?;
    Some(Mailer {
        db: app.db.clone(),
        clock: app.clock.clone(),
        server,
        sender: app.config.mail_from.email.clone(),
        base_url: app.config.base_url.clone(),
        key: app.key.clone(),
        kinds: emails(),
        branding: organization::branding,
        addressee: people::addressee,
    })
}

fn configure(service: &mut ServiceConfig, app: &App, draining: &Draining) {
    let https = app.config.is_https();
    let sessions = SessionMiddleware::builder(SessionStore(app.db.clone()), cookie_key(&app.key))
        .cookie_name(if https { "__Host-session" } else { "session" }.to_owned())
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(PersistentSession::default().session_ttl(actix_web::cookie::time::Duration::days(30)))
        .build();
    let assets = Route::get("/assets/{name}", Access::Anyone, serve_asset);
    let favicon = Route::get("/favicon.ico", Access::Anyone, serve_favicon);
    service
        .app_data(app.clone())
        .app_data(web::Data::new(draining.clone()))
        .app_data(web::Data::new(kinds()))
        .app_data(web::Data::new(panels::drawer()))
        .app_data(web::Data::new(panels::home()))
        .app_data(web::Data::new(panels::group()))
        .app_data(web::Data::new(panels::settings()))
        .service(web::scope("/assets").service(resource("/{name}", vec![assets])).service(nothing()))
        .service(resource("/favicon.ico", vec![favicon]))
        .service(resource("/healthz", vec![Route::get("/healthz", Access::Anyone, alive)]))
        .service(resource("/readyz", vec![Route::get("/readyz", Access::Anyone, health::ready)]))
        .service(hang(web::scope("").wrap(from_fn(load_session)).wrap(sessions), routes()));
}

/// The process lives.
async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// Makes the data folder, readable by its owner alone; one that is there stays as it is.
pub(crate) fn make_folder(path: &std::path::Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}
