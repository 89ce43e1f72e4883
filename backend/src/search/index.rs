//! The folder of the index: opened, built, and brought up to date.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use tantivy::directory::RamDirectory;
use tantivy::index::SegmentReader;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy};
use uuid::Uuid;

use super::schema::{self, Fields};
use crate::db::search::Document;

/// Counts the forms of the index; another form is built anew.
const FORM: u32 = 2;

/// What writing takes in memory for each thread.
const WRITER_BYTES: usize = 30_000_000;

/// What a segment that is made in memory takes beforehand.
const SMALL_WRITER_BYTES: usize = 3_000_000;

/// From how many segments of a size on they become one.
const MERGED_SEGMENTS: usize = 5;

/// Smaller segments count as of one size.
const SMALL_SEGMENT: u32 = 1_000;

/// From which share of deleted documents on a segment is written anew, and forgets their words.
const MAX_DELETED: f32 = 0.3;

/// What an index holds, written with each commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    form: u32,
    pub epoch: Uuid,
    pub position: i64,
}

impl Contents {
    pub const fn new(epoch: Uuid, position: i64) -> Self {
        Self { form: FORM, epoch, position }
    }
}

/// A folder that only this process uses.
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if there is none.
    ///
    /// # Errors
    /// When it cannot be used, or another process uses it.
    pub fn lock(path: &Path) -> anyhow::Result<Self> {
        let failed = || format!("the search index cannot be kept in {}", path.display());
        fs::create_dir_all(path).with_context(failed)?;
        let lock = File::create(path.join("lock")).with_context(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.join("index"), _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                bail!("another server uses the search index in {}", path.display())
            }
            Err(TryLockError::Error(error)) => Err(error).with_context(failed),
        }
    }

    /// The index, if it is whole and of this form.
    pub fn open(&self) -> anyhow::Result<(StoredIndex, Contents)> {
        let mut index = Index::open_in_dir(&self.path)?;
        let (schema, fields) = schema::schema();
        if index.schema() != schema {
            bail!("it has other fields");
        }
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            bail!("{} files are damaged", damaged.len());
        }
        let contents = index.load_metas()?.payload.context("it was not finished")?;
        let contents: Contents = serde_json::from_str(&contents)?;
        if contents.form != FORM {
            bail!("it is of another form");
        }
        index.set_tokenizers(schema::tokenizers());
        Ok((StoredIndex::new(index, fields, 1)?, contents))
    }

    /// An empty index in place of what is there.
    pub fn create(&self) -> anyhow::Result<StoredIndex> {
        if self.path.exists() {
            fs::remove_dir_all(&self.path)?;
        }
        fs::create_dir(&self.path)?;
        let (schema, fields) = schema::schema();
        let mut index = Index::create_in_dir(&self.path, schema)?;
        index.set_tokenizers(schema::tokenizers());
        StoredIndex::new(index, fields, 2)
    }
}

/// An index in a folder. Its methods take long: a commit waits for the disk.
pub struct StoredIndex {
    fields: Fields,
    writer: IndexWriter,
    reader: IndexReader,
}

impl StoredIndex {
    fn new(index: Index, fields: Fields, threads: usize) -> anyhow::Result<Self> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(WRITER_BYTES)
            .num_merge_threads(1)
            .build();
        let writer = index.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(MERGED_SEGMENTS);
        merging.set_min_layer_size(SMALL_SEGMENT);
        merging.set_del_docs_ratio_before_merge(MAX_DELETED);
        writer.set_merge_policy(Box::new(merging));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, writer, reader })
    }

    /// Adds a ticket that is not there yet.
    pub fn add(&self, document: &Document) -> anyhow::Result<()> {
        self.writer.add_document(self.fields.document(document))?;
        Ok(())
    }

    pub fn replace(&self, document: &Document) -> anyhow::Result<()> {
        self.writer.delete_term(self.fields.id_term(document.id));
        self.add(document)
    }

    pub fn commit(&mut self, contents: Contents) -> anyhow::Result<()> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&contents)?);
        commit.commit()?;
        Ok(())
    }

    /// Ends all threads that work on the index, after they have finished.
    pub fn close(self) -> anyhow::Result<()> {
        Ok(self.writer.wait_merging_threads()?)
    }

    /// As of the last commit.
    pub fn segments(&self) -> anyhow::Result<Vec<SegmentReader>> {
        self.reader.reload()?;
        Ok(self.reader.searcher().segment_readers().to_vec())
    }
}

/// Some tickets as a segment in memory, which takes milliseconds.
pub fn small_segment<'a>(
    documents: impl IntoIterator<Item = &'a Document>,
) -> anyhow::Result<Option<SegmentReader>> {
    let (schema, fields) = schema::schema();
    let settings =
        IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let builder =
        Index::builder().schema(schema).settings(settings).tokenizers(schema::tokenizers());
    let mut writer =
        builder.single_segment_index_writer(RamDirectory::create(), SMALL_WRITER_BYTES)?;
    for document in documents {
        writer.add_document(fields.document(document))?;
    }
    let index = writer.finalize()?;
    let reader: IndexReader =
        index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher().segment_readers().first().cloned())
}
