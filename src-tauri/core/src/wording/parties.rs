//! What a party may be called.

use super::fold;
use crate::model::PartyFields;

/// Whether somebody may mean the party by these words: one of its names in any spelling, or its code.
pub fn is_named(party: &PartyFields, words: &str) -> bool {
    let wanted = fold(words);
    all_names(party).any(|name| fold(name) == wanted)
}

/// All that a party is called, in the languages of the record and of the kept list of countries, and its codes.
pub fn all_names(party: &PartyFields) -> impl Iterator<Item = &str> {
    let own = [&party.short_name, &party.official_name, &party.eu_code];
    let country = party.iso_code.iter().flat_map(|code| {
        let names = code.names().into_iter().flat_map(|names| names.values());
        names.map(String::as_str).chain([code.alpha2()])
    });
    [party.name.as_str()]
        .into_iter()
        .chain(own.into_iter().flatten().map(String::as_str))
        .chain(party.other_names.values().map(String::as_str))
        .chain(country)
}
