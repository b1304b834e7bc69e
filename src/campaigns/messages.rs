//! What is said where a campaign cannot be made, or its codes cannot be sent.

use crate::refusal::refusals;
use crate::t;

use super::edit::CampaignStopped;
use super::make::CreateCampaignError;
use super::send::SendCodesError;

refusals! {
    CreateCampaignError {
        Self => "create_campaign.code_taken", t::codes::taken();
    }

    CampaignStopped {
        Self => "campaign.stopped_meanwhile", t::campaigns::stopped_since();
    }

    SendCodesError {
        Self::Over => "send_codes.campaign_over", t::campaigns::send_over();
        Self::Unnamed => "send_codes.no_group", t::campaigns::send_no_group();
        Self::Making => "send_codes.still_making", t::campaigns::send_still_making();
        Self::Sending => "send_codes.still_sending", t::campaigns::send_still_sending();
        Self::NoRecipients => "send_codes.nobody", t::campaigns::send_no_one();
        Self::TooFewCodes(people, codes) => "send_codes.too_few_codes", t::campaigns::send_too_few_codes(*codes, *people);
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
            &SendCodesError::NoRecipients,
            &SendCodesError::TooFewCodes(2, 1),
        ]);
    }
}
