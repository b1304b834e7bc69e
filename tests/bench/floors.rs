//! What the machine gives at best, measured beside the application: each figure is the least work
//! that a path cannot do without.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use futures_util::future::join_all;

use muster::db::{Conn, Db, Fault, Location, QueryResult};
use muster::password::Hasher;
use muster::secret::Secret;

use super::server::own_cpu;
use super::{database, seed};

diesel::table! {
    floor_entries (id) {
        id -> BigInt,
        number -> BigInt,
        text -> Text,
    }
}

/// How many ask at once, as many as redeem.
const CLIENTS: usize = 64;

/// How fast something went, and what it cost.
#[derive(Clone, Copy)]
pub struct Pace {
    /// Times a second.
    pub rate: f64,
    /// Processor time of each, in milliseconds.
    pub cpu: f64,
}

impl Pace {
    /// That of `count` times since `begun`, when the processor time stood at `cpu`.
    fn since(begun: Instant, cpu: Duration, count: u64) -> std::io::Result<Self> {
        let spent = own_cpu()?.saturating_sub(cpu);
        let count = count as f64;
        Ok(Self { rate: count / begun.elapsed().as_secs_f64(), cpu: spent.as_secs_f64() * 1000.0 / count })
    }
}

/// Password hashes on all cores.
pub fn hashes(hasher: &Hasher, cores: usize, length: Duration) -> std::io::Result<Pace> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let (begun, cpu) = (Instant::now(), own_cpu()?);
    let counts = runtime.block_on(join_all((0..cores * 2).map(|_| async {
        let mut count = 0;
        while begun.elapsed() < length {
            hasher.hash(Secret::new(seed::PASSWORD.to_owned()), [7; 16]).await;
            count += 1;
        }
        count
    })));
    Pace::since(begun, cpu, counts.into_iter().sum())
}

/// A table to write to, in a database beside the application's, on the same disk.
pub struct Ledger {
    conn: Conn,
    db: Db,
}

impl Ledger {
    /// Makes the table: on SQLite in a file of its own in `folder`, on PostgreSQL in the application's database.
    pub fn open(application: &Location, folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let location = match application {
            Location::Sqlite(_) => Location::Sqlite(folder.join("floor.db")),
            Location::Postgres(url) => Location::Postgres(url.clone()),
        };
        let mut conn = database::connect(&location)?;
        conn.batch_execute(match &conn {
            Conn::Sqlite(_) => "CREATE TABLE floor_entries (id INTEGER PRIMARY KEY, number BIGINT, text TEXT)",
            Conn::Pg(_) => "CREATE TABLE floor_entries (id BIGSERIAL PRIMARY KEY, number BIGINT, text TEXT)",
        })?;
        Ok(Self { conn, db: Db::open(&location, 4)? })
    }

    /// Durable transactions of two inserts, one at a time.
    pub fn one_at_a_time(&mut self, length: Duration) -> Result<Pace, Box<dyn std::error::Error>> {
        let (begun, cpu) = (Instant::now(), own_cpu()?);
        let opening = match &self.conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            Conn::Pg(_) => "BEGIN",
        };
        let mut count = 0;
        while begun.elapsed() < length {
            self.conn.batch_execute(opening)?;
            two_inserts(&mut self.conn)?;
            self.conn.batch_execute("COMMIT")?;
            count += 1;
        }
        Ok(Pace::since(begun, cpu, count)?)
    }

    /// The same through the application's `Db::write`, many at once.
    pub fn many_at_once(&self, length: Duration) -> Result<Pace, Box<dyn std::error::Error>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (begun, cpu) = (Instant::now(), own_cpu()?);
        let counts = runtime.block_on(join_all((0..CLIENTS).map(|_| async {
            let mut count = 0;
            while begun.elapsed() < length {
                self.db.write(|conn| Ok::<_, Fault>(two_inserts(conn)?)).await?;
                count += 1;
            }
            Ok::<u64, Fault>(count)
        })));
        let total = counts.into_iter().sum::<Result<u64, Fault>>()?;
        Ok(Pace::since(begun, cpu, total)?)
    }
}

/// What the smallest redemption would write: a use and a membership.
fn two_inserts(conn: &mut Conn) -> QueryResult<()> {
    for id in [1_i64, 2] {
        diesel::insert_into(floor_entries::table)
            .values((floor_entries::number.eq(id), floor_entries::text.eq("what a row of a membership holds, about")))
            .execute(conn)?;
    }
    Ok(())
}
