//! Why a rule said no, as pages, programs and tests know it: by a code that stays, a status and a message.
//!
//! The enums of reasons stand beside the rules and verbs that give them; their codes and sentences stand in the
//! `messages` of their module.

use actix_web::http::StatusCode;

use crate::locale::Message;

/// Why a rule said no. What wraps another module's refusal passes on its code, status and message.
pub trait Refusal {
    /// What programs and tests know it by, `module.reason`: it stays when the message is put better.
    fn code(&self) -> &'static str;

    /// The status of an answer that says nothing else. A form that comes back is 422 whatever refused it.
    fn status(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }

    /// What is wrong, and what to do.
    fn message(&self) -> Message<'static>;
}

/// Gives refusals their codes and messages, each beside its reason, and its status where that is not 422.
macro_rules! refusals {
    (@status) => { actix_web::http::StatusCode::UNPROCESSABLE_ENTITY };
    (@status $status:ident) => { actix_web::http::StatusCode::$status };
    ($($name:ty { $($reason:pat => $code:expr, $message:expr $(, $status:ident)?;)+ })+) => {$(
        impl $name {
            fn parts(&self) -> (&'static str, actix_web::http::StatusCode, $crate::locale::Message<'static>) {
                match self { $($reason => ($code, refusals!(@status $($status)?), $crate::locale::Message::from($message)),)+ }
            }
        }

        impl $crate::refusal::Refusal for $name {
            fn code(&self) -> &'static str {
                self.parts().0
            }

            fn status(&self) -> actix_web::http::StatusCode {
                self.parts().1
            }

            fn message(&self) -> $crate::locale::Message<'static> {
                self.parts().2
            }
        }
    )+};
}
pub(crate) use refusals;

/// A refusal, put otherwise for whoever reads it here.
pub struct Reworded<'a, R>(pub &'a R, pub Message<'static>);

impl<R: Refusal> Refusal for Reworded<'_, R> {
    fn code(&self) -> &'static str {
        self.0.code()
    }

    fn status(&self) -> StatusCode {
        self.0.status()
    }

    fn message(&self) -> Message<'static> {
        self.1.clone()
    }
}

/// A refusal as a page shows it that is no form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What the page's markup names it by.
    pub code: &'static str,
    /// What it says.
    pub text: Message<'static>,
}

impl Reason {
    /// What `refusal` says.
    pub fn of(refusal: &impl Refusal) -> Self {
        Self { code: refusal.code(), text: refusal.message() }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::HashSet;

    use crate::clock::Moment;

    use super::*;

    /// 27 November 2026, 17:00 in Amsterdam.
    pub const AT: Moment = Moment::from_micros(1_795_795_200_000_000);

    /// Fails unless each of `all` has a code and a message of its own.
    pub fn assert_told_apart(all: &[&dyn Refusal]) {
        let codes: HashSet<_> = all.iter().map(|refusal| refusal.code()).collect();
        let messages: HashSet<_> = all.iter().map(|refusal| refusal.message().to_string()).collect();
        assert_eq!((codes.len(), messages.len()), (all.len(), all.len()), "{codes:?} {messages:?}");
    }
}
