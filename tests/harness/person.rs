//! A person at a browser without JavaScript: keeps cookies, follows redirects, fills in forms.

use std::sync::Arc;

use reqwest::cookie::Jar;
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{Client, Method, RequestBuilder, redirect};
use url::Url;

use super::form::Form;
use super::page::Page;

/// One browser. Clones are further windows of the same browser: they share its cookies.
#[derive(Clone)]
pub struct Person {
    client: Client,
    /// The instance of the server that is spoken to.
    base: Url,
    /// The site's public origin, as the browser believes it.
    origin: url::Origin,
    /// The cookie that it was given before.
    cookie: Option<String>,
}

impl Person {
    /// A browser with no cookies yet, in front of the server at `base`.
    pub fn at(base: &Url) -> Self {
        Self::with_jar(base, Jar::default(), None)
    }

    /// A browser that was given this cookie (`name=value`) before.
    pub fn with_cookie(base: &Url, cookie: &str) -> Self {
        let jar = Jar::default();
        jar.add_cookie_str(cookie, base);
        Self::with_jar(base, jar, Some(cookie.to_owned()))
    }

    /// The same browser, led to another instance of the same site as a proxy would lead it. Cookies
    /// go by host, not by port, so they come along.
    pub fn led_to(&self, instance: &Url) -> Self {
        Self { base: instance.clone(), ..self.clone() }
    }

    /// Name and value of the cookie that this browser was given before.
    pub fn cookie(&self) -> Option<(&str, &str)> {
        self.cookie.as_deref()?.split_once('=')
    }

    /// Opens a page as from the address bar or a followed link, through its redirects.
    pub async fn visit(&self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follow(page).await
    }

    /// Opens a page and stays on the first answer, a redirect included.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path).header("Sec-Fetch-Site", "none")).await
    }

    /// Presses the button of a filled-in form and follows the redirects.
    pub async fn submit(&self, form: Form) -> Page {
        let page = self.press(form).await;
        self.follow(page).await
    }

    /// Presses the button of a filled-in form and stays on the first answer.
    pub async fn press(&self, form: Form) -> Page {
        let path = form.action().to_owned();
        if form.is_post() {
            return self.post(&path, &form.entries()).await;
        }
        let query = serde_urlencoded::to_string(form.entries()).expect("names and values");
        self.get(&format!("{}?{query}", path.split('?').next().unwrap_or_default())).await
    }

    /// Posts `fields` as a form of our own page would, and stays on the first answer.
    pub async fn post<N: serde::Serialize, V: serde::Serialize>(&self, path: &str, fields: &[(N, V)]) -> Page {
        let origin = self.origin.ascii_serialization();
        let request = self.request(Method::POST, path).header("Sec-Fetch-Site", "same-origin").header("Origin", origin);
        self.send(request.form(fields)).await
    }

    /// Joins by a code, as by the button of the page that shows what it opens.
    pub async fn join(&self, code: &str) -> Page {
        let mut path = self.url("/join");
        path.path_segments_mut().expect("a path").push(code);
        self.post::<&str, &str>(path.path(), &[]).await
    }

    /// A request with this browser's cookies and nothing else, for headers of one's own choosing.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, self.url(path))
    }

    /// Sends what [`Person::request`] began.
    pub async fn send(&self, request: RequestBuilder) -> Page {
        let request = request.build().expect("a well-formed request");
        let (method, url) = (request.method().clone(), request.url().clone());
        let answer = self.client.execute(request).await;
        let answer = answer.unwrap_or_else(|cause| panic!("{method} {url} got no answer: {cause:?}"));
        let (status, headers): (_, HeaderMap) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.unwrap_or_else(|cause| panic!("{method} {url} broke off: {cause:?}"));
        Page::new(&method, &url, status, headers, body.to_vec())
    }

    fn with_jar(base: &Url, jar: Jar, cookie: Option<String>) -> Self {
        let client = Client::builder()
            .cookie_provider(Arc::new(jar))
            .redirect(redirect::Policy::none())
            .user_agent("Mozilla/5.0 (X11; Linux x86_64) Muster tests")
            .build()
            .expect("an HTTP client");
        Self { client, base: base.clone(), origin: base.origin(), cookie }
    }

    async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            let Some(location) = page.header(LOCATION.as_str()) else { return page };
            if !page.status().is_redirection() {
                return page;
            }
            let target = self.url(page.path()).join(location).expect("a Location is a URL");
            if target.origin() != self.base.origin() && target.origin() != self.origin {
                return page;
            }
            page = self.get(&target[url::Position::BeforePath..]).await;
        }
        panic!("more than ten redirects, the last to {}", page.path());
    }

    fn url(&self, path: &str) -> Url {
        self.base.join(path).unwrap_or_else(|cause| panic!("{path:?} is no path: {cause}"))
    }
}
