//! Languages by their tags (BCP 47): a language of ISO 639-1, its script and its region where they matter.

use crate::model::{CountryCode, Problems, Rule};
use icu_locale_core::LanguageIdentifier;

/// The two letters of every language of ISO 639-1. The locale has a name for each, under `paper.language`.
const LANGUAGES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht
    hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo
    za zh zu";

/// Scripts that tell apart two ways of writing one language (ISO 15924), named under `paper.script`.
const SCRIPTS: [&str; 5] = ["Arab", "Cyrl", "Hans", "Hant", "Latn"];

/// A language as a tag names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Two letters of ISO 639-1.
    pub language: String,
    /// Four letters of ISO 15924, where the tag has them.
    pub script: Option<String>,
    /// The country, where the tag has one.
    pub region: Option<CountryCode>,
}

impl Language {
    /// Every language of ISO 639-1 by its two letters.
    pub fn all() -> impl Iterator<Item = &'static str> {
        LANGUAGES.split_ascii_whitespace()
    }

    /// Reads a tag, in capitals or not; none for what is no tag, and for a language without a name here.
    pub fn read(tag: &str) -> Option<Self> {
        // The reader takes underscores too, which are no part of BCP 47.
        let plain = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let read = LanguageIdentifier::try_from_str(tag)
            .ok()
            .filter(|_| plain)?;
        let language = read.language.as_str().to_owned();
        let script = read.script.map(|script| script.as_str().to_owned());
        let known = Self::all().any(|one| one == language)
            && script
                .as_ref()
                .is_none_or(|s| SCRIPTS.contains(&s.as_str()))
            && read.variants.is_empty();
        let region = match read.region.filter(|_| known) {
            Some(region) => Some(region.as_str().parse().ok()?),
            None => None,
        };
        known.then_some(Self {
            language,
            script,
            region,
        })
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.language)?;
        if let Some(script) = &self.script {
            write!(f, "-{script}")?;
        }
        match self.region {
            Some(region) => write!(f, "-{region}"),
            None => Ok(()),
        }
    }
}

impl Problems {
    /// A language tag that may be unknown.
    pub fn language(&mut self, field: &str, tag: Option<&String>) {
        let unknown = tag.filter(|tag| !tag.trim().is_empty() && Language::read(tag).is_none());
        if let Some(tag) = unknown {
            let given = tag.clone();
            self.add(field, Rule::UnknownLanguage { given });
        }
    }
}
