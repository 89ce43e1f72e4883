//! Letters have the size that the reader has chosen.

use crate::sources;

/// Never less than this, as phones zoom in on smaller letters in a box.
const LEAST: &str = "max(1rem, 16px)";

#[test]
fn no_style_sheet_sets_the_size_of_letters_in_pixels() {
    let mut faults = Vec::new();
    for file in sources::below("frontend/page/style", &["css"]) {
        for declaration in file.text.split([';', '{', '}']) {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let is_size = matches!(property.trim(), "font" | "font-size" | "line-height");
            let value = value.replace(LEAST, "");
            if is_size && value.contains("px") {
                faults.push(format!("{}: {}", file.path, declaration.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "sizes in pixels:\n{}", faults.join("\n"));
}
