//! Emails through the queue: from ten thousand waiting rows to a mail server on this machine that
//! takes them as fast as they come.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use muster::clock::Clock;
use muster::db;
use muster::entropy::Entropy;
use muster::mail::{self, Draft};

use super::PROGRAM;
use super::server::Server;
use super::site::Site;

/// How many letters.
const COUNT: u64 = 10_000;
/// How long they may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(300);

/// What carrying them came to.
#[derive(Clone, Copy)]
pub struct QueueRun {
    /// People in the directory of the database.
    pub size: i64,
    /// Emails a second, from the first that arrived to the last.
    pub rate: f64,
    /// The server's processor time of each, in milliseconds.
    pub cpu: f64,
}

/// Puts the emails into the queue of a site's database and starts a second instance that carries them.
pub fn carry(site: &Site) -> Result<QueueRun, Box<dyn std::error::Error>> {
    enqueue(site)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let mail_server = runtime.block_on(Office::open())?;
    let (data, url) = (site.folder().display().to_string(), site.scratch.url());
    let arguments = ["--data", &data, "--database", &url, "--smtp", &mail_server.url];
    let server = Server::start(std::path::Path::new(PROGRAM), &arguments, &site.folder().join("courier.log"))?;
    let begun = Instant::now();
    let wait = |count: u64| loop {
        if mail_server.taken.load(Ordering::Relaxed) >= count {
            return Ok(Instant::now());
        }
        if begun.elapsed() > PATIENCE {
            return Err(io::Error::other(format!("{} letters came", mail_server.taken.load(Ordering::Relaxed))));
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let (first, before) = (wait(1)?, server.cpu()?);
    let last = wait(COUNT)?;
    let spent = server.cpu()?.saturating_sub(before);
    Ok(QueueRun {
        size: site.size,
        rate: (COUNT - 1) as f64 / (last - first).as_secs_f64(),
        cpu: spent.as_secs_f64() * 1000.0 / COUNT as f64,
    })
}

/// Invites to addresses that nobody has.
fn enqueue(site: &Site) -> Result<(), Box<dyn std::error::Error>> {
    let (entropy, now) = (Entropy::system(), Clock::system().now());
    let mut conn = db::connect(&site.scratch.location)?;
    db::transaction(&mut conn, |conn| {
        for number in 0..COUNT {
            let draft = Draft {
                kind: "invite",
                parameters: json!({
                    "recipient": number + 1,
                    "generation": 1,
                    "group": "Everyone",
                    "inviter": "Ann Admin",
                    "expires_at": now + chrono::TimeDelta::days(7),
                    "admits_new": true,
                }),
                to: format!("invitee{number}@example.net"),
                person: None,
                reference: None,
                language: None,
            };
            mail::enqueue(conn, &draft, &entropy, now)?;
        }
        Ok::<_, db::Fault>(())
    })?;
    Ok(())
}

/// A mail server that takes everything at once.
struct Office {
    url: String,
    taken: Arc<AtomicU64>,
}

impl Office {
    async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("smtp://{}", listener.local_addr()?);
        let taken = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                let counter = Arc::clone(&counter);
                // A caller that hangs up is done.
                tokio::spawn(async move { attend(caller, &counter).await.unwrap_or_default() });
            }
        });
        Ok(Self { url, taken })
    }
}

async fn attend(caller: TcpStream, taken: &AtomicU64) -> io::Result<()> {
    caller.set_nodelay(true)?;
    let mut caller = BufReader::new(caller);
    caller.write_all(b"220 office ESMTP\r\n").await?;
    let (mut line, mut in_letter) = (String::new(), false);
    loop {
        line.clear();
        if caller.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let answer = match (in_letter, line.trim_end()) {
            (true, ".") => {
                in_letter = false;
                taken.fetch_add(1, Ordering::Relaxed);
                "250 taken\r\n"
            }
            (true, _) => continue,
            (false, "DATA") => {
                in_letter = true;
                "354 end with a dot\r\n"
            }
            (false, "QUIT") => return caller.write_all(b"221 farewell\r\n").await,
            (false, greeting) if greeting.starts_with("EHLO") => "250-office\r\n250 8BITMIME\r\n",
            (false, _) => "250 go on\r\n",
        };
        caller.write_all(answer.as_bytes()).await?;
    }
}
