//! Pictures of tickets.

use gloo_net::http::Request;
use shared::ids::{PhotoId, TicketId};
use shared::photo::Photo;
use shared::problem::Problem;
use shared::role::Role;
use uuid::Uuid;
use wasm_bindgen::JsValue;
use web_sys::{Blob, FormData};

use super::{IDEMPOTENCY_KEY, in_role, no_answer, read, receive};

pub async fn add(role: Role, ticket: TicketId, key: &Uuid, photo: &Blob) -> Result<Photo, Problem> {
    let unsendable = |error: JsValue| no_answer(&format!("{error:?}"));
    let form = FormData::new().map_err(unsendable)?;
    form.append_with_blob("photo", photo).map_err(unsendable)?;
    let request = Request::post(&format!("/api/tickets/{ticket}/photos"));
    let request = in_role(role, request.header(IDEMPOTENCY_KEY, &key.to_string())).body(form);
    read(&receive(request.map_err(|error| no_answer(&error))?).await?)
}

/// Where a picture is. The element that shows it can send no header, so the role is in the address.
pub fn address(role: Role, id: PhotoId) -> String {
    format!("/api/photos/{id}?role={role}")
}

pub fn thumbnail_address(role: Role, id: PhotoId) -> String {
    address(role, id) + "&size=thumb"
}
