//! The outbox's rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::mails;
use crate::db::types::MailState;
use crate::db::{Conn, QueryResult};
use crate::ids::MailId;

use super::Draft;

pub(super) fn insert(conn: &mut Conn, draft: &Draft, message_id: &str, now: Moment) -> QueryResult<MailId> {
    diesel::insert_into(mails::table)
        .values((
            mails::message_id.eq(message_id),
            mails::kind.eq(draft.kind),
            mails::parameters.eq(draft.parameters.to_string()),
            mails::to_address.eq(&draft.to),
            mails::user_id.eq(draft.person),
            mails::reference.eq(draft.reference),
            mails::state.eq(MailState::Waiting),
            mails::due_at.eq(now),
            mails::made_at.eq(now),
        ))
        .returning(mails::id)
        .get_result(conn)
}
