//! The browser application, served from memory: the files of its folder at the start, and no others.

mod assets;
mod content_security_policy;

use std::path::Path;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ContentType, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::{Context as _, ensure};
use jiff::tz::TimeZone;
use shared::routes;

use assets::Assets;

/// The markers in the built page, each an attribute value of its own. The build may leave out the
/// quotation marks around them.
const TIME_ZONE_MARKER: &str = "lodge:time-zone";
const EMERGENCY_MARKER: &str = "lodge:emergency";
const BUILD_MARKER: &str = "lodge:build";
const SCREEN_MARKER: &str = "lodge:screen";

/// Shown in place of an application that was not built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>Lodge</title><p>The browser \
    application has not been built. <code>cargo xtask up</code> builds and starts everything.";

/// The built application.
pub struct Spa {
    assets: Assets,
    /// The page at `/`, which shows the first screen before the application runs.
    first_screen: String,
    /// The page at all other addresses.
    later_screen: String,
}

impl Spa {
    /// Reads the folder that the build left; an absent one gives a page that says so.
    ///
    /// # Errors
    /// A file that cannot be read, or a page without its markers.
    pub fn load(folder: &Path, time_zone: &TimeZone, emergency: &str) -> anyhow::Result<Self> {
        let index = folder.join("index.html");
        if !index.exists() {
            tracing::warn!(?folder, "no browser application there");
            let (first_screen, later_screen) = (NOT_BUILT.to_owned(), NOT_BUILT.to_owned());
            return Ok(Self { assets: Assets::default(), first_screen, later_screen });
        }
        let page = std::fs::read_to_string(&index).context("cannot read index.html")?;
        for marker in [TIME_ZONE_MARKER, EMERGENCY_MARKER, BUILD_MARKER, SCREEN_MARKER] {
            let n = page.matches(marker).count();
            ensure!(n == 1, "index.html has the marker {marker} {n} times instead of once");
        }
        let page = page.replace(TIME_ZONE_MARKER, time_zone.iana_name().unwrap_or("UTC"));
        let page = page.replace(EMERGENCY_MARKER, emergency);
        let assets = Assets::load(folder, &page)?;
        let page = page.replace(BUILD_MARKER, assets.build());
        Ok(Self {
            assets,
            first_screen: page.replace(SCREEN_MARKER, "first-screen"),
            later_screen: page.replace(SCREEN_MARKER, "later-screen"),
        })
    }

    /// Names the files, pages and settings; none where there is no application.
    pub fn build(&self) -> Option<&str> {
        Some(self.assets.build()).filter(|build| !build.is_empty())
    }

    /// What the pages may load and run.
    pub fn content_security_policy(&self) -> HeaderValue {
        content_security_policy::of_page(&self.first_screen)
    }

    /// Whether there is a page or a file at the path.
    pub fn has(&self, path: &str) -> bool {
        routes::is_screen(path) || self.assets.has(path)
    }

    /// The page or the file at the path of the request.
    pub fn respond(&self, request: &HttpRequest) -> Option<HttpResponse> {
        if !routes::is_screen(request.path()) {
            return self.assets.respond(request);
        }
        let is_first = request.path() == "/";
        Some(page(StatusCode::OK, if is_first { &self.first_screen } else { &self.later_screen }))
    }

    /// The page that says that there is no such page.
    pub fn missing_page(&self) -> HttpResponse {
        page(StatusCode::NOT_FOUND, &self.later_screen)
    }
}

fn page(status: StatusCode, html: &str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header(ContentType::html())
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(html.to_owned())
}
