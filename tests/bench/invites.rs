//! One invite emailed to five hundred people whom nobody knows: how long its form takes to answer.

use std::time::Instant;

use muster::ids::GroupId;
use muster::web::urls;

use super::goals::Goal;
use super::load::Connection;
use super::site::Site;
use super::{cookies, median, request, seed};

/// Addresses of each invite.
const PEOPLE: usize = 500;
/// Invites of which the median is told.
const ROUNDS: usize = 5;
/// The longest that the form may take, in milliseconds.
const MOST: f64 = 1_000.0;

/// Makes the invites, one after another, as the organization's admin.
pub fn create(site: &Site) -> Result<Goal, Box<dyn std::error::Error>> {
    let admin = cookies::sign_in(site.server.address, seed::ADMIN..=seed::ADMIN)?.remove(0);
    let path = urls::new_invite(GroupId(seed::EVERYONE));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let addresses: Vec<String> = (0..PEOPLE).map(|n| format!("invited.{round}.{n}@example.net")).collect();
        let form = request::form(&[
            ("form_key", &format!("benchmark-invite-{round}")),
            ("expiration", "7d"),
            ("access", "anyone"),
            ("role", "member"),
            ("addresses", &addresses.join("\n")),
        ]);
        let mut ask = Vec::new();
        request::write_post(&mut ask, &path, &admin, &form);
        let (status, took) = runtime.block_on(async {
            let mut http = Connection::open(site.server.address).await?;
            let begun = Instant::now();
            let status = http.ask(&ask).await?.status;
            Ok::<_, std::io::Error>((status, begun.elapsed()))
        })?;
        if status != 303 {
            return Err(format!("an invite to {PEOPLE} people was answered with {status}").into());
        }
        times.push(took.as_secs_f64() * 1000.0);
    }
    Ok(Goal::at_most(format!("{} people: an invite to {PEOPLE} new addresses, ms", site.size), median(times), MOST))
}
