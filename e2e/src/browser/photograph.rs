//! Takes photographs of whole pages.

use std::fs;

use anyhow::{Context, Result, ensure};
use image::{ImageFormat, RgbImage, imageops};
use serde_json::{Value, json};

use super::Browser;
use crate::environment;
use crate::photograph::{Heading, Photograph};

/// Latin letters, and Hebrew ones for a text from right to left. Machines have different fonts of their own.
const FONTS: [&str; 2] =
    ["open-sans-latin-wght-normal.woff2", "open-sans-hebrew-wght-normal.woff2"];

/// Gives every text these fonts and lets nothing move. The page's security policy allows neither fonts from elsewhere
/// nor style elements, but fonts and style sheets that a script makes.
const PREPARE: &str = "
const [files, done] = arguments;
const prepare = async () => {
    const faces = files.map((bytes, index) =>
        new FontFace('photograph-' + index, new Uint8Array(bytes).buffer, { weight: '300 800' }));
    for (const face of faces) document.fonts.add(await face.load());
    const style = new CSSStyleSheet();
    style.replaceSync(`*, ::before, ::after {
        font-family: ${faces.map(face => face.family).join()} !important;
        animation: none !important;
        transition: none !important;
        caret-color: transparent !important;
    }`);
    document.adoptedStyleSheets.push(style);
    document.activeElement?.blur();
    await Promise.all([...document.images].map(image => image.decode()));
};
prepare().then(() => done(null), error => done(String(error)));";

/// Scrolls there and waits until that is drawn.
const SCROLL: &str = "
const [top, done] = arguments;
scrollTo(0, top);
requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)));";

/// The width and the height of the window and the height of the page.
const SIZES: &str = "return [innerWidth, innerHeight, document.documentElement.scrollHeight]";

/// Each section, and each state in it.
const HEADINGS: &str = "
return [...document.querySelectorAll('.specimens > h2, .specimen > h3')].map(heading => {
    const section = heading.closest('section').querySelector('h2').textContent;
    const isState = heading.matches('h3');
    const top = Math.round(heading.getBoundingClientRect().top + scrollY);
    return [isState ? section + ', ' + heading.textContent : section, Math.max(top, 0)];
});";

impl Browser {
    /// Photographs the style guide from top to bottom in fonts that all machines have.
    ///
    /// # Errors
    /// When the fonts are missing or the driver refuses.
    pub async fn photograph_style_guide(&self) -> Result<Photograph> {
        let folder = environment::path("LODGE_TEST_FONTS")?;
        let read = |name: &str| {
            let file = folder.join(name);
            fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
        };
        let fonts = FONTS.iter().map(|name| read(name)).collect::<Result<Vec<Vec<u8>>>>()?;
        let problem = self.driver().execute_async(PREPARE, vec![json!(fonts)]).await?;
        ensure!(problem.json().is_null(), "the page could not be prepared: {}", problem.json());

        self.scroll_to(0).await?;
        let [width, view, height]: [u32; 3] = serde_json::from_value(self.run(SIZES).await?)?;
        let mut picture = RgbImage::new(width, height);
        // A window as high as the page would make everything higher that goes by the height of the window.
        for top in (0..height).step_by(view as usize) {
            let top = top.min(height.saturating_sub(view));
            self.scroll_to(top).await?;
            let png = self.photograph().await?;
            let part = image::load_from_memory_with_format(&png, ImageFormat::Png)?.into_rgb8();
            let (expected, size) = ((width, view), part.dimensions());
            ensure!(size == expected, "the window is {expected:?} and its picture {size:?}");
            imageops::replace(&mut picture, &part, 0, top.into());
        }
        let headings: Vec<(String, u32)> = serde_json::from_value(self.run(HEADINGS).await?)?;
        let headings = headings.into_iter().map(|(text, top)| Heading { text, top }).collect();
        Ok(Photograph { picture, headings })
    }

    async fn scroll_to(&self, top: u32) -> Result<()> {
        let reached = self.driver().execute_async(SCROLL, vec![json!(top)]).await?;
        let reached: &Value = reached.json();
        ensure!(reached.as_f64() == Some(top.into()), "scrolled to {reached} and not to {top}");
        Ok(())
    }
}
