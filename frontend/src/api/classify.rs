use gloo_net::http::Request;
use shared::classification::{Classification, TextToClassify};
use shared::problem::Problem;
use shared::role::Role;

use super::send;

/// What the classifier says of a text, and why. Nothing is stored.
pub async fn classify(role: Role, description: String) -> Result<Classification, Problem> {
    send(role, Request::post("/api/classify"), &TextToClassify { description }).await
}
