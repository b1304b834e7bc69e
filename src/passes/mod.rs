//! Passes: whatever lets people in. A group's code, a campaign's code, the link of an invite, shared or emailed.
//!
//! Whether a pass lets somebody in, and into which groups, is decided by one rule ([`Pass::check`],
//! [`PassForVisitor::way`]), which asks what whoever answers for it may do now, and whose every refusal has one
//! code and one message for each kind of pass. [`redeem`] takes a use and admits the person in the transaction of
//! whoever calls it; signing up reserves a use first ([`reserve`], [`confirm`], [`release`]). A pass is never deleted:
//! it is ended, or replaced by another. What it opens is told before anybody joins by one [`Preview`], and they are
//! welcomed by [`Joined`]; those who look after it see it as a [`PassView`].

mod kind;
mod limits;
mod messages;
mod model;
mod own;
mod personal_data;
mod preview;
mod redeem;
mod refusal;
mod reserve;
mod rules;
mod status;
mod store;
mod view;
mod welcome;

pub use kind::PassKind;
pub use limits::{NumberProblem, expiration, max_uses, may_grant, whole_number};
pub use messages::bad_max_uses;
pub use model::{Issuer, Pass, PassId, Redeemer, TO_INVITEE};
pub use own::{OwnPass, ask_to_end};
pub use personal_data::PERSONAL_DATA;
pub use preview::Preview;
pub use redeem::{Joined, Way, redeem};
pub use refusal::{PassRefusal, RedeemError};
pub use reserve::{confirm, is_reserved, reserve};
pub use status::PassStatus;
pub use store::{CodeFilter, CommonTerms, find_code, list_codes, list_invites};
pub use store::{CodeRow, RecipientRow};
pub use store::{NewCode, codes_ever, end_code, end_codes_of, end_every_code, insert_codes, link_replacement};
pub use store::{
    NewInvite, NewRecipients, PendingRecipient, end_every_invite, end_invite, end_recipients, insert_invite,
    insert_recipients, mark_started, pending_recipients, set_recipient_mail, set_recipient_mails,
};
pub use store::{PassForVisitor, PassGroup, load_code, load_emailed, load_shared, release};
pub use store::{Pending, ToNotice, ToRemind};
pub use store::{claim_notice, claim_reminder, claim_warning, count_uses, forget_warning};
pub use view::PassView;
