//! Rows that a path names by their numbers.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::ids::{BatchId, CampaignId, CodeId, EmailId, GroupId, ImportId, InviteId, RecipientId, UserId};

use super::WebError;

/// An id that paths hold under a name of its own.
pub trait PathId: Sized {
    /// The name: `group` for `/groups/{group}`.
    const NAME: &str;

    /// The id with this number.
    fn of(number: i64) -> Self;
}

macro_rules! path_ids {
    ($($id:ident = $name:literal;)*) => {$(
        impl PathId for $id {
            const NAME: &str = $name;

            fn of(number: i64) -> Self {
                Self(number)
            }
        }
    )*};
}

path_ids! {
    BatchId = "bulk";
    CampaignId = "campaign";
    CodeId = "code";
    GroupId = "group";
    ImportId = "import";
    InviteId = "invite";
    EmailId = "mail";
    RecipientId = "recipient";
    UserId = "person";
}

/// The row that the path names, whether or not there is one; what is no number names nothing.
#[derive(Debug, Clone, Copy)]
pub struct OfPath<I>(pub I);

impl<I: PathId> OfPath<I> {
    /// Of a request.
    pub fn of(request: &HttpRequest) -> Result<I, WebError> {
        let number = request.match_info().get(I::NAME).and_then(|text| text.parse().ok());
        number.map(I::of).ok_or(WebError::NotFound)
    }
}

impl<I: PathId> FromRequest for OfPath<I> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).map(Self))
    }
}
