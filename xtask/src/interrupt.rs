//! Notices Ctrl-C and the other signals that ask a program to end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

/// Whether we were asked to end. The default value listens to no signal.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on the first Ctrl-C is noted, and only the second one ends us at once.
    ///
    /// # Errors
    /// When the handlers cannot be registered.
    pub fn watch() -> Result<Self> {
        let requested = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // In this order: at the first signal the shutdown must find the flag still unset.
            flag::register_conditional_shutdown(signal, 130, Arc::clone(&requested))
                .and_then(|_| flag::register(signal, Arc::clone(&requested)))
                .context("cannot listen for Ctrl-C")?;
        }
        Ok(Self(requested))
    }

    /// Requests the end, as Ctrl-C does.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the end was requested.
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
