//! The fields of a group's form, as `user_groups/fields.html` shows them.

use crate::locale::Message;
use crate::people::Member;
use crate::t;
use crate::user_groups::forms::GroupForm;
use crate::user_groups::messages::range;
use crate::user_groups::rules::{Span, may_choose_campaign, may_order};
use crate::user_groups::store::{Campaign, Choices};
use crate::web::FormErrors;
use crate::zone::Zone;

/// The fields, with what can be chosen in them by whoever is shown them.
pub struct Fields {
    pub errors: FormErrors,
    pub form: GroupForm,
    pub categories: Vec<String>,
    /// Ids and names of campaigns with their dates; `None` for whoever may not choose one.
    pub campaigns: Option<Vec<(String, Message<'static>)>>,
    pub may_order: bool,
    /// The organization's, in which dates of groups are.
    pub zone: Zone,
}

impl Fields {
    /// Of `form`, as `who` may fill it in.
    pub fn of(form: GroupForm, errors: FormErrors, choices: Choices, who: &Member) -> Self {
        let (role, zone) = (who.person.role, who.organization_zone());
        let campaigns = choices.campaigns.into_iter().map(|campaign| (campaign.id.to_string(), option(campaign)));
        Self {
            errors,
            form,
            categories: choices.categories,
            campaigns: may_choose_campaign(role).then(|| campaigns.collect()),
            may_order: may_order(role),
            zone,
        }
    }

    /// Whether the group is yet to be made.
    pub fn is_new(&self) -> bool {
        self.form.seen.is_empty()
    }
}

fn option(campaign: Campaign) -> Message<'static> {
    let range = range(&Span { from: campaign.starts_at, until: campaign.stops_at });
    t::user_groups::campaign_option(campaign.name, range, campaign.stopped_at.is_some())
}
