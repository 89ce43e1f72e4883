use super::*;

fn of(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

#[test]
fn case_and_marks_make_no_difference() {
    assert_eq!(of("Brûlé CAÑA Øl Łódź straße"), ["brule", "cana", "ol", "oel", "lodz", "strasse"]);
    assert_eq!(of("ПРИНТЕР Ёлка"), ["принтер", "елка"]);
    assert_eq!(of("ΠΌΡΤΑ Λόγος"), ["πορτα", "λογοσ"]);
    assert_eq!(of("İstanbul ﬁne ＷｉＦｉ"), ["istanbul", "fine", "wifi"]);
}

#[test]
fn a_vowel_in_another_script_is_no_mark_to_leave_out() {
    assert_ne!(of("की"), of("का"));
    assert_eq!(of("ガ"), of("ｶﾞ"));
    assert_ne!(of("ガ"), of("カ"));
}

#[test]
fn umlauts_stand_in_both_spellings_at_one_place() {
    let words = words("Gemüsetheke summt");
    let at = |position: u32| words.iter().filter(move |word| word.position == position);
    let texts: Vec<&str> = at(0).map(|word| word.text.as_str()).collect();
    assert_eq!(texts, ["gemusetheke", "gemuesetheke"]);
    assert_eq!(at(1).count(), 1);
}

#[test]
fn joined_words_stand_whole_and_in_parts() {
    assert_eq!(of("Wi-Fi"), ["wi", "wifi", "fi", "wifi"]);
    assert_eq!(of("pin_code"), ["pin", "pincode", "code", "pincode"]);
    assert_eq!(of("Wi\u{2011}Fi t-bar."), ["wi", "wifi", "fi", "wifi", "t", "tbar", "bar", "tbar"]);
    assert_eq!(of("- 75% 'quoted' -end"), ["75", "quoted", "end"]);
}

#[test]
fn an_elided_article_is_a_word_of_its_own() {
    assert_eq!(of("l'ascenseur d’eau qu'il"), ["l", "ascenseur", "d", "eau", "qu", "il"]);
    assert_eq!(of("don't"), ["don", "dont", "t", "dont"]);
}

#[test]
fn every_white_space_separates_and_invisible_characters_do_not() {
    assert_eq!(of("one\u{A0}two\u{2003}three\u{3000}four"), ["one", "two", "three", "four"]);
    assert_eq!(of("soft\u{AD}ware"), ["software"]);
}

#[test]
fn characters_stand_alone_and_in_pairs() {
    assert_eq!(of("三号楼"), ["三", "三号", "号", "号楼", "楼"]);
    assert_eq!(of("鍵が"), ["鍵", "鍵が", "が"]);
    assert_eq!(of("3号楼wifi"), ["3", "号", "号楼", "楼", "wifi"]);
    let words = words("停了 now");
    assert_eq!((words[2].position, words[3].position), (1, 2));
}

#[test]
fn a_word_knows_where_it_stands_in_the_text() {
    let text = "Die Gemüsetheke: 鍵が";
    for word in words(text) {
        assert!(text.get(word.source).is_some());
    }
    assert_eq!(&text[words(text)[1].source.clone()], "Gemüsetheke");
}
