//! Which words find which tickets.

use shared::ticket::MAX_QUERY_CHARS;

use super::{campus, excerpt, ids};
use crate::support::TestApp;

/// A text, and words that find it.
const FOUND: [(&str, &[&str]); 30] = [
    // Accents and umlauts, typed or not.
    ("Gemüsetheke summt", &["gemusetheke", "gemuesetheke", "GEMÜSETHEKE", "theke"]),
    ("Lüfter laut", &["luefter", "lufter", "Lüftern"]),
    ("Säge stumpf", &["sage", "saege", "Sägen"]),
    ("Öse ab", &["oese", "ose", "Öse"]),
    ("Tuer klemmt", &["Tür", "tuer"]),
    ("Straße gesperrt", &["strasse", "STRASSE"]),
    ("le câble a brûlé", &["brule", "brûlé", "cable brulé"]),
    ("L’ascenseur est à l'arrêt", &["ascenseur", "l'ascenseur", "arret", "d'ascenseur"]),
    ("la caña está rota", &["cana", "caña", "esta roto"]),
    ("Łukasz, smørrebrød, cœur", &["lukasz", "smorrebrod", "coeur", "smoerrebroed"]),
    // Characters without spaces between words.
    ("三号楼的电梯停了", &["电梯", "停了", "梯", "电梯停了", "三号楼", "\"电梯停了\""]),
    ("鍵が開きません", &["開き", "鍵が", "開きません"]),
    ("プリンターが壊れた", &["プリンター", "ﾌﾟﾘﾝﾀｰ"]),
    ("에어컨이 꺼졌어요", &["꺼졌", "에어컨", "꺼졌어요 에어컨이"]),
    ("教室 Wi-Fi 很慢", &["wifi 很慢", "教室"]),
    // Other alphabets.
    ("ПРИНТЕР сломан", &["принтер", "Принтер", "принтр", "принтера"]),
    ("Θύρα χαλασμένη", &["θυρα", "ΘΎΡΑ"]),
    ("Ёлка упала", &["елка", "ёлка"]),
    // Joined words and signs.
    (
        "The t-bar lift is slow",
        &["t-bar", "tbar", "T-Bar", "bar lift", "\"t-bar lift\"", "\"tbar lift\""],
    ),
    ("Rate is at 75% today", &["75%", "75"]),
    ("Use pin_code now", &["pin_code", "pincode", "pin-code", "code", "\"pin code\""]),
    (
        "Wi-Fi drops",
        &["wifi", "wi-fi", "WI-FI", "Wi\u{2011}Fi", "\"wifi drops\"", "\"wi fi drops\""],
    ),
    ("wlan und wifi weg", &["wi-fi", "wifi weg"]),
    ("Mail to it.help@campus.example", &["help", "it.help@campus.example", "campus.example"]),
    ("The student's card / badge", &["students", "student's", "card/badge"]),
    // White space of every kind.
    (
        "Door\u{A0}handle\u{2003}loose",
        &["handle", "door loose", "Door\u{A0}handle", "\"door handle\""],
    ),
    // Endings, parts and mistakes.
    (
        "Both printers are jammed",
        &["printer", "printing", "jam", "prin", "rinter", "printrs", "prniters"],
    ),
    ("Beamer defekt, Lampen flackern", &["lampe", "flackert", "beamr", "defket"]),
    ("Der Projektor geht nicht", &["projector", "projektoren", "jektor"]),
    ("Full\u{AD}size co\u{AD}py ①", &["fullsize", "copy"]),
];

#[tokio::test(flavor = "multi_thread")]
async fn tickets_are_found_by_what_people_type() {
    let app = TestApp::spawn().await;
    for (text, _) in FOUND {
        app.ticket(text).await;
    }
    for (id, (text, queries)) in (1..).zip(FOUND) {
        for query in queries {
            for client in [app.user(), app.helpdesk()] {
                let found = client.found(query).await;
                assert!(found.contains(&id), "{query:?} finds {found:?} and not {text:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_words_do_not_find_a_ticket() {
    let app = TestApp::spawn().await;
    app.ticket("The lift in hall 9 is slow, 75 people wait").await;
    app.ticket("三号楼的电梯停了").await;
    for query in
        ["boat", "hall 91", "7", "lift banana", "梯电", "楼电", "\"slow lift\"", "wi-fi", "stairs"]
    {
        assert!(app.user().found(query).await.is_empty(), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_of_words_are_found() {
    let app = campus().await;
    assert_eq!(app.user().found("roject").await, [1, 3]);
    let mut short = app.user().found("pr").await;
    short.sort_unstable();
    assert_eq!(short, [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn misspelt_words_are_found() {
    let app = campus().await;
    assert_eq!(app.user().found("projektor").await, [1, 3]);
    assert_eq!(app.user().found("pinter").await, [2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_words_must_match_in_any_order_in_the_description_or_the_thread() {
    let app = campus().await;
    assert_eq!(app.user().found("green projector").await, [1]);
    assert!(app.user().found("projector banana").await.is_empty());
    assert_eq!(app.user().found("window screen").await, [3]);
    let blinds = app.ticket("Blinds in hall 9 hang crooked").await;
    app.helpdesk().message(blinds, "New cord fitted, pulley greased").await;
    for query in ["blinds pulley", "9 cord", "\"hang crooked\" greased"] {
        for client in [app.user(), app.helpdesk()] {
            assert_eq!(client.found(query).await, [blinds], "{query}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hit_shows_the_line_that_matches() {
    let app = campus().await;
    let page = app.user().search("window projectr", "").await;
    assert_eq!(excerpt(&page["items"][0]), "It is the [projector] next to the [window]");
    assert_eq!(page["items"][0]["brief"], "Something is wrong with the big screen");
    let page = app.user().search("#2", "").await;
    assert_eq!((ids(&page), page["items"][0].get("excerpt")), (vec![2], None));
    let list = app.user().get("/api/tickets").await.body;
    assert!(list["items"][0].get("excerpt").is_none() && list.get("matches").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_searched_for_can_break_the_search() {
    let app = campus().await;
    for q in [
        "'",
        "%",
        "_",
        "\\",
        "\"",
        "\"\"",
        "\" \"",
        "a'b",
        ":*",
        "& | !",
        "\\';--",
        "\0",
        "🚨",
        "x y z ' % _ \\ : ( )",
        "$$",
        "%s%1$L",
        "#",
        "##1",
        "#99999999999999999999",
        "\"\"\"a",
        "„",
        "ｶﾞﾞﾞ",
        "\u{301}",
        "a\u{301}\u{301}",
        "l'",
        "'l",
        "-a-",
        "a--b",
        "٣",
        "½",
        "ﷺ",
    ] {
        let page = app.user().search(q, "").await;
        assert!(page["items"].is_array() && page.get("partial").is_none(), "{q}: {page}");
    }
    let too_long = format!("/api/tickets?q={}", "a".repeat(MAX_QUERY_CHARS + 1));
    assert_eq!(app.user().get(&too_long).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_word_is_not_searched_for() {
    let app = campus().await;
    for q in ["green - projector", "green & projector ?"] {
        assert_eq!(app.user().found(q).await, [1], "{q}");
    }
    for q in ["-", "\\", "? &"] {
        assert!(app.user().found(q).await.is_empty(), "{q}");
    }
}
