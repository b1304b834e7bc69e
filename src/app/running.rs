//! A server that runs, and how it ends.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use tokio::task::{JoinHandle, JoinSet};

use crate::mail;

use super::closing::{Closing, Draining};
use super::pulse::Pulse;

/// How long requests and messages in flight may take to finish when the server is told to stop.
pub const GRACE: Duration = Duration::from_secs(30);

/// How long a server that is told to stop still takes requests while it says that it is not ready:
/// a load balancer looks every second or so, and sends nobody to a server that has gone.
const NOTICE: Duration = Duration::from_secs(2);

/// A server that runs.
pub struct Running {
    /// Where it listens: the port is the true one where the configuration said 0.
    pub address: SocketAddr,
    handle: ServerHandle,
    serving: JoinHandle<io::Result<()>>,
    background: Background,
    draining: Draining,
    closing: Closing,
}

/// What runs beside a server and ends with it.
pub(super) struct Background {
    pub mailer: Option<mail::RunningMailer>,
    pub pulse: Pulse,
    /// The job runner, the followers, the sweeper and the beats, which stop when this is dropped.
    pub tasks: JoinSet<()>,
}

impl Running {
    pub(super) fn new(
        address: SocketAddr,
        server: Server,
        background: Background,
        draining: Draining,
        closing: Closing,
    ) -> Self {
        let handle = server.handle();
        Self { address, handle, serving: tokio::spawn(server), background, draining, closing }
    }

    /// Says that it is not ready, takes no more connections, lets what is in flight finish, and ends.
    /// Whoever comes meanwhile is told to come back.
    pub async fn stop(self) {
        self.draining.begin();
        self.handle.pause().await;
        let late = self.closing.begin().await;
        let mailer = async {
            if let Some(mailer) = self.background.mailer {
                mailer.stop(GRACE).await;
            }
        };
        tokio::join!(self.handle.stop(true), mailer);
        drop(self.background.tasks);
        self.background.pulse.stop().await;
        // It has ended: how does not matter any more.
        let _ = self.serving.await;
        late.end().await;
    }

    /// Waits until the server ends by itself, or by one of `signals` in good order.
    pub async fn finished(mut self, mut signals: StopSignals) -> io::Result<()> {
        tokio::select! {
            ended = &mut self.serving => return ended.unwrap_or_else(|cause| Err(io::Error::other(cause))),
            signal = signals.next() => {
                self.draining.begin();
                // Somebody at the keyboard waits for no load balancer, and who asks twice means now.
                if signal? == StopSignal::Terminate {
                    tokio::select! {
                        () = tokio::time::sleep(NOTICE) => {}
                        _ = signals.next() => {}
                    }
                }
            }
        }
        self.stop().await;
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StopSignal {
    /// SIGTERM, as service managers send it.
    Terminate,
    /// Ctrl-C.
    Interrupt,
}

/// SIGTERM and Ctrl-C, from when this is made: before, they end the program at once.
#[cfg(unix)]
pub struct StopSignals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignals {
    /// Listens from now on.
    pub fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) -> io::Result<StopSignal> {
        tokio::select! {
            _ = self.terminate.recv() => Ok(StopSignal::Terminate),
            _ = self.interrupt.recv() => Ok(StopSignal::Interrupt),
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
pub struct StopSignals;

#[cfg(not(unix))]
impl StopSignals {
    /// Listens.
    pub fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> io::Result<StopSignal> {
        tokio::signal::ctrl_c().await.map(|()| StopSignal::Interrupt)
    }
}
