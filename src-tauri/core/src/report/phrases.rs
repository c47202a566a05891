//! Names, numbers and lists as a paper says them. Every word comes from the locale.

use crate::model::Count;
use crate::words::Words;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::{LanguageIdentifier, Locale};
use std::cmp::Ordering;

/// How a paper of one language says things.
pub struct Phrases<'a> {
    pub(super) words: &'a Words,
    collator: CollatorBorrowed<'static>,
}

impl<'a> Phrases<'a> {
    /// In the language of these words.
    pub fn new(words: &'a Words) -> Self {
        let locale: Locale = words.language().parse().unwrap_or(Locale::UNKNOWN);
        let collator = Collator::try_new(locale.into(), CollatorOptions::default())
            .expect("the collation rules are compiled in, with a root for every locale");
        Self { words, collator }
    }

    /// The text of a key.
    pub fn t(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.t(key, values)
    }

    /// The text of `{key}.one` or `{key}.other`, with `{count}` in words.
    pub fn count(&self, key: &str, count: i64) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.t(&format!("{key}.{form}"), &[("count", &self.number(count))])
    }

    /// The same of a number that is in doubt: `at least eight and at most eleven member states`.
    pub fn count_between(&self, key: &str, count: Count) -> String {
        let form = if count.possible == 1 { "one" } else { "other" };
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
        self.t(&format!("{key}.{form}"), &[("count", &number)])
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
            let form = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            self.t(
                &format!("paper.ordinal.{form}"),
                &[("n", &number.to_string())],
            )
        })
    }

    /// The word at a place, from 1, of a list in the locale.
    pub fn nth(&self, key: &str, place: i64) -> Option<String> {
        let at = usize::try_from(place).ok()?.checked_sub(1)?;
        Some(self.t(key, &[]).split(' ').nth(at)?.to_owned())
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => {
                self.t("paper.and", &[("list", &others.join(", ")), ("last", last)])
            }
        }
    }

    /// The name as it stands in a sentence: `the Netherlands`, `NATO`.
    pub fn with_article(&self, name: &str) -> String {
        let first = name.split(' ').next().unwrap_or_default();
        let owned = first.ends_with("’s") || first.ends_with("'s");
        let asking = self.t("paper.the.words", &[]);
        let asks = name.split(' ').any(|w| asking.split(' ').any(|a| a == w));
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
                let name: String = first.to_lowercase().chain(letters).collect();
                self.t("paper.the", &[("name", &name)])
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
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The words with a full stop, unless they end with a mark of their own.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let ended = text
        .trim_end_matches(['”', '»', '"', ')'])
        .ends_with(['.', '!', '?', '…', ':']);
    format!("{text}{}", if ended { "" } else { "." })
}

/// Whether this is a language tag (BCP 47).
pub(super) fn is_language(tag: &str) -> bool {
    LanguageIdentifier::try_from_str(tag).is_ok()
}
