//! The groups: some over, some under way, some ahead, in several categories.

use std::fmt::Debug;
use std::mem;

use chrono::TimeDelta;

use crate::by::By;
use crate::clock::Moment;
use crate::codes;
use crate::db::types::JoinType::{self, ByCode, Closed, Open};
use crate::db::types::{GroupRole, JoinMethod};
use crate::db::{Conn, Fault, Settled, Stop};
use crate::entropy::Entropy;
use crate::groups::{self, NewGroup, Via};
use crate::ids::{CodeId, GroupId, UserId};
use crate::zone::Zone;

use super::people::{MANAGER, MEMBER, STAFF, is_imported};

/// The most groups: what lists them is measured elsewhere.
const MOST: usize = 120;

/// A group that is made up, by places among the moments of the history. What lies ahead has the place behind the last.
pub(super) struct Circle {
    pub settings: NewGroup,
    pub maker: UserId,
    pub made: usize,
    pub opens: usize,
    pub ends: usize,
    pub archived: Option<usize>,
    /// How many in a hundred people join.
    pub share: usize,
    /// From when it is made on.
    pub id: GroupId,
    /// By which people join at the time.
    pub code: Option<CodeId>,
    /// By which one person joins as a second manager.
    pub managers_code: Option<CodeId>,
}

/// Category, name and description, from which day to which it takes people (counted from today), how, and how many in a
/// hundred of all.
type Pattern = (&'static str, &'static str, &'static str, (Option<i64>, Option<i64>), JoinType, usize);

/// The share of the group that everybody is in.
pub(super) const EVERYBODY: usize = 100;

/// The first two are there from the founding on: the one that everybody is in, and the one that the manager runs whose
/// sign-in is printed.
#[rustfmt::skip]
const PATTERNS: [Pattern; 24] = [
    ("", "Everyone at Northbridge", "News, and where to ask when you do not know whom to ask.", (None, None), ByCode, EVERYBODY),
    ("Teams", "Football", "Training on Mondays, matches on Saturdays. All levels.", (None, None), Open, 14),
    ("Teams", "Rowing", "Early mornings on the canal.", (Some(-250), None), Open, 8),
    ("Teams", "Chess", "A board, a clock and coffee.", (None, None), Open, 9),
    ("Teams", "Volleyball", "Wednesday evenings in the sports hall.", (Some(-150), None), ByCode, 10),
    ("Courses", "First Aid", "Two evenings, one exam, and you know what to do.", (Some(-60), Some(45)), ByCode, 22),
    ("Courses", "Statistics with R", "Bring your own data; we bring the rest.", (Some(-20), Some(70)), ByCode, 18),
    ("Courses", "Dutch for Beginners", "Every Tuesday and Thursday evening.", (Some(-90), Some(30)), ByCode, 15),
    ("Courses", "Welding Safety", "Needed before you enter the workshop.", (Some(-300), Some(-200)), ByCode, 25),
    ("Courses", "Introduction to Law", "Contracts, rents, work.", (Some(-200), Some(-80)), ByCode, 20),
    ("Courses", "Bookkeeping", "Starts soon; have your code ready.", (Some(20), Some(120)), ByCode, 4),
    ("Courses", "Robotics Lab", "Sixteen places a term.", (Some(35), Some(160)), Closed, 2),
    ("Clubs", "Choir", "Concert in three weeks. Everybody is welcome.", (Some(-180), Some(21)), ByCode, 16),
    ("Clubs", "Film Society", "One film a week, and a talk after it.", (None, None), Open, 20),
    ("Clubs", "Garden", "The beds behind the library need hands.", (Some(-100), None), Open, 7),
    ("Clubs", "Photography", "The darkroom is closed.", (Some(-320), Some(-160)), Open, 5),
    ("Staff", "Teachers", "Rooms, timetables, grades.", (None, None), Closed, 8),
    ("Staff", "Exam Board", "Confidential.", (None, None), Closed, 2),
    ("Staff", "Admissions", "Who may come next year.", (Some(-30), None), ByCode, 3),
    ("Events", "Open Day Helpers", "Show visitors around; there is soup.", (Some(14), Some(21)), Open, 1),
    ("Events", "Summer Camp", "A week by the lake.", (Some(-130), Some(-110)), Open, 12),
    ("Events", "Winter Concert", "Ticket desk, stage and coats.", (Some(-10), Some(28)), Open, 6),
    ("Alumni", "Class of Last Year", "Stay in touch.", (Some(-380), Some(-40)), ByCode, 24),
    ("Alumni", "Mentors", "One hour a month for a student.", (Some(60), None), Closed, 1),
];

/// As many groups as suit so many people, in the order in which they are made; some of `staff` make them.
pub(super) fn invent(
    people: usize,
    staff: &[UserId],
    moments: &[Moment],
    zone: Zone,
    entropy: &Entropy,
) -> Vec<Circle> {
    let mut groups: Vec<Circle> = (0..(people / 100).clamp(PATTERNS.len(), MOST))
        .map(|place| {
            let maker = if place == 1 { MANAGER } else { entropy.below(STAFF) as usize };
            Circle::of(&PATTERNS[place % PATTERNS.len()], place / PATTERNS.len(), moments, zone, staff[maker])
        })
        .collect();
    groups.sort_by_key(|group| group.made);
    groups
}

impl Circle {
    fn of(pattern: &Pattern, turn: usize, moments: &[Moment], zone: Zone, maker: UserId) -> Self {
        let &(category, name, description, (starts, stops), join_type, share) = pattern;
        let now = moments[moments.len() - 1];
        let day = |days: i64| zone.start_of_day(zone.day(now + TimeDelta::days(days)));
        let place = |at: Moment| moments.partition_point(|moment| *moment < at);
        let starts_at = starts.map(day);
        // A stop date includes its day.
        let stops_at = stops.map(|days| day(days + 1));
        let settings = NewGroup {
            name: if turn == 0 { name.to_owned() } else { format!("{name} {}", turn + 1) },
            description: description.to_owned(),
            category: category.to_owned(),
            starts_at,
            stops_at,
            viewable: category != "Staff",
            join_type,
            campaign_id: None,
            members_may_invite: true,
        };
        Self {
            settings,
            maker,
            made: starts_at.map_or(0, |start| place(start.min(now) - TimeDelta::days(14))),
            opens: starts_at.map_or(0, place),
            ends: stops_at.map_or(moments.len(), place),
            archived: stops.filter(|days| *days < -150).map(|days| place(day(days + 50))),
            // Only the first "Everyone" holds everybody.
            share: if turn == 0 { share } else { share.min(5) },
            id: GroupId(0),
            code: None,
            managers_code: None,
        }
    }

    /// Whether it takes people at the last of `steps` moments.
    pub fn is_open(&self, steps: usize) -> bool {
        self.opens < steps && self.ends == steps
    }

    /// What whoever made it does with it at the moment of `step`.
    pub fn go_on(&mut self, conn: &mut Conn, step: usize, moments: &[Moment], by: &By) -> Result<(), Fault> {
        let by = by.clone().with_actor(self.maker);
        if step == self.made {
            self.id = done(groups::create_group(conn, &self.settings, self.maker, &by))?;
        }
        if step >= self.made && self.settings.join_type != Closed {
            self.change_codes(conn, step, moments, &by)?;
        }
        if self.archived == Some(step) {
            groups::set_archived(conn, self.id, true, &by)?;
        }
        Ok(())
    }

    /// One code follows the other while the group takes people: the first expires by itself, the second is expired, the
    /// third is replaced.
    fn change_codes(&mut self, conn: &mut Conn, step: usize, moments: &[Moment], by: &By) -> Result<(), Fault> {
        let quarter = |nth: usize| self.opens + (self.ends - self.opens) * nth / 4;
        let (first, second, third) = (quarter(1), quarter(2), quarter(3));
        let mut make = |label, expires_at, max_uses, role| {
            let wish = codes::CodeInput { custom_code: None, expires_at, max_uses, role, label: String::from(label) };
            done(codes::create(conn, by, self.id, wish)).map(Some)
        };
        if step == self.made {
            self.code = make("Poster at the entrance", moments.get(first).copied(), None, GroupRole::Member)?;
            let soon = Some(by.now + TimeDelta::days(30));
            self.managers_code = make("For a second manager", soon, Some(1), GroupRole::Manager)?;
        }
        if step == first {
            self.code = make("Welcome letter", None, None, GroupRole::Member)?;
        }
        if step == second {
            let old = mem::replace(&mut self.code, make("Newsletter", None, None, GroupRole::Member)?);
            old.map(|old| codes::expire(conn, by, self.id, old)).transpose()?;
        }
        if step == third {
            let replaced = self.code.map(|old| codes::replace(conn, by, self.id, old, None));
            self.code = replaced.map(done).transpose()?;
        }
        Ok(())
    }

    /// How somebody joins at the moment of `step`.
    pub fn via(&mut self, place: usize, step: usize, by: &By) -> Via {
        let chance = by.entropy.below(100);
        let kind = match self.settings.join_type {
            // Before its start only a manager lets people in.
            _ if step < self.opens => JoinMethod::Added,
            _ if self.share == EVERYBODY && is_imported(place) => JoinMethod::Import,
            _ if self.share == EVERYBODY => JoinMethod::Code,
            Open if chance < 80 => JoinMethod::OpenGroup,
            Open | ByCode if chance < 90 => JoinMethod::Code,
            Closed if chance < 30 => JoinMethod::Import,
            ByCode if chance < 95 => JoinMethod::Import,
            Open | ByCode | Closed => JoinMethod::Added,
        };
        let via = Via { kind, reference: None, made_at: None, role: GroupRole::Member };
        match kind {
            JoinMethod::Added => Via::added(by, GroupRole::Member),
            JoinMethod::Code => {
                let managers = self.managers_code.take_if(|_| place > MEMBER);
                let role = if managers.is_some() { GroupRole::Manager } else { GroupRole::Member };
                Via { reference: managers.or(self.code).map(|code| code.0), role, ..via }
            }
            _ => via,
        }
    }
}

/// What a verb did; nothing is asked of one that a rule refuses.
pub(super) fn done<T, R: Debug>(told: Result<T, Stop<R>>) -> Result<T, Fault> {
    told.settled()?.map_err(|why| Fault::Broken(format!("a rule refused what the demo asked for: {why:?}")))
}
