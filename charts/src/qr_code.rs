//! QR codes: an address for the camera of a phone.

#[cfg(any(test, feature = "testing"))]
pub mod testing;

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use crate::escape::Escaped;

/// How many white modules a reader needs around the code.
const QUIET_ZONE: usize = 4;

/// The longest text, in bytes, that stays readable with a part of its code covered. The code of a longer one would have
/// more modules than a camera tells apart on a phone's screen.
const MAX_ROBUST_BYTES: usize = 400;

/// An `<svg>` element with that name that holds the text, black on white in every theme; nothing if the text is too
/// long.
pub fn qr_code(text: &str, name: &str) -> Option<String> {
    let level = if text.len() > MAX_ROBUST_BYTES { QrCodeEcc::Low } else { QrCodeEcc::Medium };
    let code = QrCode::encode_segments(&segments(text), level).ok()?;
    let width = code.size();
    let mut path = String::new();
    for y in 0..width {
        let row: Vec<bool> = (0..width).map(|x| code.get_module(x, y)).collect();
        let mut x = QUIET_ZONE;
        for run in row.chunk_by(bool::eq) {
            let n = run.len();
            if run[0] {
                write!(path, "M{x} {}h{n}v1h-{n}z", y + QUIET_ZONE as i32).ok()?;
            }
            x += n;
        }
    }
    let (name, size) = (Escaped(name), width + 2 * QUIET_ZONE as i32);
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" class="qr-code" role="img" aria-label="{name}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>"##
    ))
}

/// The text in two parts: its end in digits and capital letters, which need fewer bits, and what stands before it.
fn segments(text: &str) -> [QrSegment; 2] {
    let before_end =
        |character: &char| !QrSegment::is_alphanumeric(character.encode_utf8(&mut [0; 4]));
    let start = text.char_indices().rev().find(|(_, it)| before_end(it));
    let (rest, end) = text.split_at(start.map_or(0, |(index, it)| index + it.len_utf8()));
    [QrSegment::make_bytes(rest.as_bytes()), QrSegment::make_alphanumeric(end)]
}

#[cfg(test)]
mod tests {
    use super::testing::decoded;
    use super::*;
    use crate::tests::attributes;

    #[test]
    fn a_camera_reads_the_text_again() {
        let secrets = "R0123456789ABCDEF0123456789ABCDEF".repeat(40);
        for text in [
            "http://localhost:8080/report?place=H3".to_owned(),
            format!("https://lodge.example/report?place={}", "%C3%BC%20".repeat(60)),
            format!("https://helpdesk.campus.example/reports#receive={secrets}"),
        ] {
            let svg = qr_code(&text, "Code").unwrap();
            assert_eq!(decoded(&svg), Some(text));
        }
    }

    #[test]
    fn secrets_make_no_more_modules_than_a_phone_shows() {
        let secrets = "R0123456789ABCDEF0123456789ABCDEF".repeat(40);
        let svg = qr_code(&format!("https://lodge.example/reports#receive={secrets}"), "").unwrap();
        let [[view]] = attributes(&svg, "svg", ["viewBox"]).try_into().unwrap();
        assert_eq!(view, "0 0 113 113");
    }

    #[test]
    fn a_code_is_an_image_with_a_name_on_white_with_a_quiet_zone() {
        let svg = qr_code("x", "\"><script>").unwrap();
        assert!(svg.contains(r#" role="img" aria-label="&quot;&gt;&lt;script&gt;" "#), "{svg}");
        // 21 modules, and four on each side.
        let paths = attributes(&svg, "path", ["fill", "d"]);
        assert_eq!(paths[0], ["#fff", "M0 0h29v29h-29z"]);
        assert!(paths[1][1].starts_with("M4 4h7v1h-7z"), "{svg}");
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert!(qr_code(&"x".repeat(10_000), "").is_none());
    }
}
