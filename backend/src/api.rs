//! The route table: one line per endpoint, in the order of the URL tree.

mod analytics;
mod answer;
mod classifications;
mod classifier;
mod counts;
pub mod events;
pub mod extract;
mod feeds;
mod health;
mod messages;
pub mod openapi;
mod photos;
pub mod receipts;
mod resolution_times;
mod spikes;
mod tickets;

use utoipa_actix_web::service_config::ServiceConfig;

/// Everything but the browser application.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(tickets::list_tickets)
        .service(tickets::create_ticket)
        .service(tickets::list_similar_tickets)
        .service(tickets::show_ticket)
        .service(tickets::edit_ticket)
        .service(tickets::change_ticket_status)
        .service(tickets::correct_ticket_category)
        .service(tickets::signal_ticket_typing)
        .service(messages::list_messages)
        .service(messages::post_message)
        .service(photos::add_photo)
        .service(photos::show_photo)
        .service(tickets::list_ticket_history)
        .service(tickets::follow_ticket)
        .service(receipts::show_receipt)
        .service(classifications::classify_text)
        .service(classifier::show_classifier)
        .service(counts::show_counts)
        .service(resolution_times::list_resolution_times)
        .service(spikes::show_spikes)
        .service(events::list_events)
        .service(events::stream_events)
        .service(analytics::list_analyses)
        .service(analytics::show_analysis)
        .service(feeds::show_ticket_feed)
        .service(feeds::show_category_feed)
        .service(health::show_health)
        .service(health::show_readiness)
        .service(health::show_metrics);
}
