//! Where somebody was going who had to sign in, sign up or prove an address first.
//!
//! From page to page it travels as `next`. Across an email, which may be opened in another browser,
//! it waits on the row of the email's link, and there without the secret of an invite's link: a copy
//! of the database opens nothing.

use crate::codes::Code;
use crate::db::{Conn, QueryResult};
use crate::ids::TokenId;
use crate::invites;
use crate::secret::ServerKey;
use crate::web::urls;

use super::store;

/// Pages behind secrets of their own: they ask nobody to sign in, so nobody comes from there.
const SECRET: [&str; 6] = ["/request/", "/reset/", "/confirm/", "/welcome/", "/email/", "/setup/"];

/// Where `next` leads; home, if nowhere on this site.
pub(super) fn path(next: &str) -> &str {
    urls::local(next).unwrap_or(urls::HOME)
}

/// Where whoever is going to `next` signs up: behind an invite's link that is a page of its own, and
/// a code is filled in.
pub(super) fn sign_up_url(next: &str) -> String {
    let Some(next) = urls::local(next) else { return urls::SIGN_UP.to_owned() };
    if let Some(link) = invites::InviteLink::read(next) {
        return urls::behind_invite(&link.path(), "signup");
    }
    match code(next) {
        Some(code) => urls::sign_up_with(code.key()),
        None => urls::then(urls::SIGN_UP, next),
    }
}

/// The code whose page `next` is.
pub(super) fn code(next: &str) -> Option<Code> {
    // A code's page has it as it is compared, in capitals; other pages below are in small letters.
    let is_code = |rest: &&str| rest.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    next.strip_prefix("/join/").filter(is_code).and_then(|rest| Code::read(rest).ok())
}

/// Notes on the row of a link where whoever follows it is going.
pub(super) fn keep(conn: &mut Conn, key: &ServerKey, token: TokenId, next: &str) -> QueryResult<()> {
    let Some(next) = urls::local(next).filter(|next| *next != urls::HOME) else { return Ok(()) };
    let kept = match invites::InviteLink::read(next) {
        Some(_) => invites::reference(conn, key, next)?,
        None => (!SECRET.iter().any(|root| next.starts_with(root))).then(|| next.to_owned()),
    };
    kept.map_or(Ok(()), |kept| store::set_next(conn, token, &kept))
}

/// Where that was; home, if nowhere.
pub(super) fn kept(conn: &mut Conn, key: &ServerKey, next: Option<&str>) -> QueryResult<String> {
    let Some(next) = next else { return Ok(urls::HOME.to_owned()) };
    let found = match urls::local(next) {
        Some(path) => Some(path.to_owned()),
        None => invites::path_of_reference(conn, key, next)?,
    };
    Ok(found.unwrap_or_else(|| urls::HOME.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_up_goes_where_signing_in_would_have_led() {
        for (next, url) in [
            ("", "/signup"),
            ("//evil.example", "/signup"),
            ("/groups/7", "/signup?next=%2Fgroups%2F7"),
            ("/invite/7/AAAA", "/invite/7/AAAA/signup"),
            ("/join/SALES2026", "/signup?code=SALES2026"),
            ("/join/request", "/signup?next=%2Fjoin%2Frequest"),
        ] {
            assert_eq!(sign_up_url(next), url, "{next}");
        }
    }
}
