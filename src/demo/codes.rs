//! The codes, in every state that a code can be in.

use std::collections::HashSet;

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::codes::{self, Code, symbols_needed};
use crate::db::types::{EndedWhy, GroupRole, JoinType};
use crate::db::{Conn, QueryResult};
use crate::entropy::Entropy;
use crate::ids::{CodeId, GroupId, UserId};
use crate::passes::{NewCode, Target};

use super::groups::Circle;

/// A code that nobody was given.
#[derive(Debug, Clone)]
pub(super) struct Slip {
    pub id: CodeId,
    pub code: Code,
    pub group: GroupId,
    pub role: GroupRole,
    pub label: &'static str,
    pub made_by: UserId,
    pub made_at: Moment,
    pub expires_at: Option<Moment>,
    pub ended: Option<(Moment, EndedWhy)>,
    pub replaced_by: Option<CodeId>,
    pub limit: Limit,
    pub uses: i64,
    /// Until when people came by it; none where nobody did.
    pub used_until: Option<Moment>,
}

/// How many may come by a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    None,
    Uses(i64),
    /// As many as did: it is fully used.
    Reached,
}

impl Slip {
    /// The maximum of uses; one that nobody used has room for one.
    pub fn max_uses(&self) -> Option<i64> {
        match self.limit {
            Limit::None => None,
            Limit::Uses(most) => Some(most.max(self.uses)),
            Limit::Reached => Some(self.uses.max(1)),
        }
    }

    /// Whether somebody came by it at `at`.
    pub fn was_used_at(&self, at: Moment) -> bool {
        self.made_at <= at && self.used_until.is_some_and(|until| at < until)
    }
}

/// Cards that let one person in each, for the first group that takes codes now: more than a page of
/// its list.
pub(super) fn print_cards(conn: &mut Conn, groups: &[Circle], now: Moment, entropy: &Entropy) -> QueryResult<()> {
    const CARDS: usize = 60;
    let takes = |group: &&Circle| {
        let runs = group.archived_at.is_none() && group.stops_at.is_none_or(|stop| now < stop);
        group.join_type == JoinType::ByCode && runs && group.open_span(now).is_some()
    };
    let Some(group) = groups.iter().find(takes) else { return Ok(()) };
    let card = NewCode {
        opens: Target::Group(group.id),
        expires_at: Some(now + TimeDelta::days(60)),
        max_uses: Some(1),
        role: GroupRole::Member,
        label: "Card for the open day".to_owned(),
        maker: group.made_by,
    };
    codes::make_many(conn, &card, None, CARDS, entropy, group.made_at.max(now - TimeDelta::days(1)))
}

/// The codes of every group that takes codes.
pub(super) fn invent(groups: &[Circle], now: Moment, entropy: &Entropy) -> Vec<Slip> {
    let symbols = symbols_needed(u64::try_from(groups.len() * 7).unwrap_or(u64::MAX));
    let mut made = Made { slips: Vec::new(), keys: HashSet::new(), symbols, entropy };
    for group in groups.iter().filter(|group| group.join_type != JoinType::Closed) {
        match group.open_span(now) {
            None => made.add(group, group.made_at, "First day"),
            Some((from, until)) => {
                made.past(group, from, until);
                if group.archived_at.is_none() {
                    made.present(group, now);
                }
            }
        }
    }
    made.slips
}

struct Made<'a> {
    slips: Vec<Slip>,
    keys: HashSet<String>,
    symbols: usize,
    entropy: &'a Entropy,
}

impl Made<'_> {
    /// The codes by which people came in: one after the other since the group opened.
    fn past(&mut self, group: &Circle, from: Moment, until: Moment) {
        let at = |percent: i32| from + (until - from) * percent / 100;
        self.add(group, from, "Welcome letter");
        let first = self.last();
        (first.used_until, first.expires_at) = (Some(at(25)), Some(at(25)));
        self.add(group, at(25), "Poster at the entrance");
        let second = self.last();
        (second.used_until, second.limit) = (Some(at(45)), Limit::Reached);
        self.add(group, at(45), "Newsletter");
        let third = self.last();
        (third.used_until, third.ended) = (Some(at(60)), Some((at(60), EndedWhy::Hand)));
        self.add(group, at(60), "Timetable");
        let fourth = self.last();
        (fourth.used_until, fourth.ended) = (Some(at(80)), Some((at(80), EndedWhy::Replaced)));
        let heir = CodeId(fourth.id.0 + 1);
        fourth.replaced_by = Some(heir);
        self.add(group, at(80), "Timetable");
        self.last().used_until = Some(until);
    }

    /// The codes that were just made.
    fn present(&mut self, group: &Circle, now: Moment) {
        let wording = format!("{}-{}", group.name.to_uppercase().replace(' ', ""), now.utc().format("%Y"));
        if let Ok(code) = Code::own_wording(&wording) {
            self.push(group, now - TimeDelta::days(5), "Open evening", code);
            let evening = self.last();
            (evening.expires_at, evening.limit) = (Some(now + TimeDelta::days(30)), Limit::Uses(40));
        }
        self.add(group, now - TimeDelta::days(2), "For a second manager");
        let second = self.last();
        (second.expires_at, second.limit) = (Some(now + TimeDelta::days(14)), Limit::Uses(1));
        second.role = GroupRole::Manager;
    }

    fn add(&mut self, group: &Circle, made_at: Moment, label: &'static str) {
        let code = Code::generate(self.entropy, self.symbols);
        self.push(group, made_at, label, code);
    }

    fn push(&mut self, group: &Circle, made_at: Moment, label: &'static str, mut code: Code) {
        while !self.keys.insert(code.key().to_owned()) {
            code = Code::generate(self.entropy, self.symbols);
        }
        self.slips.push(Slip {
            id: CodeId(i64::try_from(self.slips.len()).unwrap_or(i64::MAX) + 1),
            code,
            group: group.id,
            role: GroupRole::Member,
            label,
            made_by: group.made_by,
            made_at: made_at.max(group.made_at),
            expires_at: None,
            ended: None,
            replaced_by: None,
            limit: Limit::None,
            uses: 0,
            used_until: None,
        });
    }

    fn last(&mut self) -> &mut Slip {
        let last = self.slips.len() - 1;
        &mut self.slips[last]
    }
}
