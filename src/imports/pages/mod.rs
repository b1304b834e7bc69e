//! The pages of imports.

pub mod columns;
pub mod list;
pub mod reading;
pub mod show;

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::ids::ImportId;
use crate::web::WebError;

/// The import that a path names.
pub struct ImportOfPath(pub ImportId);

impl FromRequest for ImportOfPath {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let number = request.match_info().get("import").and_then(|text| text.parse().ok());
        ready(number.map(|id| Self(ImportId(id))).ok_or(WebError::NotFound))
    }
}

/// "1 row", "1,204 rows".
pub fn rows(count: i64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{} rows", grouped(count)) }
}

/// A number with its thousands set apart.
pub fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(rows(1), "1 row");
        assert_eq!(rows(0), "0 rows");
        assert_eq!(rows(250_000), "250,000 rows");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
