//! What is said to those whom a code does not let in, and to those who cannot make or send one.

mod typed;

use crate::locale::Message;
use crate::passes::RedeemError;
use crate::refusal::{Refusal, refusals};
use crate::t;

use super::code::Code;
use super::make::CreateCodeError;
use super::send::SendCodeError;

/// What somebody signed out is told of every code that does not let them in, so that guessing learns nothing of the
/// codes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unusable;

refusals! {
    Unusable { Self => "code.unusable", t::passes::code_unusable(); }

    CreateCodeError {
        Self::Closed => "create_code.group_closed", t::codes::group_closed();
        Self::Archived => "create_code.group_archived", t::codes::group_archived();
        Self::Taken => "create_code.taken", t::codes::taken();
        Self::Over => "create_code.replaced_is_over", t::codes::replaced_is_over();
    }

    SendCodeError { Self => "send_code.over", t::codes::send_over(); }
}

/// A refusal with the code that was probably meant.
pub(super) struct Suggesting<'a>(pub RedeemError, pub &'a Code);

impl Refusal for Suggesting<'_> {
    fn code(&self) -> &'static str {
        self.0.code()
    }

    fn message(&self) -> Message<'static> {
        t::passes::did_you_mean(self.1.to_string(), self.0.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &Unusable,
            &CreateCodeError::Closed,
            &CreateCodeError::Archived,
            &CreateCodeError::Taken,
            &CreateCodeError::Over,
            &SendCodeError,
        ]);
    }
}
