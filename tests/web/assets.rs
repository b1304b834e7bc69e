//! Stylesheet, script and mark: named by their content, compressed, kept for good.

use crate::harness::TestServer;
use crate::harness::page::attributes;

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

#[tokio::test]
async fn every_icon_of_a_page_is_in_the_sprite() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    for _ in 0..11 {
        server.group("Choir", &ann).await;
    }
    let sprite = ann.get(&muster::web::assets::all().icons).await;
    let sprite = sprite.is(200).source();
    let page = ann.visit("/").await;
    let uses = attributes(&page, "svg use", "href");
    assert!(uses.len() > 10, "{uses:?}");
    for used in uses {
        let (file, icon) = used.split_once('#').expect("a part of a file");
        assert_eq!(file, muster::web::assets::all().icons);
        assert!(sprite.contains(&format!("<symbol id=\"{icon}\"")), "{icon}");
    }
}

#[tokio::test]
async fn the_mark_is_where_browsers_and_phones_look_for_it() {
    let server = TestServer::open().await;
    let stranger = server.stranger();
    let favicon = stranger.get("/favicon.ico").await;
    assert_eq!(favicon.is(200).header("content-type"), Some("image/x-icon"));
    assert!(favicon.bytes().starts_with(&[0, 0, 1, 0]), "an icon file");
    for (who, page) in [(&stranger, "/"), (&stranger, "/nothing/here"), (&server.ann().await.browser, "/")] {
        let page = who.get(page).await;
        for (link, kind) in [("icon", "image/svg+xml"), ("apple-touch-icon", "image/png")] {
            let found = attributes(&page, &format!("link[rel={link}]"), "href");
            assert_eq!(stranger.get(&found[0]).await.is(200).header("content-type"), Some(kind));
        }
    }
}

#[tokio::test]
async fn a_page_that_is_shared_says_what_it_is_and_gives_nothing_away() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let code = crate::codes::made(&ann, choir, |form| form).await;
    let invite = crate::invites::made(&ann, choir, |form| form).await;
    let stranger = server.stranger();
    let key: String = code.shown.chars().filter(|c| *c != '-').collect();
    for path in ["/", "/signup", "/help/joining", &format!("/join/{key}"), &invite.link] {
        let page = stranger.visit(path).await;
        page.is(200);
        let said = |name: &str| attributes(&page, &format!("meta[property='og:{name}']"), "content");
        let title = said("title").concat();
        assert_eq!(page.title(), format!("{title} · {}", said("site_name").concat()), "{path}");
        assert_eq!(said("description"), attributes(&page, "meta[name=description]", "content"), "{path}");
        let picture = said("image").concat();
        let at =
            picture.strip_prefix(server.app.config.base_url.as_str().trim_end_matches('/')).expect("with its host");
        assert_eq!(stranger.get(at).await.is(200).header("content-type"), Some("image/png"), "{path}");
        let told = [said("title"), said("description"), vec![picture]].concat().concat();
        assert!(!told.contains(&key) && !told.contains(&code.shown), "{told}");
    }
}
