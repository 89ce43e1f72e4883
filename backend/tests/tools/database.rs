//! A database for one test, gone afterwards.

use backend::db;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

pub struct TestDatabase {
    server: String,
    name: String,
    pub url: String,
}

impl TestDatabase {
    /// Migrated and without a ticket.
    pub async fn new() -> Self {
        let template = std::env::var("LODGE_TEST_TEMPLATE").ok();
        let database = Self::create(template.as_deref()).await;
        if template.is_none() {
            db::migrate(&database.url).await.unwrap();
        }
        database
    }

    /// Without a single table.
    pub async fn bare() -> Self {
        Self::create(None).await
    }

    async fn create(template: Option<&str>) -> Self {
        let server = std::env::var("LODGE_TEST_DATABASE_SERVER").expect(
            "LODGE_TEST_DATABASE_SERVER must name a PostgreSQL server for tests, \
             such as postgres://postgres@127.0.0.1:5432",
        );
        let server = server.trim_end_matches('/').to_owned();
        let name = format!("test_{}", Uuid::new_v4().simple());
        let template = template.unwrap_or("template1");
        run(&server, format!("CREATE DATABASE {name} TEMPLATE \"{template}\"")).await;
        Self { url: format!("{server}/{name}"), server, name }
    }

    pub async fn connect(&self) -> AsyncPgConnection {
        db::connect_as_owner(&self.url).await.unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let server = self.server.clone();
        // A drop cannot wait for a future, so another thread does.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(run(&server, sql));
        });
        if dropping.join().is_err() {
            eprintln!("the database {} could not be dropped", self.name);
        }
    }
}

async fn run(server: &str, sql: String) {
    let mut conn = db::connect_as_owner(&format!("{server}/postgres")).await.unwrap();
    diesel::sql_query(sql).execute(&mut conn).await.unwrap();
}
