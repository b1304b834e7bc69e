//! The program itself, as an operator starts it: a process of its own, on the machine's clock.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use muster::t;
use url::Url;

use super::database::Database;
use super::person::Person;
use super::port;

/// How long the program may take for what a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running process; killed with the test.
pub struct Program {
    process: Child,
    said: Receiver<String>,
    heard: Vec<String>,
    pub base: Url,
}

impl Program {
    /// `muster serve` on this database.
    pub fn serve(database: &Database) -> Self {
        Self::start(database, &["serve"])
    }

    /// The same with further variables.
    pub fn serve_with(database: &Database, variables: &[(&str, &str)]) -> Self {
        Self::start_with(database, &["serve"], variables)
    }

    /// `muster` with these arguments, the database, its folder and a port given by variables.
    pub fn start(database: &Database, arguments: &[&str]) -> Self {
        Self::start_with(database, arguments, &[])
    }

    fn start_with(database: &Database, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let listen = format!("127.0.0.1:{}", port::free());
        let mut process = Command::new(env!("CARGO_BIN_EXE_muster"))
            .args(arguments)
            .env("MUSTER_LISTEN", &listen)
            .env("MUSTER_DATA", database.folder())
            .env("DATABASE_URL", database.url())
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built with its tests");
        let (say, said) = channel();
        pass_on(process.stdout.take().expect("its output is ours"), say.clone());
        pass_on(process.stderr.take().expect("its errors are ours"), say);
        Self { process, said, heard: Vec::new(), base: Url::parse(&format!("http://{listen}")).expect("a URL") }
    }

    /// A browser that has never been there.
    pub fn stranger(&self) -> Person {
        Person::at(&self.base)
    }

    /// A browser in which somebody has signed in.
    pub async fn signed_in(&self, email: &str, password: &str) -> Person {
        let browser = self.stranger();
        let form = browser.visit("/signin").await.form(t::web::sign_in());
        let form = form.fill(t::web::email(), email).fill(t::web::password(), password);
        browser.submit(form).await.is(200).at("/");
        browser
    }

    /// Waits for a line of output that contains `words`, and gives it.
    #[track_caller]
    pub fn hear(&mut self, words: &str) -> String {
        let patience = Instant::now() + PATIENCE;
        loop {
            match self.said.recv_timeout(patience.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    self.heard.push(line.clone());
                    if line.contains(words) {
                        return line;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("it never said {words:?}; it said:\n{}", self.heard.join("\n"))
                }
            }
        }
    }

    /// All that it says until it ends, and how it ends.
    #[track_caller]
    pub fn finish(mut self) -> (ExitStatus, String) {
        let patience = Instant::now() + PATIENCE;
        loop {
            match self.said.recv_timeout(patience.saturating_duration_since(Instant::now())) {
                Ok(line) => self.heard.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end; it said:\n{}", self.heard.join("\n")),
            }
        }
        (self.process.wait().expect("it has ended"), self.heard.join("\n"))
    }

    /// Asks it to end, as a service manager does.
    pub fn terminate(&self) {
        let asked = Command::new("kill").arg(self.process.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()), "it runs and can be asked to end");
    }

    /// Ends it at once, as a power cut does.
    pub fn kill(mut self) {
        self.process.kill().expect("it runs");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn pass_on(output: impl Read + Send + 'static, say: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if say.send(line).is_err() {
                return;
            }
        }
    });
}
