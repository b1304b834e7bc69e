//! Who may import, also when the import is carried out.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::Wake;
use muster::db::schema::users;
use muster::db::types::OrgRole;
use muster::t;

use super::{Roster, checked, id_of, settled};

#[tokio::test]
async fn whoever_is_no_admin_any_more_by_then_imports_nobody() {
    let Roster { server, ann, .. } = Roster::open().await;
    let other = server.account("Olga Other", crate::harness::cast::Who::ADMIN).await;
    let dry = checked(&ann, "email\nzoe@example.org\n").await;
    // The word is given, and the right is gone before it is carried out.
    let (id, now) = (ann.id, server.now());
    let import: i64 = dry.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    server
        .write(move |conn| {
            use muster::db::schema::{batches, imports, jobs};
            use muster::db::types::{BatchKind, BatchState, ImportState, JobState};
            diesel::update(users::table.find(id)).set(users::role.eq(OrgRole::Member)).execute(conn)?;
            let batch: i64 = diesel::insert_into(batches::table)
                .values((
                    batches::kind.eq(BatchKind::Import),
                    batches::state.eq(BatchState::Working),
                    batches::total.eq(1),
                    batches::made_by.eq(id),
                    batches::made_at.eq(now),
                ))
                .returning(batches::id)
                .get_result(conn)?;
            diesel::update(imports::table.find(import))
                .set((imports::state.eq(ImportState::Confirmed), imports::batch_id.eq(batch)))
                .execute(conn)?;
            diesel::insert_into(jobs::table)
                .values((
                    jobs::kind.eq("import"),
                    jobs::subject.eq(batch),
                    jobs::payload.eq("{}"),
                    jobs::total.eq(1),
                    jobs::state.eq(JobState::Waiting),
                    jobs::made_by.eq(id),
                    jobs::made_at.eq(now),
                ))
                .execute(conn)
        })
        .await;
    server.wake(Wake::Jobs).await;
    let page = settled(&other, dry.path()).await;
    page.says(t::imports::lost_right()).says(t::imports::stage("failed"));
    assert_eq!(id_of(&server, "zoe@example.org").await, None);
}
