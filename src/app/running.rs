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

    /// Waits until the server ends by itself, or by SIGTERM or Ctrl-C in good order.
    pub async fn finished(mut self) -> io::Result<()> {
        tokio::select! {
            ended = &mut self.serving => return ended.unwrap_or_else(|cause| Err(io::Error::other(cause))),
            signal = stop_signal() => {
                self.draining.begin();
                // Somebody at the keyboard waits for no load balancer, and who asks twice means now.
                if signal? == StopSignal::Terminate {
                    tokio::select! {
                        () = tokio::time::sleep(NOTICE) => {}
                        _ = stop_signal() => {}
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

#[cfg(unix)]
async fn stop_signal() -> io::Result<StopSignal> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => Ok(StopSignal::Terminate),
        _ = interrupt.recv() => Ok(StopSignal::Interrupt),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> io::Result<StopSignal> {
    tokio::signal::ctrl_c().await.map(|()| StopSignal::Interrupt)
}
