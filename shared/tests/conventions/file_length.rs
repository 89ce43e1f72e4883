//! No source file is too long to read at once.

use crate::sources;

const MAX_LINES: usize = 300;

#[test]
fn no_file_is_long() {
    for file in sources::below("", &["rs"]) {
        let n_lines = file.text.lines().count();
        assert!(n_lines <= MAX_LINES, "{} has {n_lines} lines; split it", file.path);
    }
}
