//! Photographs of pages, compared with those in the repository.
//!
//! A machine may smooth letters a little differently, so the means of small blocks are compared and not pixels.

mod comparison;
mod files;
mod report;

use anyhow::Result;
use image::RgbImage;
use xtask::checkout;
use xtask::test::RECORD_PHOTOGRAPHS;

use comparison::{compare, reduced, with_few_colours};
use files::{read, write};

/// Pixels of a page for each pixel of a stored picture, in each direction: letters can still be read.
const SCALE: u32 = 2;

/// A whole page, however high it is.
#[derive(Debug)]
pub struct Photograph {
    /// One pixel for each CSS pixel.
    pub picture: RgbImage,
    /// The headings of the page, from top to bottom.
    pub headings: Vec<Heading>,
}

/// Where a part of the page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it says.
    pub text: String,
    /// In pixels from the top of the page.
    pub top: u32,
}

impl Photograph {
    /// What differs from the picture of that name in the repository, if anything does; or, when photographs are
    /// recorded, takes the place of that picture.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn difference(&self, name: &str) -> Result<Option<String>> {
        let stored = checkout::root().join("e2e/photographs").join(name).with_extension("png");
        let new = reduced(&self.picture, SCALE);
        if std::env::var_os(RECORD_PHOTOGRAPHS).is_some() {
            // What is equal stays, so that a commit holds only what has changed.
            let is_equal = stored.exists() && compare(&read(&stored)?, &new).is_none();
            if !is_equal {
                write(&stored, &with_few_colours(&new))?;
            }
            return Ok(None);
        }
        if !stored.exists() {
            return Ok(Some(format!(
                "{name}: there is no photograph yet: run `cargo xtask photographs`"
            )));
        }
        let reference = read(&stored)?;
        let Some(difference) = compare(&reference, &new) else { return Ok(None) };
        let shown = checkout::target().join("photographs").join(name).with_extension("png");
        write(&shown, &report::side_by_side(&reference, &new, &difference))?;
        let text = report::described(&difference, &self.headings, SCALE);
        Ok(Some(format!("{name}: {text}\n  see {}", shown.display())))
    }
}
