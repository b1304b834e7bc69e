//! What admins do about emails that wait.

use serde::{Deserialize, Serialize};

use crate::events::{Event, Row};
use crate::ids::EmailId;

/// What an admin did about emails that wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EmailEvent {
    /// A test email was sent.
    Tested {},
    /// One failed email, or all that wait, were put forward.
    Retried { email: Option<EmailId>, attempts: Option<i64>, answer: Option<String>, messages: Option<usize> },
    /// Emails that were held were sent; those whose recipients need them no more ended.
    Released { emails: Option<usize>, ended: Option<usize> },
    /// Emails that were held were given up.
    Dropped { emails: Option<usize> },
}

impl Event for EmailEvent {
    const SUBJECT: &'static str = "mail";

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("tested", "Test message sent"),
        ("retried", "QueuedEmail retried"),
        ("released", "Held emails sent"),
        ("dropped", "Held emails dropped"),
    ];

    fn summary(&self, _row: &Row) -> String {
        let summary = match self {
            Self::Tested {} => "sent a test message",
            Self::Retried { .. } => "put an email back into the queue",
            Self::Released { .. } => "sent the emails that were held",
            Self::Dropped { .. } => "dropped the emails that were held",
        };
        summary.to_owned()
    }
}
