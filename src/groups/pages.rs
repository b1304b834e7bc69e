//! The pages of the module, a file for each.

pub mod activity;
pub mod add;
pub mod browse;
mod card;
pub mod group;
pub mod members;
mod window;

use crate::ids::{CampaignId, CodeId, GroupId};
use crate::web::urls;

pub use card::{CardAction, GroupCard};
pub use window::window_of;

/// Where a code by which somebody joined `group` is shown, and the code itself. Campaigns are the admins': others who run
/// the group have no page of its codes.
pub fn code_link(
    group: GroupId,
    (code, campaign, shown): (CodeId, Option<CampaignId>, String),
    is_admin: bool,
) -> (String, String) {
    let url = match campaign {
        None => urls::code(group, code),
        Some(campaign) if is_admin => urls::campaign_code(campaign, &shown),
        Some(_) => String::new(),
    };
    (url, shown)
}
