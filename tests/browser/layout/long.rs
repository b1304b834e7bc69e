//! Names and addresses as long as they may be, in words without end, in rows of every kind.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::Conn;
use muster::db::schema::{
    campaigns, codes, groups, import_rows, imports, invite_recipients, mails, organization, requests, users,
};
use muster::db::types::{ImportState, JoinType, RequestState, RowOutcome};

use crate::harness::TestServer;
use crate::matrix::fixture::Fixture;

/// A German word, as many letters of it as a name may have.
fn name() -> String {
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".chars().cycle().take(200).collect()
}

/// An address of 64 letters at a domain of more than that.
fn address() -> String {
    format!("{}@{}.example", "l".repeat(64), ["m".repeat(63), "n".repeat(63)].join("."))
}

/// Adds what the matrix has no need of: a request, rows of an import, a time and a campaign for the group.
pub async fn fill(fixture: &Fixture) {
    let (group, campaign, import, now) = (fixture.group, fixture.campaign, fixture.import, fixture.server.now());
    let fill = move |conn: &mut Conn| {
        diesel::insert_into(requests::table)
            .values((
                requests::group_id.eq(group),
                requests::address.eq("lou@example.org"),
                requests::address_key.eq("lou@example.org"),
                requests::name.eq("Lou Newcomer"),
                requests::note.eq("I sang with you last year."),
                requests::state.eq(RequestState::Open),
                requests::generation.eq(1),
                requests::made_at.eq(now),
                requests::tells_group.eq(false),
                requests::address_proved.eq(true),
            ))
            .execute(conn)?;
        for (number, outcome) in [RowOutcome::Wrong, RowOutcome::Unchanged, RowOutcome::Change].into_iter().enumerate()
        {
            let number = i64::try_from(number).unwrap_or_default() + 1;
            diesel::insert_into(import_rows::table)
                .values((
                    import_rows::import_id.eq(import),
                    import_rows::number.eq(number),
                    import_rows::line.eq(number),
                    import_rows::email.eq("lou@example.org"),
                    import_rows::name.eq("Lou Newcomer"),
                    import_rows::wants.eq("{}"),
                    import_rows::outcome.eq(outcome),
                    import_rows::told.eq(""),
                    import_rows::adds.eq(false),
                ))
                .execute(conn)?;
        }
        diesel::update(groups::table.filter(groups::id.eq(group)))
            .set((
                groups::description.eq("We sing on Mondays, and everybody who likes to sing may come along."),
                groups::starts_at.eq(now - chrono::TimeDelta::days(30)),
                groups::stops_at.eq(now + chrono::TimeDelta::days(90)),
                groups::join_type.eq(JoinType::Open),
                groups::campaign_id.eq(campaign),
                groups::request_count.eq(1),
            ))
            .execute(conn)
    };
    fixture.server.write(fill).await;
}

/// Gives everything that people name the longest name that it can have.
pub async fn lengthen(server: &TestServer) {
    let lengthen = |conn: &mut Conn| {
        diesel::update(organization::table).set(organization::name.eq(name())).execute(conn)?;
        diesel::update(groups::table)
            .set((groups::name.eq(name()), groups::category.eq(name()), groups::description.eq(name().repeat(10))))
            .execute(conn)?;
        diesel::update(users::table).set((users::name.eq(name()), users::email.eq(address()))).execute(conn)?;
        diesel::update(campaigns::table).set(campaigns::name.eq(name())).execute(conn)?;
        diesel::update(codes::table).set(codes::label.eq(name())).execute(conn)?;
        diesel::update(invite_recipients::table)
            .set((invite_recipients::address.eq(address()), invite_recipients::name.eq(name())))
            .execute(conn)?;
        diesel::update(requests::table.filter(requests::address.is_not_null()))
            .set((requests::address.eq(address()), requests::name.eq(name()), requests::note.eq(name())))
            .execute(conn)?;
        diesel::update(import_rows::table)
            .set((import_rows::email.eq(address()), import_rows::name.eq(name())))
            .execute(conn)?;
        diesel::update(imports::table)
            .set((imports::file_name.eq(name()), imports::state.eq(ImportState::Checked)))
            .execute(conn)?;
        diesel::update(mails::table)
            .set((mails::to_address.eq(address()), mails::last_answer.eq(format!("550 {}", name()))))
            .execute(conn)
    };
    server.write(lengthen).await;
}
