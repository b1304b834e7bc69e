//! What happened since the founding, every few days: who arrived, which groups and codes were made, who joined and left.

use std::mem;

use chrono::TimeDelta;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::JoinMethod;
use crate::db::{self, Conn, Fault};
use crate::groups::{self, Leaving, MembershipChange, Outcome, To};
use crate::ids::{CodeId, UserId};
use crate::organization::Organization;
use crate::passes;

use super::groups::{Circle, EVERYBODY};
use super::people::{FIRST, MEMBER, Newcomers};

/// How many days ago the organization was founded, and how many lie between two moments of its history.
const AGE: i32 = 400;
const DAYS: usize = 4;

/// People in one group at most, but for the group of everybody.
const MOST: usize = 2_000;

/// Groups in which the member is whose sign-in is printed, beside those in which they happen to be.
const OF_MEMBER: [usize; 3] = [1, 2, 3];

/// The tables that grow by it.
const GROWING: [&str; 5] = ["users", "user_words", "memberships", "events", "code_uses"];

/// An organization as it comes about.
pub(super) struct Story {
    pub organization: Organization,
    /// Its first admin, at the founding.
    pub by: By,
    pub moments: Vec<Moment>,
    /// Those who have arrived.
    pub people: Vec<UserId>,
    pub groups: Vec<Circle>,
}

/// When something happened, the last of them `now`.
pub(super) fn moments(now: Moment) -> Vec<Moment> {
    let ago = |days: i64| now - TimeDelta::days(days) - TimeDelta::minutes(days * 37 % 600);
    (0..AGE).step_by(DAYS).rev().map(i64::from).map(ago).collect()
}

/// Has it happened, until there are so many people.
pub(super) fn tell(conn: &mut Conn, story: &mut Story, people: usize, mut newcomers: Newcomers) -> Result<(), Fault> {
    let steps = story.moments.len();
    let there: Vec<usize> = (1..=steps).map(|step| FIRST.max(people * step / steps)).collect();
    let joining = story.joining(&there);
    let mut leaving: Vec<Vec<MembershipChange>> = vec![Vec::new(); steps];
    for (step, joins) in joining.into_iter().enumerate() {
        db::analyze_if_grown(conn, &GROWING)?;
        let by = story.by.clone().at(story.moments[step]);
        let arrived = newcomers.arrive(conn, story.people.len()..there[step], &by)?;
        story.people.extend(arrived);
        for group in &mut story.groups {
            group.go_on(conn, step, &story.moments, &by)?;
        }
        let mut changes = mem::take(&mut leaving[step]);
        changes.extend(joins.into_iter().map(|(group, place)| story.joins(group, place, step, &by)));
        for change in made(conn, changes, &by)? {
            if let Some((step, change)) = story.leaves(change, step) {
                leaving[step].push(change);
            }
        }
    }
    Ok(())
}

/// Makes the changes that the rules allow and counts the uses of codes; tells which those were.
fn made(conn: &mut Conn, changes: Vec<MembershipChange>, by: &By) -> Result<Vec<MembershipChange>, Fault> {
    let is_own = |change: &MembershipChange| match change.to {
        To::In(method) => matches!(method.kind, JoinMethod::Code | JoinMethod::OpenGroup),
        to => to == To::Out(Leaving::Left),
    };
    let (own, of_admin): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_own);
    let mut made = Vec::new();
    // Where nobody acts, whoever joins or leaves does so by themselves.
    for (actor, changes) in [(None, own), (by.actor, of_admin)] {
        let outcomes = groups::apply(conn, &By { actor, ..by.clone() }, &changes, None)?;
        let outcomes = changes.into_iter().zip(outcomes);
        made.extend(outcomes.filter(|(_, came)| matches!(came, Outcome::Done { .. })).map(|(change, _)| change));
    }
    let code = |change: &MembershipChange| match change.to {
        To::In(method) if method.kind == JoinMethod::Code => Some((CodeId(method.reference?), change.person)),
        _ => None,
    };
    passes::count_uses(conn, &made.iter().filter_map(code).collect::<Vec<_>>(), by.now)?;
    Ok(made)
}

impl Story {
    /// Who joins which group, by their places, at each step; `there` are how many people are there after it.
    fn joining(&self, there: &[usize]) -> Vec<Vec<(usize, usize)>> {
        let (steps, all) = (there.len(), there[there.len() - 1]);
        let mut joining = vec![Vec::new(); steps];
        for (nth, group) in self.groups.iter().enumerate() {
            let (opens, ends) = if group.opens < steps { (group.opens, group.ends) } else { (group.made, steps) };
            for place in self.chosen(nth, all) {
                let from = opens.max(there.partition_point(|arrived| *arrived <= place));
                if from < ends {
                    let wait = if group.share == EVERYBODY { 0 } else { self.below(ends - from) };
                    joining[from + wait].push((nth, place));
                }
            }
        }
        joining
    }

    /// Who comes into a group: everybody, or every so-manieth from somewhere on.
    fn chosen(&self, nth: usize, all: usize) -> Vec<usize> {
        let share = self.groups[nth].share;
        if share == EVERYBODY {
            return (0..all).collect();
        }
        let wanted = (all * share / 100).clamp(2, MOST).min(all);
        let (first, stride) = (self.below(all), all / wanted);
        let mut chosen: Vec<usize> = (0..wanted).map(|turn| (first + turn * stride) % all).collect();
        if OF_MEMBER.contains(&nth) && !chosen.contains(&MEMBER) {
            chosen.push(MEMBER);
        }
        chosen
    }

    fn joins(&mut self, group: usize, place: usize, step: usize, by: &By) -> MembershipChange {
        let group = &mut self.groups[group];
        let method = group.via(place, step, by);
        MembershipChange { group: group.id, person: self.people[place], to: To::In(method) }
    }

    /// The first admin, so long before the present.
    pub fn ago(&self, span: TimeDelta) -> By {
        self.by.clone().at(self.moments[self.moments.len() - 1] - span)
    }

    /// When and how somebody who has just joined goes again: one in 25 leaves, one in 50 is removed.
    fn leaves(&self, joined: MembershipChange, step: usize) -> Option<(usize, MembershipChange)> {
        let later = self.moments.len() - step - 1;
        let stays = joined.group == self.groups[0].id || joined.person == self.people[MEMBER];
        if later == 0 || stays || !matches!(joined.to, To::In(_)) {
            return None;
        }
        let why = match self.below(50) {
            0 | 1 => Leaving::Left,
            2 => Leaving::Removed,
            _ => return None,
        };
        Some((step + 1 + self.below(later), MembershipChange { to: To::Out(why), ..joined }))
    }

    fn below(&self, bound: usize) -> usize {
        self.by.entropy.below(u32::try_from(bound).unwrap_or(u32::MAX)) as usize
    }
}
