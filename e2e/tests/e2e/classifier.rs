//! The classifier in the browser: it classifies while somebody types, with exactly the result of the server.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::json;

/// How many texts the browser and the server are compared on.
const TEXTS: usize = 10_000;
/// The number of texts in one script.
const BATCH: usize = 1_000;

const CORPUS: [&str; 5] = [
    include_str!("../../../classifier/corpus/de.tsv"),
    include_str!("../../../classifier/corpus/en.tsv"),
    include_str!("../../../classifier/corpus/es.tsv"),
    include_str!("../../../classifier/corpus/fr.tsv"),
    include_str!("../../../classifier/corpus/it.tsv"),
];

/// Real texts, texts mixed from their letters, and letters from anywhere in Unicode.
fn texts() -> Vec<String> {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let lines = CORPUS.iter().flat_map(|it| it.lines()).filter_map(|it| it.split('\t').nth(2));
    let written: Vec<&str> = lines.collect();
    let mut texts = Vec::with_capacity(TEXTS);
    while texts.len() < TEXTS {
        let one = written[rng.random_range(0..written.len())];
        let other = written[rng.random_range(0..written.len())];
        texts.push(match texts.len() % 4 {
            0 | 1 => one.to_owned(),
            2 => {
                let [one, other] = [one, other].map(|it| it.chars().collect::<Vec<_>>());
                let cut = [one.len(), other.len()].map(|it| rng.random_range(0..=it));
                one[..cut[0]].iter().chain(&other[cut[1]..]).collect()
            }
            _ => (0..rng.random_range(0..80)).map(|_| rng.random::<char>()).collect(),
        });
    }
    texts
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_and_server_say_the_same_of_ten_thousand_texts_to_the_last_bit() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/")).await?;
    let classify = "const [texts, done] = arguments;
        import('/lodge-classifier.js').then(async it => {
            await it.default();
            done(texts.map(it.classify));
        }).catch(error => done(String(error)));";
    for texts in texts().chunks(BATCH) {
        let answers = browser.driver().execute_async(classify, vec![json!(texts)]).await?;
        let answers: Vec<String> = serde_json::from_value(answers.json().clone())?;
        ensure!(answers.len() == texts.len());
        for (text, answer) in texts.iter().zip(answers) {
            let native = serde_json::to_string(&classifier::classify(text))?;
            ensure!(answer == native, "{text:?}: {answer} in the browser, {native} here");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn category_and_highlights_are_there_in_the_frame_after_a_key() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    let report = browser.find("#report-text").await?;
    let fetched = "return performance.getEntriesByType('resource')
        .filter(it => it.name.includes('lodge-classifier')).length";
    let before = browser.run(fetched).await?;
    ensure!(before == 0, "the classifier is fetched before anybody writes");
    report.send_keys("The lift in building B is stuck").await?;
    browser.find(".suggested-category [data-category=\"facility_management\"]").await?;

    // One input after the other, each looked at before the browser paints again.
    let type_and_look = "const [text, done] = arguments;
        const box = document.querySelector('#report-text');
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(() => done([
            document.querySelector('.suggested-category [data-category]')?.dataset.category,
            [...document.querySelectorAll('.mirror mark')].map(it => it.textContent),
        ]));";
    let look = async |text: &str| {
        let result = browser.driver().execute_async(type_and_look, vec![json!(text)]).await?;
        anyhow::Ok(serde_json::from_value::<(Option<String>, Vec<String>)>(result.json().clone())?)
    };
    for text in ["The projector won't connect to the Wi-Fi", "The soup was cold and too salty"] {
        let expected = classifier::classify(text);
        let (category, marked) = look(text).await?;
        ensure!(category.as_deref() == Some(expected.category.as_ref()), "{text}: {category:?}");
        for highlight in &expected.highlights {
            ensure!(
                marked.contains(&highlight.text),
                "{text}: {:?} not in {marked:?}",
                highlight.text
            );
        }
    }
    let (category, marked) = look("").await?;
    ensure!(category.is_none() && marked.is_empty(), "no text: {category:?} because of {marked:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_taken_without_the_classifier_and_it_is_fetched_again_later() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.block(&["*lodge-classifier_bg.wasm*"]).await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?.send_keys("The lift in building B is stuck").await?;
    browser.press("form.report button", "Report").await?;
    browser.find_text(".confirmation", "Facility management").await?;
    ensure!(!browser.text().await?.contains("Detected from"), "there can be no reasons");

    browser.block(&[]).await?;
    browser.press(".confirmation button", "Report another").await?;
    browser.find("#report-text").await?.send_keys("No Wi-Fi in room 12").await?;
    browser.find(".suggested-category [data-category=\"technical_it\"]").await?;
    Ok(())
}
