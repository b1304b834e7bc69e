//! Codes drawn by chance and written down, one or many at once. Letters that were given out before,
//! to whomever, are drawn again.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::entropy::Entropy;
use crate::ids::CodeId;
use crate::passes::{NewCode, codes_ever, insert_codes};

use super::alphabet::BATCH_SYMBOLS;
use super::code::Code;
use super::custom::CustomCode;
use super::generate::symbols_needed;
use super::prefix::Prefix;

/// Codes in one statement: SQLite takes 32,766 values, and each has ten.
const ROWS: usize = 3_000;

/// Makes `count` generated codes of one kind in the present transaction, each behind `prefix` where
/// there is one: as many as were asked for are there afterwards, or an error says that none is.
pub fn make_many(
    conn: &mut Conn,
    new: &NewCode,
    prefix: Option<&Prefix>,
    count: usize,
    entropy: &Entropy,
    now: Moment,
) -> QueryResult<()> {
    let ever = codes_ever(conn)?.unsigned_abs() + u64::try_from(count).unwrap_or(u64::MAX);
    let symbols = symbols_needed(ever).max(BATCH_SYMBOLS);
    insert_each(conn, new, count, now, || {
        let code = Code::generate(entropy, symbols);
        match prefix {
            Some(prefix) => prefix.before(&code),
            None => code,
        }
    })
}

/// Makes one code, as its maker chose it or generated; `None` where what they chose was given out before.
pub fn make_one(
    conn: &mut Conn,
    custom: Option<CustomCode>,
    new: &NewCode,
    entropy: &Entropy,
    now: Moment,
) -> QueryResult<Option<(CodeId, Code)>> {
    if let Some(custom) = custom {
        if custom.has_ending() {
            return insert_one(conn, new, now, || custom.draw(entropy)).map(Some);
        }
        let code = custom.draw(entropy);
        return Ok(insert(conn, &code, new, now)?.map(|id| (id, code)));
    }
    let symbols = symbols_needed(codes_ever(conn)?.unsigned_abs() + 1);
    insert_one(conn, new, now, || Code::generate(entropy, symbols)).map(Some)
}

/// Draws until the letters are new. With 2^30 codes of a length for every one that was made, the
/// second draw is hardly ever needed.
fn insert_one(
    conn: &mut Conn,
    new: &NewCode,
    now: Moment,
    mut draw: impl FnMut() -> Code,
) -> QueryResult<(CodeId, Code)> {
    loop {
        let code = draw();
        if let Some(id) = insert(conn, &code, new, now)? {
            return Ok((id, code));
        }
    }
}

/// Draws until so many were new.
fn insert_each(
    conn: &mut Conn,
    new: &NewCode,
    count: usize,
    now: Moment,
    mut draw: impl FnMut() -> Code,
) -> QueryResult<()> {
    let mut missing = count;
    while missing > 0 {
        let drawn: Vec<Code> = (0..missing.min(ROWS)).map(|_| draw()).collect();
        let letters: Vec<_> = drawn.iter().map(letters).collect();
        missing -= insert_codes(conn, &letters, new, now)?.len();
    }
    Ok(())
}

fn insert(conn: &mut Conn, code: &Code, new: &NewCode, now: Moment) -> QueryResult<Option<CodeId>> {
    Ok(insert_codes(conn, &[letters(code)], new, now)?.pop())
}

fn letters(code: &Code) -> (&str, &str) {
    (code.key(), code.shown())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::db::types::{AddPolicy, GroupRole, JoinType, OrgRole, SignupPolicy, UserState};
    use crate::db::{Db, Fault, Location, migrate};
    use crate::groups::{self, NewGroup};
    use crate::organization::{self, Organization};
    use crate::passes::{self, CodeFilter};
    use crate::people::{self, NewPerson};

    const NOW: Moment = Moment::from_micros(1_772_442_000_000_000);

    /// A database with a group, and what every code made in it has in common.
    async fn ground() -> (tempfile::TempDir, Db, NewCode) {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("muster.db"));
        migrate(&location).unwrap();
        let db = Db::open(&location, 1).unwrap();
        let new = db
            .write(|conn| {
                let school = Organization {
                    name: "Harbour School".to_owned(),
                    time_zone: "Europe/Amsterdam".to_owned(),
                    add_policy: AddPolicy::Admins,
                    signup_policy: SignupPolicy::CodeRequired,
                    signup_domains: String::new(),
                    address_days: organization::ADDRESS_DAYS,
                    language: crate::locale::Language::English,
                    languages: crate::organization::all_languages(),
                };
                organization::insert(conn, &school, NOW)?;
                let ann = NewPerson {
                    email: "ann@example.org",
                    email_key: "ann@example.org",
                    email_confirmed_at: None,
                    name: "Ann",
                    name_key: "ann",
                    password_hash: None,
                    role: OrgRole::Admin,
                    state: UserState::Active,
                };
                let maker = people::insert(conn, &ann, NOW)?;
                let choir = NewGroup {
                    name: "Choir".to_owned(),
                    description: String::new(),
                    category: String::new(),
                    starts_at: None,
                    stops_at: None,
                    viewable: true,
                    join_type: JoinType::ByCode,
                    campaign_id: None,
                    members_may_invite: true,
                };
                let group = groups::insert(conn, &choir, maker, NOW)?;
                Ok::<_, Fault>(NewCode {
                    group_id: Some(group),
                    campaign_id: None,
                    expires_at: None,
                    max_uses: None,
                    role: GroupRole::Member,
                    label: String::new(),
                    made_by: maker,
                })
            })
            .await
            .unwrap();
        (folder, db, new)
    }

    /// 2,000 wordings, of which the same come again and again.
    fn tiny_space() -> impl Fn() -> Code + Send + 'static {
        let entropy = Entropy::seeded(7);
        move || Code::custom_code(&format!("TINY-{:04}", entropy.below(2_000))).unwrap()
    }

    /// The letters of all codes. Counted as rows: a drawn code that collided may have cost an id.
    async fn stored(db: &Db, new: &NewCode) -> HashSet<String> {
        let group = new.group_id.unwrap();
        let list = move |conn: &mut Conn| {
            let group = groups::find(conn, group)?.unwrap();
            passes::list_codes(conn, (&group, AddPolicy::Admins), CodeFilter::All, None, i64::MAX)
        };
        let rows = db.read(list).await.unwrap();
        let keys: HashSet<String> = rows.iter().map(|code| code.key.clone()).collect();
        assert_eq!(keys.len(), rows.len());
        keys
    }

    #[tokio::test]
    async fn a_code_that_collides_is_drawn_again() {
        let (_folder, db, new) = ground().await;
        let (draw, one) = (tiny_space(), new.clone());
        // The last ones collide some twenty times each.
        let told = db
            .write(move |conn| {
                let codes =
                    (0..1_900).map(|_| insert_one(conn, &one, NOW, &draw).map(|(_, code)| code.key().to_owned()));
                codes.collect::<QueryResult<HashSet<_>>>().map_err(Fault::from)
            })
            .await
            .unwrap();
        assert_eq!((told.len(), stored(&db, &new).await), (1_900, told));
    }

    #[tokio::test]
    async fn codes_that_collide_are_drawn_again_and_none_is_lost() {
        let (_folder, db, new) = ground().await;
        let (draw, many) = (tiny_space(), new.clone());
        let before = db
            .write(move |conn| {
                // Drawn twice within one statement, and in a later one.
                insert_each(conn, &many, 300, NOW, &draw)?;
                insert_each(conn, &many, 0, NOW, &draw)?;
                insert_each(conn, &many, 1_600, NOW, &draw)?;
                Ok::<_, Fault>(())
            })
            .await;
        before.unwrap();
        assert_eq!(stored(&db, &new).await.len(), 1_900);
    }
}
