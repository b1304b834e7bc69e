//! What is said where the one-time link does nothing.

use crate::refusal::refusals;

use super::link::SetUpError;

refusals! {
    SetUpError {
        Self::SetUpAlready => "set_up.done",
            "This organization is set up. Sign in to use it; its admins manage the rest.", GONE;
        Self::Unknown => "set_up.unknown_link",
            "This link is not whole. Copy all of it from the server's output.", NOT_FOUND;
        Self::Over => "set_up.expired_link",
            "This link has expired. Restart the server and use the link that it prints then.", GONE;
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
