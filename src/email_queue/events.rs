//! What admins do about emails that wait.

use serde::{Deserialize, Serialize};

use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::EmailId;
use crate::locale::Rich;
use crate::t;

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

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("tested", t::events::mail_tested_kind),
        ("retried", t::events::mail_retried_kind),
        ("released", t::events::mail_released_kind),
        ("dropped", t::events::mail_dropped_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::Tested {} => t::events::mail_tested(BOLD, row.who()),
            Self::Retried { .. } => t::events::mail_retried(BOLD, row.who()),
            Self::Released { .. } => t::events::mail_released(BOLD, row.who()),
            Self::Dropped { .. } => t::events::mail_dropped(BOLD, row.who()),
        }
    }
}
