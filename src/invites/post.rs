//! Making an invite, and writing to those whom it is for.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::RecipientEnd;
use crate::db::{self, Conn, Fault, QueryResult};
use crate::entropy::Entropy;
use crate::events;
use crate::ids::{EmailId, InviteId, NOBODY, RecipientId};
use crate::mail::{self, Draft};
use crate::passes::{self, NewInvite, NewRecipients, PassForVisitor};
use crate::people;
use crate::text::Mailbox;

use super::emails::{self, ToInvitee};
use super::events::InviteEvent;
use super::valid_for;

/// Writes down an invite with its addresses, and puts an email to each into the email queue; as many statements for many
/// as for one. Invites of the same addresses into the same group that still wait end with it: one address has one.
/// `asked` is whether it answers a request to be let in.
pub(super) fn make(
    conn: &mut Conn,
    by: &By,
    new: &NewInvite,
    mailboxes: &[Mailbox],
    asked: bool,
) -> Result<InviteId, Fault> {
    let invite = passes::insert_invite(conn, new, by.now)?;
    let keys: Vec<&str> = mailboxes.iter().map(|mailbox| mailbox.email.key()).collect();
    let earlier = passes::pending_recipients(conn, &keys, Some(new.group_id))?;
    passes::end_recipients(conn, &earlier, RecipientEnd::Renewed, new.made_by, by.now)?;
    let addressed = NewRecipients {
        invite_id: invite,
        group_id: new.group_id,
        generation: db::generation(conn)?,
        remind_at: valid_for::reminder(by.now, new.expires_at),
        notice_at: new.expires_at,
    };
    let recipients = passes::insert_recipients(conn, addressed, mailboxes, by.now)?;
    if let Some(found) = passes::load_shared(conn, invite, NOBODY)? {
        let email = InviteEmail { kind: emails::bringing_link(asked), asked, reply_to: reply_address(conn, &found)? };
        let draft = |(recipient, to)| email.to(&found, (recipient, addressed.generation), to);
        let drafts = recipients.into_iter().map(draft).collect::<Result<Vec<_>, _>>()?;
        mail::enqueue_all(conn, drafts, &by.entropy, by.now)?;
        passes::set_recipient_mails(conn, invite)?;
    }
    events::record(conn, by, &InviteEvent::created(invite, new, mailboxes.len()))?;
    Ok(invite)
}

/// Puts the email of this kind to the recipient of `found` into the email queue; `asked` is whether the invite answers
/// a request to be let in.
pub(super) fn write(
    conn: &mut Conn,
    (kind, asked): (&'static str, bool),
    found: &PassForVisitor,
    entropy: &Entropy,
    now: Moment,
) -> Result<Option<EmailId>, Fault> {
    let Some(to) = &found.recipient else { return Ok(None) };
    let email = InviteEmail { kind, asked, reply_to: reply_address(conn, found)? };
    let draft = email.to(found, (to.id, to.generation), to.address.clone())?;
    Ok(Some(mail::enqueue(conn, &draft, entropy, now)?))
}

/// Where answers to the invites of `found` go: to whoever answers for it, if they proved their address.
fn reply_address(conn: &mut Conn, found: &PassForVisitor) -> QueryResult<Option<String>> {
    let maker = people::find_active(conn, found.maker.person.id)?;
    Ok(maker.and_then(|maker| maker.proved_address().map(str::to_owned)))
}

/// What the emails of one invite have in common.
struct InviteEmail {
    kind: &'static str,
    /// Whether the invite answers a request to be let in.
    asked: bool,
    reply_to: Option<String>,
}

impl InviteEmail {
    /// The email with the link of `recipient`, of this generation.
    fn to(
        &self,
        found: &PassForVisitor,
        (recipient, generation): (RecipientId, i64),
        to: String,
    ) -> Result<Draft, Fault> {
        let parameters = mail::parameters(&ToInvitee {
            recipient,
            generation,
            group: found.names(),
            inviter: found.maker.person.name.clone(),
            expires_at: found.pass.expires_at,
            admits_new: found.pass.admits_new(),
            asked: self.asked,
            reply_to: self.reply_to.clone(),
        })?;
        Ok(Draft {
            kind: self.kind,
            parameters,
            to,
            person: None,
            reference: Some(recipient.0),
            language: found.language,
        })
    }
}
