//! Who gets a code by mail, and who got which.

use diesel::dsl::{exists, max, not};
use diesel::prelude::*;

use crate::campaigns::forms::Audience;
use crate::clock::Moment;
use crate::db::schema::{code_recipients, codes, mails, memberships, users};
use crate::db::types::{EmailState, UserState};
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::ids::{CampaignId, CodeId, EmailId, NOBODY, UserId};
use crate::personal_data::PersonName;

/// Somebody who is to get a code.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = users)]
pub(in crate::campaigns) struct Person {
    pub id: UserId,
    pub email: Option<String>,
}

/// The people of an audience who were not sent a code of the campaign before, to be narrowed down.
/// Not a function: nobody could write out its type.
macro_rules! people_of {
    ($campaign:expr, $audience:expr) => {{
        let had_one = code_recipients::table
            .filter(code_recipients::campaign_id.eq($campaign))
            .filter(code_recipients::user_id.eq(users::id));
        let belongs = |groups: &[crate::ids::GroupId]| {
            memberships::table
                .filter(memberships::user_id.eq(users::id))
                .filter(memberships::group_id.eq_any(groups.to_vec()))
        };
        let mut people = users::table
            .filter(users::state.eq(UserState::Active))
            .filter(users::email.is_not_null())
            .filter(not(exists(had_one)))
            .into_boxed();
        if let Some(include) = &$audience.include {
            people = people.filter(exists(belongs(include)));
        }
        if !$audience.exclude.is_empty() {
            people = people.filter(not(exists(belongs(&$audience.exclude))));
        }
        people
    }};
}

/// The people of `audience` who were not sent a code of the campaign before: after the person
/// `after`, none past `last`, in the order of their ids.
pub(in crate::campaigns) fn audience(
    conn: &mut Conn,
    campaign: CampaignId,
    audience: &Audience,
    (after, last): (UserId, UserId),
    limit: i64,
) -> QueryResult<Vec<Person>> {
    people_of!(campaign, audience)
        .filter(users::id.gt(after))
        .filter(users::id.le(last))
        .order(users::id)
        .limit(limit)
        .select(columns::<Person>())
        .load(conn)
}

/// How many people that are at present.
pub(in crate::campaigns) fn count_audience(
    conn: &mut Conn,
    campaign: CampaignId,
    audience: &Audience,
) -> QueryResult<i64> {
    people_of!(campaign, audience).count().get_result(conn)
}

/// Whoever came to the organization last.
pub(in crate::campaigns) fn last_person(conn: &mut Conn) -> QueryResult<UserId> {
    let last: Option<UserId> = users::table.select(users::id).order(users::id.desc()).first(conn).optional()?;
    Ok(last.unwrap_or(NOBODY))
}

/// Who of `people` was sent a code of the campaign before.
pub(in crate::campaigns) fn sent_before(
    conn: &mut Conn,
    campaign: CampaignId,
    people: &[UserId],
) -> QueryResult<Vec<UserId>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    code_recipients::table
        .filter(code_recipients::campaign_id.eq(campaign))
        .filter(code_recipients::user_id.eq_any(people.to_vec()))
        .select(code_recipients::user_id)
        .load(conn)
}

/// Codes of a batch that were neither used nor sent to anybody. They are sent in their order, so
/// none before the last that was sent is left.
pub(in crate::campaigns) fn unsent(
    conn: &mut Conn,
    campaign: CampaignId,
    limit: i64,
) -> QueryResult<Vec<(CodeId, String, String)>> {
    let last: Option<CodeId> = code_recipients::table
        .filter(code_recipients::campaign_id.eq(campaign))
        .select(max(code_recipients::code_id))
        .first(conn)?;
    super::unused(conn, campaign, last, limit)
}

/// Remembers who was sent which code by which email.
pub(in crate::campaigns) fn note_sent(
    conn: &mut Conn,
    campaign: CampaignId,
    sent: &[(UserId, Option<CodeId>, EmailId)],
    now: Moment,
) -> QueryResult<()> {
    use crate::db::schema::campaigns;
    let rows: Vec<_> = sent
        .iter()
        .map(|(person, code, mail)| {
            (
                code_recipients::campaign_id.eq(campaign),
                code_recipients::user_id.eq(*person),
                code_recipients::code_id.eq(*code),
                code_recipients::mail_id.eq(*mail),
                code_recipients::made_at.eq(now),
            )
        })
        .collect();
    per_backend!(conn, |conn| diesel::insert_into(code_recipients::table).values(&rows).execute(conn))?;
    let count = i64::try_from(sent.len()).unwrap_or(0);
    diesel::update(campaigns::table.find(campaign))
        .set(campaigns::codes_sent.eq(campaigns::codes_sent + count))
        .execute(conn)
        .map(drop)
}

/// Somebody who was sent a code, and what became of the email.
#[derive(Debug, Clone, Queryable)]
pub(in crate::campaigns) struct Recipient {
    pub person: UserId,
    pub name: PersonName,
    pub address: String,
    /// Their own code, of a batch.
    pub code: Option<(String, Option<Moment>)>,
    pub state: EmailState,
    /// What the mail server said last.
    pub answer: Option<String>,
    pub made_at: Moment,
}

/// Who was sent a code of the campaign, in the order of their coming to the organization.
pub(in crate::campaigns) fn recipients(
    conn: &mut Conn,
    campaign: CampaignId,
    after: Option<UserId>,
    limit: i64,
) -> QueryResult<Vec<Recipient>> {
    let rows = code_recipients::table
        .inner_join(users::table)
        .inner_join(mails::table)
        .left_join(codes::table.on(codes::id.nullable().eq(code_recipients::code_id)))
        .filter(code_recipients::campaign_id.eq(campaign))
        .filter(code_recipients::user_id.gt(after.unwrap_or(NOBODY)))
        .order(code_recipients::user_id)
        .limit(limit)
        .select((
            code_recipients::user_id,
            users::name,
            mails::to_address,
            (codes::shown, codes::used_at).nullable(),
            mails::state,
            mails::last_answer,
            code_recipients::made_at,
        ));
    per_backend!(conn, |conn| rows.load(conn))
}
