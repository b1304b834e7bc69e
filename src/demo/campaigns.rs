//! Two code campaigns: a poster with one code for all, and vouchers for one use each, some of them used.

use chrono::TimeDelta;

use crate::by::By;
use crate::campaigns::CampaignEvent;
use crate::clock::Moment;
use crate::codes::{self, CustomCode, Prefix};
use crate::db::types::{CampaignMode, DoorKind, GroupRole, JoinType};
use crate::db::{Conn, Fault, Stop};
use crate::entropy::Entropy;
use crate::events;
use crate::groups::{self, Door};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};
use crate::passes::{NewCode, Target};
use crate::zone::Zone;

use super::groups::Circle;
use super::people::{ADMIN, Invented};
use super::store::{self, Drive};

/// Vouchers that are made: more than three pages of their list.
const VOUCHERS: i64 = 180;
/// How many of them were used.
const USED: usize = 23;
/// How many came by the poster.
const CAME: usize = 9;

/// What the campaigns are made of.
pub(super) struct Ground<'a> {
    pub people: &'a [Invented],
    pub groups: &'a [Circle],
    pub zone: Zone,
    pub now: Moment,
    pub entropy: &'a Entropy,
}

impl Ground<'_> {
    fn by(&self, now: Moment) -> By {
        By::program(self.zone, now, self.entropy)
    }
}

/// Makes both, and has groups that take people by code at present name them.
pub(super) fn run(conn: &mut Conn, ground: &Ground<'_>) -> Result<(), Stop<groups::AdmitError>> {
    let now = ground.now;
    let open = |group: &&Circle| {
        let runs = group.archived_at.is_none() && group.stops_at.is_none_or(|stop| now < stop);
        group.join_type == JoinType::ByCode && runs && group.open_span(now - TimeDelta::days(10)).is_some()
    };
    // The first is the one that everybody is in.
    let open: Vec<GroupId> = ground.groups.iter().skip(1).filter(open).map(|group| group.id).collect();
    let (vouchers, poster) = open.split_at(open.len().min(2));
    let made_at = now - TimeDelta::days(9);
    let starts_at = ground.zone.start_of_day(ground.zone.day(made_at));
    let stops_at = Some(ground.zone.end_of_day(ground.zone.day(now + TimeDelta::days(21))));
    let batch = Drive {
        name: "Open day vouchers",
        mode: CampaignMode::Single,
        quantity: VOUCHERS,
        prefix: "OPEN-DAY",
        starts_at,
        stops_at,
    };
    let batch = begin(conn, ground, &batch, made_at)?;
    let prefix = Prefix::read("OPEN-DAY").ok().flatten();
    let count = usize::try_from(VOUCHERS).unwrap_or(0);
    codes::make_many(conn, &code_of(batch, Some(1), ground), prefix.as_ref(), count, ground.entropy, made_at)?;
    let cards = store::codes_of_campaign(conn, batch, USED)?;
    name(conn, batch, vouchers)?;
    come(conn, ground, batch, &cards, vouchers, made_at)?;

    let drive = Drive {
        name: "Corridor poster",
        mode: CampaignMode::Shared,
        quantity: 1,
        prefix: "",
        starts_at,
        stops_at: None,
    };
    let shared = begin(conn, ground, &drive, made_at)?;
    let wording = CustomCode::read(&format!("COME-AND-SEE-{}", now.utc().format("%Y")), false).ok().flatten();
    let made = codes::make_one(conn, wording, &code_of(shared, None, ground), ground.entropy, made_at)?;
    let poster = poster.get(..2).unwrap_or(poster);
    name(conn, shared, poster)?;
    if let Some((code, _)) = made {
        come(conn, ground, shared, &[code; CAME], poster, made_at)?;
    }
    Ok(())
}

fn begin(conn: &mut Conn, ground: &Ground<'_>, drive: &Drive<'_>, made_at: Moment) -> Result<CampaignId, Fault> {
    let maker = ground.people[ADMIN].id;
    let id = store::insert_campaign(conn, drive, maker, made_at)?;
    let by = ground.by(made_at).with_actor(maker);
    let made = CampaignEvent::Created {
        campaign: id,
        name: drive.name.to_owned(),
        mode: Some(drive.mode),
        quantity: Some(drive.quantity),
        prefix: Some(drive.prefix.to_owned()),
        max_uses: None,
        starts_at: Some(drive.starts_at),
        stops_at: drive.stops_at,
        in_app: Some(true),
    };
    events::record(conn, &by, &made)?;
    Ok(id)
}

fn code_of(campaign: CampaignId, max_uses: Option<i64>, ground: &Ground<'_>) -> NewCode {
    NewCode {
        opens: Target::Campaign(campaign),
        expires_at: None,
        max_uses,
        role: GroupRole::Member,
        label: String::new(),
        maker: ground.people[ADMIN].id,
    }
}

fn name(conn: &mut Conn, campaign: CampaignId, groups: &[GroupId]) -> Result<(), Fault> {
    Ok(store::name_campaign(conn, campaign, groups)?)
}

/// Brings somebody in by each of `codes`, through the door that all come by.
fn come(
    conn: &mut Conn,
    ground: &Ground<'_>,
    campaign: CampaignId,
    codes: &[CodeId],
    groups: &[GroupId],
    since: Moment,
) -> Result<(), Stop<groups::AdmitError>> {
    let mut people = ground.people.iter().filter(|person| person.is_active() && person.created_at < since);
    let (mut left, mut at) = (codes.iter(), since);
    let Some(mut code) = left.next() else { return Ok(()) };
    for person in people.by_ref() {
        at = at + TimeDelta::hours(7);
        if at >= ground.now || !admitted(conn, ground, person.id, *code, groups, at, since)? {
            continue;
        }
        store::use_campaign_code(conn, campaign, *code, person.id, at)?;
        match left.next() {
            Some(next) => code = next,
            None => break,
        }
    }
    Ok(())
}

/// Whether any of `groups` took them.
fn admitted(
    conn: &mut Conn,
    ground: &Ground<'_>,
    person: UserId,
    code: CodeId,
    groups: &[GroupId],
    at: Moment,
    made_at: Moment,
) -> Result<bool, Stop<groups::AdmitError>> {
    let (kind, reference) = (DoorKind::Campaign, Some(code.0));
    let door = Door { kind, reference, made_at: Some(made_at), role: GroupRole::Member };
    let by = ground.by(at).with_actor(person);
    let mut taken = false;
    for group in groups {
        match groups::admit(conn, *group, person, &door, &by) {
            Ok(_) => taken = true,
            Err(Stop::Refused(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(taken)
}
