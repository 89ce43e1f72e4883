//! Refuses requests that the page of another site makes a browser send.

mod host_name;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError as _};
use anyhow::Context as _;

use crate::error::ApiError;
use host_name::HostName;

/// The names by which the server may be addressed. A page whose own name leads to our address is of the same origin
/// as we are, as far as a browser can tell (DNS rebinding); only the name shows that it is not ours.
pub struct HostNames(Vec<HostName>);

impl HostNames {
    /// This machine, the address that is listened on, and the names in the settings.
    ///
    /// # Errors
    /// A setting that is not the name of a host.
    pub fn new(listen: IpAddr, settings: &[String]) -> anyhow::Result<Self> {
        let loopback = [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()];
        let mut names = vec![HostName::localhost()];
        names.extend(loopback.map(HostName::from));
        if !listen.is_unspecified() {
            names.push(listen.into());
        }
        for name in settings {
            let name = name.parse().with_context(|| format!("--hosts: {name:?}"))?;
            names.push(name);
        }
        Ok(Self(names))
    }

    fn contain(&self, text: &str) -> bool {
        text.parse().is_ok_and(|name| self.0.contains(&name))
    }

    fn are_addressed_by(&self, request: &ServiceRequest) -> bool {
        let mut hosts = request.headers().get_all(HOST);
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        host.to_str().is_ok_and(|host| self.contain(host))
            && request.uri().authority().is_none_or(|target| self.contain(target.as_str()))
    }
}

/// A link from anywhere may lead to a page of ours, but no other page may use the API, hold an event stream or load
/// a part of ours. Browsers send the headers where the connection is encrypted or to this machine.
fn is_cross_site(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).map(HeaderValue::as_bytes);
    let is_foreign = matches!(header("sec-fetch-site"), Some(b"cross-site" | b"same-site"));
    let is_link = request.method() == Method::GET && header("sec-fetch-mode") == Some(b"navigate");
    is_foreign && !is_link
}

pub async fn check<B: MessageBody>(
    names: Arc<HostNames>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let refusal = if !names.are_addressed_by(&request) {
        ApiError::Misdirected
    } else if is_cross_site(&request) {
        ApiError::CrossSite
    } else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    Ok(request.into_response(refusal.error_response()).map_into_right_body())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_that_is_listened_on_is_a_name_unless_it_stands_for_all() {
        for (listen, text, is_contained) in [
            ("10.1.2.3", "10.1.2.3:8080", true),
            ("fd00::1", "[fd00::1]:8080", true),
            ("10.1.2.3", "localhost", true),
            ("10.1.2.3", "10.1.2.4", false),
            ("0.0.0.0", "0.0.0.0", false),
            ("::", "[::]", false),
            ("::", "[::1]", true),
        ] {
            let names = HostNames::new(listen.parse().unwrap(), &[]).unwrap();
            assert_eq!(names.contain(text), is_contained, "{text} on {listen}");
        }
    }
}
