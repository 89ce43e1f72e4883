//! Detects spikes: far more reports about one topic than usual.

use analysis_runtime::client::ApiClient;
use analysis_runtime::follower::{Pace, follow};
use analysis_runtime::settings::ServiceSettings;
use analysis_runtime::ticket_reader::TicketReader;
use analysis_runtime::{Program, serve_while};
use shared::role::Role;
use spikes::recent_tickets::RecentTickets;
use spikes::service::SpikeService;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program = Program {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        listen: "127.0.0.1:8084",
    };
    let ServiceSettings { service: settings } = program.settings();
    let pace = Pace::default();
    let client = |role| ApiClient::new(&settings.api, role, pace.response_timeout);
    let reader = || TicketReader::<RecentTickets>::new(pace.poll_interval);
    let ((user_reader, users), (helpdesk_reader, helpdesk)) = (reader(), reader());
    let (user_client, helpdesk_client) = (client(Role::User)?, client(Role::Helpdesk)?);
    let following = async {
        tokio::select! {
            never = follow(user_reader, user_client, pace) => never,
            never = follow(helpdesk_reader, helpdesk_client, pace) => never,
        }
    };
    serve_while(program, &settings, SpikeService { users, helpdesk }, following).await
}
