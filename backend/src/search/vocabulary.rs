//! All words of one field in one segment of the index, in memory: found by their beginning, by a part, or misspelt.

use memchr::memmem;

use super::query::{Spelling, Tier};

/// Stands after each word; no word contains it.
const SEPARATOR: u8 = b'\n';

/// How many words are looked at together for mistakes.
const BLOCK: usize = 64;

#[derive(Debug, Default)]
pub struct Vocabulary {
    /// All words in the order of their bytes.
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// Of the words without digits: where they stand in `ends`, and which letters they have.
    alphabetic: Vec<u32>,
    letters: Vec<u32>,
}

impl Vocabulary {
    /// Words come in the order of their bytes.
    pub fn push(&mut self, word: &str) {
        let index = u32::try_from(self.ends.len()).expect("a segment has fewer words");
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).expect("a segment has fewer words"));
        self.text.push(char::from(SEPARATOR));
        if !word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.alphabetic.push(index);
            self.letters.push(letters(word));
        }
    }

    /// All words that match without mistakes.
    pub fn matching<'a>(&'a self, spelling: &'a Spelling) -> Vec<(&'a str, Tier)> {
        let mut found: Vec<_> = self.beginning_like(spelling).collect();
        if spelling.matches_parts() {
            found.extend(self.containing(&spelling.text, &spelling.stem));
        }
        found
    }

    /// The words that begin with the stem and match without mistakes. Among them is every form of the word.
    pub fn beginning_like<'a>(
        &'a self,
        spelling: &'a Spelling,
    ) -> impl Iterator<Item = (&'a str, Tier)> {
        // A word with the same stem begins with it, and so does one that begins with the spelling.
        let first = self.partition_point(0, |word| word < spelling.stem.as_str());
        let words = (first..self.ends.len()).map(|index| self.word(index));
        let words = words.take_while(|word| word.starts_with(&spelling.stem));
        words.filter_map(|word| Some((word, spelling.tier(word)?)))
    }

    /// The words that contain a part, but for those that begin with `prefix`.
    fn containing<'a>(
        &'a self,
        part: &'a str,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, Tier)> {
        let (mut index, mut last) = (0, None);
        let finds = memmem::find_iter(self.text.as_bytes(), part);
        finds.filter_map(move |start| {
            index += self.ends[index..].partition_point(|end| (*end as usize) < start);
            let word = self.word(index);
            let is_new = last != Some(index) && !word.starts_with(prefix);
            last = Some(index);
            is_new.then_some((word, Tier::Part))
        })
    }

    /// All words that match with mistakes only.
    pub fn misspelt<'a>(&'a self, spelling: &'a Spelling) -> impl Iterator<Item = &'a str> {
        let (target, mistakes) = (letters(&spelling.text), spelling.mistakes());
        // Whether a set has more elements than mistakes are allowed.
        let rest = move |set: u32| {
            let set = set & set.wrapping_sub(1);
            if mistakes > 1 { set & set.wrapping_sub(1) } else { set }
        };
        let differs = move |letters: u32| rest(target & !letters) | rest(letters & !target) != 0;
        let blocks = self.letters.chunks(BLOCK).zip((0..).step_by(BLOCK));
        // Few words pass this. It is one loop without branches over a block of them.
        let blocks = blocks.filter(move |(block, _)| {
            !block.iter().fold(true, |all, letters| all & differs(*letters))
        });
        let candidates = blocks.flat_map(move |(block, start)| {
            let indexes = (start..).zip(block).filter(move |(_, letters)| !differs(**letters));
            indexes.map(|(index, _)| self.word(self.alphabetic[index] as usize))
        });
        candidates.filter(|word| spelling.is_misspelt_as(word) && spelling.tier(word).is_none())
    }

    fn word(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize + 1);
        &self.text[start..self.ends[index] as usize]
    }

    /// The first index at which the condition no longer holds.
    fn partition_point(&self, from: usize, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if holds(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The letters of a word as a set. Each mistake adds at most one to the set, and takes away at most one.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % u32::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &str) -> Vocabulary {
        let mut words: Vec<&str> = words.split(' ').collect();
        words.sort_unstable();
        let mut vocabulary = Vocabulary::default();
        words.iter().for_each(|word| vocabulary.push(word));
        vocabulary
    }

    fn matching(words: &str, query: &str) -> Vec<(String, Tier)> {
        let (vocabulary, spelling) = (vocabulary(words), Spelling::new(query));
        let found = vocabulary.matching(&spelling);
        found.into_iter().map(|(word, tier)| (word.to_owned(), tier)).collect()
    }

    #[test]
    fn each_word_is_found_once_in_its_best_tier() {
        let words = "print printer printers printing blueprint printprint prints room 3print";
        let found = matching(words, "print");
        let tiers = |tier: Tier| {
            found.iter().filter(move |(_, it)| *it == tier).map(|(word, _)| word.as_str())
        };
        assert_eq!(tiers(Tier::Exact).collect::<Vec<_>>(), ["print"]);
        assert_eq!(
            tiers(Tier::Stem).collect::<Vec<_>>(),
            ["printer", "printers", "printing", "prints"]
        );
        assert_eq!(tiers(Tier::Part).collect::<Vec<_>>(), ["printprint", "3print", "blueprint"]);
    }

    #[test]
    fn short_words_are_found_by_their_beginning_and_short_numbers_only_whole() {
        assert_eq!(matching("apron pr pretty spring", "pr").len(), 2);
        assert_eq!(matching("3 30 13", "3"), [("3".to_owned(), Tier::Exact)]);
        assert_eq!(matching("1906 21906 190", "190").len(), 3);
    }

    #[test]
    fn words_with_mistakes_are_found_among_many() {
        let many: Vec<String> =
            ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}{a}{b}x"))).collect();
        let vocabulary = vocabulary(&format!("{} elevator elevators", many.join(" ")));
        let spelling = Spelling::new("elevetor");
        let found: Vec<&str> = vocabulary.misspelt(&spelling).collect();
        assert_eq!(found, ["elevator", "elevators"]);
    }
}
