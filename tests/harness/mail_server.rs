//! A real SMTP server in the test's process: takes emails, or misbehaves as told; in the clear, or
//! over TLS and from those who know the password.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_encoding::BASE64;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::received_email::ReceivedEmail;

/// How the server treats whoever brings mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailServerManner {
    /// Takes everything.
    Friendly,
    /// Answers every recipient with this line, as `550 5.1.1 no such user` or `451 4.3.0 later`.
    Refusing(&'static str),
    /// Answers this recipient so, and takes the emails to all others.
    RefusingOne(&'static str, &'static str),
    /// Thinks so long before every answer.
    Slow(Duration),
    /// Takes the email and hangs up without saying so: the sender cannot know.
    ClosingAfterData,
    /// Takes the email and never says another word.
    SilentAfterData,
    /// Hangs up on every caller, in the middle of a word too.
    Closed,
}

/// What the server asks for before it takes an email.
#[derive(Clone, Default)]
pub struct MailServerOptions {
    pub tls: Tls,
    pub account: Option<Account>,
}

#[derive(Clone, Default)]
pub enum Tls {
    #[default]
    None,
    /// STARTTLS, which it offers and insists on.
    Upgrade(Arc<ServerConfig>),
    /// From the first byte.
    Whole(Arc<ServerConfig>),
}

/// Who may send emails.
#[derive(Clone)]
pub struct Account {
    pub user: &'static str,
    pub password: &'static str,
    /// The one way to say so: `PLAIN` or `LOGIN`.
    pub mechanism: &'static str,
}

/// Gone with the test.
pub struct MailServer {
    address: std::net::SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

struct State {
    options: MailServerOptions,
    manner: Mutex<MailServerManner>,
    emails: Mutex<Vec<ReceivedEmail>>,
    /// What callers said for all the world to hear, emails apart.
    overheard: Mutex<Vec<String>>,
}

impl MailServer {
    pub async fn open() -> Self {
        Self::open_with(MailServerOptions::default()).await
    }

    /// The same with these options.
    pub async fn open_with(options: MailServerOptions) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let address = listener.local_addr().expect("its address");
        let state = State {
            options,
            manner: Mutex::new(MailServerManner::Friendly),
            emails: Mutex::default(),
            overheard: Mutex::default(),
        };
        let state = Arc::new(state);
        let task = tokio::spawn(serve(listener, Arc::clone(&state)));
        Self { address, state, task }
    }

    /// For the setting that names the mail server.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The words by which callers began each line that whoever listens on the wire could read.
    pub fn overheard(&self) -> Vec<String> {
        locked(&self.state.overheard).clone()
    }

    /// From now on, for every line of every caller.
    pub fn behave(&self, manner: MailServerManner) {
        *locked(&self.state.manner) = manner;
    }

    /// All emails so far, in the order they came.
    pub fn emails(&self) -> Vec<ReceivedEmail> {
        locked(&self.state.emails).clone()
    }

    /// All emails so far to this address.
    pub fn emails_to(&self, address: &str) -> Vec<ReceivedEmail> {
        self.emails().into_iter().filter(|email| email.recipient() == address).collect()
    }

    /// The latest email to this address; waits for one, patiently.
    pub async fn email_to(&self, address: &str) -> ReceivedEmail {
        self.wait(address, 1).await.pop().expect("at least one email")
    }

    /// All emails to this address once there are `count` of them; waits for up to a minute, since other tests run beside.
    pub async fn wait(&self, address: &str, count: usize) -> Vec<ReceivedEmail> {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            let emails = self.emails_to(address);
            if emails.len() >= count {
                return emails;
            }
            if Instant::now() > patience {
                let all: Vec<String> = self.emails().iter().map(ToString::to_string).collect();
                panic!("{} of {count} emails to {address} came; all emails: {all:#?}", emails.len());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, state: Arc<State>) {
    // Calls end with the office: dropping the set aborts them.
    let mut calls = tokio::task::JoinSet::new();
    while let Ok((caller, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        calls.spawn(async move {
            // A caller that hangs up in the middle is no fault of ours.
            let _ = attend(caller, &state).await;
        });
        while calls.try_join_next().is_some() {}
    }
}

/// The line to a caller, private or not.
trait Line: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Line for T {}

type Caller = BufReader<Box<dyn Line>>;

async fn attend(caller: TcpStream, state: &State) -> std::io::Result<()> {
    let mut private = matches!(state.options.tls, Tls::Whole(_));
    let mut caller = match &state.options.tls {
        Tls::Whole(server) => secured(Box::new(caller), server).await?,
        Tls::None | Tls::Upgrade(_) => BufReader::new(Box::new(caller) as Box<dyn Line>),
    };
    if *locked(&state.manner) == MailServerManner::Closed {
        return Ok(());
    }
    answer(&mut caller, state, "220 office ESMTP").await?;
    let (mut sender, mut recipients, mut known) = (String::new(), Vec::new(), state.options.account.is_none());
    loop {
        let Some(line) = line(&mut caller).await? else { return Ok(()) };
        if *locked(&state.manner) == MailServerManner::Closed {
            return Ok(());
        }
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        if !private {
            locked(&state.overheard).push(verb.clone());
        }
        let manner = locked(&state.manner).clone();
        match (verb.as_str(), &state.options.tls) {
            ("EHLO", _) => answer(&mut caller, state, &greeting(&state.options, private)).await?,
            ("HELO" | "NOOP", _) => answer(&mut caller, state, "250 office").await?,
            ("STARTTLS", Tls::Upgrade(server)) if !private => {
                answer(&mut caller, state, "220 go on").await?;
                caller = secured(caller.into_inner(), server).await?;
                private = true;
            }
            ("AUTH", _) => known |= sign_in(&mut caller, state, &line).await?,
            ("MAIL", Tls::Upgrade(_)) if !private => answer(&mut caller, state, "530 5.7.0 STARTTLS first").await?,
            ("MAIL", _) if !known => answer(&mut caller, state, "530 5.7.0 who are you?").await?,
            ("MAIL", _) => {
                sender = address_in(&line);
                answer(&mut caller, state, "250 go on").await?;
            }
            ("RCPT", _) => {
                let recipient = address_in(&line);
                let refusal = refusal(&manner, &recipient);
                if refusal.is_none() {
                    recipients.push(recipient);
                }
                answer(&mut caller, state, refusal.unwrap_or("250 go on")).await?;
            }
            ("DATA", _) if recipients.is_empty() => answer(&mut caller, state, "503 to whom?").await?,
            ("DATA", _) => {
                answer(&mut caller, state, "354 end with a dot").await?;
                let message = message(&mut caller).await?;
                let emails = recipients.drain(..).map(|to| ReceivedEmail::new(&sender, &to, message.clone()));
                locked(&state.emails).extend(emails);
                match manner {
                    MailServerManner::ClosingAfterData => return Ok(()),
                    MailServerManner::SilentAfterData => std::future::pending().await,
                    _ => answer(&mut caller, state, "250 taken").await?,
                }
            }
            ("RSET", _) => {
                recipients.clear();
                answer(&mut caller, state, "250 forgotten").await?;
            }
            ("QUIT", _) => return answer(&mut caller, state, "221 farewell").await,
            _ => answer(&mut caller, state, "502 what?").await?,
        }
    }
}

async fn secured(line: Box<dyn Line>, server: &Arc<ServerConfig>) -> std::io::Result<Caller> {
    let secured = TlsAcceptor::from(Arc::clone(server)).accept(line).await?;
    Ok(BufReader::new(Box::new(secured)))
}

/// What the server can do, of which a way in is a part once the line is private.
fn greeting(options: &MailServerOptions, private: bool) -> String {
    let mut words = vec!["office".to_owned(), "8BITMIME".to_owned(), "SMTPUTF8".to_owned()];
    let insists = matches!(options.tls, Tls::Upgrade(_)) && !private;
    if insists {
        words.push("STARTTLS".to_owned());
    } else if let Some(account) = &options.account {
        words.push(format!("AUTH {}", account.mechanism));
    }
    format!("250-{}\r\n250 PIPELINING", words.join("\r\n250-"))
}

/// Answers `AUTH`, and tells whether it was the right user with the right password.
async fn sign_in(caller: &mut Caller, state: &State, asked: &str) -> std::io::Result<bool> {
    let decoded = |text: &str| BASE64.decode(text.as_bytes()).unwrap_or_default();
    let Some(account) = &state.options.account else {
        return answer(caller, state, "502 what?").await.map(|()| false);
    };
    let right = match asked.split(' ').collect::<Vec<_>>()[..] {
        ["AUTH", "PLAIN", proof] if account.mechanism == "PLAIN" => {
            decoded(proof) == format!("\0{}\0{}", account.user, account.password).as_bytes()
        }
        ["AUTH", "LOGIN"] if account.mechanism == "LOGIN" => {
            let mut said = Vec::new();
            for question in ["Username:", "Password:"] {
                answer(caller, state, &format!("334 {}", BASE64.encode(question.as_bytes()))).await?;
                said.push(decoded(&line(caller).await?.unwrap_or_default()));
            }
            said == [account.user.as_bytes(), account.password.as_bytes()]
        }
        _ => return answer(caller, state, "504 5.5.4 not in that way").await.map(|()| false),
    };
    let words = if right { "235 2.7.0 welcome" } else { "535 5.7.8 wrong user or password" };
    answer(caller, state, words).await.map(|()| right)
}

/// The next line; none where the caller has hung up.
async fn line(caller: &mut Caller) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let length = caller.read_line(&mut line).await?;
    Ok((length > 0).then(|| line.trim_end().to_owned()))
}

fn refusal(manner: &MailServerManner, recipient: &str) -> Option<&'static str> {
    match manner {
        MailServerManner::Refusing(line) => Some(line),
        MailServerManner::RefusingOne(address, line) if *address == recipient => Some(line),
        _ => None,
    }
}

async fn answer(caller: &mut Caller, state: &State, line: &str) -> std::io::Result<()> {
    let manner = locked(&state.manner).clone();
    if let MailServerManner::Slow(pause) = manner {
        sleep(pause).await;
    }
    caller.write_all(format!("{line}\r\n").as_bytes()).await?;
    // TLS keeps back what does not fill a record.
    caller.flush().await
}

/// The message up to the line with one dot, dots at the head of lines undoubled.
async fn message(caller: &mut Caller) -> std::io::Result<Vec<u8>> {
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
