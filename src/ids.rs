//! Ids of rows, one type a table, so that a person is never taken for a group.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            AsExpression, FromSqlRow, Serialize, Deserialize,
        )]
        #[diesel(sql_type = BigInt)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<DB: Backend> ToSql<BigInt, DB> for $name
        where
            i64: ToSql<BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<BigInt, DB> for $name
        where
            i64: FromSql<BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
    )*};
}

ids! {
    /// A person.
    UserId;
    /// A group.
    GroupId;
    /// A code of a group or of a campaign, living or dead.
    CodeId;
    /// A code campaign.
    CampaignId;
    /// An invite: a link into a group.
    InviteId;
    /// An address that an invite was emailed to.
    RecipientId;
    /// Somebody's request to be let into a group.
    RequestId;
    /// A message in the email queue.
    EmailId;
    /// A row from which an emailed token is derived.
    TokenId;
    /// A piece of background work.
    JobId;
    /// A file of people that are brought in.
    ImportId;
    /// Something done to many people at once.
    BatchId;
    /// Something that happened.
    EventId;
}

/// The id of someone who is signed out or has no account yet: no row has it.
pub const NOBODY: UserId = UserId(0);
