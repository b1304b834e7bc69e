//! What somebody is called whose account may be deleted.

use std::fmt;

use askama::{FastWritable, Values};
use diesel::backend::Backend;
use diesel::deserialize::{FromSql, FromSqlRow};
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use crate::locale::{Arg, Reader};
use crate::t;

/// What stands in the place of the name, or the address, of somebody who deleted their account.
pub const DELETED_ACCOUNT: &str = "Deleted account";

/// What somebody is called, as a row keeps it; of whoever deleted their account, that is said in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, FromSqlRow)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// Whether nothing is left but that there was somebody.
    pub fn is_erased(&self) -> bool {
        self.0.is_empty() || self.0 == DELETED_ACCOUNT
    }

    /// The same to `reader`, as text.
    pub fn say(&self, reader: &Reader) -> String {
        t::locale::several(self).say(reader)
    }
}

impl From<String> for PersonName {
    fn from(kept: String) -> Self {
        Self(kept)
    }
}

impl From<&str> for PersonName {
    fn from(kept: &str) -> Self {
        Self(kept.to_owned())
    }
}

impl<'a> From<&'a PersonName> for Arg<'a> {
    fn from(name: &'a PersonName) -> Self {
        if name.is_erased() { t::events::deleted_account().into() } else { name.0.as_str().into() }
    }
}

impl From<PersonName> for Arg<'_> {
    fn from(name: PersonName) -> Self {
        if name.is_erased() { t::events::deleted_account().into() } else { name.0.into() }
    }
}

impl FastWritable for PersonName {
    fn write_into(&self, dest: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        Arg::from(self).write_into(dest, values)
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Arg::from(self).fmt(f)
    }
}

impl<DB: Backend> FromSql<Text, DB> for PersonName
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        String::from_sql(bytes).map(Self)
    }
}
