//! Choosing the language, signed in or not.

use serde::Deserialize;

use crate::db::Fault;
use crate::locale::Language;
use crate::people::{self, Visitor};
use crate::web::{Form, PageResult, WebError, flash, keep_language, urls};

/// A language, and the page to come back to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    language: String,
    next: String,
}

/// Keeps the choice on the browser, and with the account of whoever is signed in.
pub async fn choose(visitor: Visitor, Form(form): Form<Chosen>) -> PageResult {
    let offered = visitor.organization.offered_languages();
    let language = Language::among(&offered, &form.language).map_err(|unknown| WebError::Malformed(unknown.into()))?;
    if let Some(member) = &visitor.member {
        let person = member.person.id;
        let work = move |conn: &mut _| people::set_language(conn, person, Some(language)).map_err(Fault::from);
        visitor.app.db.write(work).await?;
    }
    let mut response = flash::redirect(urls::local(&form.next).unwrap_or(urls::HOME));
    // A tag is always a valid cookie.
    let _ = response.add_cookie(&keep_language(language, &visitor.app.config));
    Ok(response)
}
