use gloo_net::http::Request;
use shared::problem::Problem;
use shared::role::Role;

use super::fetch;

/// How long problems usually take: for each category of which enough is known a line with its name, a
/// space and a sentence. As plain text, which needs no code to be read.
pub async fn list(role: Role) -> Result<String, Problem> {
    fetch(role, Request::get("/api/expected").header("Accept", "text/plain"), None).await
}
