//! Ids of rows, one type a table, so that a person is never taken for a group.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

/// Has the database keep a type that wraps a number as that number.
macro_rules! bigint {
    ($name:ty) => {
        impl<DB: diesel::backend::Backend> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for $name
        where
            i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for $name
        where
            i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
    };
}
pub(crate) use bigint;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            AsExpression, FromSqlRow, Serialize, Deserialize, derive_more::Display,
        )]
        #[diesel(sql_type = BigInt)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        bigint!($name);
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
