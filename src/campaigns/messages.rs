//! What is said where a campaign cannot be made, or its codes cannot be sent.

use crate::refusal::refusals;
use crate::text;

use super::edit::CampaignStopped;
use super::make::CreateCampaignError;
use super::send::SendCodesError;

refusals! {
    CreateCampaignError {
        Self => "create_campaign.code_taken",
            "This code was given out before. No code is ever given out twice: choose another.";
    }

    CampaignStopped {
        Self => "campaign.stopped_meanwhile",
            "This campaign was stopped while you edited it, so your changes weren’t saved.";
    }

    SendCodesError {
        Self::Over => "send_codes.campaign_over", "These codes don’t work any more, so nothing was sent.";
        Self::Unnamed => "send_codes.no_group",
            "No group names this campaign, so its codes would open nothing. Name it in a group of User Groups, then send.";
        Self::Making => "send_codes.still_making",
            "The codes are still being made. Send them once all are there.";
        Self::Sending => "send_codes.still_sending",
            "A sending is under way. Wait until it has ended, then send to more people.";
        Self::Nobody => "send_codes.nobody",
            "Everyone in this audience already has a code of this campaign, or the audience is empty.";
        Self::TooFewCodes(people, codes) => "send_codes.too_few_codes", format!(
            "That’s {}, but only {} left to send. Choose fewer people, or make another campaign.",
            text::counted(*people, "person", "people"),
            text::counted(*codes, "code is", "codes are"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &CreateCampaignError,
            &SendCodesError::Over,
            &SendCodesError::Unnamed,
            &SendCodesError::Making,
            &SendCodesError::Sending,
            &SendCodesError::Nobody,
            &SendCodesError::TooFewCodes(2, 1),
        ]);
    }
}
