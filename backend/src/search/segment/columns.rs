//! What is known of each document of a segment beside its texts.

use std::sync::Arc;

use anyhow::Context as _;
use fixedbitset::FixedBitSet;
use shared::ticket::{Category, Status};
use tantivy::SegmentReader;
use tantivy::columnar::ColumnValues;

/// How many documents are looked at together: one word of a bit set.
pub const BLOCK: usize = usize::BITS as usize;

pub struct Columns {
    pub id: Arc<dyn ColumnValues<i64>>,
    /// The documents with each status, and with each category.
    pub statuses: [FixedBitSet; Status::COUNT],
    pub categories: [FixedBitSet; Category::COUNT],
    /// The key of each document's place.
    pub place: Arc<dyn ColumnValues<u64>>,
    pub opened_at: SortColumn,
    pub last_activity_at: SortColumn,
    pub waiting_since: SortColumn,
    pub affected: SortColumn,
}

/// What all documents can be ordered by: times in microseconds, or numbers.
pub struct SortColumn {
    values: Arc<dyn ColumnValues<i64>>,
    /// The least and the greatest of each block, so that a search need not look at every match.
    ranges: Vec<(i64, i64)>,
}

impl Columns {
    pub fn open(reader: &SegmentReader) -> anyhow::Result<Self> {
        Ok(Self {
            id: values(reader, "id")?,
            statuses: variants(reader, "status")?,
            categories: variants(reader, "category")?,
            place: reader.fast_fields().u64("place")?.first_or_default_col(0),
            opened_at: SortColumn::open(reader, "opened_at")?,
            last_activity_at: SortColumn::open(reader, "last_activity_at")?,
            waiting_since: SortColumn::open(reader, "waiting_since")?,
            affected: SortColumn::open(reader, "affected")?,
        })
    }
}

impl SortColumn {
    fn open(reader: &SegmentReader, name: &str) -> anyhow::Result<Self> {
        let values = values(reader, name)?;
        let documents = reader.max_doc() as usize;
        let mut block = [0; BLOCK];
        let ranges: Vec<_> = (0..documents)
            .step_by(BLOCK)
            .map(|start| {
                let block = &mut block[..BLOCK.min(documents - start)];
                values.get_range(start as u64, block);
                let (least, greatest) = (block.iter().min(), block.iter().max());
                (least.copied().unwrap_or(i64::MAX), greatest.copied().unwrap_or(i64::MIN))
            })
            .collect();
        Ok(Self { values, ranges })
    }

    /// The least and the greatest of a block.
    pub fn range(&self, block: usize) -> (i64, i64) {
        self.ranges[block]
    }

    pub fn get(&self, document: usize) -> i64 {
        self.values.get_val(document as u32)
    }
}

fn values(reader: &SegmentReader, name: &str) -> anyhow::Result<Arc<dyn ColumnValues<i64>>> {
    Ok(reader.fast_fields().i64(name)?.first_or_default_col(0))
}

/// The documents by the number of the variant that a column holds for them.
fn variants<const N: usize>(
    reader: &SegmentReader,
    name: &str,
) -> anyhow::Result<[FixedBitSet; N]> {
    let documents = reader.max_doc() as usize;
    let mut sets = [const { FixedBitSet::new() }; N];
    sets.iter_mut().for_each(|set| set.grow(documents));
    let column = reader.fast_fields().u64(name)?.first_or_default_col(0);
    for (document, variant) in column.iter().enumerate() {
        let set = sets.get_mut(variant as usize).with_context(|| format!("{name} {variant}"))?;
        set.insert(document);
    }
    Ok(sets)
}
