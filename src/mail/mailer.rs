//! The mailer: a task beside the server that delivers what is due in the email queue to the mail server.
//!
//! A message is claimed before it is delivered, so that of several instances one delivers it, and its
//! claim ends by itself, so that a message in the hands of a process that was killed is delivered by
//! the next. What became of it is written down after the server has answered: between the two lies
//! the one moment in which a message may be sent twice, under the same Message-ID.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use lettre::Address;
use serde_json::Value;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use url::Url;

use crate::clock::{Clock, Moment};
use crate::db::{Conn, Db, Fault, QueryResult, Wake};
use crate::ids::UserId;
use crate::locale::{Language, Reader};
use crate::secret::ServerKey;
use crate::zone::Zone;

use super::compose::{Head, compose};
use super::outcome::{Failure, Outcome};
use super::render::{EmailKinds, RenderContext, Unreadable};
use super::rules::{Stage, Trouble, address_key};
use super::smtp::{Connection, RawEmail, Server};
use super::store::{self, Claimed};
use super::unwanted::drop_unwanted;

/// Emails delivered at once.
const AT_ONCE: usize = 4;

/// How often the email queue is looked at when nobody is woken: for retries, and for what other instances
/// put there.
const ROUND: Duration = Duration::from_secs(15);

/// How long a message is in hand: longer than all the patience that carrying one may take.
const CLAIM: TimeDelta = TimeDelta::minutes(5);

/// What stands at the head of every email.
#[derive(Debug, Clone, Default)]
pub struct Branding {
    /// The organization's name.
    pub organization: String,
    /// The zone in which times are told to those who chose no other.
    pub zone: Zone,
    /// The language of those who chose no other.
    pub language: Language,
    /// Those that can be chosen.
    pub languages: Vec<Language>,
}

/// How the person reads to whom an email goes: the language and the zone that they chose, if any.
#[derive(Debug, Clone, Default)]
pub struct Addressee {
    pub language: Option<Language>,
    pub zone: Option<Zone>,
}

/// All that delivering needs.
pub struct Mailer {
    /// Where the email queue is.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Where messages go.
    pub server: Server,
    /// Who sends them.
    pub sender: Address,
    /// Where their links lead.
    pub base_url: Url,
    /// What their tokens are derived from.
    pub key: ServerKey,
    /// How they are written.
    pub kinds: EmailKinds,
    /// Reads what stands at their head.
    pub branding: fn(&mut Conn) -> QueryResult<Branding>,
    /// Reads how somebody reads: the person whose account an email concerns, else whoever has the address with this key.
    pub addressee: fn(&mut Conn, Option<UserId>, &str) -> QueryResult<Addressee>,
}

/// A mailer at work.
pub struct RunningMailer {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl RunningMailer {
    /// Lets the mailer finish what is in hand, for so long at most; what was not finished is
    /// delivered by another, once its claim has ended.
    pub async fn stop(mut self, grace: Duration) {
        // It may have ended already; then nobody listens.
        let _ = self.stop.send(true);
        if tokio::time::timeout(grace, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

impl Mailer {
    /// Sends the mailer off.
    pub fn start(self) -> RunningMailer {
        let (stop, stopping) = watch::channel(false);
        RunningMailer { stop, task: tokio::spawn(Arc::new(self).work(stopping)) }
    }

    async fn work(self: Arc<Self>, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            self.deliver_due(&stopping).await;
            tokio::select! {
                () = self.db.woken(Wake::Mailer) => {}
                () = tokio::time::sleep(ROUND) => {}
                // An error says that nobody is left to tell: the program has ended.
                _ = stopping.changed() => {}
            }
            if stopping.has_changed().is_err() {
                return;
            }
        }
    }

    /// Carries until nothing is due, or the server or the database is in trouble: then what is
    /// left waits for the next round, without a mark on it.
    async fn deliver_due(self: &Arc<Self>, stopping: &watch::Receiver<bool>) {
        let mut deliveries = JoinSet::new();
        let mut connections: Vec<Connection> = Vec::new();
        let mut on = true;
        loop {
            while on && deliveries.len() < AT_ONCE && !*stopping.borrow() {
                let batch = match self.claim(AT_ONCE - deliveries.len()).await {
                    Ok(batch) => batch,
                    Err(fault) => {
                        tracing::warn!(%fault, "the email queue cannot be read");
                        on = false;
                        break;
                    }
                };
                let Some(batch) = batch else { break };
                for task in batch {
                    deliveries.spawn(Arc::clone(self).deliver(task, connections.pop()));
                }
            }
            match deliveries.join_next().await {
                None => break,
                Some(Ok(done)) => {
                    connections.extend(done.connection);
                    on &= done.server_works;
                }
                Some(Err(panic)) => tracing::error!(%panic, "a message was dropped by a defect; it is tried again"),
            }
        }
        for connection in connections {
            connection.close().await;
        }
    }

    /// Takes messages in hand, of which those that are not wanted end; none where nothing is due.
    async fn claim(&self, most: usize) -> Result<Option<Vec<ClaimedEmail>>, Fault> {
        let (now, branding, addressee, kinds) = (self.clock.now(), self.branding, self.addressee, self.kinds.clone());
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        // A look costs no write, and mostly there is nothing.
        if self.db.read(move |conn| store::due(conn, now, 1)).await?.is_empty() {
            return Ok(None);
        }
        let claim = move |conn: &mut Conn| -> Result<_, Fault> {
            let head = branding(conn)?;
            let mut tasks = Vec::new();
            let claimed = store::claim(conn, now, now + CLAIM, most)?;
            for mail in drop_unwanted(conn, &kinds, claimed)? {
                let suppressed = store::suppressed(conn, &address_key(&mail.to))?;
                let addressee = addressee(conn, mail.person, &address_key(&mail.to))?;
                tasks.push(ClaimedEmail { mail, head: head.clone(), addressee, suppressed });
            }
            Ok(Some(tasks))
        };
        self.db.write(claim).await
    }

    async fn deliver(self: Arc<Self>, task: ClaimedEmail, mut connection: Option<Connection>) -> Delivery {
        let outcome = match (&task.suppressed, self.write(&task)) {
            (Some(answer), _) => Err(Failure::Suppressed(answer.clone())),
            (None, Err(unreadable)) => Err(Failure::Unwritten(unreadable)),
            (None, Ok(email)) => self.hand_over(&email, &mut connection).await.map_err(Failure::Trouble),
        };
        let server_works = match &outcome {
            Err(Failure::Trouble(trouble)) => trouble.stage != Stage::Server && trouble.code.is_some(),
            _ => true,
        };
        self.note(task.mail, outcome).await;
        Delivery { connection, server_works }
    }

    fn write(&self, task: &ClaimedEmail) -> Result<RawEmail, Unreadable> {
        let context = RenderContext {
            organization: &task.head.organization,
            reader: task.reader(self.clock.now()),
            base_url: &self.base_url,
            key: &self.key,
            to: &task.mail.to,
        };
        let parameters: Value = serde_json::from_str(&task.mail.parameters)?;
        let email = self.kinds.write(&task.mail.kind, &context, &parameters)?;
        let head = Head {
            sender: &self.sender,
            sender_name: &task.head.organization,
            to: &task.mail.to,
            message_id: &task.mail.message_id,
            date: self.clock.now(),
        };
        compose(&head, &email)
    }

    /// Hands the email over on an open connection, or a fresh one; `connection` is left fit for the next.
    async fn hand_over(&self, email: &RawEmail, connection: &mut Option<Connection>) -> Result<String, Trouble> {
        let mut open = match connection.take() {
            None => self.server.connect().await?,
            Some(mut used) => match used.deliver(email).await {
                // Servers end a connection after so many messages or so much time.
                Err(Trouble { stage: Stage::Sender, code: None | Some(421), .. }) => self.server.connect().await?,
                outcome => {
                    *connection = reusable(used, &outcome).await;
                    return outcome;
                }
            },
        };
        let outcome = open.deliver(email).await;
        *connection = reusable(open, &outcome).await;
        outcome
    }

    /// Writes down what became of a message, however long the database takes to come back: while
    /// the claim lasts, nobody else carries it.
    async fn note(&self, mail: Claimed, outcome: Result<String, Failure>) {
        let now = self.clock.now();
        let noted_outcome = Arc::new(Outcome::of(&mail, outcome, now));
        if let Outcome::Failed { answer, .. } = &*noted_outcome {
            tracing::info!(mail = mail.id.0, kind = mail.kind, %answer, "a message cannot be delivered");
        }
        for pause in [1, 2, 4, 8, 16, 32, 64, 0] {
            let (noted_outcome, id, to) = (Arc::clone(&noted_outcome), mail.id, mail.to.clone());
            let noted = self.db.write(move |conn| Ok::<_, Fault>(noted_outcome.write_down(conn, id, &to, now)?)).await;
            let Err(fault) = noted else { return };
            tracing::warn!(%fault, mail = mail.id.0, "what became of a message is not written down yet");
            tokio::time::sleep(Duration::from_secs(pause)).await;
        }
        tracing::error!(mail = mail.id.0, "a message may be sent a second time, under the same Message-ID");
    }
}

/// A message in hand.
struct ClaimedEmail {
    mail: Claimed,
    head: Branding,
    addressee: Addressee,
    /// What its address answered when it refused mail for good.
    suppressed: Option<String>,
}

impl ClaimedEmail {
    /// Who reads it: by what they chose, else what whoever sends it chose for them, else as the organization does.
    fn reader(&self, now: Moment) -> Reader {
        let mut wished = [self.addressee.language, self.mail.language].into_iter().flatten();
        Reader {
            language: wished.find(|wish| self.head.languages.contains(wish)).unwrap_or(self.head.language),
            zone: self.addressee.zone.unwrap_or(self.head.zone),
            organization_zone: self.head.zone,
            now,
        }
    }
}

/// A task done, well or not.
struct Delivery {
    connection: Option<Connection>,
    /// Whether it makes sense to go on to the next message.
    server_works: bool,
}

/// The connection, if it can deliver another message after this outcome.
async fn reusable(mut connection: Connection, outcome: &Result<String, Trouble>) -> Option<Connection> {
    match outcome {
        Ok(_) => Some(connection),
        Err(Trouble { code: Some(_), .. }) => connection.reset().await.then_some(connection),
        Err(_) => None,
    }
}
