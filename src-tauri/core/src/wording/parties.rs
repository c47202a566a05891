//! What a party may be called.

use super::fold;
use crate::model::{Id, PartyFields, Stored};

/// The parties that somebody may mean by these words: the one of that name in whichever spelling, else all that have
/// them as another name or as their code.
pub fn find_parties_named(all: &[Stored<PartyFields>], words: &str) -> Vec<Id<PartyFields>> {
    let wanted = fold(words);
    let of_name = all.iter().filter(|p| fold(&p.fields.name) == wanted);
    let found: Vec<_> = of_name.map(|party| party.id).collect();
    if !found.is_empty() {
        return found;
    }
    let meant = all.iter().filter(|p| is_named(&p.fields, &wanted));
    meant.map(|party| party.id).collect()
}

/// Whether it is one of its names in any spelling, or its code; folded.
fn is_named(party: &PartyFields, wanted: &str) -> bool {
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
