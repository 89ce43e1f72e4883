//! The environment of the tests: a database server with a migrated template, a browser, and tools.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cluster::Cluster;
use crate::tools::browser::{self, Browser};
use crate::tools::{node, postgresql, python};
use crate::{checkout, program};

/// The name of the migrated database that each test copies.
const TEMPLATE: &str = "lodge_template";

/// Everything that tests need. Dropping it stops the database server.
#[derive(Debug)]
pub struct Environment {
    cluster: Cluster,
    browser: Browser,
    schemathesis: PathBuf,
    axe: PathBuf,
    fonts: PathBuf,
}

impl Environment {
    /// Installs missing tools, starts a temporary database server and migrates the template.
    ///
    /// # Errors
    /// When a tool cannot be installed, or the migrations fail.
    pub fn prepare() -> Result<Self> {
        let (browser, schemathesis) = (browser::ensure()?, python::ensure_schemathesis()?);
        let (axe, fonts) = (node::ensure_axe()?, node::ensure_fonts()?);
        let cluster = Cluster::temporary(postgresql::ensure()?)?;
        cluster.server().make_database(TEMPLATE)?;
        let mut migrate = program::here(programs().join("lodge"));
        migrate.arg("migrate").env("DATABASE_URL", cluster.server().url(TEMPLATE));
        program::output(&mut migrate)?;
        Ok(Self { cluster, browser, schemathesis, axe, fonts })
    }

    /// Passes the environment to a test runner.
    pub fn pass_to(&self, runner: &mut Command) {
        runner
            .env_remove("DATABASE_URL")
            .env("LODGE_TEST_DATABASE_SERVER", self.cluster.server().address())
            .env("LODGE_TEST_TEMPLATE", TEMPLATE)
            .env("LODGE_TEST_BIN", programs())
            .env("LODGE_TEST_DIST", checkout::dist())
            .env("LODGE_TEST_SCHEMATHESIS", &self.schemathesis)
            .env("LODGE_TEST_AXE", &self.axe)
            .env("LODGE_TEST_FONTS", &self.fonts)
            .env("CHROMEDRIVER", &self.browser.driver)
            .env("CHROMIUM", &self.browser.chromium);
    }
}

fn programs() -> PathBuf {
    checkout::target().join("debug")
}
