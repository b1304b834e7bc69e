//! What is guessed.

/// What a guess is aimed at; each has buckets of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuessTarget {
    /// A code that a person chose: there are few, and they can be guessed.
    CustomCode,
    /// A code of the shape that only generated ones have, its check symbol right.
    GeneratedCode,
    /// Whether an address has an account, which whoever holds a code or a link is told.
    Address,
}

/// A guess that was wrong.
#[derive(Debug, Clone, Copy)]
pub struct Guess<'a> {
    /// What it was aimed at.
    pub target: GuessTarget,
    /// What was guessed, as it is compared.
    pub text: &'a str,
}
