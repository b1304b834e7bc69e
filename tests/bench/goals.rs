//! What is held to what.

use std::fmt;
use std::fs;
use std::io;

use serde_json::{Value, json};

use super::campaigns::Batch;
use super::floors::Pace;
use super::paths::Floor;
use super::run::{Floors, Row};
use super::site::Site;
use super::{PROGRAM, median};

/// What a list may cost on the largest database, over what it costs on the smallest.
const GROWTH: f64 = 1.3;
/// Memory after all load, hashing included, in MB.
const MEMORY: f64 = 60.0;
/// A campaign of 100,000 codes, in seconds.
const CAMPAIGN: f64 = 5.0;
/// The program, in MB.
const SIZE: f64 = 20.0;
/// From the start of the process to its first answer, in milliseconds.
const START: f64 = 50.0;

/// A figure, what it should be, and whether it is.
pub struct Goal {
    name: String,
    reached: f64,
    bound: Bound,
}

enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Goal {
    fn at_least(name: impl Into<String>, reached: f64, least: f64) -> Self {
        Self { name: name.into(), reached, bound: Bound::AtLeast(least) }
    }

    /// A figure that should not be higher than `most`.
    pub fn at_most(name: impl Into<String>, reached: f64, most: f64) -> Self {
        Self { name: name.into(), reached, bound: Bound::AtMost(most) }
    }

    fn is_met(&self) -> bool {
        match self.bound {
            Bound::AtLeast(least) => self.reached >= least,
            Bound::AtMost(most) => self.reached <= most,
        }
    }

    /// The same for programs.
    pub fn to_json(&self) -> Value {
        let (bound, figure) = match self.bound {
            Bound::AtLeast(least) => ("at_least", least),
            Bound::AtMost(most) => ("at_most", most),
        };
        json!({ "name": self.name, "reached": self.reached, bound: figure, "met": self.is_met() })
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, figure) = match self.bound {
            Bound::AtLeast(least) => ('≥', least),
            Bound::AtMost(most) => ('≤', most),
        };
        let verdict = if self.is_met() { "met" } else { "MISSED" };
        write!(f, "{} {:.2} (goal {sign} {figure:.2}) {verdict}", self.name, self.reached)
    }
}

/// Those of a path on one database.
pub fn goals_of(row: &Row, all: &[Row], floors: &Floors) -> Vec<Goal> {
    let path = row.path;
    let of = match path.floor {
        Floor::Read => "of query + template",
        Floor::Transaction => "of one transaction",
        Floor::Hash => "of one hash",
    };
    let mut goals = vec![Goal::at_least(of, row.ratio, path.share)];
    goals.extend(path.p99.map(|most| Goal::at_most("p99 ms", row.p99, most)));
    goals.extend(path.beside.map(|most| Goal::at_most("CPU ms beside", row.cpu - cpu(floors.of(path.floor)), most)));
    let smallest = all.iter().filter(|other| other.path.name == path.name).min_by_key(|other| other.size);
    if let Some(smallest) = smallest.filter(|smallest| path.is_list && smallest.size < row.size) {
        goals.push(Goal::at_most(format!("CPU over {}", smallest.size), row.cpu / smallest.cpu, GROWTH));
    }
    goals
}

/// Those of the program as a whole.
pub fn goals_of_program(sites: &[Site], rows: &[Row]) -> io::Result<Vec<Goal>> {
    let mut goals = Vec::new();
    for site in sites {
        let memory = rows.iter().filter(|row| row.size == site.size).map(|row| row.memory).fold(0.0, f64::max);
        goals.push(Goal::at_most(format!("{} people: memory after load, MB", site.size), memory, MEMORY));
        let start = site.start.as_secs_f64() * 1000.0;
        goals.push(Goal::at_most(format!("{} people: start, ms", site.size), start, START));
    }
    goals.push(Goal::at_most("binary, MB", fs::metadata(PROGRAM)?.len() as f64 / 1e6, SIZE));
    Ok(goals)
}

/// Those of campaigns.
pub fn goals_of_batches(batches: &[Batch]) -> impl Iterator<Item = Goal> {
    batches.iter().map(|batch| {
        Goal::at_most(format!("{} people: a campaign of 100,000 codes, s", batch.size), batch.seconds, CAMPAIGN)
    })
}

fn cpu(rounds: &[Pace]) -> f64 {
    median(rounds.iter().map(|pace| pace.cpu).collect())
}
