//! Answers over HTTP, from memory only.

mod aside;
mod chart;
mod health;
mod refusal;

use std::io;
use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{App, HttpResponse, HttpServer, Resource, guard};
use shared::analysis::Analysis;
use tokio::sync::watch;

use crate::projection::Projection;
use crate::reading::Reading;
use refusal::{method_not_allowed, no_such_route};

/// How long a stopping server waits for answers under way, in seconds.
const LAST_ANSWERS: u64 = 1;

/// What every answer is made from.
struct Desk<P> {
    analysis: Analysis,
    reading: watch::Receiver<Reading<P>>,
}

/// Serves `GET /`, `/chart`, `/healthz`, `/readyz` and what else the projection answers, until SIGTERM
/// or SIGINT.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve<P: Projection>(
    listener: TcpListener,
    reading: watch::Receiver<Reading<P>>,
) -> io::Result<Server> {
    let desk = Data::new(Desk { analysis: P::analysis(), reading });
    let app = move || {
        let headers = DefaultHeaders::new()
            .add(("Cache-Control", "no-store"))
            .add(("X-Content-Type-Options", "nosniff"));
        App::new().app_data(desk.clone()).wrap(headers).configure(routes::<P>)
    };
    let server = HttpServer::new(app).workers(2).shutdown_timeout(LAST_ANSWERS);
    Ok(server.listen(listener)?.run())
}

fn routes<P: Projection>(config: &mut ServiceConfig) {
    config
        .service(readable("/").route(web::to(describe::<P>)))
        .service(readable("/chart").route(web::to(chart::chart::<P>)))
        .service(readable("/healthz").route(web::to(health::healthz)))
        .service(readable("/readyz").route(web::to(health::readyz::<P>)))
        .service(readable("/{name}").route(web::to(aside::aside::<P>)))
        .default_service(web::to(no_such_route));
    for path in ["/", "/chart", "/healthz", "/readyz"] {
        config.service(web::resource(path).route(web::to(method_not_allowed)));
    }
}

/// A resource for GET and HEAD. Another method finds the resource of the same path below it.
fn readable(path: &str) -> Resource {
    web::resource(path).guard(guard::Any(guard::Get()).or(guard::Head()))
}

async fn describe<P: Projection>(desk: Data<Desk<P>>) -> HttpResponse {
    HttpResponse::Ok().json(&desk.analysis)
}
