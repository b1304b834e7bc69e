//! Imports, their files and the groups that they name.

mod files;
mod rows;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::clock::Moment;
use crate::db::schema::{batches, groups, import_groups, import_uploads, imports, users};
use crate::db::types::{BatchState, ImportProblem, ImportState, OrgRole, UserState};
use crate::db::{Conn, Fault, QueryResult, columns, per_backend, sql_predicate};
use crate::ids::{BatchId, GroupId, ImportId, UserId};
use crate::locale::Arg;
use crate::people_file::Mapping;
use crate::personal_data::PersonName;
use crate::t;

pub(super) use files::{begin, checked_since, delete_upload, insert_upload, is_kept, set_reading, upload};
pub(super) use rows::{
    NewRow, Outcomes, StoredRow, Tally, added, correct, insert_rows, mark, rows_from, rows_of_items, rows_read,
};

sql_predicate! {
    /// Imports of which nobody has said which column is which.
    Asking = "imports.state = 'asking'";
    /// Files that are not here as a whole.
    Arriving = "imports.size IS NULL";
}

/// An import.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = imports)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// What the file is called where it comes from; empty for rows that were pasted.
    pub file_name: String,
    /// Which column is which, as JSON.
    pub mapping: Option<String>,
    /// Whether missing groups are made.
    pub make_groups: bool,
    /// Whether new people are sent an email.
    pub letters: bool,
    /// Where it stands.
    pub state: ImportState,
    /// Why nothing came of it.
    pub problem: Option<String>,
    /// Rows of the file.
    pub total: i64,
    /// Rows read that change something.
    pub changing: i64,
    /// Rows read that change nothing.
    pub unchanged: i64,
    /// Rows read that are wrong.
    pub wrong: i64,
    /// Who made it; nobody, where the command line did.
    pub made_by: Option<UserId>,
    /// When.
    pub made_at: Moment,
    /// How its file was read, as JSON.
    pub reading: Option<String>,
    /// The batch that carries it out, once it is confirmed.
    pub batch_id: Option<BatchId>,
}

impl Import {
    /// What it is called.
    pub(super) fn title(&self) -> Arg<'static> {
        if self.file_name.is_empty() { t::imports::pasted_rows().into() } else { self.file_name.clone().into() }
    }

    /// Which column is which, where that is known.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        self.mapping.as_deref().and_then(|json| serde_json::from_str(json).ok())
    }
}

/// An import to be written down: one of which nobody has said which column is which.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = imports)]
pub struct NewImport {
    /// What the file is called.
    pub file_name: String,
    /// Whether missing groups are made.
    pub make_groups: bool,
    /// How the file was read, as JSON.
    pub reading: String,
    /// Rows of the file.
    pub total: i64,
    /// Whether new people are sent an email.
    pub letters: bool,
    /// Where it stands.
    pub state: ImportState,
    /// Who makes it.
    pub made_by: Option<UserId>,
    /// When.
    pub made_at: Moment,
}

/// Writes down an import. It is none for anybody until its file is here as a whole: see [`complete`].
pub(super) fn insert(conn: &mut Conn, new: &NewImport) -> QueryResult<ImportId> {
    diesel::insert_into(imports::table).values(new).returning(imports::id).get_result(conn)
}

/// The import with this id.
pub(super) fn find(conn: &mut Conn, id: ImportId) -> QueryResult<Option<Import>> {
    imports::table.find(id).filter(imports::size.is_not_null()).select(columns::<Import>()).first(conn).optional()
}

/// Makes an import of one whose file is here as a whole, all its `size` bytes.
pub(super) fn complete(conn: &mut Conn, id: ImportId, size: i64) -> Result<(), Fault> {
    let bytes = sql::<BigInt>("coalesce(sum(length(bytes)), 0)");
    let kept: i64 = import_uploads::table.filter(import_uploads::import_id.eq(id)).select(bytes).first(conn)?;
    let made = diesel::update(imports::table.find(id))
        .filter(imports::size.is_null())
        .filter(kept.into_sql::<BigInt>().eq(size))
        .set(imports::size.eq(size))
        .execute(conn)?;
    if made > 0 { Ok(()) } else { Err(Fault::Unavailable("a file did not arrive as a whole".to_owned())) }
}

/// Forgets what has come of a file that is no import.
pub(super) fn discard(conn: &mut Conn, id: ImportId) -> QueryResult<()> {
    delete_upload(conn, id)?;
    diesel::delete(imports::table.find(id)).filter(imports::size.is_null()).execute(conn).map(drop)
}

/// Files begun before `until` that did not come as a whole.
pub(super) fn arriving_since(conn: &mut Conn, until: Moment, limit: i64) -> QueryResult<Vec<ImportId>> {
    imports::table
        .filter(Arriving)
        .filter(imports::made_at.lt(until))
        .order(imports::made_at)
        .limit(limit)
        .select(imports::id)
        .load(conn)
}

/// An import in a list: how far its batch is, and the name of who made it.
pub(super) type ListedImport = (Import, Option<BatchState>, Option<PersonName>);

/// Imports, newest first, from the one after `before` on.
pub(super) fn newest(conn: &mut Conn, before: Option<ImportId>, limit: i64) -> QueryResult<Vec<ListedImport>> {
    imports::table
        .left_join(users::table)
        .left_join(batches::table)
        .filter(imports::size.is_not_null())
        .filter(imports::id.lt(before.unwrap_or(ImportId(i64::MAX))))
        .order(imports::id.desc())
        .limit(limit)
        .select((columns::<Import>(), batches::state.nullable(), users::name.nullable()))
        .load(conn)
}

/// Moves an import on; false where it does not stand at `from` any more.
pub(super) fn advance(conn: &mut Conn, id: ImportId, from: ImportState, to: ImportState) -> QueryResult<bool> {
    let moved = diesel::update(imports::table.find(id))
        .filter(imports::state.eq(from))
        .set(imports::state.eq(to))
        .execute(conn)?;
    Ok(moved > 0)
}

/// Says which batch carries it out, and whether new people are sent an email.
pub(super) fn set_batch(conn: &mut Conn, id: ImportId, batch: BatchId, sends_emails: bool) -> QueryResult<()> {
    diesel::update(imports::table.find(id))
        .set((imports::batch_id.eq(batch), imports::letters.eq(sends_emails)))
        .execute(conn)
        .map(drop)
}

/// The import that `batch` carries out.
pub(super) fn of_batch(conn: &mut Conn, batch: BatchId) -> Result<Import, Fault> {
    let found =
        imports::table.filter(imports::batch_id.eq(batch)).select(columns::<Import>()).first(conn).optional()?;
    found.ok_or_else(|| Fault::Broken(format!("batch {batch} is no import")))
}

/// Says of every import that is not over that nobody is sent an email.
pub fn stop_emails(conn: &mut Conn) -> QueryResult<()> {
    let working = batches::table.filter(batches::state.eq(BatchState::Working)).select(batches::id.nullable());
    diesel::update(imports::table.filter(imports::batch_id.eq_any(working)))
        .set(imports::letters.eq(false))
        .execute(conn)
        .map(drop)
}

/// Gives an import up.
pub(super) fn fail(conn: &mut Conn, id: ImportId, problem: ImportProblem) -> QueryResult<()> {
    diesel::update(imports::table.find(id))
        .set((imports::state.eq(ImportState::Failed), imports::problem.eq(problem.as_str())))
        .execute(conn)
        .map(drop)
}

/// Keeps the counts of rows by what they do.
pub(super) fn count(conn: &mut Conn, id: ImportId, more: Tally) -> QueryResult<()> {
    diesel::update(imports::table.find(id))
        .set((
            imports::changing.eq(imports::changing + more.changing),
            imports::unchanged.eq(imports::unchanged + more.unchanged),
            imports::wrong.eq(imports::wrong + more.wrong),
        ))
        .execute(conn)
        .map(drop)
}

/// Imports begun before `until` of which nobody has said which column is which.
pub(super) fn asking_since(conn: &mut Conn, until: Moment, limit: i64) -> QueryResult<Vec<ImportId>> {
    imports::table
        .filter(Asking)
        .filter(imports::made_at.lt(until))
        .order(imports::made_at)
        .limit(limit)
        .select(imports::id)
        .load(conn)
}

/// All groups, with their names and since when they are archived.
pub(super) fn groups(conn: &mut Conn) -> QueryResult<Vec<(GroupId, String, Option<Moment>)>> {
    groups::table.select((groups::id, groups::name, groups::archived_at)).load(conn)
}

/// The groups that an import is to make, or made: folded name, name, and id once it is made.
pub(super) fn new_groups(conn: &mut Conn, id: ImportId) -> QueryResult<Vec<(String, String, Option<GroupId>)>> {
    import_groups::table
        .filter(import_groups::import_id.eq(id))
        .order(import_groups::name_key)
        .select((import_groups::name_key, import_groups::name, import_groups::group_id))
        .load(conn)
}

/// Notes groups that an import is to make.
pub(super) fn add_new_groups(conn: &mut Conn, id: ImportId, groups: &[(String, String)]) -> QueryResult<()> {
    for (key, name) in groups {
        let row = (import_groups::import_id.eq(id), import_groups::name_key.eq(key), import_groups::name.eq(name));
        per_backend!(conn, |conn| diesel::insert_into(import_groups::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// Notes that a group is made.
pub(super) fn note_made(conn: &mut Conn, id: ImportId, key: &str, group: GroupId) -> QueryResult<()> {
    diesel::update(import_groups::table.find((id, key))).set(import_groups::group_id.eq(group)).execute(conn).map(drop)
}

/// The admin who has been there longest: who makes what nobody signed in makes.
pub(super) fn first_admin(conn: &mut Conn) -> QueryResult<Option<UserId>> {
    users::table
        .filter(users::state.eq(UserState::Active))
        .filter(users::role.eq(OrgRole::Admin))
        .order(users::id)
        .select(users::id)
        .first(conn)
        .optional()
}

/// What `person` may do in the organization, if they are in good standing.
pub(super) fn active_role(conn: &mut Conn, person: UserId) -> QueryResult<Option<OrgRole>> {
    users::table.find(person).filter(users::state.eq(UserState::Active)).select(users::role).first(conn).optional()
}
