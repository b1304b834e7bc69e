//! Making a code, and replacing one by another.

use std::fmt;

use serde_json::{Value, json};

use crate::audit::{self, Action, Actor, Entry};
use crate::clock::Moment;
use crate::db::types::{EndedWhy, GroupRole, JoinType};
use crate::db::{self, Conn, Fault, QueryResult, Stop};
use crate::entropy::Entropy;
use crate::groups::{self, Group, GroupManager};
use crate::ids::{CodeId, GroupId};
use crate::web::urls;

use super::code::{Code, symbols_needed};
use super::store::{self, GroupCode, NewCode};

/// What somebody wants of a new code.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// Its letters; none for generated ones.
    pub wording: Option<Code>,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub role: GroupRole,
    pub label: String,
}

/// Why no code was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unmade {
    /// The group takes nobody by code.
    Closed,
    /// The group is put away.
    Archived,
    /// Some code, living or dead, here or elsewhere, has these letters.
    Taken,
    /// The code to be replaced is over.
    Over,
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Closed => {
                "This group is closed: people come in by its managers' hands and by invites only. \
                 Choose another join type in General to make codes for it."
            }
            Self::Archived => "This group is archived. Take it out of the archive in General to make codes for it.",
            Self::Taken => {
                "This wording was given out before. No wording is ever given out twice, in any group: choose another."
            }
            Self::Over => "This code is over, so nothing can take its place. Create a new one instead.",
        })
    }
}

/// Whether codes may be made for `group`.
pub(super) fn takes_codes(group: &Group) -> Result<(), Unmade> {
    match (group.archived_at, group.join_type) {
        (Some(_), _) => Err(Unmade::Archived),
        (None, JoinType::Closed) => Err(Unmade::Closed),
        (None, JoinType::Open | JoinType::ByCode) => Ok(()),
    }
}

/// Makes a code for the manager's group and tells where its page is; the same form twice makes one.
pub(super) async fn create(manager: &GroupManager, wish: Wish, form_key: String) -> Result<String, Stop<Unmade>> {
    let (app, group, actor) = (manager.app.clone(), manager.group.id, manager.actor());
    let (maker, entropy, now) = (manager.person.id, app.entropy.clone(), app.now());
    app.db
        .write(move |conn| {
            db::once(conn, &form_key, Some(maker), now, |conn| {
                require_open(conn, group)?;
                let new = NewCode {
                    group,
                    expires_at: wish.expires_at,
                    max_uses: wish.max_uses,
                    role: wish.role,
                    label: wish.label,
                    maker,
                };
                let (id, code) = insert(conn, wish.wording, &new, &entropy, now)?;
                audit::record(
                    conn,
                    &actor,
                    now,
                    Entry::of(Action::CodeCreated, id.0).in_group(group).to(told(&code, &new)),
                )?;
                Ok(urls::code(group, id))
            })
        })
        .await
}

/// Puts a new code in the place of `old`, a living one, which ends now and stays reserved, and
/// tells where the new one's page is. It inherits the settings, with what remained of the maximum.
pub(super) async fn replace(
    manager: &GroupManager,
    old: CodeId,
    wording: Option<Code>,
    form_key: String,
) -> Result<String, Stop<Unmade>> {
    let (app, group, actor) = (manager.app.clone(), manager.group.id, manager.actor());
    let (entropy, clock) = (app.entropy.clone(), app.clock.clone());
    app.db
        .write(move |conn| {
            let now = clock.now();
            db::once(conn, &form_key, actor.person, now, |conn| {
                require_open(conn, group)?;
                succeed(conn, group, old, wording, &actor, &entropy, now).map(|new| urls::code(group, new))
            })
        })
        .await
}

fn succeed(
    conn: &mut Conn,
    group: GroupId,
    old: CodeId,
    wording: Option<Code>,
    actor: &Actor,
    entropy: &Entropy,
    now: Moment,
) -> Result<CodeId, Stop<Unmade>> {
    let maker = actor.person.ok_or(Fault::Broken("a code is replaced by nobody".to_owned()))?;
    // Ended first: from here on nobody takes a use, so what remains is exact.
    let ended = store::end(conn, group, old, maker, EndedWhy::Replaced, now)?.ok_or(Stop::Refused(Unmade::Over))?;
    let max_uses = remaining(&ended)?;
    let GroupCode { expires_at, role, label, .. } = ended;
    let new = NewCode { group, expires_at, max_uses, role, label, maker };
    let (id, code) = insert(conn, wording, &new, entropy, now)?;
    store::link_replacement(conn, old, id)?;
    let entry = Entry::of(Action::CodeReplaced, old.0).in_group(group).to(json!({ "by": id }));
    audit::record(conn, actor, now, entry)?;
    let entry = Entry::of(Action::CodeCreated, id.0).in_group(group).to(told(&code, &new));
    audit::record(conn, actor, now, entry)?;
    Ok(id)
}

/// What is left of a code's maximum; a code of which nothing is left is over.
fn remaining(code: &GroupCode) -> Result<Option<i64>, Stop<Unmade>> {
    match code.max_uses.map(|most| most - code.uses) {
        Some(..=0) => Err(Stop::Refused(Unmade::Over)),
        left => Ok(left),
    }
}

fn require_open(conn: &mut Conn, group: GroupId) -> Result<(), Stop<Unmade>> {
    let found = groups::find(conn, group)?.ok_or(Stop::Refused(Unmade::Archived))?;
    takes_codes(&found).map_err(Stop::Refused)
}

/// Writes down a code in its own wording, or a generated one.
fn insert(
    conn: &mut Conn,
    wording: Option<Code>,
    new: &NewCode,
    entropy: &Entropy,
    now: Moment,
) -> Result<(CodeId, Code), Stop<Unmade>> {
    if let Some(code) = wording {
        let id = store::insert(conn, &code, new, now)?.ok_or(Stop::Refused(Unmade::Taken))?;
        return Ok((id, code));
    }
    let symbols = symbols_needed(store::codes_ever(conn)?.unsigned_abs() + 1);
    Ok(insert_drawn(conn, new, now, || Code::generate(entropy, symbols))?)
}

/// Draws until the letters are new. With 2^30 codes of a length for every one that was made, the
/// second draw is hardly ever needed.
fn insert_drawn(
    conn: &mut Conn,
    new: &NewCode,
    now: Moment,
    mut draw: impl FnMut() -> Code,
) -> QueryResult<(CodeId, Code)> {
    loop {
        let code = draw();
        if let Some(id) = store::insert(conn, &code, new, now)? {
            return Ok((id, code));
        }
    }
}

/// What the log tells of a new code: enough to know it by, not enough to enter it.
fn told(code: &Code, new: &NewCode) -> Value {
    let key = code.key();
    json!({
        "ends": &key[key.len().saturating_sub(2)..],
        "expires_at": new.expires_at,
        "max_uses": new.max_uses,
        "role": new.role,
        "label": new.label,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::types::{OrgRole, UserState};
    use crate::db::{Db, Location, migrate};
    use crate::groups::NewGroup;
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
                    members_may_invite: true,
                };
                let group = groups::insert(conn, &choir, maker, NOW)?;
                let label = String::new();
                let new = NewCode { group, expires_at: None, max_uses: None, role: GroupRole::Member, label, maker };
                Ok::<_, Fault>(new)
            })
            .await
            .unwrap();
        (folder, db, new)
    }

    /// Stores `count` codes drawn by `draw`, in transactions of 10,000, and gives their keys.
    async fn store(
        db: &Db,
        new: &NewCode,
        count: usize,
        draw: impl Fn() -> Code + Clone + Send + 'static,
    ) -> Vec<String> {
        let mut keys = Vec::with_capacity(count);
        while keys.len() < count {
            let (new, draw, batch) = (new.clone(), draw.clone(), 10_000.min(count - keys.len()));
            let stored = db
                .write(move |conn| {
                    (0..batch)
                        .map(|_| insert_drawn(conn, &new, NOW, &draw).map(|(_, code)| code.key().to_owned()))
                        .collect::<QueryResult<Vec<_>>>()
                        .map_err(Fault::from)
                })
                .await;
            keys.extend(stored.unwrap());
        }
        keys
    }

    #[tokio::test]
    async fn collisions_are_drawn_again_and_none_is_lost() {
        let (_folder, db, new) = ground().await;
        let entropy = Entropy::seeded(7);
        // 2,000 wordings to draw 1,900 from: the last ones collide some twenty times each.
        let draw = move || Code::own_wording(&format!("TINY-{:04}", entropy.below(2_000))).unwrap();
        let mut keys = store(&db, &new, 1_900, draw).await;
        keys.sort();
        keys.dedup();
        // Counted as rows: a drawn code that collided may have cost an id.
        let group = new.group;
        let rows = db.read(move |conn| store::all(conn, group)).await.unwrap();
        assert_eq!((keys.len(), rows.len()), (1_900, 1_900));
    }
}
