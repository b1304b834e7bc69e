//! What is said where the one-time link does nothing.

use crate::refusal::refusals;
use crate::t;

use super::link::SetUpError;

refusals! {
    SetUpError {
        Self::SetUpAlready => "set_up.done", t::setup::done(), GONE;
        Self::Unknown => "set_up.unknown_link", t::setup::unknown_link(), NOT_FOUND;
        Self::Over => "set_up.expired_link", t::setup::expired_link(), GONE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[&SetUpError::SetUpAlready, &SetUpError::Unknown, &SetUpError::Over]);
    }
}
