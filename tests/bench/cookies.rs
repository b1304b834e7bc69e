//! Sessions: a few dozen people sign in as people do; for thousands the rows are written at once
//! and the cookies signed with the server's own key.

use std::net::SocketAddr;
use std::ops::RangeInclusive;

use actix_web::cookie::{Cookie, CookieJar, Key};
use diesel::connection::Connection;
use diesel::prelude::*;

use muster::clock::Moment;
use muster::db::schema::sessions;
use muster::db::{Conn, Location, QueryResult};
use muster::secret::fingerprint;
use muster::web::urls;

use super::load::Connection as Http;
use super::names::{mix, name};
use super::{database, request, seed};

/// The cookie's name on a server without TLS.
const NAME: &str = "session";

/// Signs these people in by the form and gives the cookies that they get.
pub fn sign_in(address: SocketAddr, people: RangeInclusive<i64>) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut http = Http::open(address).await?;
        let mut cookies = Vec::new();
        for person in people {
            let email = name(person).email;
            let mut ask = Vec::new();
            let form = request::form(&[("email", &email), ("password", seed::PASSWORD)]);
            request::write_post(&mut ask, urls::SIGN_IN, "", &form);
            let answer = http.ask(&ask).await?;
            // The browser gets a name of its own beside the session.
            let given = answer.header("set-cookie", NAME).and_then(|cookie| cookie.split(';').next());
            match given.filter(|_| answer.status == 303) {
                Some(cookie) => cookies.push(cookie.to_owned()),
                None => return Err(format!("{email} was not signed in: {}", answer.status).into()),
            }
        }
        Ok(cookies)
    })
}

/// Writes a session for each of these people and gives its cookie.
///
/// They count as just seen for the next hour, as somebody's is who has opened a page a moment
/// before: noting that a session is used is not among what a path is measured by.
pub fn write(
    location: &Location,
    key: &Key,
    people: RangeInclusive<i64>,
    now: Moment,
) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    const ROWS: usize = 4_000;
    let named: Vec<(i64, String)> = people.map(|person| (person, session_name(person))).collect();
    let mut conn = database::connect(location)?;
    conn.transaction(|conn| -> QueryResult<()> {
        for part in named.chunks(ROWS) {
            let rows: Vec<_> = part
                .iter()
                .map(|(person, name)| {
                    (
                        sessions::key_hash.eq(fingerprint(name)),
                        sessions::user_id.eq(*person),
                        sessions::created_at.eq(now),
                        sessions::seen_at.eq(now + chrono::TimeDelta::hours(1)),
                        sessions::ends_at.eq(now + chrono::TimeDelta::days(30)),
                        sessions::agent.eq("benchmark"),
                        sessions::address.eq("127.0.0.1"),
                    )
                })
                .collect();
            database::insert!(conn, sessions::table, &rows)?;
        }
        Ok(())
    })?;
    Ok(named.into_iter().map(|(_, name)| signed(key, name)).collect())
}

/// The name of somebody's session; a server that outlives the benchmark has no such sessions.
fn session_name(person: i64) -> String {
    let bits = person.unsigned_abs();
    format!("{:016x}{:016x}", mix(bits), mix(bits ^ u64::MAX))
}

fn signed(key: &Key, name: String) -> String {
    let mut jar = CookieJar::new();
    jar.signed_mut(key).add(Cookie::new(NAME, name));
    jar.get(NAME).map(|cookie| cookie.encoded().to_string()).unwrap_or_default()
}
