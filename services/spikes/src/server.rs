//! Answers over HTTP, from memory only.

use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header;
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, guard};
use serde_json::json;
use shared::problem::{Problem, ProblemKind};
use shared::pulse::Pulse;
use shared::role::Role;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long a stopping server waits for answers under way, in seconds.
const LAST_ANSWERS: u64 = 1;

/// What was seen longer ago is not told any more: its tickets may be closed by now.
const OLD: Duration = Duration::from_secs(30);

/// What each role is told, and when that was asked for; nothing before its tickets have been read once.
#[derive(Clone)]
pub struct Told {
    pub users: watch::Receiver<Option<(Pulse, Instant)>>,
    pub helpdesk: watch::Receiver<Option<(Pulse, Instant)>>,
}

/// Serves `GET /pulse`, for the role in `X-Role`, `/healthz` and `/readyz` until SIGTERM or SIGINT.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, told: Told) -> io::Result<Server> {
    let app = move || {
        let headers = DefaultHeaders::new()
            .add(("Cache-Control", "no-store"))
            .add(("X-Content-Type-Options", "nosniff"));
        let readable = |path| web::resource(path).guard(guard::Any(guard::Get()).or(guard::Head()));
        App::new()
            .app_data(Data::new(told.clone()))
            .wrap(headers)
            .service(readable("/pulse").route(web::to(pulse)))
            .service(readable("/healthz").route(web::to(healthz)))
            .service(readable("/readyz").route(web::to(readyz)))
            .default_service(web::to(no_such_route))
    };
    let server = HttpServer::new(app).workers(2).shutdown_timeout(LAST_ANSWERS);
    Ok(server.listen(listener)?.run())
}

async fn pulse(told: Data<Told>, request: HttpRequest) -> HttpResponse {
    let role = request.headers().get(Role::HEADER).and_then(|it| it.to_str().ok());
    let told = match role.and_then(|it| it.parse().ok()) {
        Some(Role::User) => &told.users,
        Some(Role::Helpdesk) => &told.helpdesk,
        None => return refused(&ProblemKind::BadRequest.problem("send X-Role: user or helpdesk")),
    };
    match &*told.borrow() {
        Some((pulse, asked_at)) if asked_at.elapsed() < OLD => HttpResponse::Ok().json(pulse),
        Some((pulse, _)) => HttpResponse::Ok().json(Pulse { surge: None, ..pulse.clone() }),
        None => catching_up(),
    }
}

/// The program runs.
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// What each role sees has been read once. Stays so while the API is away.
async fn readyz(told: Data<Told>) -> HttpResponse {
    match (&*told.users.borrow(), &*told.helpdesk.borrow()) {
        (Some(_), Some(_)) => HttpResponse::Ok().json(json!({ "status": "ready" })),
        _ => catching_up(),
    }
}

async fn no_such_route() -> HttpResponse {
    refused(&ProblemKind::NotFound.problem("there is no such route"))
}

fn catching_up() -> HttpResponse {
    refused(&ProblemKind::Unavailable.problem("the tickets have not been read yet"))
}

fn refused(problem: &Problem) -> HttpResponse {
    let status = problem.status.try_into();
    let status = status.unwrap_or(actix_web::http::StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    if problem.kind == ProblemKind::Unavailable {
        response.insert_header((header::RETRY_AFTER, "1"));
    }
    response.content_type("application/problem+json").json(problem)
}
