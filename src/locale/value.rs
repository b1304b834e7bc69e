//! What messages are told of.

use std::borrow::Cow;

/// Markup around a part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<'a> {
    pub(super) open: Cow<'a, str>,
    pub(super) close: &'static str,
}

impl Slot<'static> {
    /// A link to `url`.
    pub fn link(url: impl AsRef<str>) -> Self {
        let mut open = String::from("<a href=\"");
        // Writing to a string never fails.
        _ = askama::filters::Escaper::write_escaped_str(&askama::filters::Html, &mut open, url.as_ref());
        open.push_str("\">");
        Self { open: open.into(), close: "</a>" }
    }

    /// What the eye should catch.
    pub const fn strong() -> Self {
        Self { open: Cow::Borrowed("<strong>"), close: "</strong>" }
    }

    /// What is only read out.
    pub const fn unseen() -> Self {
        Self { open: Cow::Borrowed("<span class=\"unseen\">"), close: "</span>" }
    }

    /// A code, or what else is copied letter by letter.
    pub const fn code() -> Self {
        Self { open: Cow::Borrowed("<b class=\"code\" translate=\"no\">"), close: "</b>" }
    }
}

/// What can be counted.
pub trait Count {
    /// The number.
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($number:ty)+) => {$(
        impl Count for $number {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
counts!(i64 i32 u8 u16 u32 u64 usize);

impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (*self).count()
    }
}

/// What a message may say differently for: an enum's variants by the names that Fluent files give them.
pub trait Choice {
    /// The name of the variant.
    fn choice(&self) -> &'static str;
}

impl Choice for bool {
    fn choice(&self) -> &'static str {
        if *self { "yes" } else { "no" }
    }
}

impl Choice for &'static str {
    fn choice(&self) -> &'static str {
        self
    }
}

impl<T: Choice> Choice for &T {
    fn choice(&self) -> &'static str {
        (*self).choice()
    }
}
