//! How full the disk is on which the program writes.

use std::io;
use std::path::{Path, PathBuf};

const MIB: u64 = 1024 * 1024;

/// Below this an upload of the usual limit (32 MiB), which is written to the log and then to the
/// database's file, may fail half-way, and small writes soon after it.
const ROOM_FOR_AN_UPLOAD: u64 = 64 * MIB;

/// Below this a few imports, or a copy of a middling database beside it, fill the disk: there is
/// time to act, but no more than that.
const ROOM_FOR_A_WHILE: u64 = 1024 * MIB;

/// A disk's size and what is left of it, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, derive_more::Display)]
#[display("{} MiB free of {} MiB", free / MIB, total / MIB)]
pub struct Space {
    /// What the program may still write.
    pub free: u64,
    /// The whole.
    pub total: u64,
}

/// How a disk is, for writing on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fullness {
    /// There is room.
    Roomy,
    /// Writes will fail before long.
    NearlyFull,
    /// Writes may fail at any time.
    Full,
}

impl Space {
    /// Small disks are judged by their size: a twentieth of one is little, a hundredth is next to nothing.
    pub fn fullness(self) -> Fullness {
        if self.free < ROOM_FOR_AN_UPLOAD.min(self.total / 100) {
            Fullness::Full
        } else if self.free < ROOM_FOR_A_WHILE.min(self.total / 20) {
            Fullness::NearlyFull
        } else {
            Fullness::Roomy
        }
    }
}

/// The disk of a folder, or one that a test fills.
#[derive(Debug, Clone)]
pub enum Disk {
    /// The one on which this folder is.
    Of(PathBuf),
    /// One that is as it is said to be.
    Said(Space),
}

impl Disk {
    /// What is left of it; none where the machine does not say.
    pub fn space(&self) -> io::Result<Option<Space>> {
        match self {
            Self::Of(folder) => measure(folder),
            Self::Said(space) => Ok(Some(*space)),
        }
    }

    /// How it is, where that is no good.
    pub fn trouble(&self) -> Option<(Fullness, Space)> {
        let space = self.space().ok().flatten()?;
        let fullness = space.fullness();
        (fullness != Fullness::Roomy).then_some((fullness, space))
    }
}

#[cfg(unix)]
fn measure(folder: &Path) -> io::Result<Option<Space>> {
    let found = rustix::fs::statvfs(folder)?;
    Ok(Some(Space {
        free: found.f_bavail.saturating_mul(found.f_frsize),
        total: found.f_blocks.saturating_mul(found.f_frsize),
    }))
}

#[cfg(not(unix))]
fn measure(_folder: &Path) -> io::Result<Option<Space>> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_judged_at_its_edges_and_by_its_size() {
        let of = |free: u64, total: u64| Space { free: free * MIB, total: total * MIB }.fullness();
        assert_eq!(of(1024, 100_000), Fullness::Roomy);
        assert_eq!(of(1023, 100_000), Fullness::NearlyFull);
        assert_eq!(of(64, 100_000), Fullness::NearlyFull);
        assert_eq!(of(63, 100_000), Fullness::Full);
        assert_eq!(of(50, 1_000), Fullness::Roomy, "a small disk");
        assert_eq!(of(49, 1_000), Fullness::NearlyFull);
        assert_eq!(of(9, 1_000), Fullness::Full);
    }

    #[test]
    fn the_disk_of_a_folder_says_how_full_it_is() {
        let space = Disk::Of(std::env::temp_dir()).space().expect("it can be asked").expect("it says");
        assert!(space.free <= space.total && space.total > 0);
        assert!(Disk::Of("/nowhere/at/all".into()).space().is_err());
    }
}
