//! A person at a real browser: headless Chromium, driven through WebDriver by what is seen on the page.
//!
//! Tests that need it are marked `#[ignore = "needs Chromium: tests/run runs it"]`, so that they
//! count as skipped wherever there is none; `tests/run` installs it and runs them.

mod driver;
mod look;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use muster::locale::Language;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use super::person::Person;
use driver::{Driver, capabilities, devtools};
pub use look::{Look, Words};

/// How long the browser may take for what a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// One browser with no past: its own profile, its own driver. Ends with the test.
pub struct Chromium {
    client: Client,
    base: Url,
    language: Language,
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
        let wish = json!({"headers": {"Accept-Language": look.language.as_str()}});
        devtools(&client, "Network.enable", json!({})).await;
        devtools(&client, "Network.setExtraHTTPHeaders", wish).await;
        let scheme = if look.dark { "dark" } else { "light" };
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        devtools(&client, "Emulation.setEmulatedMedia", scheme).await;
        let browser = Self { client, base: base.clone(), language: look.language, _driver: driver, profile };
        browser.resize(look.width, look.height).await;
        browser
    }

    /// Gives the page this much room.
    pub async fn resize(&self, width: u32, height: u32) {
        // No window is as narrow as a phone, but the page's area in it can be.
        let screen = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// Goes on as the one who is signed in where `person` sits.
    pub async fn becomes(&self, person: &Person) {
        devtools(&self.client, "Network.clearBrowserCookies", json!({})).await;
        if let Some((name, value)) = person.cookie() {
            let cookie = json!({"name": name, "value": value, "url": self.base.as_str()});
            devtools(&self.client, "Network.setCookie", cookie).await;
        }
    }

    /// How this browser's pages say it.
    pub fn say(&self, words: impl Words) -> String {
        words.in_language(self.language)
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
    pub async fn click(&self, label: impl Words) {
        let label = &*self.say(label);
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
    pub async fn fill(&self, label: impl Words, value: &str) {
        let label = &*self.say(label);
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
    pub async fn choose(&self, label: impl Words, option: impl Words) {
        let (label, option) = (&*self.say(label), &*self.say(option));
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
        let value = char::from(key);
        let press = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(press).await.expect("a key is pressed");
    }

    /// Goes on by Tab until the focus, which is seen, is on the field, button or link with this label.
    pub async fn reach(&self, label: impl Words) {
        const NAMES: &str = "const it = document.activeElement; const label = it.labels?.[0];
            const names = [it.ariaLabel, label?.textContent, label?.firstChild?.textContent, it.textContent];
            return names.map((name) => (name ?? '').replace(/\\s+/g, ' ').trim());";
        let label = &*self.say(label);
        for _ in 0..80 {
            self.press(Key::Tab).await;
            if self.run(NAMES).await.as_array().is_some_and(|names| names.iter().any(|name| name == label)) {
                let seen = self.run("return document.activeElement.matches(':focus-visible')").await;
                assert_eq!(seen, true, "the focus on {label:?} is not seen");
                return;
            }
        }
        self.fail(&format!("Tab does not lead to {label:?}")).await;
    }

    /// Types into what has the focus.
    pub async fn write(&self, text: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(text).await.expect("it takes what is typed");
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
    pub async fn says(&self, text: impl Words) {
        let text = &*self.say(text);
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

/// A string in XPath, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
