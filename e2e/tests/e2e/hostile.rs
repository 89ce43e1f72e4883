//! Texts that somebody writes to do harm: nothing of them runs, and nothing breaks the layout.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{ApiClient, Browser, Lodge};
use reqwest::Method;
use serde_json::json;
use shared::role::Role;

/// What must not run calls this, and then the page has the mark.
const TRAP: &str = "window.hostile = () => { document.documentElement.dataset.ran = 'yes'; };
    window.alert = window.prompt = window.confirm = window.hostile;";

/// What a text may be made of that a page takes for its own.
const SEEDS: [&str; 40] = [
    "<script>hostile()</script>",
    "<img src=x onerror=hostile()>",
    "<svg onload=hostile()>",
    "<svg><script>hostile()</script></svg>",
    "<iframe srcdoc=\"<script>parent.hostile()</script>\"></iframe>",
    "<math><mi//xlink:href=\"javascript:hostile()\">",
    "<details open ontoggle=hostile()>",
    "<body onload=hostile()>",
    "<style>*{display:none!important}</style>",
    "<base href=\"https://elsewhere.example/\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:hostile()\">",
    "<form action=javascript:hostile()><button>Report",
    "<object data=\"data:text/html,<script>hostile()</script>\">",
    "javascript:hostile()",
    "https://a.example/\"onmouseover=\"hostile()",
    "https://a.example/<script>hostile()</script>",
    "data:text/html;base64,PHNjcmlwdD5ob3N0aWxlKCk8L3NjcmlwdD4=",
    "[press](javascript:hostile())",
    "{{constructor.constructor('hostile()')()}}",
    "${hostile()} #{hostile()} <%= hostile() %>",
    "');hostile();//",
    "\"></textarea></title><script>hostile()</script>",
    "--><script>hostile()</script><!--",
    "]]><script>hostile()</script>",
    "&lt;script&gt;hostile()&lt;/script&gt;",
    "\u{202e})(elitsoh tpircs\u{202c} \u{2066}isolated",
    "\u{feff}\u{200b}\u{2060}between\u{200d}nothing",
    "\u{5d0}\u{5d1}\u{5d2} abc \u{627}\u{628} 123 (x)",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
    "Z\u{351}\u{36b}\u{343}\u{30e}\u{489}\u{322}\u{321}\u{327}\u{316}\u{35b}\u{35b}\u{35b}\u{35b}\u{35b}\u{35b}\u{35b}\u{35b}",
    "\u{1b}[31mred\u{1b}[0m \u{7}\u{8}bell",
    "=cmd|' /C calc'!A1",
    "'; DROP TABLE tickets; --",
    "%00%0d%0aSet-Cookie:%20a=b",
    "../../../../etc/passwd",
    "a\tb\tc\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nd",
    "\u{fdfd}\u{fdfd}\u{12031}\u{12031}",
    "\u{2028}\u{2029}\u{85}line ends",
    "NULL undefined NaN [object Object] -0 1e999",
    "\u{3164}\u{115f}\u{1160}invisible letters",
];

/// Two hundred texts: each seed alone, in a sentence, without an end, many times, and in one long word.
fn texts() -> Vec<String> {
    let forms = |seed: &&str| {
        let word: String = seed.chars().filter(|it| !it.is_whitespace()).collect();
        [
            format!("{seed} is broken"),
            format!("The lift in building B {seed} is stuck, see {seed} there."),
            format!("Lift{word}{word}"),
            format!("Lift\n{}", format!("{seed}\n").repeat(40)),
            format!("W{}{word}", "w".repeat(1_500)),
        ]
    };
    SEEDS.iter().flat_map(forms).collect()
}

async fn report(client: &ApiClient, text: &str, place: &str) -> Result<()> {
    let request = client.request(Method::POST, "/api/tickets");
    let response = request.json(&json!({ "description": text, "place": place })).send().await?;
    ensure!(response.status() == 201, "{text:?}: {}", response.text().await?);
    Ok(())
}

/// What is wrong with the page, if anything: something has run, something was made of a text, or it is too wide.
const FAULTS: &str = r"
    const faults = [];
    if (document.documentElement.dataset.ran) faults.push('a text has run');
    const made = 'iframe, object, embed, base, math, details[ontoggle], [onload], [onerror], [onmouseover], [srcdoc]';
    for (const it of document.body.querySelectorAll(made)) faults.push('made ' + it.outerHTML.slice(0, 80));
    for (const it of document.querySelectorAll('main script, main style, main meta')) faults.push(it.outerHTML);
    for (const it of document.querySelectorAll('main a[href]'))
        if (!/^(https?:|mailto:|tel:|\/|#|\?)/.test(it.getAttribute('href'))) faults.push('leads to ' + it.href);
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) faults.push(page.scrollWidth + ' px wide in ' + innerWidth);
    for (const row of document.querySelectorAll('.row'))
        if (row.getBoundingClientRect().height > 260) faults.push('a row of ' + row.offsetHeight + ' px');
    return faults.join('\n');";

async fn ensure_harmless(browser: &Browser, screen: &str) -> Result<()> {
    for width in [360, 768, 1440] {
        browser.resize(width, 900).await?;
        let faults = browser.run(FAULTS).await?;
        ensure!(faults == "", "{screen} at {width} px:\n{faults}");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/photographs");
        fs::create_dir_all(folder)?;
        let name = screen.replace(['/', '?', '='], "-");
        fs::write(format!("{folder}/hostile{name}-{width}.png"), browser.photograph().await?)?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_hostile_texts_run_nowhere_and_break_no_screen() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let texts = texts();
    ensure!(texts.len() == 200);
    for text in &texts {
        let place: String = text.chars().take(80).collect();
        report(&user, text, &place).await?;
    }
    // All of them as messages too, of both roles, in four threads.
    for (index, text) in texts.iter().enumerate() {
        let client = if index % 2 == 0 { &user } else { &helpdesk };
        client.post_message(1 + index as i64 / 50, text).await?;
    }
    let browser = Browser::open().await?;
    browser.run_before_each_page(TRAP).await?;
    let mut screens: Vec<String> =
        ["/", "/user", "/helpdesk?status=all", "/reports", "/help"].map(str::to_owned).into();
    screens.extend((1..=4).map(|ticket| format!("/t/{ticket}")));
    screens.extend((1..=200).step_by(11).map(|ticket| format!("/helpdesk?ticket={ticket}")));
    for screen in screens {
        browser.visit(&lodge.url(&screen)).await?;
        browser.find("h1").await?;
        if screen.starts_with("/user") || screen.starts_with("/helpdesk") {
            browser.find("[data-ticket]").await?;
        }
        if screen.starts_with("/t/") {
            browser.find(".thread .message").await?;
        }
        ensure_harmless(&browser, &screen).await?;
    }
    // The whole list, and a search for something hostile.
    browser.visit(&lodge.url("/user?q=hostile")).await?;
    browser.find("[data-ticket] mark").await?;
    ensure_harmless(&browser, "/user?q").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hostile_is_written_and_edited_like_any_text() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.run_before_each_page(TRAP).await?;
    browser.visit(&lodge.url("/user")).await?;
    let text = "The lift \"><img src=x onerror=hostile()> in B2-114 is stuck";
    browser.write("#report-text", text).await?;
    browser.find(".suggested-category [data-category]").await?;
    ensure_harmless(&browser, "/user-writing").await?;
    browser.press("form.report button.primary", "Report").await?;
    browser.find_text(".confirmation", text).await?;
    ensure_harmless(&browser, "/user-reported").await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.press(".description .link", "Edit").await?;
    browser.find("#edit-text").await?;
    ensure_harmless(&browser, "/t-editing").await?;
    browser.visit(&lodge.url("/reports")).await?;
    browser.find_text("[data-ticket=\"1\"]", "onerror").await?;
    ensure_harmless(&browser, "/reports-one").await?;
    Ok(())
}
