//! Where an export goes: a file that appears when it is whole, or standard output.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

pub enum Destination {
    Output(Stdout),
    File { file: File, draft: Draft, target: PathBuf },
}

/// A file that goes away unless it gets its real name.
pub struct Draft(PathBuf);

impl Destination {
    /// `-` is standard output.
    pub fn open(target: &Path) -> anyhow::Result<Self> {
        if target == Path::new("-") {
            return Ok(Self::Output(io::stdout()));
        }
        // Beside the target, because renaming does not reach across file systems.
        let name = target.file_name().context("name a file to export to, not a folder")?;
        let mut draft_name = OsString::from(".");
        draft_name.push(name);
        draft_name.push(format!(".{}.part", std::process::id()));
        let draft = target.with_file_name(draft_name);
        let file = File::create(&draft)
            .with_context(|| format!("cannot write to the folder of {}", target.display()))?;
        Ok(Self::File { file, draft: Draft(draft), target: target.to_owned() })
    }

    /// Ends the writing: the file gets its name.
    pub fn keep(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File { file, draft, target } = &self {
            file.sync_all()?;
            fs::rename(&draft.0, target)?;
        }
        Ok(())
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Output(output) => output.write(bytes),
            Self::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Output(output) => output.flush(),
            Self::File { file, .. } => file.flush(),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the renaming there is nothing left under this name; before, the error that
        // brings us here has been told.
        let _ = fs::remove_file(&self.0);
    }
}
