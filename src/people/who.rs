//! Who is asking: the extractors by which a handler names who may use it.

use actix_web::http::header::REFERER;
use actix_web::{HttpMessage, HttpRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::{Position, Url};

use crate::by::By;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, Fault, QueryError, Settled, Stop};
use crate::locale::Reader;
use crate::organization::{self, Organization};
use crate::refusal::Refusal;
use crate::web::{
    App, Audience, Client, FormErrors, LanguageLink, ReadIn, Shell, ShownFlash, WebError, browser_language, derefs,
    extract, guard::FlashShown, urls,
};
use crate::zone::Zone;

use super::session::Loaded;
use super::store::Person;

/// Anyone at all, signed in or not, on a deployment that is set up.
pub struct Visitor {
    /// The running program.
    pub app: App,
    /// The organization whose page this is.
    pub organization: Organization,
    /// Who is signed in.
    pub member: Option<Member>,
    /// Their browser.
    pub client: Client,
    reader: Reader,
    request: HttpRequest,
}

impl Visitor {
    /// The shell around a signed-out page.
    pub fn shell(&self) -> Shell {
        let bare = Shell::bare();
        Shell {
            organization: self.organization.name.clone(),
            flash: take_flash(&self.request, &self.app),
            delivers: self.app.delivers(),
            languages: self.other_languages(),
            here: self.here(),
            picture: self.app.link(&bare.picture),
            ..bare
        }
    }

    /// Who acts: nobody, where nobody is signed in.
    pub fn by(&self) -> By {
        let program = By::program(self.organization_zone(), self.app.now(), &self.app.entropy);
        By { actor: self.member.as_ref().map(|member| member.person.id), address: Some(self.client.address), ..program }
    }

    /// Has them do something: see [`App::act`].
    pub async fn act<T, E>(&self, work: impl FnOnce(&mut Conn, &By) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + From<QueryError> + Send + 'static,
    {
        self.app.act(self.by(), work).await
    }

    /// The page to come back to.
    fn here(&self) -> String {
        let own = || Some(self.request.uri().to_string());
        let here = if self.request.method().is_safe() { own() } else { page_before(&self.request) };
        here.unwrap_or_default()
    }

    /// The languages that they may change to.
    fn other_languages(&self) -> Vec<LanguageLink> {
        let own = self.reader.language;
        let offered = self.organization.offered_languages().into_iter().filter(|language| *language != own);
        offered.map(|language| LanguageLink { tag: language.as_str(), name: language.own_name() }).collect()
    }

    /// The organization's time zone.
    pub const fn organization_zone(&self) -> Zone {
        self.reader.organization_zone
    }

    /// Whom a redirect from here is for.
    pub fn audience(&self) -> Audience<'_> {
        Audience { reader: self.reader, config: &self.app.config }
    }

    /// Who reads what this request is answered: whoever is signed in, else anybody here.
    pub const fn reader(&self) -> Reader {
        self.reader
    }
}

extract!(async Visitor, |request| {
    let app = App::of(&request);
    let client = Client::of(&request);
    let member = Member::signed_in(&request)?;
    let (organization, reader) = match &member {
        Some(member) => (member.organization.clone(), member.reader),
        None => {
            let organization = app.db.read(organization::find).await?.ok_or(WebError::NotSetUp)?;
            let reader = reader(&organization, None, &app, &request);
            (organization, reader)
        }
    };
    Ok(Self { app, organization, member, client, reader, request })
});

/// Somebody who is signed in.
pub struct Member {
    /// The running program.
    pub app: App,
    /// Who they are.
    pub person: Person,
    /// The organization.
    pub organization: Organization,
    /// Their browser.
    pub client: Client,
    /// The hash of their session's name.
    pub session: Vec<u8>,
    reader: Reader,
    pub(super) request: HttpRequest,
}

impl Member {
    /// They, acting here and now.
    pub fn by(&self) -> By {
        let program = By::program(self.organization_zone(), self.app.now(), &self.app.entropy);
        By { actor: Some(self.person.id), address: Some(self.client.address), ..program }
    }

    /// Has them do something: see [`App::act`].
    pub async fn act<T, E>(&self, work: impl FnOnce(&mut Conn, &By) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + From<QueryError> + Send + 'static,
    {
        self.app.act(self.by(), work).await
    }

    /// The same by a form that carries a `key`: see [`App::act_once`].
    pub async fn act_once<T, E>(
        &self,
        key: String,
        work: impl FnOnce(&mut Conn, &By) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        E: From<Fault> + From<QueryError> + Send + 'static,
    {
        self.app.act_once(self.by(), key, work).await
    }

    /// Does once, with what was `read` from a form that carries a `key`, what it asks for. What was typed wrong comes
    /// back, and a refusal as an error on `field`.
    pub async fn submit<I, T, R>(
        &self,
        key: &str,
        read: Result<I, FormErrors>,
        field: &'static str,
        work: impl FnOnce(&mut Conn, &By, I) -> Result<T, Stop<R>> + Send + 'static,
    ) -> Result<Result<T, FormErrors>, Fault>
    where
        I: Send + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        R: Refusal + Send + 'static,
    {
        let input = match read {
            Ok(input) => input,
            Err(errors) => return Ok(Err(errors)),
        };
        let done = self.act_once(key.to_owned(), move |conn, by| work(conn, by, input)).await.settled()?;
        Ok(done.map_err(|refused| FormErrors::refused(field, &refused)))
    }

    /// The zone that they read and enter times in: their own, else the organization's.
    pub const fn zone(&self) -> Zone {
        self.reader.zone
    }

    /// Whom a redirect from here is for.
    pub fn audience(&self) -> Audience<'_> {
        Audience { reader: self.reader, config: &self.app.config }
    }

    /// Who reads what this request is answered.
    pub const fn reader(&self) -> Reader {
        self.reader
    }

    /// The organization's zone, in which dates of groups are.
    pub const fn organization_zone(&self) -> Zone {
        self.reader.organization_zone
    }

    /// Whether they are an admin.
    pub fn is_admin(&self) -> bool {
        self.person.role == OrgRole::Admin
    }

    /// Whether they may bring in people without an account.
    pub fn may_add_people(&self) -> bool {
        self.organization.may_add_people(self.person.role)
    }

    fn signed_in(request: &HttpRequest) -> Result<Option<Self>, WebError> {
        let loaded = request.extensions().get::<Loaded>().cloned();
        match loaded {
            None => Ok(None),
            Some(Loaded::Unavailable(cause)) => Err(WebError::Fault(Fault::Unavailable(cause))),
            Some(Loaded::Person { key_hash, person, organization }) => {
                if person.state != UserState::Active {
                    return Ok(None);
                }
                let app = App::of(request);
                Ok(Some(Self {
                    reader: reader(&organization, Some(&person), &app, request),
                    app,
                    person: *person,
                    organization: *organization,
                    client: Client::of(request),
                    session: key_hash,
                    request: request.clone(),
                }))
            }
        }
    }

    fn require(request: &HttpRequest) -> Result<Self, WebError> {
        Self::signed_in(request)?.ok_or_else(|| {
            WebError::SignInFirst(if request.method().is_safe() {
                urls::sign_in_then(&request.uri().to_string())
            } else {
                // An action is not repeated: one is told so, and comes back to the page it was on.
                urls::sign_in_again(page_before(request).as_deref().unwrap_or(urls::HOME))
            })
        })
    }
}

/// As `person` reads, or whoever is signed out: answers to `request` in place of a page too.
fn reader(organization: &Organization, person: Option<&Person>, app: &App, request: &HttpRequest) -> Reader {
    let chosen = person.and_then(|person| person.language);
    let language = organization.language_for(chosen, |is_offered| browser_language(request, is_offered));
    app.languages.note(organization.language, organization.offered_languages());
    request.extensions_mut().insert(ReadIn(language));
    let organization_zone = organization.zone();
    let own_zone = person.and_then(|person| Zone::parse(person.time_zone.as_deref()?).ok());
    Reader { language, zone: own_zone.unwrap_or(organization_zone), organization_zone, now: app.now() }
}

/// The path of our page that a form was on, as the browser says.
fn page_before(request: &HttpRequest) -> Option<String> {
    let base = &App::of(request).config.base_url;
    let referrer = Url::parse(request.headers().get(REFERER)?.to_str().ok()?).ok()?;
    let path = &referrer[Position::BeforePath..Position::AfterQuery];
    (referrer.origin() == base.origin()).then_some(path).and_then(urls::local).map(str::to_owned)
}

extract!(Member, |request| Self::require(request));

/// Members whose role in the organization is this one at least.
macro_rules! ranks {
    ($($(#[$doc:meta])* $name:ident = $role:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name(Member);

        extract!($name, |request| Member::require(request).and_then(|member| {
            if member.person.role >= $role { Ok(Self(member)) } else { Err(WebError::Forbidden) }
        }));

        derefs!($name => Member, 0);
    )*};
}

ranks! {
    /// Somebody who may create groups: a manager or an admin of the organization.
    Manager = OrgRole::Manager;
    /// An admin.
    Admin = OrgRole::Admin;
}

/// The message that the request brings along, shown this once.
pub(super) fn take_flash(request: &HttpRequest, app: &App) -> Option<ShownFlash> {
    let flash = ShownFlash::carried_by(request, &app.config)?;
    request.extensions_mut().insert(FlashShown);
    Some(flash)
}
