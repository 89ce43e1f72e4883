//! Makes one typed function for each phrase of the catalogue in `locales/`.

use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let Ok(folder) = std::env::var("OUT_DIR") else { return ExitCode::FAILURE };
    let output = |name: &str| Path::new(&folder).join(name).display().to_string();
    build_from_locales_folder(
        BuildOptions::default()
            .with_prefix("")
            .with_lint_level(LintLevel::Deny)
            .without_bidi_isolation()
            .without_format()
            .with_output_file_path(&output("catalogue.rs"))
            .with_ftl_output(FtlOutputOptions::multi_file(&output("catalogue"))),
    )
}
