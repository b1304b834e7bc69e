//! Code campaigns: batches of codes with a time window, whose codes open the groups that name them.
//!
//! A campaign has one code for many uses, or many codes for one use each; who enters one comes into
//! every group that names the campaign and takes people. What lets somebody in is the rule of all
//! passes ([`crate::passes`]); here campaigns are made, watched, changed, handed out and stopped.
//!
//! A batch of 100,000 codes, and an email to each of 100,000 people, outlast a request: both are
//! jobs ([`crate::jobs`]), done in pieces, each of which notes in its own transaction how far it is.

mod edit;
mod emails;
mod events;
mod forms;
mod make;
mod messages;
mod pages;
mod rules;
mod send;
mod stop;
mod store;
mod view;

use crate::jobs::Worker;
use crate::people::{DrawerLink, DrawerReader};
use crate::t;
use crate::web::{App, Icon, urls};

pub use emails::emails;
pub use events::CampaignEvent;
pub use forms::{Batch, CampaignInput};
pub use make::{create, make_some};
pub use pages::routes;
pub use send::JOB as SENDING;
pub use store::{Settings, shared, stop_all, unused};

/// The link to them.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink::new(urls::CAMPAIGNS, t::campaigns::campaigns, Icon::CAMPAIGN, DrawerReader::is_admin);

/// Who does the jobs of the module.
pub fn workers() -> Vec<Worker<App>> {
    vec![Worker { kind: make::JOB, work: make::work }, Worker { kind: send::JOB, work: send::work }]
}
