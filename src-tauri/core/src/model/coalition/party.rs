//! A party: a state or an organisation that can sit at the table.

use crate::model::*;
use std::collections::BTreeMap;

closed! {
    /// What a party is.
    PartyKind { State = "state", Organisation = "organisation", Other = "other" }
}

fields! {
    /// A state, an international organisation, or another party.
    PartyFields {
        /// What it is.
        kind: PartyKind,
        /// The name used in lists, in the language of the file.
        name: String,
        /// A shorter name or an acronym.
        short_name: Option<String>,
        /// The full official name.
        official_name: Option<String>,
        /// ISO 3166-1 alpha-2.
        iso_code: Option<CountryCode>,
        /// The code the European Union uses where it differs (EL for Greece).
        eu_code: Option<String>,
        /// Names in other languages, by language code (BCP 47).
        other_names: NamesByLanguage,
        /// The currency it usually pledges in.
        default_currency: Option<Currency>,
    }
}

/// Names by language code (BCP 47).
pub type NamesByLanguage = BTreeMap<String, String>;

impl Noun for PartyFields {
    const NAME: &'static str = "party";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        p.optional("shortName", self.short_name.as_ref());
        p.optional("officialName", self.official_name.as_ref());
        p.optional("euCode", self.eu_code.as_ref());
        for (language, name) in &self.other_names {
            p.language("otherNames", Some(language));
            p.line("otherNames", name);
        }
    }
}

impl PartyFields {
    /// Its name in a language, else the name of the file's own language.
    pub fn name_in(&self, language: &str) -> &str {
        self.other_names.get(language).unwrap_or(&self.name)
    }
}
