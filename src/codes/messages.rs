//! What is said to those whom a code does not let in, and to those who cannot make or send one.

mod typed;

use crate::passes::RedeemError;
use crate::refusal::{Reader, Refusal, refusals};

use super::code::Code;
use super::make::CreateCodeError;
use super::send::SendCodeError;

/// What somebody signed out is told of every code that does not let them in, so that guessing learns nothing of the
/// codes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unusable;

refusals! {
    Unusable { Self => "code.unusable", "This code can’t be used. Check it, or sign in if you have an account."; }

    CreateCodeError {
        Self::Closed => "create_code.group_closed",
            "This group is closed: people join by invite, or when a manager adds them. \
             Choose another join type in General to make codes for it.";
        Self::Archived => "create_code.group_archived",
            "This group is archived. Take it out of the archive in General to make codes for it.";
        Self::Taken => "create_code.taken",
            "This code was given out before. No code is ever given out twice, in any group: choose another.";
        Self::Over => "create_code.replaced_is_over",
            "This code is over, so nothing can take its place. Create a new one instead.";
    }

    SendCodeError { Self => "send_code.over", "This code no longer works, so nothing was sent. Create a new one."; }
}

/// A refusal with the code that was probably meant.
pub(super) struct Suggesting<'a>(pub RedeemError, pub &'a Code);

impl Refusal for Suggesting<'_> {
    fn code(&self) -> &'static str {
        self.0.code()
    }

    fn message(&self, reader: Reader) -> String {
        format!("{} Did you mean {}?", self.0.message(reader), self.1)
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
