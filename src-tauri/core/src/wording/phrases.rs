//! Names, numbers and lists in sentences. Every word, and the order of words, comes from the locale.

use super::words::Words;
use crate::model::Count;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::LanguageIdentifier;
use std::cmp::Ordering;

/// How one language says things.
pub struct Phrases<'a> {
    pub(crate) words: &'a Words,
    collator: CollatorBorrowed<'static>,
}

impl<'a> Phrases<'a> {
    /// In the language of these words.
    pub fn new(words: &'a Words) -> Self {
        let collator = Collator::try_new((&words.locale).into(), CollatorOptions::default())
            .expect("the collation rules are compiled in, with a root for every locale");
        Self { words, collator }
    }

    /// The text of a key.
    pub fn t(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.t(key, values)
    }

    /// The text for a number of things, with `{count}` in words.
    pub fn count(&self, key: &str, count: i64) -> String {
        let key = self.words.counted(key, count);
        self.t(&key, &[("count", &self.number(count))])
    }

    /// The same with the number in digits.
    pub fn count_in_digits(&self, key: &str, count: u32) -> String {
        self.words.count(key, count.into(), &[])
    }

    /// The same of a number that is in doubt: `at least eight and at most eleven member states`.
    pub fn count_between(&self, key: &str, count: Count) -> String {
        let number = match (count.exact(), count.certain) {
            (Some(number), _) => self.number(number),
            (None, 0) => self.t(
                "paper.count.atMost",
                &[("most", &self.number(count.possible))],
            ),
            (None, least) => self.t(
                "paper.count.between",
                &[
                    ("least", &self.number(least)),
                    ("most", &self.number(count.possible)),
                ],
            ),
        };
        let key = self.words.counted(key, count.possible);
        self.t(&key, &[("count", &number)])
    }

    /// The words at the start of a sentence, which never is a figure: `Eleven states`, `A total of
    /// 112 states`.
    pub fn start_sentence(&self, text: &str) -> String {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            self.t("paper.count.total", &[("counted", text)])
        } else {
            capital(text)
        }
    }

    /// `carried over twice`: before how many meetings an action was put again.
    pub fn carried_over(&self, times: i64) -> String {
        if times == 2 {
            self.t("paper.carried.twice", &[])
        } else {
            self.count("paper.carried", times)
        }
    }

    /// The order of names in the paper's language.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    /// `seven`, up to ninety-nine; in digits from there on.
    pub fn number(&self, number: i64) -> String {
        self.nth("paper.numbers", number)
            .unwrap_or_else(|| number.to_string())
    }

    /// `second`, `21st`.
    pub fn ordinal(&self, number: i64) -> String {
        self.nth("paper.ordinals", number).unwrap_or_else(|| {
            let key = self.words.ordinal("paper.ordinal", number);
            self.t(&key, &[("n", &number.to_string())])
        })
    }

    /// The words at a place, from 1, of a list in the locale, which has a stroke between them.
    pub fn nth(&self, key: &str, place: i64) -> Option<String> {
        let at = usize::try_from(place).ok()?.checked_sub(1)?;
        Some(self.t(key, &[]).split('|').nth(at)?.to_owned())
    }

    /// `a`, `a and b`, `a, b and c`: by the patterns of CLDR, each of which takes what was listed so far and one more.
    pub fn list(&self, items: &[String]) -> String {
        let [first, between @ .., last] = items else {
            return items.first().cloned().unwrap_or_default();
        };
        let join = |key: &str, list: String, next: &String| {
            self.t(key, &[("list", &list), ("next", next)])
        };
        if between.is_empty() {
            return join("paper.list.pair", first.clone(), last);
        }
        let listed = between.iter().fold(first.clone(), |list, next| {
            join("paper.list.more", list, next)
        });
        join("paper.list.last", listed, last)
    }

    /// The name as it stands in a sentence: `the Netherlands`, `NATO`.
    pub fn with_article(&self, name: &str) -> String {
        let first = name.split(' ').next().unwrap_or_default();
        let ends = self.t("paper.the.notAfter", &[]);
        let owned = ends.split('|').any(|end| first.ends_with(end));
        let asking = self.t("paper.the.words", &[]);
        let asks = name.split(' ').any(|w| asking.split('|').any(|a| a == w));
        if asks && !owned {
            self.t("paper.the", &[("name", name)])
        } else {
            name.to_owned()
        }
    }

    /// A title inside a sentence: a plain description as it is, a title of its own in quotation marks.
    pub fn title_with_article(&self, title: &str) -> String {
        let mut letters = title.chars();
        let first = letters.next();
        let described = first.is_some_and(char::is_uppercase)
            && letters
                .clone()
                .all(|c| !c.is_uppercase() && !c.is_numeric());
        match first {
            Some(first) if described => {
                let small: String = first.to_lowercase().chain(letters).collect();
                self.t("paper.the.title", &[("title", title), ("small", &small)])
            }
            _ => self.quoted(title),
        }
    }

    /// In quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        self.t("paper.quoted", &[("text", text)])
    }
}

/// The words with a capital at the start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The words with a full stop, unless they end with a mark of their own.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let ended = text
        .trim_end_matches(['”', '»', '"', ')'])
        .ends_with(['.', '!', '?', '…', ':']);
    format!("{text}{}", if ended { "" } else { "." })
}

/// Whether this is a language tag (BCP 47).
pub fn is_language(tag: &str) -> bool {
    LanguageIdentifier::try_from_str(tag).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_joined_by_the_patterns_of_its_language() {
        let words = Words::english();
        let say = Phrases::new(&words);
        let list = |items: &[&str]| say.list(&items.iter().map(|&i| i.into()).collect::<Vec<_>>());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "{next}", "c", "d"]), "a, {next}, c and d");
    }

    #[test]
    fn an_ordinal_is_a_word_and_then_a_figure_in_its_form() {
        let words = Words::english();
        let say = Phrases::new(&words);
        let said = [1, 20, 21, 22, 23, 24, 111, 112].map(|n| say.ordinal(n));
        let right = [
            "first",
            "twentieth",
            "21st",
            "22nd",
            "23rd",
            "24th",
            "111th",
            "112th",
        ];
        assert_eq!(said, right);
    }
}
