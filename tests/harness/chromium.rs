//! A person at a real browser: headless Chromium, driven through WebDriver by what is seen on the page.
//!
//! Tests that need it are marked `#[ignore = "needs Chromium: tests/run runs it"]`, so that they
//! count as skipped wherever there is none; `tests/run` installs it and runs them.

use std::fmt::Display;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

/// How long the browser may take for what a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The window and its owner's tastes.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub javascript: bool,
    pub dark: bool,
}

impl Look {
    pub const DESK: Self = Self { width: 1280, height: 900, javascript: true, dark: false };
    pub const PHONE: Self = Self { width: 360, height: 780, javascript: true, dark: false };

    #[must_use]
    pub const fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// One browser with no past: its own profile, its own driver. Ends with the test.
pub struct Chromium {
    client: Client,
    base: Url,
    _driver: Driver,
    profile: TempDir,
}

impl Chromium {
    /// Starts a browser in front of the server at `base`.
    pub async fn open(base: &Url, look: Look) -> Self {
        let driver = Driver::start();
        let profile = tempfile::Builder::new().prefix("muster-chromium-").tempdir().expect("a folder for the profile");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities(profile.path(), look)).connect(&driver.url).await;
        let client = client.unwrap_or_else(|cause| panic!("Chromium did not start: {cause}"));
        // No window is as narrow as a phone, but the page's area in it can be.
        let screen = json!({"width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false});
        devtools(&client, "Emulation.setDeviceMetricsOverride", screen).await;
        let scheme = if look.dark { "dark" } else { "light" };
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        devtools(&client, "Emulation.setEmulatedMedia", scheme).await;
        Self { client, base: base.clone(), _driver: driver, profile }
    }

    /// Runs a script before those of every page that is opened from now on: to stand in for what
    /// this browser lacks.
    pub async fn prepare(&self, script: &str) {
        devtools(&self.client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Opens a path of the server, or a whole URL.
    pub async fn visit(&self, path: &str) {
        let url = self.base.join(path).expect("a path");
        self.client.goto(url.as_str()).await.unwrap_or_else(|cause| panic!("{url} did not open: {cause}"));
    }

    /// Clicks the button, link, label or summary that reads so; waits for it to be there.
    pub async fn click(&self, label: &str) {
        let quoted = quoted(label);
        let reads = format!("[normalize-space()={quoted} or @aria-label={quoted} or @value={quoted}]");
        let path = ["button", "a", "summary", "label", "input[@type='submit']"]
            .map(|element| format!("//{element}{reads}"))
            .join(" | ");
        let element = self.shown(&path, &format!("nothing to click that reads {label:?}")).await;
        let clicked = element.click().await;
        if let Err(cause) = clicked {
            self.fail(&format!("{label:?} cannot be clicked: {cause}")).await;
        }
    }

    /// Empties the field with this label and types `value` into it.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap_or_else(|cause| panic!("{label:?} cannot be emptied: {cause}"));
        field.send_keys(value).await.unwrap_or_else(|cause| panic!("{label:?} cannot be typed into: {cause}"));
    }

    /// Chooses a file called `name`, which holds `contents`, in the field with this label.
    pub async fn attach(&self, label: &str, name: &str, contents: &str) {
        let path = self.profile.path().join(name);
        std::fs::write(&path, contents).expect("the file is written");
        let chosen = self.field(label).await.send_keys(&path.to_string_lossy()).await;
        chosen.unwrap_or_else(|cause| panic!("{label:?} takes no file: {cause}"));
    }

    /// Chooses the option that reads `option` in the list with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.field(label).await;
        list.select_by_label(option).await.unwrap_or_else(|cause| panic!("{label:?} offers no {option:?}: {cause}"));
    }

    /// What stands in the field with this label.
    pub async fn value(&self, label: &str) -> String {
        let value = self.field(label).await.prop("value").await;
        value.expect("a field has a value").unwrap_or_default()
    }

    /// Pastes into the emptied field with this label what was copied before.
    pub async fn paste(&self, label: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap_or_else(|cause| panic!("{label:?} cannot be emptied: {cause}"));
        let keys = format!("{}v", char::from(Key::Control));
        field.send_keys(&keys).await.unwrap_or_else(|cause| panic!("{label:?} cannot be pasted into: {cause}"));
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(&char::from(key).to_string()).await.expect("a key is pressed");
    }

    /// The text that is seen on the page now.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// How large the letters of what reads exactly so are, in CSS pixels.
    pub async fn size_of(&self, text: &str) -> f64 {
        let path = format!("//main//*[normalize-space()={}]", quoted(text));
        let element = self.shown(&path, &format!("nothing reads {text:?}")).await;
        let size = element.css_value("font-size").await.expect("letters have a size");
        size.trim_end_matches("px").parse().expect("a number of pixels")
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("a page has a title")
    }

    /// Path and query of the page.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("a page has a URL");
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Waits until the page says so.
    pub async fn says(&self, text: impl Display) {
        let text = &*text.to_string();
        let patience = Instant::now() + PATIENCE;
        while !self.text().await.contains(text) {
            if Instant::now() > patience {
                self.fail(&format!("expected it to say {text:?}")).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Whether the page can be moved sideways: at no width it may.
    pub async fn scrolls_sideways(&self) -> bool {
        let metrics = devtools(&self.client, "Page.getLayoutMetrics", json!({})).await;
        let content = metrics["cssContentSize"]["width"].as_f64().expect("a width");
        content > metrics["cssLayoutViewport"]["clientWidth"].as_f64().expect("a width")
    }

    /// Runs a script on the page, where JavaScript is on.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|cause| panic!("{script}: {cause}"))
    }

    /// Keeps a picture of the page among the build's files and tells where.
    pub async fn picture(&self, name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(&path, picture).expect("the picture is kept");
        path
    }

    async fn field(&self, label: &str) -> Element {
        let quoted = quoted(label);
        let fields = "[self::input or self::select or self::textarea]";
        let is_label = format!("label[normalize-space()={quoted} or normalize-space(text())={quoted}]");
        let path = format!("//*{fields}[@id=//{is_label}/@for or @aria-label={quoted}] | //{is_label}//*{fields}");
        self.shown(&path, &format!("there is no field {label:?}")).await
    }

    /// The first element on `xpath` that is shown; waits for one.
    async fn shown(&self, xpath: &str, otherwise: &str) -> Element {
        let patience = Instant::now() + PATIENCE;
        loop {
            for element in self.client.find_all(Locator::XPath(xpath)).await.unwrap_or_default() {
                // An element that went away in between is not shown.
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            if Instant::now() > patience {
                self.fail(otherwise).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn fail(&self, what: &str) -> ! {
        let picture = self.picture(&format!("failed-{}", std::process::id())).await;
        let (path, text) = (self.path().await, self.text().await);
        panic!("{what}\n--- {path}, seen in {}\n{text}\n---", picture.display());
    }
}

fn capabilities(profile: &Path, look: Look) -> fantoccini::wd::Capabilities {
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
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// It takes a port that is free for IPv4, and gives up where the same is not free for IPv6: then
    /// another is tried.
    fn start() -> Self {
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

async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let done = client.issue_cmd(Devtools(json!({"cmd": command, "params": parameters}))).await;
    done.unwrap_or_else(|cause| panic!("{command}: {cause}"))
}

/// A string in XPath, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
