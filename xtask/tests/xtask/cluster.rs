//! Clusters on a real PostgreSQL.

use xtask::cluster::Cluster;
use xtask::tools::postgresql;

fn cluster() -> Cluster {
    let programs = postgresql::find().expect("PostgreSQL is installed: `cargo xtask up` does it");
    Cluster::temporary(programs).expect("a cluster starts")
}

fn count(cluster: &Cluster) -> String {
    let notes = cluster.server().sql("postgres", "SELECT count(*) FROM notes");
    notes.expect("the table is there").trim().to_owned()
}

#[test]
fn a_commit_survives_a_stop_and_a_kill() {
    let mut cluster = cluster();
    cluster.server().sql("postgres", "CREATE TABLE notes AS SELECT 1 AS one").unwrap();

    cluster.stop();
    assert!(cluster.running().is_none());
    cluster.start().unwrap();
    assert_eq!(count(&cluster), "1");

    cluster.server().sql("postgres", "INSERT INTO notes VALUES (2)").unwrap();
    cluster.kill();
    assert!(!cluster.is_ready());
    assert!(cluster.server().sql("postgres", "SELECT 1").is_err());
    cluster.start().unwrap();
    assert_eq!(count(&cluster), "2");
}

#[test]
fn a_copy_of_a_template_is_a_database_of_its_own() {
    let cluster = cluster();
    let server = cluster.server();
    assert!(server.make_database("original").unwrap());
    assert!(!server.make_database("original").unwrap());
    server.sql("original", "CREATE TABLE notes AS SELECT 1 AS one").unwrap();

    server.copy_database("original", "copy").unwrap();
    server.sql("copy", "DELETE FROM notes").unwrap();
    assert_eq!(server.sql("original", "SELECT count(*) FROM notes").unwrap().trim(), "1");

    server.drop_database("copy").unwrap();
    assert!(server.sql("copy", "SELECT 1").is_err());
}

#[test]
fn the_cluster_has_checksums_and_is_reachable_from_this_machine_only() {
    let cluster = cluster();
    let setting = |name: &str| {
        cluster.server().sql("postgres", &format!("SHOW {name}")).unwrap().trim().to_owned()
    };
    assert_eq!(setting("data_checksums"), "on");
    assert_eq!(setting("listen_addresses"), "127.0.0.1");
    assert_eq!(setting("unix_socket_directories"), "");
    assert_eq!(setting("server_encoding"), "UTF8");
}

#[test]
fn a_cluster_of_a_test_leaves_nothing_behind() {
    let cluster = cluster();
    let folder = cluster.log().parent().unwrap().to_owned();
    let postmaster = cluster.running().unwrap();
    drop(cluster);
    assert!(!folder.exists());
    let listening = xtask::http::loopback(postmaster.port);
    assert!(std::net::TcpStream::connect(listening).is_err());
}
