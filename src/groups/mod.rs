//! Groups, and who is in them.
//!
//! Whatever changes a membership ends in [`apply`], inside the transaction of whoever changes it: one place asks the
//! admission rule ([`may_join`]) and writes down what became of it, for one person as for many. [`admit`], [`leave`],
//! [`remove`], [`transfer`] and [`arrange`] are a few lines on top of it.

mod add_people;
mod admit;
mod arrange;
mod change;
mod changes;
mod create;
mod events;
mod leave;
mod memberships;
mod messages;
mod model;
mod names;
mod pages;
mod panel_context;
mod panels;
mod personal_data;
mod pick;
mod reorder;
mod rules;
mod settings_tabs;
mod store;
mod who;

pub use admit::{admit, removed_since, was_removed_since};
pub use arrange::{Arranged, arrange};
pub use change::{ChangeOutcome, ChangeRefusal, GroupInput, change, set_archived, version};
pub use changes::{Leaving, MembershipChange, Outcome, To, Via};
pub use create::{create_empty_group, create_group};
pub use events::{GroupEvent, MemberEvent, how_joined};
pub use leave::{TransferError, leave, remove, transfer};
pub use memberships::{admit_found, apply, preview};
pub use model::{Group, GroupTerms, Membership, NewGroup};
pub use names::{loose_name_key, name_key, noting_namesakes};
pub use pages::{CardAction, GroupCard, code_link, window_of};
pub use panel_context::GroupPanelContext;
pub use panels::{DRAWER_LINK, drawer, my_groups, open_groups};
pub use personal_data::PERSONAL_DATA;
pub use pick::{GroupSearch, choice, pick};
pub use reorder::{MoveStep, reorder};
pub use rules::{AdmitError, Candidate, Outside, Phase, admits, may_join};
pub use rules::{closed_state, group_status, is_shown_to_members, may_see, phase};
pub use settings_tabs::{SettingsHead, SettingsTab, SettingsTabs};
pub use store::{GroupScope, Joiner, find_many, joined_with, last_events, named};
pub use store::{Viewable, categories, count_active_codes, managed_at_all, name_words, with_word};
pub use store::{count_requests, position, position_before, set_position};
pub use store::{find, insert, managers_to_tell, membership, memberships_among, recount_joins};
pub(crate) use store::{managed_by, page_in_order};
pub use who::{GroupManager, GroupMember, Supporter};

use crate::events::Follower;
use crate::t;
use crate::web::{Access, Route, help, urls};

/// The tab of those who are in.
pub const MEMBERS_TAB: SettingsTab = SettingsTab::new("members", t::groups::members, help::MEMBERS);

/// The tab of what happened.
pub const ACTIVITY_TAB: SettingsTab = SettingsTab::new("activity", t::groups::activity, help::GROUP_ACTIVITY);

/// Who keeps something by what happened: the counts of joins.
pub fn followers() -> Vec<Follower> {
    vec![store::COUNTER]
}

/// The pages of groups, of their members and of what happened in them.
pub fn routes() -> Vec<Route> {
    use Access::{GroupManager, GroupMember, Member};
    use pages::{activity, add, browse, group, members};
    vec![
        Route::get(urls::GROUPS, Member, browse::show),
        Route::get("/groups/{group}", GroupMember, group::show),
        Route::post("/groups/{group}/join", Member, group::join),
        Route::get("/groups/{group}/leave", GroupMember, group::ask_to_leave),
        Route::post("/groups/{group}/leave", Member, group::leave).despite_clock(),
        Route::get("/groups/{group}/settings/members", GroupManager, members::show),
        Route::get("/groups/{group}/settings/members/add", GroupManager, add::form),
        Route::post("/groups/{group}/settings/members/add", GroupManager, add::add),
        Route::get("/groups/{group}/settings/members/{person}/role", GroupManager, members::ask_for_role),
        Route::post("/groups/{group}/settings/members/{person}/role", GroupManager, members::change_role),
        Route::get("/groups/{group}/settings/members/{person}/remove", GroupManager, members::ask_to_remove),
        Route::post("/groups/{group}/settings/members/{person}/remove", GroupManager, members::remove).despite_clock(),
        Route::get("/groups/{group}/settings/activity", GroupManager, activity::show),
    ]
}
