//! Settings → Activity: the whole audit log.

use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::events::{self, EventRow, Filter, KindLabel, Kinds};
use crate::locale::Message;
use crate::people::{self, Admin, PersonFilter, PersonMatch};
use crate::t;
use crate::text;
use crate::web::paging::{Page, PageLinks, Seek};
use crate::web::{FormErrors, PageResult, Query, Shell, form_page, urls};
use crate::zone::{Entered, TimeProblem, Zone};

/// People proposed where a name fits several.
const PROPOSED: i64 = 20;

/// What the log is asked for, as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ActivityQuery {
    pub who: String,
    pub action: String,
    pub since: String,
    pub until: String,
    after: Option<String>,
}

impl ActivityQuery {
    /// Kind and days, the days in `zone`; who is meant is left open.
    pub fn read(&self, kinds: &Kinds, zone: Zone) -> Result<Filter, FormErrors> {
        let mut errors = FormErrors::none();
        let instant = |text: &str, of: fn(Entered, Zone) -> Result<Moment, TimeProblem>| {
            Entered::parse(text)?.map(|entered| of(entered, zone)).transpose()
        };
        let since = errors.keep("since", instant(&self.since, Entered::begins)).flatten();
        let until = errors.keep("until", instant(&self.until, Entered::ends)).flatten();
        if let (Some(since), Some(until)) = (since, until)
            && until <= since
        {
            errors.add("until", t::events::until_before_since());
        }
        let kind = kinds.parse(&self.action);
        if errors.is_empty() { Ok(Filter { kind, since, until, ..Filter::default() }) } else { Err(errors) }
    }

    /// The address of `path` with what is asked for, from the row `after` on.
    fn url(&self, path: &str, after: &str) -> String {
        let typed = [
            ("who", &*self.who),
            ("action", &*self.action),
            ("since", &*self.since),
            ("until", &*self.until),
            ("after", after),
        ];
        urls::with_filled(path, &typed)
    }
}

/// All who may be meant by a name or an address; `None` where nothing is typed, and anyone is.
pub fn load_actors(conn: &mut Conn, typed: &str) -> QueryResult<Option<Vec<PersonMatch>>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let mut found = people::search(conn, PersonFilter::default(), &text::terms(typed), PROPOSED)?;
    if let Ok(typed) = text::one_email(typed) {
        let is_theirs = |person: &PersonMatch| {
            person.email.as_deref().is_some_and(|own| text::email(own).is_ok_and(|own| own.key() == typed.key()))
        };
        if let Some(exact) = found.iter().position(is_theirs) {
            found = vec![found.swap_remove(exact)];
        }
    }
    Ok(Some(found))
}

#[derive(Template)]
#[template(path = "settings/activity.html")]
struct ActivityPage {
    shell: Shell,
    panel: &'static str,
    errors: FormErrors,
    asked: ActivityQuery,
    actions: Vec<(String, KindLabel)>,
    events: Vec<EventRow>,
    /// Those whom the name fits, with the address that shows their deeds.
    several: Vec<(String, Message<'static>)>,
    /// The one whom it fits.
    only: Option<Message<'static>>,
    finds_no_one: bool,
    /// Links to other pages.
    pages: PageLinks,
    export: String,
    workbook: String,
}

/// The log, newest first, narrowed down to what is asked for.
pub async fn show(admin: Admin, kinds: Data<Kinds>, Query(asked): Query<ActivityQuery>) -> PageResult {
    let zone = admin.zone();
    let (filter, errors) = match asked.read(&kinds, zone) {
        Ok(filter) => (Some(filter), FormErrors::none()),
        Err(errors) => (None, errors),
    };
    let (who, seek) = (asked.who.clone(), Seek { after: asked.after.clone() });
    let (shell, (actors, log)) = admin
        .scan(move |conn| {
            let actors = load_actors(conn, &who)?;
            let log = match (actors.as_deref(), filter) {
                (None, Some(filter)) => events::page(conn, &filter, &seek)?,
                (Some([only]), Some(filter)) => events::page(conn, &Filter { actor: Some(only.id), ..filter }, &seek)?,
                _ => Page { rows: Vec::new(), next: None },
            };
            Ok((actors, log))
        })
        .await?;
    let finds_no_one = actors.as_ref().is_some_and(Vec::is_empty);
    let (only, several) = match actors.as_deref() {
        Some([only]) => (Some(named(only)), Vec::new()),
        people => (None, people.into_iter().flatten().map(|person| choice(&asked, person)).collect()),
    };
    let page = ActivityPage {
        shell,
        panel: "activity",
        errors,
        actions: kinds.labels().to_vec(),
        events: log.rows.iter().map(|row| kinds.listed(row)).collect(),
        several,
        only,
        finds_no_one,
        pages: PageLinks::new(asked.after.is_none(), log.next.as_deref(), |after| asked.url(urls::ACTIVITY, after)),
        export: asked.url(urls::ACTIVITY_EXPORT, ""),
        workbook: asked.url(urls::ACTIVITY_WORKBOOK, ""),
        asked,
    };
    Ok(form_page(&page.errors, admin.reader(), &page))
}

fn named(person: &PersonMatch) -> Message<'static> {
    match &person.email {
        Some(email) => t::events::named(email.clone(), person.name.clone()),
        None => t::locale::verbatim(person.name.clone()),
    }
}

fn choice(asked: &ActivityQuery, person: &PersonMatch) -> (String, Message<'static>) {
    let who = person.email.clone().unwrap_or_default();
    (ActivityQuery { who, ..asked.clone() }.url(urls::ACTIVITY, ""), named(person))
}
