//! Where people come from, as proxies tell it.

use diesel::{QueryDsl, RunQueryDsl, TextExpressionMethods};
use muster::db::schema::guess_buckets as buckets;
use reqwest::Method;

use super::{behind_a_proxy, custom_code};
use crate::harness::TestServer;

/// The addresses that wrong codes are charged to.
async fn charged(server: &TestServer) -> Vec<String> {
    server
        .read(|conn| {
            let named = buckets::table.filter(buckets::name.like("code %")).order(buckets::name);
            named.select(buckets::name).load(conn)
        })
        .await
}

/// A wrong code entered behind these headers.
async fn guess(server: &TestServer, headers: &[(&'static str, &str)]) -> Vec<String> {
    let zoe = server.stranger();
    let mut request = zoe.request(Method::GET, "/join/OTHER2026");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    zoe.send(request).await.is(422);
    charged(server).await
}

#[tokio::test]
async fn a_port_or_brackets_hide_nobody_behind_the_proxy() {
    for (name, value, address) in [
        ("X-Forwarded-For", "198.51.100.7:52814", "198.51.100.7"),
        ("X-Forwarded-For", "203.0.113.5, 198.51.100.7:52814", "198.51.100.7"),
        ("X-Forwarded-For", "[2001:db8:0:7::7]:443", "2001:db8:0:7::"),
        ("X-Forwarded-For", "2001:db8:0:7::7", "2001:db8:0:7::"),
        ("Forwarded", "for=\"[2001:db8:0:7::7]:443\";proto=https", "2001:db8:0:7::"),
        ("Forwarded", "for=203.0.113.5, For=198.51.100.7:52814;by=127.0.0.1", "198.51.100.7"),
    ] {
        let server = behind_a_proxy().await;
        custom_code(&server).await;
        let charged = guess(&server, &[(name, value)]).await;
        assert!(charged.iter().any(|bucket| bucket.contains(address)), "{name}: {value}: {charged:?}");
        assert!(!charged.iter().any(|bucket| bucket.contains("127.0.0")), "{charged:?}");
    }
}

#[tokio::test]
async fn without_a_configured_proxy_no_header_is_believed() {
    let server = TestServer::open().await;
    custom_code(&server).await;
    let forged = [("Forwarded", "for=198.51.100.7"), ("X-Forwarded-For", "198.51.100.8:1")];
    let charged = guess(&server, &forged).await;
    assert!(charged.iter().any(|bucket| bucket.contains("127.0.0.1")), "{charged:?}");
    assert!(!charged.iter().any(|bucket| bucket.contains("198.51.100")), "{charged:?}");
}
