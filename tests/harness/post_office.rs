//! A real SMTP server in the test's process: takes letters, or misbehaves as told.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::letter::Letter;

/// How the server treats whoever brings mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes everything.
    Friendly,
    /// Answers every recipient with this line, as `550 5.1.1 no such user` or `451 4.3.0 later`.
    Refusing(&'static str),
    /// Answers this recipient so, and takes the letters to all others.
    RefusingOne(&'static str, &'static str),
    /// Thinks so long before every answer.
    Slow(Duration),
    /// Takes the letter and hangs up without saying so: the sender cannot know.
    ClosingAfterData,
    /// Takes the letter and never says another word.
    SilentAfterData,
    /// Hangs up on every caller.
    Closed,
}

/// Gone with the test.
pub struct PostOffice {
    address: std::net::SocketAddr,
    desk: Arc<Desk>,
    task: JoinHandle<()>,
}

struct Desk {
    manner: Mutex<Manner>,
    letters: Mutex<Vec<Letter>>,
}

impl PostOffice {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let address = listener.local_addr().expect("its address");
        let desk = Arc::new(Desk { manner: Mutex::new(Manner::Friendly), letters: Mutex::default() });
        let task = tokio::spawn(serve(listener, Arc::clone(&desk)));
        Self { address, desk, task }
    }

    /// For the setting that names the mail server.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on, for every line of every caller.
    pub fn behave(&self, manner: Manner) {
        *locked(&self.desk.manner) = manner;
    }

    /// All letters so far, in the order they came.
    pub fn letters(&self) -> Vec<Letter> {
        locked(&self.desk.letters).clone()
    }

    /// All letters so far to this address.
    pub fn letters_to(&self, address: &str) -> Vec<Letter> {
        self.letters().into_iter().filter(|letter| letter.recipient() == address).collect()
    }

    /// The latest letter to this address; waits for one for up to ten seconds.
    pub async fn letter_to(&self, address: &str) -> Letter {
        self.wait(address, 1).await.pop().expect("at least one letter")
    }

    /// All letters to this address once there are `count` of them; waits for up to ten seconds.
    pub async fn wait(&self, address: &str, count: usize) -> Vec<Letter> {
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            let letters = self.letters_to(address);
            if letters.len() >= count {
                return letters;
            }
            if Instant::now() > patience {
                let all: Vec<String> = self.letters().iter().map(ToString::to_string).collect();
                panic!("{} of {count} letters to {address} came; all letters: {all:#?}", letters.len());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, desk: Arc<Desk>) {
    // Calls end with the office: dropping the set aborts them.
    let mut calls = tokio::task::JoinSet::new();
    while let Ok((caller, _)) = listener.accept().await {
        let desk = Arc::clone(&desk);
        calls.spawn(async move {
            // A caller that hangs up in the middle is no fault of ours.
            let _ = attend(caller, &desk).await;
        });
        while calls.try_join_next().is_some() {}
    }
}

async fn attend(caller: TcpStream, desk: &Desk) -> std::io::Result<()> {
    let mut caller = BufReader::new(caller);
    if *locked(&desk.manner) == Manner::Closed {
        return Ok(());
    }
    answer(&mut caller, desk, "220 office ESMTP").await?;
    let (mut sender, mut recipients) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if caller.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let manner = locked(&desk.manner).clone();
        match verb.as_str() {
            "EHLO" => answer(&mut caller, desk, "250-office\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING").await?,
            "HELO" | "NOOP" => answer(&mut caller, desk, "250 office").await?,
            "MAIL" => {
                sender = address_in(line);
                answer(&mut caller, desk, "250 go on").await?;
            }
            "RCPT" => {
                let recipient = address_in(line);
                let refusal = refusal(&manner, &recipient);
                if refusal.is_none() {
                    recipients.push(recipient);
                }
                answer(&mut caller, desk, refusal.unwrap_or("250 go on")).await?;
            }
            "DATA" if recipients.is_empty() => answer(&mut caller, desk, "503 to whom?").await?,
            "DATA" => {
                answer(&mut caller, desk, "354 end with a dot").await?;
                let message = message(&mut caller).await?;
                let letters = recipients.drain(..).map(|to| Letter::new(&sender, &to, message.clone()));
                locked(&desk.letters).extend(letters);
                match manner {
                    Manner::ClosingAfterData => return Ok(()),
                    Manner::SilentAfterData => std::future::pending().await,
                    _ => answer(&mut caller, desk, "250 taken").await?,
                }
            }
            "RSET" => {
                recipients.clear();
                answer(&mut caller, desk, "250 forgotten").await?;
            }
            "QUIT" => return answer(&mut caller, desk, "221 farewell").await,
            _ => answer(&mut caller, desk, "502 what?").await?,
        }
    }
}

fn refusal(manner: &Manner, recipient: &str) -> Option<&'static str> {
    match manner {
        Manner::Refusing(line) => Some(line),
        Manner::RefusingOne(address, line) if *address == recipient => Some(line),
        _ => None,
    }
}

async fn answer(caller: &mut BufReader<TcpStream>, desk: &Desk, line: &str) -> std::io::Result<()> {
    let manner = locked(&desk.manner).clone();
    if let Manner::Slow(pause) = manner {
        sleep(pause).await;
    }
    caller.write_all(format!("{line}\r\n").as_bytes()).await
}

/// The message up to the line with one dot, dots at the head of lines undoubled.
async fn message(caller: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let mut line = Vec::new();
        if caller.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(message);
        }
        message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}

/// The address between the angle brackets.
fn address_in(line: &str) -> String {
    let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or(line, |(address, _)| address).to_owned()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
