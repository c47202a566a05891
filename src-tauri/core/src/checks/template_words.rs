//! Words that a template leaves behind: `TBC`, `XXX`, `[name]`, `???`, `lorem ipsum`.

use super::{MeetingSources, found::Found};
use crate::model::*;

pub(super) fn certain(sources: &MeetingSources, found: &mut Found) {
    check_texts(sources.record, found, find_certain);
}

pub(super) fn possible(sources: &MeetingSources, found: &mut Found) {
    check_texts(sources.record, found, find_possible);
}

type Find = fn(&str) -> Option<String>;

fn check_texts(record: &MeetingRecord, found: &mut Found, find: Find) {
    for Stored { id, fields, .. } in &record.agenda_items {
        check_text(*id, &fields.title, found, find);
        let minutes = fields.minutes.as_deref().unwrap_or_default();
        check_text(*id, minutes, found, find);
    }
    for one in &record.statements {
        check_text(one.id, &one.fields.text, found, find);
    }
    for one in &record.decisions {
        check_text(one.id, &one.fields.text, found, find);
    }
    for one in &record.actions {
        check_text(one.id, &one.fields.text, found, find);
    }
    for one in &record.pledges {
        check_text(one.id, &one.fields.title, found, find);
    }
}

fn check_text<F: Noun>(record: Id<F>, text: &str, found: &mut Found, find: Find) {
    if let Some(words) = find(text) {
        found.add(record, &[("words", &words)]);
    }
}

/// The first words of a text that only a template can have left there.
fn find_certain(text: &str) -> Option<String> {
    find_word(text, &["TBC", "TBD", "TBA", "XXXX", "N.N"])
        .or_else(|| {
            let mut marks = ["???", "lorem ipsum", "Lorem ipsum"].into_iter();
            marks.find(|mark| text.contains(mark)).map(str::to_owned)
        })
        .or_else(|| find_bracketed(text, '[', ']'))
        .or_else(|| find_bracketed(text, '<', '>'))
}

/// A word that may be meant: as Roman numerals these have their place, as in Annex XX. Where something certain is
/// left, that is enough.
fn find_possible(text: &str) -> Option<String> {
    let word = find_word(text, &["XX", "XXX"]);
    word.filter(|_| find_certain(text).is_none())
}

/// The first word of a text that is one of the marks.
fn find_word(text: &str, marks: &[&str]) -> Option<String> {
    text.split(|c: char| c.is_whitespace() || ",;:()[]".contains(c))
        .map(|word| word.trim_end_matches('.'))
        .find(|word| marks.contains(word))
        .map(str::to_owned)
}

/// The first words of placeholders in brackets.
const PLACEHOLDERS: [&str; 14] = [
    "amount", "body", "chair", "city", "country", "date", "insert", "name", "number", "place",
    "text", "time", "title", "venue",
];

/// `[name of the host]`; an editor's own brackets, a time stamp or a link begin otherwise.
fn find_bracketed(text: &str, open: char, close: char) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let (inside, beyond) = after.split_once(close)?;
        let first = inside.split_whitespace().next().unwrap_or_default();
        if PLACEHOLDERS.contains(&first.to_lowercase().as_str()) && !beyond.starts_with('(') {
            return Some(format!("{open}{inside}{close}"));
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{find_certain, find_possible};

    #[test]
    fn words_of_a_template_are_found() {
        for text in [
            "Date: TBC.",
            "The host XXXX welcomed",
            "Chair: [name of the chair]",
            "<Insert text>",
            "What ???",
        ] {
            assert!(find_certain(text).is_some(), "{text}");
            assert_eq!(find_possible(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_a_roman_numeral_is_asked_about_only() {
        for text in ["Annex XX", "The host XXX welcomed"] {
            assert!(find_possible(text).is_some(), "{text}");
            assert_eq!(find_certain(text), None, "{text}");
        }
        let both = "Annex XX, date: TBC";
        assert_eq!(find_certain(both), Some("TBC".into()));
        assert_eq!(find_possible(both), None);
    }

    #[test]
    fn what_people_write_themselves_is_left_alone() {
        for text in [
            "[10:42] The chair opened the meeting.",
            "“They [the partners] will […] go on”: [sic]",
            "See [the report](https://example.org/r)",
            "Exx and TBCs",
            "a < b and c > d is a comparison, 3 < 4",
        ] {
            assert_eq!(find_certain(text), None, "{text}");
            assert_eq!(find_possible(text), None, "{text}");
        }
    }
}
