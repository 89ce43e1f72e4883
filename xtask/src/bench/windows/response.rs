//! A response to a window, as far as it has come.

use anyhow::{Context, Result};

/// A complete response.
pub struct Response<'a> {
    pub status: u16,
    /// The entity tag.
    pub tag: Option<&'a str>,
    pub body: &'a str,
}

impl<'a> Response<'a> {
    /// None as long as something is missing.
    ///
    /// # Errors
    /// When it is not HTTP.
    pub fn of(bytes: &'a [u8]) -> Result<Option<Self>> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = end else { return Ok(None) };
        let head = std::str::from_utf8(&bytes[..end])?;
        let header = |name: &str| {
            let mut fields = head.lines().filter_map(|line| line.split_once(": "));
            fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
        };
        let status = head.get(9..12).context("no HTTP")?.parse()?;
        let length: usize = header("content-length").map_or(Ok(0), str::parse)?;
        // A response of 304 may tell the length of what it does not carry.
        let length = if status == 304 { 0 } else { length };
        let Some(body) = bytes[end + 4..].get(..length) else { return Ok(None) };
        Ok(Some(Self { status, tag: header("etag"), body: std::str::from_utf8(body)? }))
    }

    /// The number of the ticket that a list begins with.
    pub fn first_ticket(&self) -> Option<i64> {
        let (_, rest) = self.body.split_once("{\"id\":")?;
        rest.split_once(',')?.0.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_complete_with_its_last_byte() {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 24\r\nETag: \"4\"\r\n\r\n{\"items\":[{\"id\":12,\"x\":1";
        assert!(Response::of(&text.as_bytes()[..text.len() - 1]).unwrap().is_none());
        let response = Response::of(text.as_bytes()).unwrap().unwrap();
        assert_eq!((response.status, response.tag), (200, Some("\"4\"")));
        assert_eq!(response.first_ticket(), Some(12));
        let text = "HTTP/1.1 304 Not Modified\r\ncontent-length: 24\r\n\r\n";
        assert_eq!(Response::of(text.as_bytes()).unwrap().unwrap().status, 304);
    }
}
