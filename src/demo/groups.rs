//! The groups: some over, some under way, some ahead, in several categories.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{JoinType, OrgRole};
use crate::entropy::Entropy;
use crate::ids::{GroupId, UserId};
use crate::zone::Zone;

use super::people::{Invented, MANAGER};

/// A group that does not exist.
#[derive(Debug, Clone)]
pub(super) struct Circle {
    pub id: GroupId,
    pub name: String,
    pub description: &'static str,
    pub category: &'static str,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub viewable: bool,
    pub join_type: JoinType,
    pub archived_at: Option<Moment>,
    pub made_by: UserId,
    pub made_at: Moment,
    /// How many in a hundred people come in.
    pub share: u32,
}

impl Circle {
    /// The span in which people come in by codes and toggles, as far as it has passed; none for a
    /// group that is still ahead.
    pub fn open_span(&self, now: Moment) -> Option<(Moment, Moment)> {
        let from = self.starts_at.unwrap_or(self.made_at).max(self.made_at);
        let ends = [self.stops_at, self.archived_at, Some(now)].into_iter().flatten().min().unwrap_or(now);
        (from < ends).then_some((from, ends))
    }
}

/// When a group takes people, in days from today.
#[derive(Clone, Copy)]
enum Window {
    Always,
    From(i64),
    Between(i64, i64),
}

/// What a group is like.
struct Pattern {
    name: &'static str,
    category: &'static str,
    description: &'static str,
    window: Window,
    join_type: JoinType,
    viewable: bool,
    archived: bool,
    share: u32,
}

const fn pattern(
    (category, name): (&'static str, &'static str),
    description: &'static str,
    window: Window,
    join_type: JoinType,
    share: u32,
) -> Pattern {
    Pattern { name, category, description, window, join_type, viewable: true, archived: false, share }
}

use JoinType::{ByCode, Closed, Open};
use Window::{Always, Between, From};

/// The first is the one that everybody is in.
static PATTERNS: [Pattern; 24] = [
    pattern(
        ("", "Everyone at Northbridge"),
        "News for all of us, and where to ask when you do not know whom to ask.",
        Always,
        ByCode,
        100,
    ),
    pattern(
        ("Courses", "First Aid"),
        "Two evenings, one exam, and you know what to do until the ambulance is there.",
        Between(-60, 45),
        ByCode,
        22,
    ),
    pattern(("Courses", "Statistics with R"), "Bring your own data; we bring the rest.", Between(-20, 70), ByCode, 18),
    pattern(
        ("Courses", "Dutch for Beginners"),
        "Every Tuesday and Thursday evening, from the first word on.",
        Between(-90, 30),
        ByCode,
        15,
    ),
    Pattern {
        archived: true,
        ..pattern(
            ("Courses", "Welding Safety"),
            "Needed before anybody enters the workshop.",
            Between(-300, -200),
            ByCode,
            25,
        )
    },
    pattern(
        ("Courses", "Introduction to Law"),
        "Contracts, rents, work: what everybody should know.",
        Between(-200, -80),
        ByCode,
        20,
    ),
    pattern(
        ("Courses", "Bookkeeping"),
        "Starts soon; put your name down with your code on the first day.",
        Between(20, 120),
        ByCode,
        4,
    ),
    pattern(
        ("Courses", "Robotics Lab"),
        "Sixteen places a term, by the teachers’ choice.",
        Between(35, 160),
        Closed,
        2,
    ),
    pattern(("Teams", "Football"), "Training on Mondays, matches on Saturdays. All levels.", Always, Open, 14),
    pattern(("Teams", "Rowing"), "Early mornings on the canal.", From(-250), Open, 8),
    pattern(("Teams", "Chess"), "A board, a clock and coffee.", Always, Open, 9),
    pattern(("Teams", "Volleyball"), "Wednesday evenings in the sports hall.", From(-150), ByCode, 10),
    pattern(
        ("Clubs", "Choir"),
        "Concert in three weeks. Everybody who likes to sing is welcome.",
        Between(-180, 21),
        ByCode,
        16,
    ),
    pattern(("Clubs", "Film Society"), "One film a week, and a talk after it.", Always, Open, 20),
    pattern(("Clubs", "Garden"), "The beds behind the library need hands.", From(-100), Open, 7),
    pattern(("Staff", "Teachers"), "Rooms, timetables, grades.", Always, Closed, 8),
    Pattern { viewable: false, ..pattern(("Staff", "Exam Board"), "Confidential.", Always, Closed, 2) },
    pattern(("Alumni", "Class of Last Year"), "Stay in touch.", Between(-380, -40), ByCode, 24),
    pattern(("Events", "Open Day Helpers"), "Show visitors around; there is soup.", Between(14, 21), Open, 0),
    pattern(("Events", "Summer Camp"), "A week by the lake.", Between(-130, -110), Open, 12),
    pattern(("Events", "Winter Concert"), "Ticket desk, stage and coats.", Between(-10, 28), Open, 6),
    Pattern { archived: true, ..pattern(("Clubs", "Photography"), "The darkroom is closed.", From(-320), Open, 5) },
    Pattern { viewable: false, ..pattern(("Staff", "Admissions"), "Who may come next year.", From(-30), ByCode, 3) },
    pattern(("Alumni", "Mentors"), "One hour a month for a student.", From(60), Closed, 1),
];

/// At least one group of each pattern; more of them are further terms of the courses and further
/// teams.
pub(super) fn invent(
    count: u32,
    people: &[Invented],
    zone: Zone,
    founded: Moment,
    now: Moment,
    entropy: &Entropy,
) -> Vec<Circle> {
    let patterns = u32::try_from(PATTERNS.len()).unwrap_or(u32::MAX);
    let managers: Vec<&Invented> =
        people.iter().take(people.len() / 4 + 6).filter(|person| person.role >= OrgRole::Manager).collect();
    (0..count.max(patterns))
        .map(|place| {
            let turn = place / patterns;
            let pattern = &PATTERNS[(place % patterns) as usize];
            let day = |days: i64| day_start(zone, now, days);
            let (starts_at, stops_at) = match pattern.window {
                Always => (None, None),
                From(start) => (Some(day(start)), None),
                // A stop date includes its day.
                Between(start, stop) => (Some(day(start)), Some(day(stop + 1))),
            };
            let maker = match place {
                // The manager whose sign-in is printed runs the first course.
                1 => &people[MANAGER],
                _ => managers[entropy.below(u32::try_from(managers.len()).unwrap_or(1)) as usize],
            };
            let early = starts_at.map_or(founded + TimeDelta::days(2), |start| start.min(now) - TimeDelta::days(14));
            Circle {
                id: GroupId(i64::from(place) + 1),
                name: if turn == 0 { pattern.name.to_owned() } else { format!("{} {}", pattern.name, turn + 1) },
                description: pattern.description,
                category: pattern.category,
                starts_at,
                stops_at,
                viewable: pattern.viewable,
                join_type: pattern.join_type,
                archived_at: pattern.archived.then(|| now - TimeDelta::days(150)),
                made_by: maker.id,
                made_at: early.max(maker.created_at + TimeDelta::hours(1)).max(founded + TimeDelta::hours(2)),
                // Only the first "Everyone" holds everybody.
                share: if turn == 0 { pattern.share } else { pattern.share.min(5) },
            }
        })
        .collect()
}

/// The first instant of the day so many days from today.
fn day_start(zone: Zone, now: Moment, days: i64) -> Moment {
    zone.start_of_day(zone.day(now + TimeDelta::days(days)))
}
