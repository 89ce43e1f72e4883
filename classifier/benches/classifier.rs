//! How long the classifier takes: for an ordinary text, for the worst ones, and for a file of lines.
//!
//! Run by `cargo xtask bench classifier`. It judges by limits, but a slow machine is no failure.
#![expect(clippy::print_stdout, reason = "what a benchmark is for")]

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use classifier::classify;
use worst_strings::worst_strings;

#[path = "../tests/classifier/worst_strings.rs"]
mod worst_strings;

const CORPUS: &str = include_str!("../corpus/test-en.tsv");
/// So often everything is measured; the least disturbed run counts, or the one in the middle.
const RUNS: usize = 9;

fn main() {
    ordinary_texts();
    worst_texts();
    a_file_of_lines();
}

/// Texts of 500 characters, made of the test part.
fn ordinary_texts() {
    let letters: Vec<char> = texts().collect::<Vec<_>>().join(". ").chars().collect();
    let texts: Vec<String> = letters.chunks_exact(500).map(|it| it.iter().collect()).collect();
    let mut times: Vec<Duration> =
        texts.iter().flat_map(|it| (0..RUNS).map(move |_| time(it))).collect();
    times.sort_unstable();
    let [median, nearly_all] = [times.len() / 2, times.len() * 99 / 100].map(|it| times[it]);
    println!("500 characters: median {median:.1?}, 99 % within {nearly_all:.1?} (limit 50 µs)");
}

/// Of 64 KiB each, and of twice that: linear time takes twice as long.
fn worst_texts() {
    println!("{:<24}{:>12}{:>16}", "repeated", "64 KiB", "128 KiB takes");
    let twice = worst_strings(128 * 1024);
    for ((seed, once), (_, twice)) in worst_strings(64 * 1024).into_iter().zip(twice) {
        let [once, twice] = [once, twice].map(|it| (0..RUNS).map(|_| time(&it)).min());
        let (Some(once), Some(twice)) = (once, twice) else { continue };
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        let milliseconds = once.as_secs_f64() * 1_000.0;
        println!("{:<24}{milliseconds:>9.2} ms{ratio:>10.2} times", format!("{seed:?}"));
    }
    println!("{:<24}{:>12}{:>16}", "limits", "20 ms", "2.2 times");
}

/// `lodge-classify` on 100,000 lines, its start included.
fn a_file_of_lines() {
    let lines: String = texts().cycle().take(100_000).flat_map(|it| [it, "\n"]).collect();
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lodge-classify"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("lodge-classify was built with this benchmark");
    let mut input = child.stdin.take().expect("its input is a pipe");
    input.write_all(lines.as_bytes()).expect("it reads to the end");
    drop(input);
    assert!(child.wait().expect("it ends").success());
    println!("100,000 lines through lodge-classify: {:.2?} (limit 10 s)", begin.elapsed());
}

fn texts() -> impl Iterator<Item = &'static str> + Clone {
    CORPUS.lines().filter_map(|it| it.split('\t').nth(2))
}

fn time(text: &str) -> Duration {
    let begin = Instant::now();
    black_box(classify(black_box(text)));
    begin.elapsed()
}
