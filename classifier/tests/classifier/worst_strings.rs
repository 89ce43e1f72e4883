/// Strings that have broken other programs, each about as long as asked, in bytes, and what each is
/// made of.
pub fn worst_strings(bytes: usize) -> Vec<(&'static str, String)> {
    let seeds = [
        "a",
        "aB9 ",
        " ",
        "\0",
        "'",
        "’x",
        "é",
        "e\u{301}",
        "o\u{308}",
        "\u{301}",
        "🙂",
        "👩‍👩‍👧‍👦 ",
        "ﷺ",
        "漢字",
        "İ",
        "ß",
        "\u{202e}abc ",
        "\u{200d}",
        "\n\r\t",
        "wifi ",
        "toilet canteen ",
        "½7",
        "ＷＩＦＩ ",
    ];
    seeds.map(|it| (it, it.repeat(bytes / it.len()))).to_vec()
}
