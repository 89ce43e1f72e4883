//! Compresses the built files once and as far as possible, so that the server need not do it for each visitor.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Extensions of text and code. Pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 9] =
    ["ftl", "html", "js", "wasm", "css", "svg", "json", "txt", "webmanifest"];
/// The highest quality of brotli.
const BROTLI_QUALITY: i32 = 11;
/// A window of 2²² bytes is larger than any of the files; with a larger one code and model become larger.
const BROTLI_WINDOW: i32 = 22;
/// Input blocks of 2¹⁶ bytes: a module with code and model becomes 2 % smaller than with larger ones.
const BROTLI_BLOCK: i32 = 16;

/// Writes a `.br` and a `.gz` beside every compressible file of a folder and the folders in it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(folder: &Path) -> Result<()> {
    for file in files(folder)?.iter().filter(|it| has_extension(it, &COMPRESSIBLE)) {
        let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        compress(file, &plain).with_context(|| format!("cannot compress {}", file.display()))?;
    }
    Ok(())
}

/// All files of a folder and the folders in it.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Whether a file's name ends in a dot and one of these.
pub fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    file.extension().and_then(|it| it.to_str()).is_some_and(|it| extensions.contains(&it))
}

/// The name of the compressed file beside a file.
pub fn compressed(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// The size after brotli, in bytes.
///
/// # Errors
/// None in practice: it writes to memory only.
pub fn brotli_size(plain: &[u8]) -> io::Result<usize> {
    Ok(compress_with_brotli(Vec::new(), plain)?.len())
}

fn compress_with_brotli<W: Write>(to: W, plain: &[u8]) -> io::Result<W> {
    let parameters = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        lgblock: BROTLI_BLOCK,
        ..BrotliEncoderParams::default()
    };
    let mut brotli = CompressorWriter::with_params(to, 1 << 16, &parameters);
    brotli.write_all(plain)?;
    brotli.flush()?;
    Ok(brotli.into_inner())
}

fn compress(file: &Path, plain: &[u8]) -> io::Result<()> {
    compress_with_brotli(File::create(compressed(file, "br"))?, plain)?;

    let gzip = File::create(compressed(file, "gz"))?;
    let mut gzip = GzEncoder::new(gzip, Compression::best());
    gzip.write_all(plain)?;
    gzip.finish().map(drop)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn compressed_files_hold_the_content_of_the_plain_ones() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("index.html");
        let text = "<p>The lift in building B is stuck</p>".repeat(500);
        fs::write(&page, &text).unwrap();
        fs::write(folder.path().join("picture.png"), "compressed already").unwrap();

        run(folder.path()).unwrap();

        let mut from_brotli = String::new();
        let compressed_file = File::open(compressed(&page, "br")).unwrap();
        brotli::Decompressor::new(compressed_file, 4096).read_to_string(&mut from_brotli).unwrap();
        assert_eq!(from_brotli, text);
        let mut from_gzip = String::new();
        let compressed_file = File::open(compressed(&page, "gz")).unwrap();
        flate2::read::GzDecoder::new(compressed_file).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
        assert_eq!(files(folder.path()).unwrap().len(), 4);
    }
}
