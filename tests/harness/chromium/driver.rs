//! The process that drives the browser, and what is asked of it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use fantoccini::Client;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};
use url::Url;

use super::Look;

pub fn capabilities(profile: &Path, look: Look) -> Capabilities {
    let mut prefs = json!({"credentials_enable_service": false, "profile.password_manager_enabled": false});
    if !look.javascript {
        // 2 is "blocked" in Chromium's settings.
        prefs["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let options = json!({
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={},{}", look.width.max(500), look.height),
        ],
        "prefs": prefs,
    });
    let Value::Object(capabilities) = json!({"browserName": "chrome", "goog:chromeOptions": options}) else {
        unreachable!("an object literal is an object")
    };
    capabilities
}

/// The process that drives the browser, on a port of its own choosing.
pub struct Driver {
    process: Child,
    pub url: String,
}

impl Driver {
    /// It takes a port that is free for IPv4, and gives up where the same is not free for IPv6: then
    /// another is tried.
    pub fn start() -> Self {
        (0..5).find_map(|_| Self::try_start()).expect("chromedriver says its port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            // A group of its own, which the browser will be in too.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts (Debian's package chromium-driver)");
        let mut words = BufReader::new(process.stdout.take().expect("its output is ours")).lines();
        let port = words
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned()));
        let Some(port) = port else {
            process.wait().expect("a chromedriver that says nothing more has ended");
            return None;
        };
        // It must not stop at a full pipe.
        std::thread::spawn(move || words.for_each(drop));
        Some(Self { process, url: format!("http://127.0.0.1:{port}") })
    }
}

impl Drop for Driver {
    /// Ends the whole group: a driver that ends by itself leaves its browser running.
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let ended = Command::new("kill").args(["-KILL", "--", &group]).status();
        ended.expect("the command `kill` is there");
        let _ = self.process.wait();
    }
}

/// A command of Chromium's own protocol, beyond what WebDriver has.
#[derive(Debug)]
struct Devtools(Value);

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (reqwest::Method, Option<String>) {
        (reqwest::Method::POST, Some(self.0.to_string()))
    }
}

pub async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let done = client.issue_cmd(Devtools(json!({"cmd": command, "params": parameters}))).await;
    done.unwrap_or_else(|cause| panic!("{command}: {cause}"))
}
