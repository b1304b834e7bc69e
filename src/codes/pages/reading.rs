//! How a code that is being typed will be read: the page's script asks here and says nothing of its own.

use actix_web::HttpResponse;
use serde::Deserialize;

use crate::web::Form;

use super::super::code::Code;

/// What stands in a field for codes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::codes) struct Typed {
    code: String,
    /// The field's name: `code` where one is entered; others are where one is made.
    field: String,
}

/// The code as it will be read, or nothing where it cannot be. It is looked up nowhere.
pub async fn read(Form(Typed { code, field }): Form<Typed>) -> HttpResponse {
    let read =
        if field == "code" { Code::read(&code).ok().map(|code| code.shown().to_owned()) } else { Code::spelled(&code) };
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(read.unwrap_or_default())
}
