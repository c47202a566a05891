//! Every word a person reads stands in `locales/`; this file fetches them.

use crate::model::Language;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::HashMap;

/// Why there always are plural rules.
const COMPILED: &str = "the rules are compiled in, with a root for every locale";

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    language: &'static str,
    texts: HashMap<String, String>,
    /// By which its rules of CLDR are found.
    pub(super) locale: Locale,
}

impl Words {
    /// The words of the interface and the papers, in English.
    pub fn english() -> Self {
        Self::new("en", include_str!("../../locales/en.json"))
            .expect("the locale file is a map of texts; a test reads it")
    }
    /// The words of a language (BCP 47) from its file, which maps keys to texts.
    ///
    /// # Errors
    /// When the file is no such map.
    pub fn new(language: &'static str, file: &str) -> serde_json::Result<Self> {
        Ok(Self {
            language,
            locale: language.parse().unwrap_or(Locale::UNKNOWN),
            texts: serde_json::from_str(file)?,
        })
    }
    /// The language, BCP 47.
    pub fn language(&self) -> &'static str {
        self.language
    }
    /// The text of a key with its `{places}` filled, once each: what is filled in is not read again.
    pub fn t(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.texts.get(key).map_or(key, String::as_str);
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let filled = after.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, after))
            });
            match filled {
                Some((value, after)) => {
                    out.push_str(value);
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out + rest
    }
    /// The text for a number of things, with `{count}` filled: `key.one`, `key.few` …, as the language has it for
    /// this number, else `key.other`.
    pub fn count(&self, key: &str, count: i64, values: &[(&str, &str)]) -> String {
        self.t(
            &self.counted(key, count),
            &[&[("count", count.to_string().as_str())], values].concat(),
        )
    }
    /// The key of the form that a counted text has for a number.
    pub(super) fn counted(&self, key: &str, count: i64) -> String {
        let rules = PluralRules::try_new_cardinal((&self.locale).into());
        self.form(key, rules.expect(COMPILED).category_for(count))
    }
    /// The key of the form that an ordinal has for a number: `2nd` is another than `3rd`.
    pub(super) fn ordinal(&self, key: &str, number: i64) -> String {
        let rules = PluralRules::try_new_ordinal((&self.locale).into());
        self.form(key, rules.expect(COMPILED).category_for(number))
    }
    fn form(&self, key: &str, category: PluralCategory) -> String {
        let word = match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        let own = format!("{key}.{word}");
        if self.has(&own) {
            own
        } else {
            format!("{key}.other")
        }
    }
    /// The name of a language by its tag (BCP 47): `Swedish`, `Portuguese (Brazil)`. A tag that cannot be read is
    /// shown as it stands.
    pub fn language_name(&self, tag: &str) -> String {
        let Some(read) = Language::read(tag) else {
            return tag.to_owned();
        };
        let language = self.t(&format!("paper.language.{}", read.language), &[]);
        let script = read
            .script
            .map(|s| self.t(&format!("paper.script.{s}"), &[]));
        let country = read.region.map(|region| region.name_in(self.language));
        let values = [
            ("language", language.as_str()),
            ("script", script.as_deref().unwrap_or_default()),
            ("country", country.unwrap_or_default()),
        ];
        match (&script, country) {
            (None, None) => language,
            (None, Some(_)) => self.t("paper.languageOf", &values),
            (Some(_), None) => self.t("paper.languageIn", &values),
            (Some(_), Some(_)) => self.t("paper.languageInOf", &values),
        }
    }
    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_count_takes_the_form_that_its_language_has_for_it() {
        let forms = r#"{ "n.one": "{count} głos", "n.few": "{count} głosy", "n.many": "{count} głosów", "n.other": "{count} głosu" }"#;
        let polish = Words::new("pl", forms).expect("a map");
        let said = [1, 2, 5, 12, 22].map(|n| polish.count("n", n, &[]));
        let right = ["1 głos", "2 głosy", "5 głosów", "12 głosów", "22 głosy"];
        assert_eq!(said, right);
    }

    #[test]
    fn a_form_that_a_file_does_not_have_is_the_general_one() {
        let words = Words::new("pl", r#"{ "n.other": "{count} x" }"#).expect("a map");
        assert_eq!(words.count("n", 2, &[]), "2 x");
    }
}
