//! Where a request comes from.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use ipnet::IpNet;

use super::app::App;
use super::error::WebError;

/// The browser at the other end, as far as it can be known.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its address: the connection's, or what a trusted proxy says.
    pub address: IpAddr,
    /// What it calls itself, cut to 200 characters.
    pub agent: String,
}

impl FromRequest for Client {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

impl Client {
    /// Who sent `request`.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let config = &App::of(request).config;
        let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
        let forwarded = forwarded.collect::<Vec<_>>().join(",");
        let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        Self { address: address(peer, &forwarded, &config.trusted_proxies), agent: agent.chars().take(200).collect() }
    }

    /// The address to budget by: an IPv6 customer has a whole /64, so that is one address.
    #[must_use]
    pub fn block(&self) -> String {
        network(self.address, 32, 64)
    }

    /// The network around it: /24, or /48 for IPv6.
    #[must_use]
    pub fn network(&self) -> String {
        network(self.address, 24, 48)
    }
}

fn network(address: IpAddr, v4: u8, v6: u8) -> String {
    let bits = if address.is_ipv4() { v4 } else { v6 };
    IpNet::new(address, bits).map_or_else(|_| address.to_string(), |net| net.trunc().to_string())
}

/// Walks the chain of proxies from the near end: the first address that is no trusted proxy's is
/// the client's. What stands before it was written by the client itself and means nothing.
fn address(peer: IpAddr, forwarded: &str, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let mut nearest = peer.to_canonical();
    for claimed in forwarded.rsplit(',').map(str::trim) {
        if !is_trusted(&nearest) {
            break;
        }
        match claimed.parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        address(peer.parse().unwrap(), forwarded, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_claim_an_address() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_names_the_client_and_the_clients_own_claims_are_ignored() {
        assert_eq!(seen("10.0.0.1", "198.51.100.1, 203.0.113.9", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "203.0.113.9, 10.0.0.2", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "nonsense", &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn an_ipv6_customer_is_one_address() {
        let client = Client { address: "2001:db8:1:2:3:4:5:6".parse().unwrap(), agent: String::new() };
        assert_eq!(client.block(), "2001:db8:1:2::/64");
        assert_eq!(client.network(), "2001:db8:1::/48");
    }
}
