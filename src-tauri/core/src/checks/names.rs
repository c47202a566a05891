//! Names in two spellings: a letter apart, or a variant of a name that is recorded.

use super::{MeetingSources, found::Found};
use crate::model::*;
use crate::wording::fold_for_search;
use std::collections::{BTreeMap, BTreeSet};

/// A family name shorter than this is near too many words.
const MIN_NAME_LENGTH: usize = 6;

/// An attendee without a record, under a recorded variant of somebody's name.
pub(super) fn variant(sources: &MeetingSources, found: &mut Found) {
    for (attendee, name, known) in find_variants(sources.record) {
        let values = [("name", name.as_str()), ("known", &known.full_name())];
        found.add(attendee.id, &values);
    }
}

fn find_variants(record: &MeetingRecord) -> Vec<(&Stored<AttendeeFields>, String, &PersonFields)> {
    let mut variants: BTreeMap<String, &PersonFields> = BTreeMap::new();
    for person in record.persons.iter().map(|p| &p.fields) {
        let all = person.variants.iter();
        variants.extend(all.map(|v| (fold_for_search(v), person)));
    }
    let found = record.attendees.iter().filter_map(|attendee| {
        let recorded = attendee.fields.person.and_then(|id| record.person(id));
        let name = attendee.fields.free_name.clone();
        let name = name.filter(|_| recorded.is_none())?;
        let known = *variants.get(&fold_for_search(&name))?;
        Some((attendee, name, known))
    });
    found.collect()
}

/// Two names of one meeting a letter or two apart, or a word of the minutes a letter away from a family name.
pub(super) fn nearly_the_same(sources: &MeetingSources, found: &mut Found) {
    check_attendees(sources.record, found);
    check_texts(sources.record, found);
}

/// Two people of one meeting whose names are nearly the same; a known variant is asked about as that.
fn check_attendees(record: &MeetingRecord, found: &mut Found) {
    let variants: BTreeSet<_> = find_variants(record).iter().map(|(a, ..)| a.id).collect();
    let mut seen: Vec<(String, String)> = Vec::new();
    for attendee in &record.attendees {
        let person = attendee.fields.person.and_then(|id| record.person(id));
        let name = person.map(PersonFields::full_name);
        let Some(name) = name.or_else(|| attendee.fields.free_name.clone()) else {
            continue;
        };
        let key = fold_for_search(&name);
        let near = seen.iter().find(|(other, _)| is_near(other, &key));
        if let Some((_, other)) = near.filter(|_| !variants.contains(&attendee.id)) {
            let values = [("name", name.as_str()), ("known", other.as_str())];
            found.add(attendee.id, &values);
        }
        seen.push((key, name));
    }
}

/// One or two letters apart, and not the same.
fn is_near(a: &str, b: &str) -> bool {
    a != b && a.chars().count() >= MIN_NAME_LENGTH && strsim::osa_distance(a, b) <= 2
}

/// A word of the minutes that is one letter away from a family name of the meeting.
fn check_texts(record: &MeetingRecord, found: &mut Found) {
    let families: BTreeMap<String, String> = record
        .persons
        .iter()
        .map(|p| (fold_for_search(&p.fields.family_name), p.fields.full_name()))
        .filter(|(key, _)| key.chars().count() >= MIN_NAME_LENGTH)
        .collect();
    let known: Vec<String> = record
        .parties
        .iter()
        .map(|p| fold_for_search(&p.fields.name))
        .collect();
    for item in &record.agenda_items {
        let text = item.fields.minutes.as_deref().unwrap_or_default();
        let mut told = Vec::new();
        for word in text.split(|c: char| !(c.is_alphabetic() || c == '-' || c == '’')) {
            let key = fold_for_search(word);
            let name_like = word.chars().next().is_some_and(char::is_uppercase)
                && key.chars().count() >= MIN_NAME_LENGTH
                && !families.contains_key(&key)
                && !known.contains(&key)
                && !told.contains(&key);
            let near = || {
                families
                    .iter()
                    .find(|(f, _)| strsim::osa_distance(f, &key) == 1)
            };
            if let Some((_, person)) = name_like.then(near).flatten() {
                let values = [("name", word), ("known", person.as_str())];
                found.add(item.id, &values);
                told.push(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_folded_to_its_bare_letters() {
        assert_eq!(fold_for_search("Žilvinas O’Čerņa"), "zilvinas ocerna");
        assert_eq!(fold_for_search("Їжакевич"), fold_for_search("їжакевич"));
    }

    #[test]
    fn names_a_letter_or_two_apart_are_near_and_short_ones_are_not() {
        assert!(is_near("katrina example", "kateryna example"));
        assert!(!is_near("anna", "anne"));
        assert!(!is_near("same name", "same name"));
    }
}
