//! Entering a code: what it opens, coming in, and every reason why not.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::codes;
use muster::ids::GroupId;
use muster::t;

use crate::codes::{Made, made};
use crate::harness::TestServer;
use crate::harness::cast::Account;

mod entering;
pub mod pasting;
mod races;
mod refusals;
mod way_in;

/// A group with a code of 100 uses, both made by Ann.
pub struct GroupWithCode {
    pub server: TestServer,
    pub ann: Account,
    pub choir: GroupId,
    pub code: Made,
}

impl GroupWithCode {
    pub async fn open() -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let choir = server.group("Choir", &ann).await;
        let code = made(&ann, choir, |form| form.fill(t::passes::max_uses(), "100")).await;
        Self { server, ann, choir, code }
    }

    /// The group's page.
    pub fn group(&self) -> String {
        format!("/groups/{}", self.choir)
    }

    /// How many uses the code has, by its own count and by the rows of its uses.
    pub async fn uses(&self) -> (i64, i64) {
        let shown = self.code.shown.clone();
        self.server
            .read(move |conn| {
                use muster::db::schema::code_uses;
                let (id, uses) = codes::table
                    .filter(codes::shown.eq(shown))
                    .select((codes::id, codes::uses))
                    .first::<(i64, i64)>(conn)?;
                let rows = code_uses::table.filter(code_uses::code_id.eq(id)).count().get_result(conn)?;
                Ok((uses, rows))
            })
            .await
    }
}
