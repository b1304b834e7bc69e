//! The mail server: where it is, and handing it one message after another.

use std::fmt;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;

use super::answer::Answer;
use super::rules::{Stage, Trouble};

/// How long a server may keep us waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To be reached, and to answer a command.
    pub answer: Duration,
    /// To take a message: it may be looking for viruses.
    pub message: Duration,
}

impl Patience {
    /// What [`Server::parse`] gives.
    const USUAL: Self = Self { answer: Duration::from_secs(30), message: Duration::from_secs(60) };
}

/// How the way to the server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Privacy {
    /// Not at all: a server on this machine or its own network.
    None,
    /// STARTTLS where the server offers it.
    Offered,
    /// STARTTLS or nothing.
    Required,
    /// TLS from the first byte.
    Whole,
}

/// A mail server, by its URL. A page may show its host and port.
#[derive(Clone, derive_more::Display)]
#[display("{host}:{port}")]
pub struct Server {
    host: String,
    port: u16,
    privacy: Privacy,
    credentials: Option<Credentials>,
    name: Option<String>,
    patience: Patience,
}

impl fmt::Debug for Server {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Server {
    /// Reads `smtp://HOST`, `smtp://USER:PASSWORD@HOST?tls=required` or `smtps://USER:PASSWORD@HOST`;
    /// a path is the name by which we introduce ourselves.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|cause| format!("{cause}; give it as smtp://HOST:25"))?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it must name a host, as smtp://HOST:25")?;
        let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
        let (privacy, port) = match (url.scheme(), tls.as_deref()) {
            ("smtp", None) => (Privacy::None, 25),
            ("smtp", Some("opportunistic")) => (Privacy::Offered, 587),
            ("smtp", Some("required")) => (Privacy::Required, 587),
            ("smtps", None) => (Privacy::Whole, 465),
            ("smtp", Some(_)) => return Err("tls must be required or opportunistic".to_owned()),
            ("smtps", Some(_)) => return Err("smtps:// is all TLS; leave tls= out".to_owned()),
            _ => return Err("it must begin with smtp:// or smtps://".to_owned()),
        };
        let plain = |encoded: &str| {
            let decoded = percent_decode_str(encoded).decode_utf8();
            decoded.map(String::from).map_err(|_| "user and password must be UTF-8, percent-encoded".to_owned())
        };
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(plain(url.username())?, plain(password)?)),
            None if !url.username().is_empty() => return Err("it names a user but no password".to_owned()),
            None => None,
        };
        let name = url.path().trim_matches('/');
        Ok(Self {
            // An IPv6 address stands in brackets in a URL only.
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            privacy,
            credentials,
            name: (!name.is_empty()).then(|| name.to_owned()),
            patience: Patience::USUAL,
        })
    }

    /// The same server with other patience; no setting: a test waits for a silent one no minute long.
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Reaches the server and signs in.
    pub async fn connect(&self) -> Result<Connection, Trouble> {
        let name = self.name.clone().map_or_else(ClientId::default, ClientId::Domain);
        let connection = if self.privacy == Privacy::Whole { None } else { Some(self.dial().await?) };
        let connection = within(self.patience.answer, Stage::Server, self.open(&name, connection)).await?;
        Ok(Connection { connection, patience: self.patience })
    }

    /// A connection without TLS. What is written goes out at once: a message ends with a few bytes of
    /// their own, which would otherwise wait for the server to confirm those before (RFC 1122, 4.2.3.4).
    async fn dial(&self) -> Result<TcpStream, Trouble> {
        let failed = |answer| Trouble { stage: Stage::Server, code: None, answer };
        let words = |cause: std::io::Error| failed(Answer::words(&cause.to_string()));
        let connection = timeout(self.patience.answer, TcpStream::connect((self.host.as_str(), self.port))).await;
        let connection =
            connection.map_err(|_| failed(Answer::NoConnection(self.patience.answer.as_secs())))?.map_err(words)?;
        connection.set_nodelay(true).map_err(words)?;
        Ok(connection)
    }

    async fn open(
        &self,
        name: &ClientId,
        connection: Option<TcpStream>,
    ) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let tls = || TlsParameters::builder(self.host.clone()).certificate_store(trusted()).build();
        let mut server = if let Some(connection) = connection {
            AsyncSmtpConnection::connect_with_transport(Box::new(connection), name).await?
        } else {
            let address = (self.host.as_str(), self.port);
            AsyncSmtpConnection::connect_tokio1(address, Some(self.patience.answer), name, Some(tls()?), None).await?
        };
        let upgrade = match self.privacy {
            Privacy::Required => true,
            Privacy::Offered => server.can_starttls(),
            Privacy::None | Privacy::Whole => false,
        };
        if upgrade {
            server.starttls(tls()?, name).await?;
        }
        if let Some(credentials) = &self.credentials {
            server.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(server)
    }
}

/// Whose certificates are believed: those that the machine trusts, a private authority that its
/// operator added among them; where it has none, as in a bare container, Mozilla's.
fn trusted() -> CertificateStore {
    let machine = rustls_native_certs::load_native_certs();
    if machine.certs.is_empty() { CertificateStore::WebpkiRoots } else { CertificateStore::Default }
}

/// A message as the server gets it.
pub struct RawEmail {
    /// Where bounces go.
    pub sender: Address,
    /// Its one recipient.
    pub recipient: Address,
    /// Head and body.
    pub content: Vec<u8>,
}

/// A connection to the server, good for many messages.
pub struct Connection {
    connection: AsyncSmtpConnection,
    patience: Patience,
}

impl Connection {
    /// Hands over one message and gives the server's answer.
    pub async fn deliver(&mut self, email: &RawEmail) -> Result<String, Trouble> {
        let Self { connection: server, patience } = self;
        let mut parameters = Vec::new();
        let international = [&email.sender, &email.recipient].iter().any(|address| {
            let text: &str = (*address).as_ref();
            !text.is_ascii()
        });
        if international {
            if !server.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Trouble { stage: Stage::Sender, code: Some(550), answer: Answer::AsciiOnly });
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !email.content.is_ascii() && server.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let sender = Mail::new(Some(email.sender.clone()), parameters);
        within(patience.answer, Stage::Sender, server.command(sender)).await?;
        let recipient = Rcpt::new(email.recipient.clone(), Vec::new());
        within(patience.answer, Stage::Recipient, server.command(recipient)).await?;
        within(patience.answer, Stage::Content, server.command(Data)).await?;
        let taken = within(patience.message, Stage::Content, server.message(&email.content)).await?;
        let words = taken.message().collect::<Vec<_>>().join(" ");
        Ok(format!("{} {words}", taken.code()))
    }

    /// Makes the connection fit for another message after a refusal; false where it is of no more use.
    pub async fn reset(&mut self) -> bool {
        within(self.patience.answer, Stage::Server, self.connection.command(Rset)).await.is_ok()
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        // Whether the server hears it makes no difference.
        let _ = timeout(Duration::from_secs(2), self.connection.quit()).await;
    }
}

/// Runs one step, which may take so long and no longer.
async fn within<T>(
    patience: Duration,
    stage: Stage,
    step: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, Trouble> {
    match timeout(patience, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => {
            let code = error.status().and_then(|code| code.to_string().parse().ok());
            let words = std::error::Error::source(&error).map(ToString::to_string);
            let words = words.filter(|words| !words.is_empty()).unwrap_or_else(|| error.to_string());
            Err(Trouble { stage, code, answer: Answer::words(&words) })
        }
        Err(_) => Err(Trouble { stage, code: None, answer: Answer::Silent(patience.as_secs()) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_known_by_its_url() {
        for (url, shown, privacy) in [
            ("smtp://localhost", "localhost:25", Privacy::None),
            ("smtp://mail.example.org:2525", "mail.example.org:2525", Privacy::None),
            ("smtp://u:p%40ss@mail.example.org?tls=required", "mail.example.org:587", Privacy::Required),
            ("smtp://[::1]:2525?tls=opportunistic", "::1:2525", Privacy::Offered),
            ("smtps://u:p@mail.example.org/me.example.org", "mail.example.org:465", Privacy::Whole),
        ] {
            let server = Server::parse(url).unwrap();
            assert_eq!((server.to_string().as_str(), server.privacy), (shown, privacy));
        }
    }

    #[test]
    fn nothing_shows_the_password() {
        let server = Server::parse("smtps://ann:s3cret@mail.example.org").unwrap();
        assert!(!format!("{server:?} {server}").contains("s3cret"));
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for url in
            ["mail.example.org", "http://x", "smtp://", "smtp://x?tls=maybe", "smtps://x?tls=required", "smtp://u@x"]
        {
            assert!(Server::parse(url).is_err(), "{url}");
        }
    }
}
