//! The index is kept, and built anew whenever it does not fit the database.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use super::ids;
use crate::support::{Client, TestApp, TestDatabase};

const LIMIT: Duration = Duration::from_secs(30);

/// What the log says when an index is built.
const BUILDING: &str = "building the search index";

async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + LIMIT;
    while !is_so().await {
        assert!(Instant::now() < deadline, "{what}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// `lodge serve` as a program of its own, which can be killed.
struct Program {
    child: Child,
    client: Client,
    log: PathBuf,
}

impl Program {
    /// Waits until searches look at everything.
    async fn start(database: &TestDatabase, folder: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let log = folder.with_extension(format!("{}.log", address.port()));
        let child = Command::new(env!("CARGO_BIN_EXE_lodge"))
            .args(["serve", "--analytics", "backlog=http://127.0.0.1:1", "--listen"])
            .arg(address.to_string())
            .arg("--search-index")
            .arg(folder)
            .env("DATABASE_URL", &database.url)
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let program =
            Self { child, client: Client::new(&format!("http://{address}"), "helpdesk"), log };
        until("the server answers", async || {
            program.client.request(reqwest::Method::GET, "/healthz").send().await.is_ok()
        })
        .await;
        program.ready().await;
        program
    }

    async fn ready(&self) {
        until("the index is ready", async || {
            self.client.search("lamp", "").await.get("partial").is_none()
        })
        .await;
    }

    fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

struct World {
    app: TestApp,
    folder: TempDir,
}

impl World {
    /// Three tickets whose index is in a folder that no server uses any more.
    async fn create() -> Self {
        let (app, parent) = (TestApp::spawn().await, tempfile::tempdir().unwrap());
        for text in ["The lamp is dark", "Another lamp", "The lift is stuck"] {
            app.ticket(text).await;
        }
        let world = Self { app, folder: parent };
        let program = world.start().await;
        assert!(program.log().contains(BUILDING));
        world
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("search-index")
    }

    async fn start(&self) -> Program {
        Program::start(&self.app.database, &self.index()).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restarted_server_goes_on_where_the_index_stands() {
    let world = World::create().await;
    // While no server uses the folder.
    world.app.ticket("A new lamp").await;
    world.app.helpdesk().message(3, "No lamp in it either").await;
    world.app.helpdesk().move_ticket(1, "active").await;

    let program = world.start().await;

    let page = program.client.search("lamp", "").await;
    assert_eq!((ids(&page), &page["matches"]["active"]), (vec![4, 2, 1, 3], &1.into()));
    assert!(!program.log().contains(BUILDING), "{}", program.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_loses_nothing_of_the_index() {
    let world = World::create().await;
    for n in 0..3 {
        let program = world.start().await;
        let ticket = world.app.ticket(&format!("Zebra{n} on the lawn")).await;
        assert_eq!(program.client.found(&format!("zebra{n}")).await, [ticket]);
        drop(program);
        let program = world.start().await;
        assert_eq!(program.client.found(&format!("zebra{n}")).await, [ticket]);
        assert!(!program.log().contains(BUILDING), "{}", program.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_another_log_is_built_anew() {
    let mut world = World::create().await;
    world.app = TestApp::on(world.app.database.copy().await).await;
    world
        .app
        .database
        .owner()
        .await
        .batch_execute(
            "SET session_replication_role = replica;
         UPDATE tickets SET description = 'The lamp of another log' WHERE id = 3",
        )
        .await
        .unwrap();

    let program = world.start().await;

    assert_eq!(program.client.found("lamp").await, [3, 2, 1]);
    assert!(program.log().contains(BUILDING));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_replaced_under_a_running_server_is_indexed_anew() {
    let app = TestApp::spawn().await;
    app.ticket("The lamp is dark").await;
    assert_eq!(app.helpdesk().found("lamp").await, [1]);
    app.database.replace_with_copy().await;
    app.database
        .owner()
        .await
        .batch_execute(
            "SET session_replication_role = replica;
         UPDATE tickets SET description = 'The lift of another log'",
        )
        .await
        .unwrap();

    until("the other log is indexed", async || {
        let answer = app.helpdesk().get("/api/tickets?q=lift").await;
        answer.status == 200 && answer.body.get("partial").is_none() && ids(&answer.body) == [1]
    })
    .await;
    assert!(app.helpdesk().found("lamp").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_index_is_built_anew() {
    let world = World::create().await;
    let files =
        || fs::read_dir(world.index().join("index")).unwrap().map(|file| file.unwrap().path());
    let damages: [(&str, &dyn Fn()); 5] = [
        ("a file is missing", &|| {
            fs::remove_file(
                files().find(|file| file.extension().is_some_and(|it| it == "term")).unwrap(),
            )
            .unwrap();
        }),
        ("a file is cut off", &|| {
            let file = files().find(|file| file.extension().is_some_and(|it| it == "idx")).unwrap();
            File::options().write(true).open(file).unwrap().set_len(20).unwrap();
        }),
        ("a byte is another", &|| {
            let file = files().find(|file| file.extension().is_some_and(|it| it == "pos")).unwrap();
            let mut bytes = fs::read(&file).unwrap();
            bytes[0] ^= 1;
            fs::write(file, bytes).unwrap();
        }),
        ("what it holds is not said", &|| {
            fs::write(world.index().join("index/meta.json"), "{}").unwrap()
        }),
        ("everything is gone", &|| fs::remove_dir_all(world.index()).unwrap()),
    ];
    for (what, damage) in damages {
        damage();
        let program = world.start().await;
        assert_eq!(program.client.found("lamp").await, [2, 1], "{what}");
        assert!(program.log().contains(BUILDING), "{what}: {}", program.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_in_the_folder_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    fs::write(&note, "mine").unwrap();
    let path = folder.path().to_owned();
    let app = TestApp::spawn_with(|config| config.search_index = path).await;
    app.ticket("The lamp is dark").await;
    assert_eq!(app.user().found("lamp").await, [1]);
    assert_eq!(fs::read_to_string(note).unwrap(), "mine");
}

/// The second server says so, and searches without an index.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_another_server_uses_leaves_the_plain_search() {
    let world = World::create().await;
    let first = world.start().await;
    for text in ["A lamp of 75% light_s", "Closed lamp"] {
        world.app.ticket(text).await;
    }
    world.app.helpdesk().move_ticket(5, "active").await;
    world.app.helpdesk().move_ticket(5, "closed").await;
    let path = world.index();
    let other = world.app.another_server_with(|config| config.search_index = path).await;
    let (user, helpdesk) = (Client::new(&other, "user"), Client::new(&other, "helpdesk"));

    let page = user.search("lamp", "").await;
    assert_eq!(
        (ids(&page), &page["partial"], page.get("matches")),
        (vec![4, 2, 1], &true.into(), None)
    );
    assert_eq!(helpdesk.found("LAMP").await, [5, 4, 2, 1]);
    assert_eq!(user.found("dark \"lamp\"").await, [1]);
    assert_eq!(user.found("75% light_s").await, [4]);
    for q in ["%", "_", "\\", "l%p", "lam_"] {
        assert!(user.found(&format!("{q}x")).await.is_empty(), "{q}");
    }
    let page = user.search("lamp", "limit=2&sort=oldest").await;
    assert_eq!(ids(&page), [1, 2]);
    let after = page["next"].as_str().unwrap();
    assert_eq!(ids(&user.search("lamp", &format!("limit=2&sort=oldest&after={after}")).await), [4]);
    // It takes the index over as soon as it can.
    drop(first);
    until("the index is taken over", async || {
        user.search("lamp", "").await.get("partial").is_none()
    })
    .await;
}
