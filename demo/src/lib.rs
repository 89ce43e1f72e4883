//! Generates demo tickets.
