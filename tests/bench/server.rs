//! A server under measurement: a process of its own, and what the kernel says of it.

use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::load::Connection;
use super::request;

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// Ticks a second in `/proc/PID/stat`: 100 on every Linux (`USER_HZ`).
const TICKS: f64 = 100.0;

/// A running server, killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to its first answer.
    pub start: Duration,
}

impl Server {
    /// Starts `program` with `arguments` and a loopback address to listen on, and waits until it
    /// answers. What it logs goes to `log`.
    pub fn start(program: &Path, arguments: &[&str], log: &Path) -> io::Result<Self> {
        let address = free_address()?;
        let begun = Instant::now();
        let child = Command::new(program)
            .args(arguments)
            .args(["--listen", &address.to_string()])
            // Settings of the person who measures are not the server's.
            .env_clear()
            .stdin(Stdio::null())
            .stdout(File::create(log.with_extension("out"))?)
            .stderr(File::create(log)?)
            .spawn()?;
        let mut server = Self { child, address, start: Duration::ZERO };
        server.wait_until_it_answers(begun, log)?;
        server.start = begun.elapsed();
        Ok(server)
    }

    fn wait_until_it_answers(&mut self, begun: Instant, log: &Path) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let ask = request::get("/healthz", "");
        runtime.block_on(async {
            loop {
                if let Ok(mut connection) = Connection::open(self.address).await
                    && connection.ask(&ask).await.is_ok_and(|answer| answer.status == 200)
                {
                    return Ok(());
                }
                if self.child.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
                    return Err(io::Error::other(format!("the server did not start: {}", fs::read_to_string(log)?)));
                }
                tokio::time::sleep(Duration::from_micros(500)).await;
            }
        })
    }

    /// The processor time that it has used so far.
    pub fn cpu(&self) -> io::Result<Duration> {
        cpu_of(&self.child.id().to_string())
    }

    /// The memory that it holds now, in MB.
    pub fn memory(&self) -> io::Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok());
        kib.map(|kib: f64| kib * 1024.0 / 1e6).ok_or_else(|| io::Error::other("no VmRSS"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The processor time of this very process.
pub fn own_cpu() -> io::Result<Duration> {
    cpu_of("self")
}

/// User and system time, the 14th and 15th fields; the 2nd is a name in parentheses that may hold
/// anything.
fn cpu_of(process: &str) -> io::Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let ticks: f64 = fields.split(' ').skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(Duration::from_secs_f64(ticks / TICKS))
}

/// A port that nobody listens on; the server takes it a moment later.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
