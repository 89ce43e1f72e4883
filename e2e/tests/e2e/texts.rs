//! Texts as people write them: in several directions, in columns, with a greeting, with many lines.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use serde_json::{Value, json};
use shared::role::Role;

#[tokio::test(flavor = "multi_thread")]
async fn each_line_has_its_own_direction_and_tabs_keep_columns() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    let lines = "Lamp in A1:\nالمصباح مكسور في القاعة!\nCode 7: הדלת תקועה (שוב).";
    let ticket = user.report(lines).await?;
    user.post_message(ticket, "Room\tTemp\tNote\n12\t9 °C\tcold\nB2-114\t11 °C\tok").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.find_text(".message", "B2-114").await?;

    // For each line, whether it begins at the left and whether it ends at the right.
    let sides = "
        const box = document.querySelector('.description .plain-text');
        const [edges, text] = [box.getBoundingClientRect(), box.textContent];
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        const place = at => {
            for (const it of texts) {
                if (at <= it.length) return [it, at];
                at -= it.length;
            }
        };
        let at = 0;
        return text.split('\\n').map(line => {
            const range = document.createRange();
            range.setStart(...place(at));
            range.setEnd(...place(at + line.length));
            at += line.length + 1;
            const rect = range.getBoundingClientRect();
            return [Math.abs(rect.left - edges.left) < 2, Math.abs(rect.right - edges.right) < 2];
        })";
    let sides = browser.run(sides).await?;
    ensure!(sides == json!([[true, false], [false, true], [true, false]]), "{sides}");

    let columns = "
        const text = document.querySelector('.message .plain-text').firstChild;
        return [['Temp', '9 °C', '11 °C'], ['Note', 'cold', 'ok']].map(cells => cells.map(cell => {
            const range = document.createRange();
            range.setStart(text, text.data.indexOf(cell));
            range.setEnd(text, text.data.indexOf(cell) + 1);
            return Math.round(range.getBoundingClientRect().left);
        }))";
    let columns = browser.run(columns).await?;
    for column in columns.as_array().into_iter().flatten() {
        let cells: Vec<&Value> = column.as_array().into_iter().flatten().collect();
        ensure!(cells.windows(2).all(|two| two[0] == two[1]), "{columns}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_and_a_window_are_named_by_what_the_text_says() -> Result<()> {
    let lodge = Lodge::start()?;
    let text = "Sehr geehrtes Team,\n\nin Raum 12 fehlt ein Stuhl.\n\nMit Gruß";
    let ticket = lodge.client(Role::User).report(text).await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    let row = format!("[data-ticket=\"{ticket}\"]");
    let line = browser.find(&format!("{row} .first-line")).await?.text().await?;
    ensure!(line == "in Raum 12 fehlt ein Stuhl.", "{line}");
    browser.find(&row).await?.click().await?;
    browser.find(".description").await?;
    wait_for("the name of the window", async || {
        let title = browser.driver().title().await?;
        Ok(title.contains("in Raum 12 fehlt ein Stuhl.").then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_keeps_its_lines_and_its_length() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let ticket = helpdesk.report("The valve leaks").await?;
    helpdesk.set_status(ticket, "active").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/helpdesk?ticket={ticket}"))).await?;
    browser.press("button.status-button", "Close…").await?;
    let more = "The next check follows in the coming week on the same floor. ".repeat(10);
    let outcome = format!("Valve replaced\n- seals renewed\n- keys handed back\n{more}The end");
    browser.write("#outcome-text", &outcome).await?;
    browser.press(".closing-form button.status-button", "Close").await?;
    browser.find_text(".thread .message", "Valve replaced").await?;
    let thread = helpdesk.get(&format!("/api/tickets/{ticket}/messages")).await?;
    ensure!(thread["items"][0]["body"] == outcome, "{thread}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_thread_the_own_side_is_right_and_names_end_where_messages_do() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    let ticket = user.report("The lift is stuck").await?;
    for text in
        ["Still", "It has been stuck since this morning, and nobody has come. ".repeat(8).as_str()]
    {
        user.post_message(ticket, text).await?;
        lodge.client(Role::Helpdesk).post_message(ticket, text).await?;
    }
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.find(".message:last-child").await?;
    let sides = "const thread = document.querySelector('.thread').getBoundingClientRect();
        return [...document.querySelectorAll('.message')].map(it => {
            const [name, text] = ['p', '.plain-text'].map(part => {
                const range = document.createRange();
                range.selectNodeContents(it.querySelector(part));
                return part === 'p' ? range.getBoundingClientRect()
                    : it.querySelector(part).getBoundingClientRect();
            });
            const isRight = Math.abs(text.right - thread.right) < 2;
            const isFlush = Math.abs(isRight ? name.right - text.right : name.left - text.left) < 2;
            return [isRight, isFlush];
        })";
    let sides = browser.run(sides).await?;
    let (own, other) = (json!([true, true]), json!([false, true]));
    ensure!(sides == json!([own, other, own, other]), "{sides}");
    // Marks that are piled on a letter do not run over other messages.
    let clip = "return getComputedStyle(document.querySelector('.message .plain-text')).overflowY";
    ensure!(browser.run(clip).await? == "clip");
    Ok(())
}
