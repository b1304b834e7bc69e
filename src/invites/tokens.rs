//! The links of invites: derived from their rows and the server's key, never stored.

use actix_web::HttpMessage;

use crate::db::{Conn, QueryResult};
use crate::ids::{InviteId, NOBODY, RecipientId, UserId};
use crate::passes::{self, PassForVisitor};
use crate::secret::ServerKey;
use crate::web::guard::SecretUrl;
use crate::web::{extract, urls};

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteTarget {
    /// An invite, by the link that is shared by hand.
    Shared(InviteId),
    /// An invite, by the link in one recipient's mailbox.
    Mailed(RecipientId),
}

impl InviteTarget {
    const fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Shared(invite) => ("invite", invite.0),
            Self::Mailed(recipient) => ("invited", recipient.0),
        }
    }

    /// The path of its link, of this generation.
    pub fn link(self, key: &ServerKey, generation: i64) -> String {
        let (purpose, id) = self.parts();
        urls::token(purpose, id, &key.token(purpose, id, generation))
    }

    /// As it may be written down: it opens nothing.
    fn reference(self) -> String {
        let (purpose, id) = self.parts();
        format!("{purpose}:{id}")
    }

    /// What a reference names.
    fn of_reference(text: &str) -> Option<Self> {
        let (purpose, id) = text.split_once(':')?;
        Self::named(purpose, id.parse().ok()?)
    }

    fn named(purpose: &str, id: i64) -> Option<Self> {
        match purpose {
            "invite" => Some(Self::Shared(InviteId(id))),
            "invited" => Some(Self::Mailed(RecipientId(id))),
            _ => None,
        }
    }
}

/// A link as somebody opened it; whether it was given out is still to be seen.
#[derive(Debug, Clone)]
pub struct InviteLink {
    /// What it claims to lead to.
    pub target: InviteTarget,
    token: String,
}

impl InviteLink {
    /// The link of which `path` is, or is a page behind.
    pub fn read(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix('/')?.split(['/', '?', '#']);
        let (purpose, id, token) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        Some(Self { target: InviteTarget::named(purpose, id)?, token: token.to_owned() })
    }

    /// Whether it is the link of this generation.
    pub fn is_of(&self, key: &ServerKey, generation: i64) -> bool {
        let (purpose, id) = self.target.parts();
        key.verify(purpose, id, generation, &self.token)
    }

    /// Whom it was emailed to, where it was.
    pub const fn recipient(&self) -> Option<RecipientId> {
        match self.target {
            InviteTarget::Shared(_) => None,
            InviteTarget::Mailed(recipient) => Some(recipient),
        }
    }

    /// Its path.
    pub fn path(&self) -> String {
        let (purpose, id) = self.target.parts();
        urls::token(purpose, id, &self.token)
    }
}

/// The link of which `path` is, as it may be written down; `None` if it was never given out.
pub fn reference(conn: &mut Conn, key: &ServerKey, path: &str) -> QueryResult<Option<String>> {
    let Some(link) = InviteLink::read(path) else { return Ok(None) };
    Ok(load_for(conn, key, &link, NOBODY)?.map(|_| link.target.reference()))
}

/// The link that a reference names, whole again.
pub fn path_of_reference(conn: &mut Conn, key: &ServerKey, text: &str) -> QueryResult<Option<String>> {
    let Some(target) = InviteTarget::of_reference(text) else { return Ok(None) };
    Ok(load(conn, target, NOBODY)?.map(|found| target.link(key, found.generation)))
}

fn load(conn: &mut Conn, target: InviteTarget, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    match target {
        InviteTarget::Shared(invite) => passes::load_shared(conn, invite, person),
        InviteTarget::Mailed(recipient) => passes::load_emailed(conn, recipient, person),
    }
}

/// The invite of a link that was given out, as `person` meets it. The reader of an emailed link who is signed out
/// goes on with the use that their own unfinished sign-up holds.
pub fn load_for(
    conn: &mut Conn,
    key: &ServerKey,
    link: &InviteLink,
    person: UserId,
) -> QueryResult<Option<PassForVisitor>> {
    match load(conn, link.target, person)?.filter(|found| link.is_of(key, found.generation)) {
        Some(found) if person == NOBODY => found.without_reservations(conn).map(Some),
        found => Ok(found),
    }
}

// Reads `/invite/{id}/{token}` and `/invited/{id}/{token}`; the page's URL is a secret from here on. What is no number
// is the id of no link.
extract!(InviteLink, |request| {
    request.extensions_mut().insert(SecretUrl);
    let part = |name| request.match_info().get(name).unwrap_or_default();
    let id = part("id").parse().unwrap_or_default();
    let is_mailed = request.path().starts_with("/invited/");
    let target = if is_mailed { InviteTarget::Mailed(RecipientId(id)) } else { InviteTarget::Shared(InviteId(id)) };
    Ok(Self { target, token: part("token").to_owned() })
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Entropy;

    #[test]
    fn a_link_is_known_by_its_path_and_its_bookmark_opens_nothing() {
        let key = ServerKey::new(Entropy::seeded(1).bytes());
        for target in [InviteTarget::Shared(InviteId(7)), InviteTarget::Mailed(RecipientId(9))] {
            let link = target.link(&key, 1);
            for path in [link.clone(), format!("{link}/signup"), format!("{link}?a=b")] {
                assert!(
                    InviteLink::read(&path).is_some_and(|read| read.target == target && read.is_of(&key, 1)),
                    "{path}"
                );
            }
            assert!(!target.reference().contains('/'));
            assert_eq!(InviteTarget::of_reference(&target.reference()), Some(target));
        }
        for path in ["/", "/invite/7", "/invite/x/y", "/groups/7/y", "invite/7/y"] {
            assert!(InviteLink::read(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_link_is_good_for_its_own_target_and_generation_only() {
        let key = ServerKey::new(Entropy::seeded(1).bytes());
        let link = InviteTarget::Shared(InviteId(7)).link(&key, 1);
        let token = link.strip_prefix("/invite/7/").expect("it names its invite").to_owned();
        let presented = |target| InviteLink { target, token: token.clone() };
        let good = presented(InviteTarget::Shared(InviteId(7)));
        assert!(good.is_of(&key, 1) && !good.is_of(&key, 2));
        assert_eq!(good.path(), link);
        assert!(!presented(InviteTarget::Shared(InviteId(8))).is_of(&key, 1));
        assert!(!presented(InviteTarget::Mailed(RecipientId(7))).is_of(&key, 1));
    }
}
