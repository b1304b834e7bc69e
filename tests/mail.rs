//! From the email queue to the mail server, and what an admin sees of it.

mod arriving;
mod free_text;
mod once;
mod private;
mod refusing;
mod retrying;
mod unsubscribing;

use std::time::Duration;

use muster::db::Wake;
use muster::db::types::EmailState;
use muster::ids::EmailId;
use muster::mail::{self, Draft, QueuedEmail};
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::harness::TestServer;

/// Puts a test message to this address into the email queue, and says so to the mailer.
async fn write_to(server: &TestServer, address: &str) -> EmailId {
    let id = enqueue(server, address).await;
    server.wake(Wake::Mailer).await;
    id
}

/// The same without a word.
async fn enqueue(server: &TestServer, address: &str) -> EmailId {
    let (draft, entropy, now) = (draft(server, address), server.app.entropy.clone(), server.now());
    server.write(move |conn| mail::enqueue(conn, &draft, &entropy, now)).await
}

fn draft(server: &TestServer, address: &str) -> Draft {
    Draft {
        kind: "test",
        parameters: json!({ "name": "Ann Admin", "asked_at": server.now() }),
        to: address.into(),
        person: None,
        reference: None,
        language: None,
    }
}

/// The message once `settled` holds of it; waits for up to ten seconds.
#[track_caller]
fn message(
    server: &TestServer,
    id: EmailId,
    settled: impl Fn(&QueuedEmail) -> bool,
) -> impl Future<Output = QueuedEmail> {
    let caller = std::panic::Location::caller();
    async move {
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            let found = server.read(move |conn| mail::find(conn, id)).await.expect("the message is kept");
            if settled(&found) {
                return found;
            }
            assert!(Instant::now() < patience, "{caller}: the message stays so: {found:?}");
            sleep(Duration::from_millis(10)).await;
        }
    }
}

/// The message once it was tried so often, each time in vain, and waits again.
async fn tried(server: &TestServer, id: EmailId, times: i64) -> QueuedEmail {
    let now = server.now();
    message(server, id, |mail| mail.attempts == times && (mail.due_at > now || mail.state != EmailState::Waiting)).await
}

/// The message once it stands so.
async fn standing(server: &TestServer, id: EmailId, state: EmailState) -> QueuedEmail {
    message(server, id, |mail| mail.state == state).await
}
