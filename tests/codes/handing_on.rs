//! What a code is handed on with: the poster, the QR code.

use muster::locale::Slot;
use muster::t;

use crate::codes::made;
use crate::harness::TestServer;
use crate::harness::cast::at;

#[tokio::test]
async fn the_poster_says_in_two_lines_how_to_use_it() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form.fill(t::codes::expiration_date(), "2026-03-27T17:00")).await;
    let poster = ann.visit(&ann.visit(&code.url).await.link(t::codes::print_poster())).await;
    poster.headed(t::passes::join_group("Choir")).says("Harbour School");
    poster.says(t::codes::poster_until(at("2026-03-27", 17)));
    assert_eq!(poster.all(".poster li").len(), 2);
    assert!(poster.source().contains("<svg viewBox="));
    poster.says(format!("{}/join", server.base.authority()));
}

#[tokio::test]
async fn the_qr_code_is_a_drawing_to_download() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    let drawing = ann.visit(&ann.visit(&code.url).await.link(t::web::download_qr())).await;
    drawing.is(200);
    assert_eq!(drawing.header("content-type"), Some("image/svg+xml"));
    let key = code.shown.replace('-', "");
    let short_url = format!("{}join/{key}", server.base);
    let expected = fast_qr::QRBuilder::new(short_url).ecl(fast_qr::ECL::M).build().expect("it fits");
    let dark = (0..expected.size)
        .flat_map(|y| (0..expected.size).map(move |x| (x, y)))
        .filter(|(x, y)| expected[*y][*x].value());
    // Each dark module is one move in the path, the quiet zone of four included.
    for (x, y) in dark {
        assert!(drawing.source().contains(&format!("M{},{}h1v1h-1", x + 4, y + 4)), "{x} {y}");
    }
}

#[tokio::test]
async fn a_code_that_is_over_is_not_handed_on() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = made(&ann, choir, |form| form).await;
    ann.post::<&str, &str>(&format!("{}/expire", code.url), &[]).await.is(303);
    let info = ann.visit(&code.url).await;
    assert!(!info.source().contains("<svg viewBox=\"0 0 37") && !info.text().contains("Print poster"));
    let poster = ann.visit(&format!("{}/poster", code.url)).await;
    poster.is(200).says(t::passes::code_state(Slot::code(), &code.shown, "expired").plain());
    poster.says(t::codes::poster_none()).says_nothing_of(t::codes::poster_enter(true));
}
