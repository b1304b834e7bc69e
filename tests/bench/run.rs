//! The measurement: floors, paths and sizes in turn, three times over, so that what disturbs the
//! machine for a while disturbs all of them alike.

use std::io;
use std::path::Path as File;
use std::time::Duration;

use muster::password::Hasher;

use super::floor_server::{MARK, PAGE};
use super::floors::{Ledger, Pace};
use super::load::{Connection, Outcome, Round, Traffic, drive};
use super::paths::{Floor, Path, SIGN_UP_PAGE};
use super::server::{Server, own_cpu};
use super::site::Site;
use super::{floors, median, request, seed};

/// Rounds of which the median counts.
pub const ROUNDS: usize = 3;

/// What the floors gave in each round.
#[derive(Default)]
pub struct Floors {
    /// A bare handler that answers the sign-up page's bytes.
    pub bytes: Vec<Pace>,
    /// The same with one query and one template.
    pub read: Vec<Pace>,
    /// A durable transaction at a time.
    pub transaction: Vec<Pace>,
    /// The same through `Db::write`, many at once.
    pub group_commit: Vec<Pace>,
    /// A password hash.
    pub hash: Vec<Pace>,
}

impl Floors {
    /// The rounds of one of them.
    pub fn of(&self, floor: Floor) -> &[Pace] {
        match floor {
            Floor::Read => &self.read,
            Floor::Transaction => &self.transaction,
            Floor::Hash => &self.hash,
        }
    }
}

/// One path on one site.
pub struct Row {
    /// The path.
    pub path: &'static Path,
    /// People in the directory.
    pub size: i64,
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds that half of the answers took at most.
    pub p50: f64,
    /// And 99 of 100.
    pub p99: f64,
    /// The server's processor time of each answer, in milliseconds.
    pub cpu: f64,
    /// The load client's own.
    pub client_cpu: f64,
    /// The rate over that of the path's floor in the same round.
    pub ratio: f64,
    /// The server's memory after the path's rounds, in MB.
    pub memory: f64,
    /// Answers that had another status than they should: the first such status, and how many.
    pub unexpected: Option<(u16, u64)>,
}

type Failure = Box<dyn std::error::Error>;

/// Measures `paths` on every site.
pub fn run(
    sites: &[Site],
    paths: &[&'static Path],
    cores: usize,
    length: Duration,
) -> Result<(Floors, Vec<Row>), Failure> {
    let first = &sites[0];
    let mut bench = Bench::set_up(first, cores, length)?;
    let traffics: Vec<Vec<Box<dyn Traffic>>> =
        sites.iter().map(|site| paths.iter().map(|path| (path.traffic)(&site.people)).collect()).collect();
    let mut floors = Floors::default();
    let mut samples: Vec<Samples> = (0..sites.len() * paths.len()).map(|_| Samples::default()).collect();
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        bench.measure_floors(&mut floors)?;
        for (at, path) in paths.iter().enumerate() {
            for (place, site) in sites.iter().enumerate() {
                let traffic = traffics[place][at].as_ref();
                if round == 1 {
                    measure(&site.server, path, traffic, Duration::from_millis(300))?;
                }
                let floor = floors.of(path.floor).last().map_or(f64::NAN, |pace| pace.rate);
                let sample = measure(&site.server, path, traffic, length)?;
                samples[at * sites.len() + place].add(sample, floor, site.server.memory()?);
            }
        }
    }
    let keys = paths.iter().flat_map(|path| sites.iter().map(move |site| (*path, site.size)));
    Ok((floors, keys.zip(samples).map(|((path, size), samples)| samples.median(path, size)).collect()))
}

/// What the floors are measured with.
struct Bench {
    server: Server,
    ledger: Ledger,
    hasher: Hasher,
    cores: usize,
    length: Duration,
}

impl Bench {
    fn set_up(site: &Site, cores: usize, length: Duration) -> Result<Self, Failure> {
        let folder = site.folder();
        save_page(site, &folder)?;
        let (data, url) = (folder.display().to_string(), site.scratch.url());
        let arguments = ["--bench", "--floor", &data, "--database", &url];
        Ok(Self {
            server: Server::start(&std::env::current_exe()?, &arguments, &folder.join("floor.log"))?,
            ledger: Ledger::open(&site.scratch.location, &folder)?,
            hasher: Hasher::start(cores),
            cores,
            length,
        })
    }

    fn measure_floors(&mut self, floors: &mut Floors) -> Result<(), Failure> {
        floors.bytes.push(self.ask("/bytes")?);
        floors.read.push(self.ask("/read")?);
        floors.transaction.push(self.ledger.one_at_a_time(self.length)?);
        floors.group_commit.push(self.ledger.many_at_once(self.length)?);
        floors.hash.push(floors::hashes(&self.hasher, self.cores, self.length)?);
        Ok(())
    }

    fn ask(&self, path: &str) -> Result<Pace, Failure> {
        let traffic = super::paths::Cycle::of(vec![request::get(path, "")]);
        let sample = measure(&self.server, SIGN_UP_PAGE, &traffic, self.length)?;
        Ok(Pace { rate: sample.outcome.rate(), cpu: sample.cpu })
    }
}

/// Keeps the sign-up page for the web floors, with a mark where the organization's name stood.
fn save_page(site: &Site, folder: &File) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut http = Connection::open(site.server.address).await?;
        let answer = http.ask(&request::get(muster::web::urls::SIGN_UP, "")).await?;
        let text = std::str::from_utf8(answer.body)?.replacen(seed::ORGANIZATION, MARK, 1);
        Ok(std::fs::write(folder.join(PAGE), text)?)
    })
}

/// One round of one path.
struct Sample {
    outcome: Outcome,
    cpu: f64,
    client_cpu: f64,
}

fn measure(server: &Server, path: &Path, traffic: &dyn Traffic, length: Duration) -> io::Result<Sample> {
    let before = (server.cpu()?, own_cpu()?);
    let round = Round { address: server.address, connections: path.connections, length, expect: path.expect };
    let outcome = drive(round, traffic).map_err(|cause| io::Error::other(format!("{}: {cause}", path.name)))?;
    let each = |spent: Duration| spent.as_secs_f64() * 1000.0 / outcome.answers.max(1) as f64;
    let (cpu, client_cpu) = (each(server.cpu()?.saturating_sub(before.0)), each(own_cpu()?.saturating_sub(before.1)));
    Ok(Sample { outcome, cpu, client_cpu })
}

/// The rounds of one path on one site.
#[derive(Default)]
struct Samples {
    columns: [Vec<f64>; 6],
    memory: f64,
    unexpected: Option<(u16, u64)>,
}

impl Samples {
    fn add(&mut self, sample: Sample, floor: f64, memory: f64) {
        let outcome = sample.outcome;
        let rate = outcome.rate();
        let figures =
            [rate, outcome.percentile(50), outcome.percentile(99), sample.cpu, sample.client_cpu, rate / floor];
        for (column, figure) in self.columns.iter_mut().zip(figures) {
            column.push(figure);
        }
        self.memory = memory;
        self.unexpected = self.unexpected.or(outcome.unexpected);
    }

    fn median(self, path: &'static Path, size: i64) -> Row {
        let [rate, p50, p99, cpu, client_cpu, ratio] = self.columns.map(median);
        Row { path, size, rate, p50, p99, cpu, client_cpu, ratio, memory: self.memory, unexpected: self.unexpected }
    }
}
