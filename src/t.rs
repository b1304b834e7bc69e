//! The message catalogue: a function for each message of `templates/locales/`, by module and name.
//!
//! A function takes what its message is about, in the order of the alphabet, and gives a
//! [`Message`](crate::locale::Message), or a [`Rich`](crate::locale::Rich) where the page puts markup around parts.

use intl_pluralrules::PluralCategory;

use crate::locale::{Arg, At, Choice, Count, DateStyle, Entry, Key, Message, Piece, Rich, Slot};

include!(concat!(env!("OUT_DIR"), "/t.rs"));
