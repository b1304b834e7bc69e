//! Where an import stands, with its batch.

use crate::db::types::{BatchState, ImportState};
use crate::locale::Message;
use crate::t;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has said which column is which.
    Asking,
    /// Its rows are read, and tried out.
    Reading,
    /// What it would change is known; nothing is changed.
    Checked,
    /// Its rows are carried out.
    Applying,
    /// All of them are.
    Applied,
    /// What it did is taken back.
    Undoing,
    /// That is done.
    Undone,
    /// Nothing came of it.
    Failed,
}

impl Stage {
    /// Of an import in `state`, whose batch, once there is one, is so far.
    pub const fn of(state: ImportState, batch: Option<BatchState>) -> Self {
        match (state, batch) {
            (ImportState::Asking, _) => Self::Asking,
            (ImportState::Reading, _) => Self::Reading,
            (ImportState::Checked, _) => Self::Checked,
            (ImportState::Failed, _) | (_, Some(BatchState::Failed)) => Self::Failed,
            (ImportState::Confirmed, None | Some(BatchState::Gathering | BatchState::Working)) => Self::Applying,
            (ImportState::Confirmed, Some(BatchState::Done)) => Self::Applied,
            (ImportState::Confirmed, Some(BatchState::Undoing)) => Self::Undoing,
            (ImportState::Confirmed, Some(BatchState::Undone)) => Self::Undone,
        }
    }

    /// How it is called, and the chip that shows it.
    pub fn shown(self) -> (Message<'static>, &'static str) {
        let (stage, chip) = match self {
            Self::Asking => ("asking", "waiting"),
            Self::Reading => ("reading", "started"),
            Self::Checked => ("checked", "waiting"),
            Self::Applying => ("applying", "started"),
            Self::Applied => ("applied", "done"),
            Self::Undoing => ("undoing", "started"),
            Self::Undone => ("undone", "replaced"),
            Self::Failed => ("failed", "failed"),
        };
        (t::imports::stage(stage), chip)
    }

    /// What is being done to its rows, and how far that is.
    pub fn doing(self) -> Option<fn(i64, i64) -> Message<'static>> {
        match self {
            Self::Reading => Some(t::imports::checking),
            Self::Applying => Some(t::imports::importing),
            Self::Undoing => Some(t::imports::undoing),
            _ => None,
        }
    }
}
