//! Where an export goes: a file that appears when it is complete, or standard output.

use std::fs::Permissions;
use std::io::{self, Stdout, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::NamedTempFile;

pub enum Destination {
    Output(Stdout),
    /// `draft` is deleted unless it gets the name `target`.
    File {
        draft: NamedTempFile,
        target: PathBuf,
    },
}

impl Destination {
    /// `-` is standard output.
    pub fn open(target: &Path) -> anyhow::Result<Self> {
        if target == Path::new("-") {
            return Ok(Self::Output(io::stdout()));
        }
        let name = target.file_name().context("name a file to export to, not a folder")?;
        let prefix = format!(".{}.", name.to_string_lossy());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        // In the same folder, because a file cannot be renamed into another file system.
        let draft = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".part")
            // As for any other new file, less the umask.
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder.unwrap_or(Path::new(".")))
            .with_context(|| format!("cannot write to the folder of {}", target.display()))?;
        Ok(Self::File { draft, target: target.to_owned() })
    }

    /// Ends the writing: the complete file replaces what had its name.
    pub fn persist(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File { draft, target } = self {
            draft.as_file().sync_all()?;
            draft.persist(target)?;
        }
        Ok(())
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Output(output) => output.write(bytes),
            Self::File { draft, .. } => draft.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Output(output) => output.flush(),
            Self::File { draft, .. } => draft.flush(),
        }
    }
}
