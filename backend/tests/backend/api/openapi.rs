//! The API's description names the limits that the server enforces.

use serde_json::{Value, json};
use shared::page::{DEFAULT_EVENTS, DEFAULT_LIMIT, MAX_EVENTS, MAX_LIMIT};
use shared::ticket::MAX_QUERY_CHARS;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn the_description_gives_the_limits_of_every_list_and_of_the_search() {
    let app = TestApp::spawn().await;
    let description = app.user().get("/api/openapi.json").await.body;
    let parameter = |path: &str, name: &str| -> Value {
        let parameters = description["paths"][path]["get"]["parameters"].as_array().unwrap();
        parameters.iter().find(|parameter| parameter["name"] == name).unwrap().clone()
    };
    for (path, default, max) in [
        ("/api/tickets", DEFAULT_LIMIT, MAX_LIMIT),
        ("/api/tickets/{id}/messages", DEFAULT_LIMIT, MAX_LIMIT),
        ("/api/tickets/{id}/history", DEFAULT_LIMIT, MAX_LIMIT),
        ("/api/events", DEFAULT_EVENTS, MAX_EVENTS),
    ] {
        let limit = parameter(path, "limit");
        assert_eq!(limit["required"], false, "{path}");
        let limits = json!({ "type": "integer", "minimum": 1, "maximum": max, "default": default });
        assert_eq!(limit["schema"], limits, "{path}");
    }
    assert_eq!(parameter("/api/tickets", "q")["schema"]["maxLength"], MAX_QUERY_CHARS);
}

/// Every reference in a part of the description.
fn references(part: &Value) -> Vec<&str> {
    match part {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match value.as_str() {
                Some(reference) if name == "$ref" => vec![reference],
                _ => references(value),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_describes_everything_that_it_refers_to() {
    let app = TestApp::spawn().await;
    let description = app.user().get("/api/openapi.json").await.body;
    let references = references(&description);
    assert!(references.len() > 50, "{}", references.len());
    for reference in references {
        let place = reference.strip_prefix('#').unwrap();
        assert!(description.pointer(place).is_some(), "{reference}");
    }
}
