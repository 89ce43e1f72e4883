//! Answers over HTTP, from memory only.

mod problem_response;

use std::io;
use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{App, HttpResponse, HttpServer, Resource, Route, guard};
use serde_json::json;

use crate::log_reader::Progress;

pub use problem_response::ProblemResponse;

/// How long a stopping server waits for responses under way, in seconds.
const SHUTDOWN_TIMEOUT: u64 = 1;

/// What a service answers besides its health.
pub trait Service: Clone + Send + Sync + 'static {
    /// Adds its routes, whose handlers get it as [`Data<Self>`].
    fn routes(config: &mut ServiceConfig);

    /// How much of the log its answers rest on.
    fn progress(&self) -> Progress;
}

/// Serves the routes of a service, `/healthz` and `/readyz`, until SIGTERM or SIGINT.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve<S: Service>(listener: TcpListener, service: S) -> io::Result<Server> {
    let service = Data::new(service);
    let app = move || {
        let headers = DefaultHeaders::new()
            .add(("Cache-Control", "no-store"))
            .add(("X-Content-Type-Options", "nosniff"));
        App::new()
            .app_data(service.clone())
            .wrap(headers)
            .service(resource("/healthz", read().to(healthz)))
            .service(resource("/readyz", read().to(readyz::<S>)))
            .configure(S::routes)
            .default_service(web::to(no_such_route))
    };
    let server = HttpServer::new(app).workers(2).shutdown_timeout(SHUTDOWN_TIMEOUT);
    Ok(server.listen(listener)?.run())
}

/// A route for GET and HEAD.
pub fn read() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// A path with one route, which refuses every other method.
pub fn resource(path: &str, route: Route) -> Resource {
    web::resource(path).route(route).default_service(web::to(method_not_allowed))
}

/// The program runs.
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// The log has been read to its head once, so that there is an answer. Stays so while the API is away.
async fn readyz<S: Service>(service: Data<S>) -> Result<HttpResponse, ProblemResponse> {
    match service.progress() {
        Progress::Ready { position } => {
            Ok(HttpResponse::Ok().json(json!({ "status": "ready", "position": position })))
        }
        progress => Err(progress.into()),
    }
}

async fn no_such_route() -> Result<HttpResponse, ProblemResponse> {
    Err(ProblemResponse::no_such_route())
}

async fn method_not_allowed() -> Result<HttpResponse, ProblemResponse> {
    Err(ProblemResponse::method_not_allowed())
}
