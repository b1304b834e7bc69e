//! Where an import stands, with its batch.

use crate::db::types::{BatchState, ImportState};

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
    pub const fn shown(self) -> (&'static str, &'static str) {
        match self {
            Self::Asking => ("columns wanted", "waiting"),
            Self::Reading => ("being checked", "started"),
            Self::Checked => ("not confirmed", "waiting"),
            Self::Applying => ("being imported", "started"),
            Self::Applied => ("imported", "done"),
            Self::Undoing => ("being undone", "started"),
            Self::Undone => ("undone", "replaced"),
            Self::Failed => ("failed", "failed"),
        }
    }

    /// What is being done to its rows.
    pub const fn doing(self) -> Option<&'static str> {
        match self {
            Self::Reading => Some("Checking rows: "),
            Self::Applying => Some("Importing rows: "),
            Self::Undoing => Some("Taking rows back: "),
            _ => None,
        }
    }
}
