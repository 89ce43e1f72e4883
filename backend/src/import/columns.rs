//! Which column of the file is which.

use anyhow::{Context as _, bail};
use csv::ByteRecord;

/// Where a row has what.
#[derive(Debug)]
pub struct Columns {
    pub opened_at: usize,
    pub closed_at: usize,
    pub text: usize,
    pub category: Option<usize>,
    /// How many fields a row has.
    pub width: usize,
    /// The names that mean nothing here.
    pub ignored: Vec<String>,
}

impl Columns {
    /// Reads the first line.
    ///
    /// # Errors
    ///
    /// When a column is missing or there twice.
    pub fn of(header: &ByteRecord) -> anyhow::Result<Self> {
        let names: Vec<String> = header.iter().map(name).collect();
        Ok(Self {
            opened_at: required(&names, "opened_at")?,
            closed_at: required(&names, "closed_at")?,
            text: required(&names, "text")?,
            category: place(&names, is_category)?,
            width: names.len(),
            ignored: names.iter().filter(|it| !is_known(it)).cloned().collect(),
        })
    }
}

fn name(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim().to_lowercase()
}

fn is_category(name: &str) -> bool {
    matches!(name, "category" | "label_or_empty")
}

fn is_known(name: &str) -> bool {
    is_category(name) || matches!(name, "opened_at" | "closed_at" | "text")
}

fn required(names: &[String], name: &str) -> anyhow::Result<usize> {
    place(names, |it| it == name)?.with_context(|| {
        let found = names.join(", ");
        format!("the first line names no column {name}; it names: {found}")
    })
}

fn place(names: &[String], is_meant: impl Fn(&str) -> bool) -> anyhow::Result<Option<usize>> {
    let mut places = (0..names.len()).filter(|it| is_meant(&names[*it]));
    let first = places.next();
    if let Some(second) = places.next() {
        bail!("the first line names {} more than once", names[second]);
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let header = ByteRecord::from(vec!["Text", "note", " closed_at", "opened_at"]);
        let columns = Columns::of(&header).unwrap();
        assert_eq!((columns.text, columns.closed_at, columns.opened_at), (0, 2, 3));
        assert_eq!((columns.category, columns.width), (None, 4));
        assert_eq!(columns.ignored, ["note"]);
    }

    #[test]
    fn a_missing_or_repeated_column_is_named() {
        let refused = |names: Vec<&str>| Columns::of(&ByteRecord::from(names)).unwrap_err();
        let missing = refused(vec!["opened_at", "text"]).to_string();
        assert!(missing.contains("no column closed_at"), "{missing}");
        let twice = refused(vec!["opened_at", "closed_at", "text", "category", "label_or_empty"]);
        assert!(twice.to_string().contains("label_or_empty more than once"), "{twice}");
    }
}
