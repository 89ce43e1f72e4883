//! Copies a migrated template, which PostgreSQL does in tens of milliseconds.

use backend::db;
use diesel::sql_query;
use diesel_async::{
    AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _,
};
use uuid::Uuid;

pub struct TestDatabase {
    pub url: String,
    name: String,
}

impl TestDatabase {
    /// A copy of the template that `cargo xtask test` has migrated, or else a new one.
    pub async fn create() -> Self {
        let Ok(template) = std::env::var("LODGE_TEST_TEMPLATE") else {
            let database = Self::bare().await;
            db::migrate(&database.url).await.unwrap();
            return database;
        };
        let name = format!("test_{}", Uuid::new_v4().simple());
        admin(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { url: url(&name), name }
    }

    /// Without a single table.
    pub async fn bare() -> Self {
        let name = format!("test_{}", Uuid::new_v4().simple());
        admin(&format!("CREATE DATABASE {name}")).await;
        Self { url: url(&name), name }
    }

    /// Without a single table, and with other options than those of the server.
    pub async fn bare_with(options: &str) -> Self {
        let name = format!("test_{}", Uuid::new_v4().simple());
        admin(&format!("CREATE DATABASE {name} TEMPLATE template0 {options}")).await;
        Self { url: url(&name), name }
    }

    /// Another database that holds the same. Throws out whoever is connected.
    pub async fn copy(&self) -> Self {
        let name = format!("test_{}", Uuid::new_v4().simple());
        self.copy_to(&name).await;
        Self { url: url(&name), name }
    }

    /// Puts a copy in its own place.
    pub async fn replace_with_copy(&self) {
        let (name, copy) = (&self.name, format!("test_{}", Uuid::new_v4().simple()));
        self.copy_to(&copy).await;
        admin(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        admin(&format!("ALTER DATABASE {copy} RENAME TO {name}")).await;
    }

    async fn copy_to(&self, copy: &str) {
        let name = &self.name;
        admin(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
        // Nobody may be connected to what is copied; each is given five seconds to go.
        admin(&format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        ))
        .await;
        admin(&format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
        admin(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
    }

    /// A connection with all rights.
    pub async fn owner(&self) -> AsyncPgConnection {
        AsyncPgConnection::establish(&self.url).await.unwrap()
    }

    /// A connection with the rights of a role.
    pub async fn as_role(&self, role: &str) -> AsyncPgConnection {
        let mut conn = self.owner().await;
        conn.batch_execute(&format!("SET ROLE lodge_{role}")).await.unwrap();
        conn
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // Dropping cannot wait, a thread of its own can.
        let work = async move { admin(&drop).await };
        let runtime =
            || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        std::thread::spawn(move || runtime().block_on(work)).join().unwrap();
    }
}

async fn admin(sql: &str) {
    let mut conn = AsyncPgConnection::establish(&url("postgres")).await.unwrap();
    sql_query(sql).execute(&mut conn).await.unwrap();
}

fn url(database: &str) -> String {
    let server = std::env::var("LODGE_TEST_DATABASE_SERVER").expect(
        "set LODGE_TEST_DATABASE_SERVER to a PostgreSQL server, such as \
         postgres://postgres@127.0.0.1:5432, or run `cargo xtask test`",
    );
    format!("{server}/{database}")
}
