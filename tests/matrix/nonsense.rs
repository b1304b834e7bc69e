//! What nobody means to send, at every route.

use diesel::RunQueryDsl;
use muster::db::schema::guess_buckets;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use super::fixture::{Fixture, Guest};
use super::table::TABLE;

/// The fields of all forms, more or less: one that a form does not know changes nothing.
const FIELDS: &[&str] = &[
    "access",
    "after",
    "category",
    "code",
    "description",
    "email",
    "expires",
    "expires_at",
    "filter",
    "form_key",
    "group",
    "groups",
    "join_type",
    "kind",
    "label",
    "max_uses",
    "mode",
    "name",
    "next",
    "note",
    "order",
    "password",
    "people",
    "person",
    "prefix",
    "q",
    "quantity",
    "request",
    "role",
    "starts",
    "starts_time",
    "state",
    "stops",
    "stops_time",
    "text",
    "time_zone",
    "verdict",
    "viewable",
    "custom_code",
];

/// Values that some parser somewhere did not expect, percent-encoded.
const VALUES: &[&str] = &[
    "",
    "-1",
    "99999999999999999999999999",
    "NaN",
    "%00",
    "%FF%FE",
    "%F0%9F%A6%80%E2%80%AE%CC%81",
    "%0D%0ASet-Cookie:%20a=b",
    "9999-99-99T99:99",
    "275760-09-13",
    "0000-00-00",
    "%27%22%3E%3Cscript%3E",
];

#[tokio::test]
async fn whatever_is_posted_is_refused_or_done_and_never_a_fault() {
    let fixture = Fixture::open().await;
    let admin = fixture.person(Guest::Admin);
    let mut wrong = Vec::new();
    for row in TABLE.iter().filter(|row| row.method == "POST" && row.path != "/signout") {
        for (kind, body) in bodies() {
            // Guesses are slowed down; that is tested where it belongs.
            fixture.server.write(|conn| diesel::delete(guess_buckets::table).execute(conn)).await;
            let request = admin.request(Method::POST, &fixture.path(row.path)).header("Sec-Fetch-Site", "same-origin");
            let page = admin.send(request.header(CONTENT_TYPE, kind).body(body.clone())).await;
            if page.status().is_server_error() {
                let shown: String = String::from_utf8_lossy(&body).chars().take(60).collect();
                wrong.push(format!("POST {} with {kind} {shown}: {}", row.path, page.status()));
            }
        }
    }
    super::none(&wrong);
}

#[tokio::test]
async fn no_address_is_a_fault() {
    let fixture = Fixture::open().await;
    let admin = fixture.person(Guest::Admin);
    let mut wrong = Vec::new();
    for row in TABLE.iter().filter(|row| row.method == "GET") {
        let plain = fixture.path(row.path);
        let mut paths: Vec<String> = Vec::new();
        for value in VALUES {
            let query = FIELDS.iter().map(|field| format!("{field}={value}")).collect::<Vec<_>>().join("&");
            paths.push(format!("{plain}?{query}"));
            paths.push(format!("{plain}?after={value}.{value}"));
            if let Some((before, _)) = row.path.split_once('{') {
                paths.push(format!("{before}{value}"));
                paths.push(fixture.path(before) + value + "/settings");
            }
        }
        paths.push(format!("{plain}?q={}", "a+".repeat(3_000)));
        for path in paths {
            let page = admin.get(&path).await;
            if page.status().is_server_error() {
                wrong.push(format!("GET {path}: {}", page.status()));
            }
        }
    }
    super::none(&wrong);
}

#[tokio::test]
async fn a_form_that_is_too_large_or_none_is_refused_with_a_page() {
    let fixture = Fixture::open().await;
    let admin = fixture.person(Guest::Admin);
    let before = fixture.server.contents().await;
    let large = format!("name={}", "a".repeat(33 * 1024 * 1024));
    for (kind, body, status) in [
        ("application/x-www-form-urlencoded", large.as_str(), 413),
        ("application/x-www-form-urlencoded", &large[..17 * 1024], 422),
        ("application/x-www-form-urlencoded", "name=a%00b", 400),
        ("application/x-www-form-urlencoded", "name=%FF", 422),
        ("application/json", "{\"name\":\"a\"}", 400),
        ("text/plain", "name=a", 400),
    ] {
        let request = admin.request(Method::POST, "/groups/new").header("Sec-Fetch-Site", "same-origin");
        let page = admin.send(request.header(CONTENT_TYPE, kind).body(body.to_owned())).await;
        page.is(status);
        assert!(page.text().len() > 40, "it says what is wrong: {}", page.text());
    }
    fixture.server.unchanged(&before).await;
}

/// Content types and bodies.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    const FORM: &str = "application/x-www-form-urlencoded";
    let all = |value: &str| FIELDS.iter().map(|field| format!("{field}={value}")).collect::<Vec<_>>().join("&");
    let mut bodies: Vec<_> = VALUES.iter().map(|value| (FORM, all(value).into_bytes())).collect();
    bodies.extend([
        (FORM, format!("{}&{}", all("1"), all("2")).into_bytes()),
        (FORM, format!("name={}", "%E2%80%8B".repeat(1_500)).into_bytes()),
        (FORM, b"&&&===%%%".to_vec()),
        ("application/json", b"{\"role\":\"admin\"}".to_vec()),
        ("multipart/form-data", b"--x\r\n".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na".to_vec()),
        ("text/plain", vec![0xff; 64]),
    ]);
    bodies
}
