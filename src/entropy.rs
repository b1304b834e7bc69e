//! Chance and where it comes from: the operating system, or a seed.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};

/// A source of random bytes. Clones share it.
#[derive(Debug, Clone)]
pub struct Entropy(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Entropy {
    /// The operating system's generator, for everything that must not be guessed.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes for the same seed: for demonstration data and tests.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))))
    }

    /// Fills `bytes`.
    ///
    /// # Panics
    /// When the operating system has no randomness to give; nothing safe can be done without it.
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => SysRng.try_fill_bytes(bytes).expect("the operating system gives random bytes"),
            Source::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes),
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A number below `bound`, each as likely as the next.
    ///
    /// # Panics
    /// When `bound` is zero.
    pub fn below(&self, bound: u32) -> u32 {
        assert!(bound > 0, "there is no number below zero");
        // Numbers past the last whole multiple of `bound` would favour the small ones: draw again.
        let fair = u32::MAX - u32::MAX % bound;
        loop {
            let drawn = u32::from_le_bytes(self.bytes());
            if drawn < fair {
                return drawn % bound;
            }
        }
    }

    /// 128 random bits as 26 letters and digits: names of sessions, forms and messages.
    pub fn name(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.bytes::<16>()).to_lowercase()
    }
}

/// Whether `text` has the shape of what [`Entropy::name`] makes.
pub fn is_name(text: &str) -> bool {
    text.len() == 26 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
