//! Stylesheet, script and mark: named by their content, compressed, kept for good.

use crate::harness::TestServer;

#[tokio::test]
async fn an_asset_is_the_same_packed_and_plain() {
    let server = TestServer::open().await;
    let eve = server.stranger();
    let assets = muster::web::assets::all();
    for (url, kind) in [(&assets.css, "text/css; charset=utf-8"), (&assets.js, "text/javascript; charset=utf-8")] {
        let plain = eve.get(url).await;
        plain.is(200);
        assert_eq!(plain.header("content-type"), Some(kind));
        assert_eq!(plain.header("content-encoding"), None);
        let request = eve.request(reqwest::Method::GET, url).header("Accept-Encoding", "gzip, br;q=0.9");
        let packed = eve.send(request).await;
        assert_eq!(packed.is(200).header("content-encoding"), Some("br"));
        assert_eq!(packed.header("vary"), Some("accept-encoding"));
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.bytes(), &mut unpacked).expect("it can be unpacked");
        assert_eq!(unpacked, plain.bytes());
    }
}

#[tokio::test]
async fn a_name_of_older_content_is_not_served() {
    let server = TestServer::open().await;
    let current = &muster::web::assets::all().css;
    let older = current.replace(|digit: char| digit.is_ascii_digit(), "0") + "x";
    server.stranger().get(&older).await.is(404);
}

#[tokio::test]
async fn the_stylesheet_and_the_script_are_small() {
    let server = TestServer::open().await;
    let assets = muster::web::assets::all();
    for (url, most) in [(&assets.css, 48_000), (&assets.js, 20_000)] {
        let size = server.stranger().get(url).await.bytes().len();
        assert!(size < most, "{url} has {size} bytes; at most {most}");
    }
}
