//! The browser application, served from memory: what was there at the start, and nothing else.

mod assets;
mod policy;

use std::path::Path;

use actix_web::http::Method;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, ContentType, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};
use anyhow::Context as _;
use chrono_tz::Tz;

use crate::api::openapi::ApiAddresses;
use crate::error::ApiError;
use crate::state::AppState;
use assets::Assets;

/// How the built page names the campus time zone, and marks the first screen; the build may leave
/// the quotation marks around them out.
const TIME_ZONE: &str = "Europe/Berlin";
const FIRST_SCREEN: &str = "first-screen";

/// Shown in place of an application that was not built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>Lodge</title><p>The browser \
    application has not been built. <code>cargo xtask up</code> builds and starts everything.";

/// The built application.
pub struct Spa {
    assets: Assets,
    /// The page of the first screen, and the page of all others.
    first_screen: String,
    page: String,
}

impl Spa {
    /// Reads the folder that the build left; an absent one gives a page that says so.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn load(folder: &Path, time_zone: Tz) -> anyhow::Result<Self> {
        let index = folder.join("index.html");
        if !index.exists() {
            tracing::warn!(?folder, "no browser application there");
            let (first_screen, page) = (NOT_BUILT.to_owned(), NOT_BUILT.to_owned());
            return Ok(Self { assets: Assets::default(), first_screen, page });
        }
        let index = std::fs::read_to_string(&index).context("cannot read index.html")?;
        let first_screen = index.replacen(TIME_ZONE, time_zone.name(), 1);
        let page = first_screen.replacen(FIRST_SCREEN, "later-screen", 1);
        Ok(Self { assets: Assets::load(folder)?, first_screen, page })
    }

    /// What the pages may load and run.
    pub fn content_security_policy(&self) -> HeaderValue {
        policy::of_page(&self.first_screen)
    }

    fn page(&self, path: &str) -> Option<&str> {
        if path == "/" {
            return Some(&self.first_screen);
        }
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let is_page =
            matches!(parts[..], ["user" | "helpdesk" | "analyses"] | ["t" | "analyses", _]);
        is_page.then_some(&self.page)
    }
}

/// Answers what no handler took: a page, a file of the application, or what is wrong.
pub async fn serve(state: Data<AppState>, request: HttpRequest) -> HttpResponse {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let addresses = request.app_data::<ApiAddresses>();
    if let Some(methods) = addresses.and_then(|it| it.methods(request.path())) {
        let allowed: Vec<&str> = methods.iter().map(Method::as_str).collect();
        let mut response = ApiError::MethodNotAllowed.error_response();
        if let Ok(allowed) = HeaderValue::from_str(&allowed.join(", ")) {
            response.headers_mut().insert(ALLOW, allowed);
        }
        return response;
    }
    let spa = &state.spa;
    let page = spa.page(request.path());
    if (page.is_some() || spa.assets.has(request.path())) && !reads {
        let mut response = ApiError::MethodNotAllowed.error_response();
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    if let Some(page) = page {
        return HttpResponse::Ok()
            .insert_header(ContentType::html())
            .insert_header((CACHE_CONTROL, "no-cache"))
            .body(page.to_owned());
    }
    let file = spa.assets.answer(&request);
    file.unwrap_or_else(|| ApiError::NoSuch("address").error_response())
}
