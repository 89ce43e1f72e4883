//! A client of the API in one role.

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use shared::role::Role;
use uuid::Uuid;

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: String,
    role: &'static str,
}

#[derive(Debug)]
pub struct Response {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// Null when the text is not JSON.
    pub body: Value,
}

impl Client {
    pub fn new(address: &str, role: &'static str) -> Self {
        Self { http: reqwest::Client::new(), address: address.to_owned(), role }
    }

    pub async fn get(&self, path: &str) -> Response {
        send(self.request(Method::GET, path)).await
    }

    /// Sends with a new idempotency key.
    pub async fn post(&self, path: &str, body: Value) -> Response {
        self.post_with_key(path, body, Uuid::new_v4()).await
    }

    pub async fn post_with_key(&self, path: &str, body: Value, key: Uuid) -> Response {
        let request = self.request(Method::POST, path).header("Idempotency-Key", key.to_string());
        send(request.json(&body)).await
    }

    /// Prefers another media type than JSON.
    pub async fn get_as(&self, accept: &str, path: &str) -> Response {
        send(self.request(Method::GET, path).header("Accept", accept)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Response {
        send(self.request(Method::PUT, path).json(&body)).await
    }

    pub async fn move_ticket(&self, id: i64, to: &str) -> Response {
        self.put(&format!("/api/tickets/{id}/status"), json!({ "status": to })).await
    }

    pub async fn edit_ticket(&self, id: i64, version: i64, description: &str) -> Response {
        let request = self.request(Method::PATCH, &format!("/api/tickets/{id}"));
        let request = request.header("If-Match", format!("\"{version}\""));
        send(request.json(&json!({ "description": description }))).await
    }

    pub async fn message(&self, ticket: i64, body: &str) -> Response {
        self.post(&format!("/api/tickets/{ticket}/messages"), json!({ "body": body })).await
    }

    /// Adds a picture to a ticket, with a fresh key.
    pub async fn add_photo(&self, ticket: i64, file: &[u8]) -> Response {
        send(self.photo_request(ticket, Uuid::new_v4(), file)).await
    }

    pub fn photo_request(&self, ticket: i64, key: Uuid, file: &[u8]) -> RequestBuilder {
        let request = self.request(Method::POST, &format!("/api/tickets/{ticket}/photos"));
        with_file(request.header("Idempotency-Key", key.to_string()), "photo", file)
    }

    /// The numbers of the tickets in a list.
    pub async fn ids(&self, path: &str) -> Vec<i64> {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        let items = page.body["items"].as_array().unwrap();
        items.iter().map(|item| item["id"].as_i64().unwrap()).collect()
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.address);
        self.http.request(method, url).header(Role::HEADER, self.role)
    }
}

/// A form with one file.
pub fn with_file(request: RequestBuilder, field: &str, file: &[u8]) -> RequestBuilder {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"x\"\r\n\r\n"
    );
    let body = [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
    request.header("Content-Type", "multipart/form-data; boundary=edge").body(body)
}

pub async fn send(request: RequestBuilder) -> Response {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::Null);
    Response { status, headers, text, body }
}
