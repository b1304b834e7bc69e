//! A code campaign of 100,000 codes: from the first piece that the server makes to the last.

use std::io;
use std::time::{Duration, Instant};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use muster::clock::Clock;
use muster::db::schema::campaigns;
use muster::db::types::CampaignMode;
use muster::db::{self, Conn, QueryResult};
use muster::ids::{CampaignId, UserId};
use muster::jobs::{self, NewJob};

use super::seed;
use super::site::Site;

/// How many codes.
const COUNT: i64 = 100_000;
/// How long they may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(300);

/// What making them came to.
#[derive(Clone, Copy)]
pub struct Batch {
    /// People in the directory of the database.
    pub size: i64,
    /// Seconds for all of them.
    pub seconds: f64,
    /// The server's processor time, in seconds.
    pub cpu: f64,
}

/// Asks a site's server for a batch, as the page **New campaign** does, and waits for it.
pub fn make(site: &Site) -> Result<Batch, Box<dyn std::error::Error>> {
    let mut conn = db::connect(&site.scratch.location)?;
    let id = db::transaction(&mut conn, ask)?;
    let patience = Instant::now() + PATIENCE;
    let mut wait = |least: i64| loop {
        let made: i64 = campaigns::table.find(id).select(campaigns::codes_made).first(&mut conn)?;
        if made >= least {
            return Ok::<_, Box<dyn std::error::Error>>((made, Instant::now()));
        }
        if Instant::now() > patience {
            return Err(io::Error::other(format!("{made} codes were made")).into());
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    // Nobody rings for a row written behind the server's back: what counts begins with the first piece.
    let (made, first) = wait(1)?;
    let before = site.server.cpu()?;
    let (_, last) = wait(COUNT)?;
    let share = COUNT as f64 / (COUNT - made) as f64;
    Ok(Batch {
        size: site.size,
        seconds: (last - first).as_secs_f64() * share,
        cpu: site.server.cpu()?.saturating_sub(before).as_secs_f64() * share,
    })
}

fn ask(conn: &mut Conn) -> QueryResult<CampaignId> {
    let now = Clock::system().now();
    let id = diesel::insert_into(campaigns::table)
        .values((
            campaigns::name.eq("Benchmark"),
            campaigns::mode.eq(CampaignMode::Single),
            campaigns::quantity.eq(COUNT),
            campaigns::prefix.eq("VOUCHER"),
            campaigns::in_app.eq(true),
            campaigns::made_by.eq(seed::ADMIN),
            campaigns::made_at.eq(now),
        ))
        .returning(campaigns::id)
        .get_result::<CampaignId>(conn)?;
    let (subject, by) = (id.0, Some(UserId(seed::ADMIN)));
    jobs::enqueue(conn, &NewJob { kind: "campaign-codes", subject, payload: json!({}), total: COUNT, by }, now)?;
    Ok(id)
}
