use gloo_net::http::Request;
use shared::problem::Problem;
use shared::role::Role;

use super::fetch;

/// What is reported far more than usual: nothing, or a sentence, the words to search for, the category,
/// and the numbers of the tickets, each on a line. As plain text, which needs no code to be read.
pub async fn show(role: Role) -> Result<String, Problem> {
    fetch(role, Request::get("/api/pulse").header("Accept", "text/plain"), None).await
}
