//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header;
use ipnet::IpNet;

use super::app::App;
use super::extractors::extract;

/// The browser at the other end, as far as it can be known.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its address: the connection's, or what a trusted proxy says.
    pub address: IpAddr,
    /// What it calls itself, cut to 200 characters.
    pub agent: String,
}

extract!(Client, |request| Ok(Self::of(request)));

impl Client {
    /// Who sent `request`.
    pub fn of(request: &HttpRequest) -> Self {
        let config = &App::of(request).config;
        let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let all = |name: &str| {
            let values = request.headers().get_all(name).filter_map(|value| value.to_str().ok());
            values.collect::<Vec<_>>().join(",")
        };
        let list = all("x-forwarded-for");
        let chain = if list.trim().is_empty() { elements(&all("forwarded")) } else { listed(&list) };
        let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        Self { address: address(peer, &chain, &config.trusted_proxies), agent: agent.chars().take(200).collect() }
    }

    /// The address to budget by: an IPv6 customer has a whole /64, so that is one address.
    pub fn block(&self) -> String {
        network(self.address, 32, 64)
    }

    /// The network around it: /24, or /48 for IPv6.
    pub fn network(&self) -> String {
        network(self.address, 24, 48)
    }
}

fn network(address: IpAddr, v4: u8, v6: u8) -> String {
    let bits = if address.is_ipv4() { v4 } else { v6 };
    IpNet::new(address, bits).map_or_else(|_| address.to_string(), |net| net.trunc().to_string())
}

/// The addresses of an `X-Forwarded-For`, the nearest last; none where one cannot be read.
fn listed(header: &str) -> Vec<Option<IpAddr>> {
    header.split(',').map(claimed).collect()
}

/// The same of a `Forwarded` (RFC 7239): `for=198.51.100.7;proto=https, for="[2001:db8::7]:443"`.
fn elements(header: &str) -> Vec<Option<IpAddr>> {
    let is_for = |pair: &&str| pair.trim().get(..4).is_some_and(|name| name.eq_ignore_ascii_case("for="));
    let node = |element: &str| claimed(&element.split(';').find(is_for)?.trim()[4..]);
    header.split(',').filter(|element| !element.trim().is_empty()).map(node).collect()
}

/// An address as proxies write it: with or without a port, a version 6 one in brackets or not, in quotation
/// marks or not.
fn claimed(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"').trim();
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let bare = bracketed.unwrap_or(text);
    let bare = bare.split('%').next().unwrap_or(bare);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// Walks the chain of proxies from the near end: the first address that is no trusted proxy's is
/// the client's. What stands before it was written by the client itself and means nothing.
fn address(peer: IpAddr, chain: &[Option<IpAddr>], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let mut nearest = peer.to_canonical();
    for claimed in chain.iter().rev() {
        match claimed {
            Some(address) if is_trusted(&nearest) => nearest = address.to_canonical(),
            _ => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        address(peer.parse().unwrap(), &listed(forwarded), &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_claim_an_address() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_names_the_client_whose_claims_are_ignored() {
        assert_eq!(seen("10.0.0.1", "198.51.100.1, 203.0.113.9", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "203.0.113.9, 10.0.0.2", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "nonsense", &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn ports_brackets_and_quotation_marks_do_not_hide_an_address() {
        for (claim, address) in [
            ("198.51.100.7:52814", "198.51.100.7"),
            ("203.0.113.9:1, 10.0.0.2:44312", "203.0.113.9"),
            ("[2001:db8::7]:443", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("2001:db8::7", "2001:db8::7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("[::ffff:198.51.100.7]:443", "198.51.100.7"),
            ("\"198.51.100.7:52814\"", "198.51.100.7"),
            ("198.51.100.7:port", "10.0.0.1"),
            ("unknown", "10.0.0.1"),
        ] {
            assert_eq!(seen("10.0.0.1", claim, &["10.0.0.0/8"]), address, "{claim}");
        }
    }

    #[test]
    fn the_standard_header_is_read_as_well() {
        for (header, found) in [
            ("for=\"[2001:db8::7]:443\";proto=https", vec![Some("2001:db8::7")]),
            ("proto=https; For=198.51.100.7:52814;by=10.0.0.1", vec![Some("198.51.100.7")]),
            ("for=198.51.100.7, for=_hidden, for=unknown", vec![Some("198.51.100.7"), None, None]),
            ("proto=https", vec![None]),
            ("", vec![]),
        ] {
            let found: Vec<Option<IpAddr>> = found.into_iter().map(|one| one.map(|one| one.parse().unwrap())).collect();
            assert_eq!(elements(header), found, "{header}");
        }
    }

    /// An address as one proxy or another writes it.
    fn written() -> impl Strategy<Value = (IpAddr, String)> {
        let v4 = any::<[u8; 4]>().prop_map(IpAddr::from);
        let v6 = any::<[u8; 16]>().prop_map(IpAddr::from);
        (prop_oneof![v4, v6], any::<u16>(), 0..4_usize).prop_map(|(address, port, style)| {
            let bracketed = if address.is_ipv6() { format!("[{address}]") } else { address.to_string() };
            let written = match style {
                0 => address.to_string(),
                1 => bracketed,
                2 => format!("{bracketed}:{port}"),
                _ => format!("\"{bracketed}:{port}\""),
            };
            (address, written)
        })
    }

    proptest! {
        #[test]
        fn any_spelling_of_an_address_is_read(people in prop::collection::vec(written(), 1..5), blank in " ?") {
            let all: Vec<Option<IpAddr>> = people.iter().map(|(address, _)| Some(*address)).collect();
            let list: Vec<&str> = people.iter().map(|(_, written)| written.as_str()).collect();
            prop_assert_eq!(listed(&list.join(&format!(",{blank}"))), all.clone());
            let nodes: Vec<String> = list.iter().map(|written| format!("proto=https;{blank}For={written};by=_x")).collect();
            prop_assert_eq!(elements(&nodes.join(&format!(",{blank}"))), all);
        }

        #[test]
        fn whatever_a_header_says_is_read_or_passed_over(header in "\\PC{0,40}|[0-9a-f:.\\[\\]\",;=for ]{0,40}") {
            let _ = (listed(&header), elements(&header));
        }
    }

    #[test]
    fn an_ipv6_customer_is_one_address() {
        let client = Client { address: "2001:db8:1:2:3:4:5:6".parse().unwrap(), agent: String::new() };
        assert_eq!(client.block(), "2001:db8:1:2::/64");
        assert_eq!(client.network(), "2001:db8:1::/48");
    }
}
