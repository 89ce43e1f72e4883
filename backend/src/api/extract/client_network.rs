use std::convert::Infallible;
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

/// Who sends a request, as far as limits tell clients apart: an address, of IPv6 the /64 network, in which a machine may
/// choose its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientNetwork(pub IpAddr);

impl From<IpAddr> for ClientNetwork {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

impl FromRequest for ClientNetwork {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let address = request.peer_addr().map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.ip());
        ready(Ok(address.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_of_one_ipv6_network_are_one() {
        let is_one = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|it| it.parse::<IpAddr>().unwrap());
            ClientNetwork::from(one) == ClientNetwork::from(other)
        };
        assert!(is_one("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert!(is_one("::ffff:192.0.2.7", "192.0.2.7"));
        assert!(!is_one("2001:db8:1:2::1", "2001:db8:1:3::1"));
        assert!(!is_one("192.0.2.7", "192.0.2.8"));
        assert!(!is_one("::ffff:192.0.2.7", "::ffff:192.0.2.8"));
    }
}
