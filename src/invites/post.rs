//! Writing to those whom an invite is for.

use crate::clock::Moment;
use crate::db::types::RecipientEnd;
use crate::db::{self, Conn, Fault};
use crate::entropy::Entropy;
use crate::ids::{InviteId, RecipientId};
use crate::mail::{self, Draft};
use crate::passes::{self, NewInvite, NewRecipients};
use crate::text::Mailbox;

use super::letters::{self, ToInvitee};
use super::life;

/// An invite that is being emailed.
pub(super) struct Post<'a> {
    pub invite: InviteId,
    pub expires_at: Option<Moment>,
    pub group: &'a str,
    pub inviter: &'a str,
    /// Their proved address, which answers go to.
    pub reply_to: Option<&'a str>,
    pub admits_new: bool,
    /// Whether it answers a request to be let in.
    pub asked: bool,
    pub entropy: &'a Entropy,
}

impl Post<'_> {
    /// Writes down addresses and puts a letter to each into the outbox; as many statements for many
    /// as for one. Invites of the same addresses into the same group that still wait end with it:
    /// one address has one.
    pub fn invite(&self, conn: &mut Conn, new: &NewInvite, mailboxes: &[Mailbox], now: Moment) -> Result<(), Fault> {
        let keys: Vec<&str> = mailboxes.iter().map(|mailbox| mailbox.email.key()).collect();
        let earlier = passes::pending_recipients(conn, &keys, Some(new.group))?;
        passes::end_recipients(conn, &earlier, RecipientEnd::Renewed, new.maker, now)?;
        let addressed = NewRecipients {
            invite: self.invite,
            group: new.group,
            generation: db::generation(conn)?,
            remind_at: life::reminder(now, self.expires_at),
            notice_at: self.expires_at,
        };
        let recipients = passes::insert_recipients(conn, addressed, mailboxes, now)?;
        let drafts = recipients.into_iter().map(|(recipient, to)| self.letter(recipient, addressed.generation, to));
        mail::enqueue_all(conn, drafts.collect::<Result<_, _>>()?, self.entropy, now)?;
        Ok(passes::set_recipient_mails(conn, self.invite)?)
    }

    /// Puts the letter of one recipient into the outbox again.
    pub fn send(
        &self,
        conn: &mut Conn,
        recipient: RecipientId,
        generation: i64,
        to: String,
        now: Moment,
    ) -> Result<(), Fault> {
        let mail = mail::enqueue(conn, &self.letter(recipient, generation, to)?, self.entropy, now)?;
        Ok(passes::set_recipient_mail(conn, recipient, mail)?)
    }

    /// The letter with the link of `recipient`.
    fn letter(&self, recipient: RecipientId, generation: i64, to: String) -> Result<Draft, Fault> {
        let parameters = mail::parameters(&ToInvitee {
            recipient,
            generation,
            group: self.group.to_owned(),
            inviter: self.inviter.to_owned(),
            expires_at: self.expires_at,
            admits_new: self.admits_new,
            asked: self.asked,
            reply_to: self.reply_to.map(str::to_owned),
        })?;
        Ok(Draft { kind: letters::INVITE, parameters, to, person: None, reference: Some(recipient.0) })
    }
}
