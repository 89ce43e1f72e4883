//! The route table: one line per endpoint, in the order of the URL tree.

pub mod analytics;
mod classifier;
mod classify;
mod counts;
mod cursor;
mod events;
mod expected;
mod health;
mod idempotency;
mod if_match;
pub mod json;
mod messages;
pub mod openapi;
mod page;
mod plain;
mod pulse;
mod role;
mod tickets;

use utoipa_actix_web::service_config::ServiceConfig;

/// Everything but the browser application.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(tickets::list_tickets)
        .service(tickets::create_ticket)
        .service(tickets::show_ticket)
        .service(tickets::edit_ticket)
        .service(tickets::change_ticket_status)
        .service(tickets::correct_ticket_category)
        .service(tickets::tell_ticket_presence)
        .service(messages::list_messages)
        .service(messages::post_message)
        .service(tickets::list_ticket_history)
        .service(classify::classify_text)
        .service(classifier::show_classifier)
        .service(counts::show_counts)
        .service(expected::show_expected_times)
        .service(pulse::show_pulse)
        .service(events::list_events)
        .service(events::stream_events)
        .service(analytics::list_analyses)
        .service(analytics::show_analysis)
        .service(health::show_health)
        .service(health::show_readiness)
        .service(health::show_metrics);
}
