//! Codes for the open day: cards into one group, and two campaigns, a poster with one code for all and vouchers for one
//! use each, some of them used.

use chrono::TimeDelta;

use crate::campaigns::{self, Batch, CampaignInput, Settings};
use crate::clock::Moment;
use crate::codes::{self, CustomCode, Prefix};
use crate::db::types::GroupRole;
use crate::db::{self, Conn, Fault, Settled};
use crate::groups::{self, GroupInput, NewGroup};
use crate::ids::CampaignId;
use crate::passes::{self, NewCode};

use super::groups::{Circle, done};
use super::history::Story;
use super::people::FIRST;

/// Vouchers that are made, more than three pages of their list, and how many of them were used.
const VOUCHERS: i64 = 180;
const USED: usize = 23;

/// How many joined by the poster.
const CAME: usize = 9;

/// Cards that let one person in each: more than a page of the codes of a group.
const CARDS: usize = 60;

/// How long ago the campaigns were made.
const SINCE: TimeDelta = TimeDelta::days(9);

/// Prints cards for `groups[0]`, and has the campaigns run for the others, which take people by code.
pub(super) fn run(conn: &mut Conn, story: &Story, groups: &[&Circle]) -> Result<(), Fault> {
    let by = story.ago(SINCE);
    let card = NewCode {
        group_id: Some(groups[0].id),
        campaign_id: None,
        expires_at: Some(by.now + TimeDelta::days(60)),
        max_uses: Some(1),
        role: GroupRole::Member,
        label: "Card for the open day".to_owned(),
        made_by: groups[0].maker,
    };
    codes::make_many(conn, &card, None, CARDS, &by.entropy, by.now)?;

    let prefix = Prefix::read("OPEN-DAY").ok().flatten();
    let batch = Batch::Single { quantity: VOUCHERS, prefix };
    let stops_at = by.zone.end_of_day(by.zone.day(by.now + TimeDelta::days(30)));
    let vouchers = begin(conn, story, ("Open day vouchers", Some(stops_at)), batch, &groups[1..3])?;
    campaigns::make_some(conn, vouchers, &by.entropy, by.now)?;
    let codes = campaigns::unused(conn, vouchers, None, VOUCHERS)?;
    redeem(conn, story, codes.into_iter().map(|(_, key, _)| key).take(USED))?;

    let custom_code = CustomCode::read(&format!("COME-AND-SEE-{}", by.now.utc().format("%Y")), false).ok().flatten();
    let batch = Batch::Shared { custom_code, max_uses: None };
    let poster = begin(conn, story, ("Corridor poster", None), batch, &groups[3..5])?;
    let code = campaigns::shared(conn, poster)?.map(|(_, key, _)| key);
    redeem(conn, story, code.into_iter().cycle().take(CAME))
}

/// Makes a campaign and has `groups` name it.
fn begin(
    conn: &mut Conn,
    story: &Story,
    (name, stops_at): (&str, Option<Moment>),
    batch: Batch,
    groups: &[&Circle],
) -> Result<CampaignId, Fault> {
    let by = story.ago(SINCE);
    let starts_at = Some(by.zone.start_of_day(by.zone.day(by.now)));
    let settings = Settings { name: name.to_owned(), starts_at, stops_at, in_app: true };
    let campaign = done(campaigns::create(conn, &by, CampaignInput { settings, batch }))?;
    for group in groups {
        let settings = NewGroup { campaign_id: Some(campaign), ..group.settings.clone() };
        let input = GroupInput { settings, place: None, expected_version: String::new(), agreed: false };
        done(groups::change(conn, group.id, &input, &by.clone().with_actor(group.maker)))?;
    }
    Ok(campaign)
}

/// Has one person after the other join by one code after the other, where they may.
fn redeem(conn: &mut Conn, story: &Story, codes: impl Iterator<Item = String>) -> Result<(), Fault> {
    let mut by = story.ago(SINCE);
    for (key, person) in codes.zip(story.people.iter().skip(FIRST).copied()) {
        let now = by.now + TimeDelta::hours(7);
        by = by.with_actor(person).at(now);
        if let Some(pass) = passes::load_code(conn, &key, person)? {
            let _ = db::in_savepoint(conn, |conn| passes::redeem(conn, &by, &pass, person, false)).settled()?;
        }
    }
    Ok(())
}
