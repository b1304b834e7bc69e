//! Codes with something around them, in fields and in addresses.

use muster::t;
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::GroupWithCode;
use crate::codes::made;
use crate::harness::TestServer;

/// What people paste, and how the code in it is read: nothing where there is none.
pub const PASTED: [(&str, &str); 26] = [
    ("cases2026", "CASES2026"),
    ("cases 2026", "CASES-2026"),
    ("CASES2026.", "CASES2026"),
    ("cases2026,", "CASES2026"),
    ("“CASES2026”", "CASES2026"),
    ("'CASES2026'", "CASES2026"),
    ("(CASES2026)", "CASES2026"),
    ("[CASES2026]!", "CASES2026"),
    ("Code: CASES2026", "CASES2026"),
    ("Your join code：cases2026.", "CASES2026"),
    ("ＣＡＳＥＳ２０２６。", "CASES2026"),
    ("<https://muster.example.org/join/CASES2026>", "CASES2026"),
    ("https://muster.example.org/join/CASES2026.", "CASES2026"),
    ("https://muster.example.org/JOIN/CASES2026/", "CASES2026"),
    (
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmuster.example.org%2Fjoin%2FCASES2026&data=05%7C02%7Cann.ash%40example.org%7C7f2c\
         0c8d6bb84a5a9d3f08dc2d0e7c11%7C0e9a1b2c3d4e5f60718293a4b5c6d7e8%7C0%7C0%7C638432976543210987%7CUnknown%7CTWFpbGZsb3d8eyJWIjoiMC4wLjAwMDAiLCJQIjoi\
         V2luMzIiLCJBTiI6Ik1haWwiLCJXVCI6Mn0%3D%7C0%7C%7C%7C&sdata=Zm9vYmFyYmF6&reserved=0",
        "CASES2026",
    ),
    (
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__muster.example.org_join_CASES2026&d=DwMFaQ&c=x_y",
        "CASES2026",
    ),
    ("https://urldefense.com/v3/__https://muster.example.org/join/CASES2026__;!!N1xq$", "CASES2026"),
    ("https://www.google.com/url?q=https%3A%2F%2Fmuster.example.org%2Fjoin%2FCASES2026&sa=D", "CASES2026"),
    ("https://slack-redir.net/link?url=https%3A%2F%2Fmuster.example.org%2Fjoin%2FCASES2026", "CASES2026"),
    ("https://muster.example.org/signup?code=CASES2026.", "CASES2026"),
    ("CASES_2026", ""),
    ("CASES.2026", ""),
    ("САSES2026", ""),
    ("CASE", ""),
    ("7KXM2-PQ4RZ", ""),
    ("https://muster.example.org/groups/7", ""),
];

/// A code with these letters.
async fn cases() -> GroupWithCode {
    let fixture = GroupWithCode::open().await;
    made(&fixture.ann, fixture.choir, |form| form.custom_code("CASES2026")).await;
    fixture
}

#[tokio::test]
async fn a_code_is_read_whatever_is_around_it() {
    let fixture = cases().await;
    let zoe = fixture.server.stranger();
    for (typed, read) in PASTED {
        let page = zoe.post("/join", &[("code", typed)]).await;
        if read.is_empty() {
            page.is(422).keeps(t::codes::your_code(), typed);
        } else {
            page.leads_to("/join/CASES2026");
        }
        // What the script under the field shows is the server's own reading.
        let said = zoe.post("/join/read", &[("code", typed), ("field", "code")]).await;
        assert_eq!(said.is(200).text(), read, "{typed}");
    }
    let sam = fixture.server.sam().await;
    for typed in ["“CASES2026”.", "Code: cases-2026", "<https://muster.example.org/join/CASES2026>"] {
        sam.post("/join", &[("code", typed)]).await.is(200).says("Choir");
    }
    let form = zoe.visit("/signup").await.form(t::accounts::sign_up()).fill(t::web::join_code(), "(CASES2026).");
    let form = form
        .fill(t::groups::name(), "Zoe")
        .fill(t::web::email(), "zoe@example.org")
        .fill(t::web::password(), "tide-and-anchor");
    zoe.submit(form).await.at(&fixture.group());
}

#[tokio::test]
async fn reading_a_code_back_looks_nothing_up() {
    let fixture = cases().await;
    let before = fixture.server.contents().await;
    let zoe = fixture.server.stranger();
    for _ in 0..30 {
        zoe.post("/join/read", &[("code", "other2026"), ("field", "code")]).await.is(200);
    }
    assert_eq!(zoe.post("/join/read", &[("code", "new term"), ("field", "prefix")]).await.text(), "NEW-TERM");
    fixture.server.unchanged(&before).await;
}

/// What is answered to a request for just this path, which clients would take for another site.
async fn said_to(server: &TestServer, path: &str) -> String {
    let port = server.base.port().expect("a port");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).to_lowercase()
}

#[tokio::test]
async fn an_address_leads_where_it_was_meant_to() {
    let fixture = cases().await;
    let zoe = fixture.server.stranger();
    for path in [
        "/join/CASES2026/",
        "/JOIN/CASES2026",
        "/Join/CASES2026.",
        "/join/CASES2026).",
        "/join/CASES2026%3E",
        "/join/CASES2026%20",
        "/join/CASES2026%E2%80%9D",
    ] {
        let led = zoe.get(path).await;
        led.leads_to("/join/CASES2026");
        assert_eq!(led.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(led.header("referrer-policy"), Some("no-referrer"), "{path}");
        let head = zoe.send(zoe.request(Method::HEAD, path)).await;
        head.leads_to("/join/CASES2026");
        zoe.visit(path).await.is(200).says("Choir");
    }
    zoe.get("/join/CASES2026/?fbclid=1").await.leads_to("/join/CASES2026?fbclid=1");
    for (path, led) in [("/signup/", "/signup"), ("/join/", "/join"), ("/SIGNIN", "/signin"), ("/groups/", "/groups")] {
        zoe.get(path).await.leads_to(led);
    }
    // Somewhere else it never leads, and what is sent goes where it was sent.
    for path in ["//evil.example/", "//evil.example/.", "/\\evil.example/", "/%5Cevil.example/", "/%2F%2Fevil.example/"]
    {
        let answer = said_to(&fixture.server, path).await;
        let led = answer.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("/nowhere");
        assert!(led.starts_with('/') && !led.starts_with("//") && !led.contains('\\'), "{path}: {answer}");
    }
    zoe.post("/join/CASES2026/", &[("a", "b")]).await.is(404);
}
