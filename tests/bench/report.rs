//! What is told of a run: the table, and the same as JSON.

use std::fmt;

use serde_json::{Value, json};

use super::campaigns::Batch;
use super::emails::QueueRun;
use super::floors::Pace;
use super::goals::{Goal, goals_of, goals_of_batches, goals_of_import, goals_of_program};
use super::imports::Imported;
use super::median;
use super::run::{Floors, ROUNDS, Row};
use super::site::Site;

/// The figures of a run.
pub struct Report {
    machine: String,
    floors: Vec<(&'static str, Pace)>,
    rows: Vec<(Row, Vec<Goal>)>,
    emails: Vec<QueueRun>,
    batches: Vec<Batch>,
    imports: Vec<Imported>,
    program: Vec<Goal>,
    seeding: Vec<(i64, f64)>,
}

/// What was measured once a database, beside the paths.
#[derive(Default)]
pub struct Beside {
    /// Emails through the queue.
    pub emails: Vec<QueueRun>,
    /// An invite to five hundred.
    pub invites: Vec<Goal>,
    /// The codes of a campaign.
    pub batches: Vec<Batch>,
    /// People from a file.
    pub imports: Vec<Imported>,
}

impl Report {
    /// Of what was measured; reads what else there is to know of the program and the machine.
    pub fn of(cores: usize, sites: &[Site], floors: &Floors, rows: Vec<Row>, beside: Beside) -> std::io::Result<Self> {
        let Beside { emails, invites, batches, imports } = beside;
        let load = std::fs::read_to_string("/proc/loadavg")?;
        let load = load.split(' ').next().unwrap_or_default();
        let mut program = goals_of_program(sites, &rows)?;
        program.extend(invites);
        program.extend(goals_of_batches(&batches));
        let goals: Vec<Vec<Goal>> = rows.iter().map(|row| goals_of(row, &rows, floors)).collect();
        Ok(Self {
            machine: format!("{cores} cores, load {load} at the end, {ROUNDS} rounds"),
            floors: vec![
                ("bare handler, the sign-up page's bytes", middle(&floors.bytes)),
                ("one query and one template", middle(&floors.read)),
                ("one durable transaction at a time", middle(&floors.transaction)),
                ("the same through Db::write, 64 at once", middle(&floors.group_commit)),
                ("one password hash", middle(&floors.hash)),
            ],
            rows: rows.into_iter().zip(goals).collect(),
            emails,
            batches,
            imports,
            program,
            seeding: sites.iter().map(|site| (site.size, site.seeding.as_secs_f64())).collect(),
        })
    }

    /// Whether every answer had the status that it should.
    pub fn is_sound(&self) -> bool {
        self.rows.iter().all(|(row, _)| row.unexpected.is_none() && row.rate > 0.0)
    }

    /// Every figure.
    pub fn to_json(&self) -> Value {
        json!({
            "machine": self.machine,
            "seeding_seconds": self.seeding.iter().map(|(size, time)| json!({ "people": size, "seconds": time })).collect::<Vec<_>>(),
            "floors": self.floors.iter().map(|(name, pace)| json!({ "name": name, "per_second": pace.rate, "cpu_ms": pace.cpu })).collect::<Vec<_>>(),
            "paths": self.rows.iter().map(|(row, goals)| json!({
                "path": row.path.name,
                "people": row.size,
                "per_second": row.rate,
                "p50_ms": row.p50,
                "p99_ms": row.p99,
                "cpu_ms": row.cpu,
                "client_cpu_ms": row.client_cpu,
                "memory_mb": row.memory,
                "ratio": row.ratio,
                "wrong_answers": row.unexpected.map_or(0, |(_, count)| count),
                "goals": goals.iter().map(Goal::to_json).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "emails": self.emails.iter().map(|run| json!({ "people": run.size, "per_second": run.rate, "cpu_ms": run.cpu })).collect::<Vec<_>>(),
            "campaigns": self.batches.iter().map(|batch| json!({ "people": batch.size, "seconds": batch.seconds, "cpu_seconds": batch.cpu })).collect::<Vec<_>>(),
            "imports": self.imports.iter().map(|import| json!({
                "people": import.size,
                "checked_per_second": import.checked,
                "applied_per_second": import.applied,
                "cpu_ms": import.cpu,
                "memory_mb": import.memory,
                "goals": goals_of_import(import).iter().map(Goal::to_json).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "program": self.program.iter().map(Goal::to_json).collect::<Vec<_>>(),
        })
    }
}

fn middle(rounds: &[Pace]) -> Pace {
    Pace {
        rate: median(rounds.iter().map(|pace| pace.rate).collect()),
        cpu: median(rounds.iter().map(|pace| pace.cpu).collect()),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.machine)?;
        for (size, time) in &self.seeding {
            writeln!(f, "{size} people made in {time:.1} s")?;
        }
        writeln!(f)?;
        let floors = self
            .floors
            .iter()
            .map(|(name, pace)| [(*name).to_owned(), format!("{:.0}", pace.rate), format!("{:.3}", pace.cpu)]);
        table(f, ["floor", "a second", "CPU ms"], floors)?;
        let rows = self.rows.iter().map(|(row, goals)| {
            [
                row.path.name.to_owned(),
                row.size.to_string(),
                format!("{:.0}", row.rate),
                format!("{:.2}", row.p50),
                format!("{:.2}", row.p99),
                format!("{:.3}", row.cpu),
                format!("{:.3}", row.client_cpu),
                format!("{:.0}", row.memory),
                format!("{:.2}", row.ratio),
                verdict(row, goals),
            ]
        });
        let head = [
            "path",
            "people",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "CPU ms",
            "client's",
            "memory MB",
            "of floor",
            "goals",
        ];
        table(f, head, rows)?;
        let emails = self.emails.iter().map(|run| {
            [
                "emails through the queue".to_owned(),
                run.size.to_string(),
                format!("{:.0}", run.rate),
                format!("{:.3}", run.cpu),
            ]
        });
        table(f, ["mail", "people", "a second", "CPU ms"], emails)?;
        let batches = self.batches.iter().map(|batch| {
            [
                "100,000 codes made".to_owned(),
                batch.size.to_string(),
                format!("{:.2}", batch.seconds),
                format!("{:.2}", batch.cpu),
            ]
        });
        table(f, ["campaign", "people", "seconds", "CPU s"], batches)?;
        let imports = self.imports.iter().map(|import| {
            [
                "people from a file".to_owned(),
                import.size.to_string(),
                format!("{:.0}", import.checked),
                format!("{:.0}", import.applied),
                format!("{:.3}", import.cpu),
                format!("{:.0}", import.memory),
                goals_of_import(import).iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            ]
        });
        table(f, ["import", "people", "checked/s", "applied/s", "CPU ms", "memory MB", "goals"], imports)?;
        let program = self.program.iter().map(|goal| [goal.to_string()]);
        table(f, ["the program"], program)
    }
}

fn verdict(row: &Row, goals: &[Goal]) -> String {
    match row.unexpected {
        Some((status, count)) => format!("WRONG: {count} answers, as {status}"),
        None => goals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

/// Columns as wide as their widest cell; words to the left, figures to the right.
fn table<const N: usize>(
    f: &mut fmt::Formatter<'_>,
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> fmt::Result {
    let rows: Vec<[String; N]> = std::iter::once(head.map(str::to_owned)).chain(rows).collect();
    let widths: [usize; N] =
        std::array::from_fn(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0));
    for row in rows {
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            match at {
                0 if N == 1 => write!(f, "{cell}")?,
                0 => write!(f, "{cell:<width$}")?,
                // Words again, with nothing after them to stand in line with.
                _ if at + 1 == N && N > 3 => write!(f, "  {cell}")?,
                _ => write!(f, "  {cell:>width$}")?,
            }
        }
        writeln!(f)?;
    }
    writeln!(f)
}
