//! From the outbox to the mail server, and what an admin sees of it.

mod arriving;
mod free_text;
mod once;
mod private;
mod refusing;
mod retrying;

use std::time::Duration;

use muster::db::Wake;
use muster::db::types::EmailState;
use muster::ids::EmailId;
use muster::mail::{self, Draft, QueuedEmail};
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::harness::House;

/// Puts a test message to this address into the outbox, and says so to the courier.
async fn write_to(house: &House, address: &str) -> EmailId {
    let id = put_in_outbox(house, address).await;
    house.wake(Wake::Mailer).await;
    id
}

/// The same without a word.
async fn put_in_outbox(house: &House, address: &str) -> EmailId {
    let (entropy, now) = (house.app.entropy.clone(), house.now());
    let draft = Draft {
        kind: "test",
        parameters: json!({ "name": "Ann Admin", "asked_at": now }),
        to: address.into(),
        person: None,
        reference: None,
    };
    house.write(move |conn| mail::enqueue(conn, &draft, &entropy, now)).await
}

/// The message once `settled` holds of it; waits for up to ten seconds.
#[track_caller]
fn message(house: &House, id: EmailId, settled: impl Fn(&QueuedEmail) -> bool) -> impl Future<Output = QueuedEmail> {
    let caller = std::panic::Location::caller();
    async move {
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            let found = house.read(move |conn| mail::find(conn, id)).await.expect("the message is kept");
            if settled(&found) {
                return found;
            }
            assert!(Instant::now() < patience, "{caller}: the message stays so: {found:?}");
            sleep(Duration::from_millis(10)).await;
        }
    }
}

/// The message once it was tried so often, each time in vain, and waits again.
async fn tried(house: &House, id: EmailId, times: i64) -> QueuedEmail {
    let now = house.now();
    message(house, id, |mail| mail.attempts == times && (mail.due_at > now || mail.state != EmailState::Waiting)).await
}

/// The message once it stands so.
async fn standing(house: &House, id: EmailId, state: EmailState) -> QueuedEmail {
    message(house, id, |mail| mail.state == state).await
}
