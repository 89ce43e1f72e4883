//! Posters with QR codes for places.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn each_place_has_a_poster_whose_code_leads_to_the_form_for_it() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.press(".filter-pane a", "Posters").await?;
    browser.find_text(".posters .empty", "No place yet").await?;

    browser.write("#places", "H3\nLibrary, level 2\nH3\n").await?;

    browser.find(".poster:nth-child(2) svg.qr-code").await?;
    let codes =
        "return [...document.querySelectorAll('.poster svg.qr-code')].map(code => code.outerHTML)";
    let codes = browser.run(codes).await?;
    let codes = codes.as_array().into_iter().flatten().filter_map(Value::as_str);
    let addresses: Vec<_> = codes.map(charts::testing::decoded).collect();
    let expected = ["/report?place=H3", "/report?place=Library,%20level%202"];
    let expected = expected.map(|path| Some(lodge.url(path)));
    ensure!(addresses == expected, "{addresses:?}");
    browser.find_text(".poster .address", "/report?place=H3").await?;

    browser.visit(&lodge.url("/posters")).await?;
    browser.find_text(".poster h2", "Library, level 2").await?;
    Ok(())
}
