//! Names in two spellings: a letter apart, or a variant of a name that is recorded.

use super::{Findings, Grade};
use crate::model::*;
pub(super) use crate::wording::fold_for_search;
use std::collections::BTreeMap;

/// A family name shorter than this is near too many words.
const MIN_NAME_LENGTH: usize = 6;

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    check_attendees(record, found);
    check_texts(record, found);
}

/// Two people of one meeting whose names are nearly the same, or a name that is a known variant.
fn check_attendees(record: &MeetingRecord, found: &mut Findings) {
    let variants: BTreeMap<String, &PersonFields> = record
        .persons
        .iter()
        .flat_map(|p| {
            p.fields
                .variants
                .iter()
                .map(|v| (fold_for_search(v), &p.fields))
        })
        .collect();
    let mut seen: Vec<(String, String)> = Vec::new();
    for attendee in &record.attendees {
        let person = attendee.fields.person.and_then(|id| record.person(id));
        let name = person.map(PersonFields::full_name);
        let Some(name) = name.or_else(|| attendee.fields.free_name.clone()) else {
            continue;
        };
        let key = fold_for_search(&name);
        if let Some(known) = variants.get(&key).filter(|_| person.is_none()) {
            let values = [("name", name.as_str()), ("known", &known.full_name())];
            found.add(Grade::Warning, "nameVariant", attendee.id, &values);
        } else if let Some((_, other)) = seen.iter().find(|(other, _)| is_near(other, &key)) {
            let values = [("name", name.as_str()), ("known", other.as_str())];
            found.add(Grade::Warning, "nameNearly", attendee.id, &values);
        }
        seen.push((key, name));
    }
}

/// One or two letters apart, and not the same.
fn is_near(a: &str, b: &str) -> bool {
    a != b && a.chars().count() >= MIN_NAME_LENGTH && strsim::osa_distance(a, b) <= 2
}

/// A word of the minutes that is one letter away from a family name of the meeting.
fn check_texts(record: &MeetingRecord, found: &mut Findings) {
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
                found.add(Grade::Warning, "nameNearly", item.id, &values);
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
