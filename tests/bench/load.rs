//! The load client: HTTP/1.1 over kept connections, as light as can be, since it shares the
//! machine with the server that it measures.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long answers may keep a round waiting beyond its end.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked of a server.
pub trait Traffic: Sync {
    /// Writes the next request, whole, into the empty buffer; false when there is no more to ask.
    fn next(&self, request: &mut Vec<u8>) -> bool;
}

/// A round of requests.
#[derive(Clone, Copy)]
pub struct Round {
    /// Where the server listens.
    pub address: SocketAddr,
    /// Connections that ask at once, each for its next answer as soon as it has the last.
    pub connections: usize,
    /// For how long new requests are begun.
    pub length: Duration,
    /// The status that every answer must have.
    pub expect: u16,
}

/// What came of a round.
#[derive(Default)]
pub struct Outcome {
    /// Answers as expected.
    pub answers: u64,
    /// What else was answered: the first such status, and how many.
    pub unexpected: Option<(u16, u64)>,
    /// From the first request to the last answer.
    pub elapsed: Duration,
    /// Of each expected answer, in microseconds, sorted.
    pub latencies: Vec<u32>,
}

impl Outcome {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answers as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency in milliseconds that so many of a hundred answers did not exceed.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = self.latencies.len().saturating_sub(1) * percent / 100;
        self.latencies.get(at).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }

    fn add(&mut self, other: Self) {
        self.answers += other.answers;
        self.latencies.extend(other.latencies);
        if let Some((status, count)) = other.unexpected {
            self.unexpected =
                Some((self.unexpected.map_or(status, |(first, _)| first), count + self.unexpected_count()));
        }
    }

    fn unexpected_count(&self) -> u64 {
        self.unexpected.map_or(0, |(_, count)| count)
    }
}

/// Asks until the round is over, on two threads that share its connections.
pub fn drive(round: Round, traffic: &dyn Traffic) -> std::io::Result<Outcome> {
    let begun = Instant::now();
    let halves = [round.connections / 2, round.connections - round.connections / 2];
    let outcomes: Vec<std::io::Result<Outcome>> = std::thread::scope(|scope| {
        let threads = halves.map(|connections| scope.spawn(move || drive_some(connections, round, traffic)));
        threads.into_iter().map(|thread| thread.join().expect("a client thread does not panic")).collect()
    });
    let mut whole = Outcome::default();
    for outcome in outcomes {
        whole.add(outcome?);
    }
    whole.elapsed = begun.elapsed();
    whole.latencies.sort_unstable();
    Ok(whole)
}

fn drive_some(connections: usize, round: Round, traffic: &dyn Traffic) -> std::io::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let all = futures_util::future::try_join_all((0..connections).map(|_| drive_one(round, traffic)));
    let outcomes = runtime.block_on(async { tokio::time::timeout(round.length + PATIENCE, all).await })??;
    let mut whole = Outcome::default();
    for outcome in outcomes {
        whole.add(outcome);
    }
    Ok(whole)
}

async fn drive_one(round: Round, traffic: &dyn Traffic) -> std::io::Result<Outcome> {
    let mut connection = Connection::open(round.address).await?;
    let mut outcome = Outcome::default();
    let mut request = Vec::new();
    let end = Instant::now() + round.length;
    loop {
        let asked = Instant::now();
        request.clear();
        if asked >= end || !traffic.next(&mut request) {
            return Ok(outcome);
        }
        let status = connection.ask(&request).await?.status;
        if status == round.expect {
            outcome.answers += 1;
            outcome.latencies.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
        } else {
            let (first, count) = outcome.unexpected.unwrap_or((status, 0));
            outcome.unexpected = Some((first, count + 1));
        }
    }
}

/// One kept connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer: its head's lines and its body.
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    head: &'a str,
    /// Its body.
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// The first value of a header that begins with `start`.
    pub fn header(&self, name: &str, start: &str) -> Option<&str> {
        headers(self.head, name).find(|value| value.starts_with(start))
    }
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and reads its whole answer, which must tell its length.
    pub async fn ask(&mut self, request: &[u8]) -> std::io::Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head, length) = loop {
            self.read().await?;
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = std::str::from_utf8(&self.buffer[..end]).map_err(std::io::Error::other)?;
                let length = headers(head, "content-length").next().and_then(|text| text.parse().ok());
                break (end, length.unwrap_or(0));
            }
        };
        let begins = head + 4;
        while self.buffer.len() < begins + length {
            self.read().await?;
        }
        let head = std::str::from_utf8(&self.buffer[..head]).map_err(std::io::Error::other)?;
        let status = head.get(9..12).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        Ok(Answer { status, head, body: &self.buffer[begins..begins + length] })
    }

    async fn read(&mut self) -> std::io::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(std::io::Error::other("the server closed the connection")),
            _ => Ok(()),
        }
    }
}

fn headers<'a>(head: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    head.split("\r\n").filter_map(move |line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
