//! Clusters on a real PostgreSQL, and the supervisor.

mod cluster;
mod supervisor;
