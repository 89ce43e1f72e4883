//! Texts inside markup.

use std::fmt::{self, Display, Formatter, Write};

/// A text that means itself between tags and between quotation marks.
pub struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            // In an attribute they would become spaces.
            '\t' => f.write_str("&#9;"),
            '\n' => f.write_str("&#10;"),
            '\r' => f.write_str("&#13;"),
            // No XML may hold these, escaped or not.
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}'),
            other => f.write_char(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_xml_is_escaped_and_nothing_else() {
        let escaped = |text| Escaped(text).to_string();
        assert_eq!(escaped("a & b < c > d \" e ' f"), "a &amp; b &lt; c &gt; d &quot; e &#39; f");
        assert_eq!(escaped("&amp;"), "&amp;amp;");
        assert_eq!(escaped("Müllers Büro – 5 €, 🛗"), "Müllers Büro – 5 €, 🛗");
        assert_eq!(escaped("\t\n\r"), "&#9;&#10;&#13;");
        assert_eq!(escaped("\0\u{1b}\u{ffff}"), "\u{fffd}\u{fffd}\u{fffd}");
    }
}
