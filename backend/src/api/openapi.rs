//! The description of the API as a whole (OpenAPI), and what follows from it.

use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use shared::problem::Problem;
use shared::stream::StreamHello;
use shared::typing::TypingIndicator;
use utoipa::openapi::{InfoBuilder, License, OpenApi, PathItem, RefOr, Schema};
use utoipa::{IntoResponses, ToSchema};

/// The ways in which an operation can fail.
#[derive(IntoResponses)]
pub enum Problems {
    /// A header, path, query or body that cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(Problem),
    /// Only the helpdesk may do this; or the page of another site has sent it.
    #[response(status = 403, content_type = "application/problem+json")]
    HelpdeskOnly(Problem),
    /// There is no such thing, as far as the asking role may know.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The address takes other methods.
    #[response(status = 405, content_type = "application/problem+json")]
    MethodNotAllowed(Problem),
    /// The body did not arrive in time.
    #[response(status = 408, content_type = "application/problem+json")]
    RequestTimeout(Problem),
    /// The ticket's status does not allow it.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// Changed in the meantime; the present ticket is in `current`.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Problem),
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is of another media type.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// The server is not known by the host name in the request.
    #[response(status = 421, content_type = "application/problem+json")]
    Misdirected(Problem),
    /// A field was refused, see `errors`; or the key came with another request before.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// `If-Match` is missing.
    #[response(status = 428, content_type = "application/problem+json")]
    VersionRequired(Problem),
    /// Database, search or analysis is not available right now, or did not answer in time; see `Retry-After`.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// Says what the description is of.
pub fn describe(api: &mut OpenApi) {
    api.info = InfoBuilder::new()
        .title("Lodge")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "The campus helpdesk. Every request but those for feeds carries its role in `X-Role`; \
             every failure is a problem document (RFC 9457); lists come in pages.",
        ))
        .license(Some(License::new("MIT OR Apache-2.0")))
        .build();
    // What no operation's own answer names: refusals, and the messages of a stream.
    let mut schemas = Vec::new();
    add::<Problem>(&mut schemas);
    add::<StreamHello>(&mut schemas);
    add::<TypingIndicator>(&mut schemas);
    api.components.get_or_insert_default().schemas.extend(schemas);
}

fn add<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
}

/// The paths of the API and the methods that each takes, to tell a wrong method from a wrong path.
#[derive(Clone)]
pub struct ApiPaths(Vec<(ResourceDef, Vec<Method>)>);

impl ApiPaths {
    pub fn of(api: &OpenApi) -> Self {
        let paths = api.paths.paths.iter();
        Self(paths.map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item))).collect())
    }

    /// The methods that a path takes; none when it is not one of the API.
    pub fn methods(&self, path: &str) -> Option<&[Method]> {
        let (_, methods) = self.0.iter().find(|(pattern, _)| pattern.is_match(path))?;
        Some(methods)
    }
}

fn methods(item: &PathItem) -> Vec<Method> {
    [
        (Method::GET, item.get.is_some()),
        (Method::HEAD, item.head.is_some()),
        (Method::POST, item.post.is_some()),
        (Method::PUT, item.put.is_some()),
        (Method::PATCH, item.patch.is_some()),
    ]
    .into_iter()
    .filter_map(|(method, is_taken)| is_taken.then_some(method))
    .collect()
}
