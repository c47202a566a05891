//! Every word a person reads stands in `locales/`; this file fetches them.

use crate::model::Language;
use std::collections::HashMap;

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    language: &'static str,
    texts: HashMap<String, String>,
}

impl Words {
    /// The words of the interface and the papers, in English.
    pub fn english() -> Self {
        let texts = serde_json::from_str(include_str!("../locales/en.json"));
        Self {
            language: "en",
            texts: texts.expect("the locale file is a map of texts; a test reads it"),
        }
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
    /// The text for a number of things: `key.one` or `key.other`, with `{count}` filled.
    pub fn count(&self, key: &str, count: i64, values: &[(&str, &str)]) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.t(
            &format!("{key}.{form}"),
            &[&[("count", count.to_string().as_str())], values].concat(),
        )
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
