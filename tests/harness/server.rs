//! The house: the real app in this process, on a port and a database of its own, with a clock that
//! stands until a test moves it.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::app;
use muster::clock::{Clock, Moment};
use muster::config::{Config, Settings};
use muster::db::schema::{self, events};
use muster::db::{self, Conn, QueryResult, Wake};
use muster::entropy::Entropy;
use muster::ids::UserId;
use muster::locale::Language;
use muster::organization::{self, Organization};
use muster::web::App;
use tokio::sync::oneshot;
use url::Url;

use super::database::Database;
use super::mail_server::MailServer;
use super::person::Person;
use super::port;

/// Monday, 2 March 2026, 09:00 UTC: 10:00 in the organization's zone.
pub const OPENING: Moment = Moment::from_micros(1_772_442_000_000_000);

/// A deployment under test. Everything of it ends with the test.
pub struct TestServer {
    /// The running program: its database, key, clock and hashing pool.
    pub app: App,
    pub clock: Clock,
    /// Where people reach it.
    pub base: Url,
    pub mail: MailServer,
    config: Config,
    instances: Vec<Instance>,
    pub database: Database,
}

impl TestServer {
    /// A house whose organization is set up: "Harbour School", in the zone Europe/Amsterdam.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn open_with(change: impl FnOnce(&mut Config)) -> Self {
        let server = Self::before_set_up_with(change).await;
        let founded = Organization {
            name: "Harbour School".into(),
            time_zone: "Europe/Amsterdam".into(),
            add_policy: muster::db::types::AddPolicy::Admins,
            signup_policy: muster::db::types::SignupPolicy::CodeRequired,
            signup_domains: String::new(),
            address_days: organization::ADDRESS_DAYS,
            language: Language::default(),
            languages: organization::all_languages(),
        };
        server.write(move |conn| organization::insert(conn, &founded, OPENING)).await;
        server
    }

    /// A house that nobody has set up.
    pub async fn before_set_up() -> Self {
        Self::before_set_up_with(|_| {}).await
    }

    /// A second instance of the program on the same database, with the same public address.
    pub fn second_instance(&mut self) -> Url {
        let clock = self.clock.clone();
        self.second_instance_by(&clock)
    }

    /// The same on a machine with a clock of its own.
    pub fn second_instance_by(&mut self, clock: &Clock) -> Url {
        let instance = Instance::start(self.config.clone(), port::free(), clock);
        let base = instance.base();
        self.instances.push(instance);
        base
    }

    /// A browser that has never been here.
    pub fn stranger(&self) -> Person {
        Person::at(&self.base)
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Lets time pass for every instance.
    pub fn later(&self, span: TimeDelta) {
        self.clock.set(self.clock.now() + span);
    }

    /// Reads from the database what no page shows.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static) -> T {
        self.app.db.read(work).await.expect("the database answers")
    }

    /// What happened to somebody's memberships, in order.
    pub async fn history(&self, person: UserId) -> Vec<String> {
        let theirs = events::table.filter(events::person_id.eq(person)).filter(events::group_id.is_not_null());
        self.read(move |conn| theirs.order(events::id).select(events::kind).load(conn)).await
    }

    /// Changes the database behind the program's back, or by a module's own verbs.
    pub async fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static) -> T {
        let done = self.app.db.write(move |conn| work(conn).map_err(muster::db::Fault::from)).await;
        done.expect("the database takes it")
    }

    /// Lets the organization read in `own` and offer `offered`.
    pub async fn speaks(&self, own: Language, offered: &'static str) {
        use schema::organization::{language, languages, table};
        let change = (language.eq(own), languages.eq(offered));
        self.write(move |conn| diesel::update(table).set(change).execute(conn)).await;
    }

    /// Has `who` look for what has come due.
    pub async fn wake(&self, who: Wake) {
        let wakes = move |_: &mut Conn| {
            db::wake(who);
            Ok(())
        };
        self.write(wakes).await;
    }

    /// Waits until `done`: for what goes on after an answer.
    pub async fn until<F: Future<Output = bool>>(&self, done: impl Fn() -> F) {
        let patience = Instant::now() + Duration::from_secs(60);
        while !done().await {
            assert!(Instant::now() < patience, "it does not get done");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn before_set_up_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start(Database::fresh(), OPENING, change).await
    }

    /// A house with the database of another one, at `now`.
    pub async fn of(database: Database, now: Moment) -> Self {
        Self::start(database, now, |_| {}).await
    }

    async fn start(database: Database, now: Moment, change: impl FnOnce(&mut Config)) -> Self {
        let mail_server = MailServer::open().await;
        let port = port::free();
        let mut config = settings(&database, port, Some(&mail_server)).check().expect("settings that hold together");
        config.workers = 2;
        config.connections = 4;
        change(&mut config);
        let clock = Clock::set_at(now);
        let first = Instance::start(config.clone(), port, &clock);
        let base = first.base();
        Self { app: first.app.clone(), clock, base, mail: mail_server, config, instances: vec![first], database }
    }
}

/// What an operator would set for this database and port.
pub fn settings(database: &Database, port: u16, mail_server: Option<&MailServer>) -> Settings {
    Settings {
        listen: format!("127.0.0.1:{port}"),
        data: database.folder().display().to_string(),
        database: Some(database.url()),
        smtp: mail_server.map(MailServer::url),
        ..Settings::default()
    }
}

/// One server, in a thread with a runtime of its own: it goes on when the test's runtime is busy,
/// and ends in order when the test drops it.
struct Instance {
    app: App,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
}

impl Instance {
    fn start(mut config: Config, port: u16, clock: &Clock) -> Self {
        config.listen.set_port(port);
        let app = app::open(config, clock.clone(), Entropy::system()).unwrap_or_else(|cause| panic!("{cause}"));
        let (stop, stopped) = oneshot::channel();
        let (ready, address) = std::sync::mpsc::channel();
        let served = app.clone();
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let running = app::serve(served).unwrap_or_else(|cause| panic!("{cause}"));
                // Whoever waits for this may have given up.
                let _ = ready.send(running.address);
                let _ = stopped.await;
                running.stop().await;
            });
        });
        let address = address.recv().expect("the server starts");
        Self { app, address, stop: Some(stop) }
    }

    fn base(&self) -> Url {
        Url::parse(&format!("http://{}", self.address)).expect("an address is a URL")
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that has ended by itself hears nothing.
            let _ = stop.send(());
        }
    }
}
