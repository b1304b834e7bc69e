//! How a server closes down without hanging up on anybody.
//!
//! actix drops the connections that it has accepted and not yet handed to a worker, and those whose
//! first request it has not yet read; and the system resets the ones that nobody accepted. So it is
//! told to end only when every connection that it has accepted has got to its request, the answers
//! from then on are the last of their connections, and who comes later is answered here.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::middleware::Next;
use actix_web::{Error, web};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{self, TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep, timeout};

use crate::db;

/// Connections that may wait to be accepted. Sign-up waits for its hash, redemption for its commit:
/// connections cost little, and a class that comes all at once must not be turned away.
const BACKLOG: u32 = 2048;

/// How long an accepted connection takes at most to come to its worker.
const HANDOVER: Duration = Duration::from_millis(50);

/// How long a connection has for the head of its first request.
pub(super) const HEAD: Duration = Duration::from_secs(5);

/// What whoever comes late is told.
const STOPPING: &str = "HTTP/1.1 503 Service Unavailable\r\n\
    Content-Type: text/plain; charset=utf-8\r\n\
    Content-Length: 50\r\n\
    Retry-After: 5\r\n\
    Connection: close\r\n\
    Cache-Control: no-store\r\n\
    Content-Security-Policy: default-src 'none'\r\n\
    X-Content-Type-Options: nosniff\r\n\r\n\
    Muster is restarting. Try again in a few seconds.\n";

/// The most of a late request that is read before it is answered.
const MOST: usize = 64 << 10;

/// Whether the server has been told to stop.
#[derive(Debug, Clone, Default)]
pub struct Draining(Arc<AtomicBool>);

impl Draining {
    /// Whether it has.
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Listens where the server is to be.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that is started again finds connections of the one before it still closing.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)?.into_std()
}

/// Around every request: notes that its connection got to one, and how long it has waited; while the server closes down, its answer is the last.
pub(super) async fn answer<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if let Some(connection) = request.conn_data::<Connection>() {
        connection.got_to_request();
    }
    let draining = request.app_data::<web::Data<Draining>>().cloned();
    let mut response = db::patiently(next.call(request)).await?;
    if draining.is_some_and(|draining| draining.has_begun()) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}

/// How many connections have not got to their first request.
#[derive(Debug, Clone, Default)]
pub(super) struct Unanswered(Arc<AtomicUsize>);

impl Unanswered {
    /// One that was just accepted.
    pub fn one(&self) -> Connection {
        self.0.fetch_add(1, Ordering::SeqCst);
        Connection { unanswered: self.clone(), has_request: AtomicBool::new(false) }
    }

    fn are_none(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

/// A connection, as long as it is open.
pub(super) struct Connection {
    unanswered: Unanswered,
    has_request: AtomicBool,
}

impl Connection {
    fn got_to_request(&self) {
        if !self.has_request.swap(true, Ordering::SeqCst) {
            self.unanswered.0.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.got_to_request();
    }
}

/// What is needed to close down.
pub(super) struct Closing {
    /// The listener, held open.
    pub late: TcpListener,
    pub unanswered: Unanswered,
}

impl Closing {
    /// Answers whoever comes from now on, and waits until those who came before got to their requests.
    pub async fn begin(self) -> Late {
        let (end, ended) = oneshot::channel();
        let at_work = tokio::spawn(turn_away(self.late, ended));
        sleep(HANDOVER).await;
        let patience = Instant::now() + HEAD;
        while !self.unanswered.are_none() && Instant::now() < patience {
            sleep(HANDOVER).await;
        }
        Late { end, at_work }
    }
}

/// Those who come late are being answered.
pub(super) struct Late {
    end: oneshot::Sender<()>,
    at_work: JoinHandle<()>,
}

impl Late {
    /// Closes the listener, once everybody who came through it has an answer.
    pub async fn end(self) {
        // Where it cannot be heard it is over already.
        let _ = self.end.send(());
        let _ = self.at_work.await;
    }
}

async fn turn_away(late: TcpListener, mut ended: oneshot::Receiver<()>) {
    let Ok(late) = net::TcpListener::from_std(late) else { return };
    let mut guests = JoinSet::new();
    loop {
        tokio::select! {
            came = late.accept() => match came {
                Ok((guest, _)) => drop(guests.spawn(say_so(guest))),
                Err(_) => sleep(HANDOVER).await,
            },
            _ = &mut ended => break,
            Some(_) = guests.join_next() => {}
        }
    }
    // What tokio knows of the listener is as old as its last look at it, so the listener itself is asked.
    if let Ok(late) = late.into_std() {
        while let Ok((guest, _)) = late.accept() {
            if guest.set_nonblocking(true).is_ok()
                && let Ok(guest) = TcpStream::from_std(guest)
            {
                guests.spawn(say_so(guest));
            }
        }
    }
    while guests.join_next().await.is_some() {}
}

/// Answers once the request's head is there. What is left unread when a connection is closed resets
/// it, and the answer is lost: so the rest is read as well.
async fn say_so(mut guest: TcpStream) {
    let requests = async {
        let (mut head, mut part) = (Vec::new(), [0; 4096]);
        while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < MOST {
            match guest.read(&mut part).await? {
                0 => return Ok(()),
                read => head.extend_from_slice(&part[..read]),
            }
        }
        guest.write_all(STOPPING.as_bytes()).await?;
        guest.shutdown().await?;
        while guest.read(&mut part).await? > 0 {}
        Ok::<_, io::Error>(())
    };
    // A guest who is not done by then, or has gone, is not waited for.
    let _ = timeout(HEAD, requests).await;
}
