//! Words that a template leaves behind: `TBC`, `XXX`, `[name]`, `???`, `lorem ipsum`.

use super::{Findings, Grade};
use crate::model::*;

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    for item in &record.agenda_items {
        check_text(item.id, &item.fields.title, found);
        check_text(
            item.id,
            item.fields.minutes.as_deref().unwrap_or_default(),
            found,
        );
    }
    for one in &record.statements {
        check_text(one.id, &one.fields.text, found);
    }
    for one in &record.decisions {
        check_text(one.id, &one.fields.text, found);
    }
    for one in &record.actions {
        check_text(one.id, &one.fields.text, found);
    }
    for one in &record.pledges {
        check_text(one.id, &one.fields.title, found);
    }
}

fn check_text<F: Noun>(record: Id<F>, text: &str, found: &mut Findings) {
    if let Some((grade, words)) = find_template_words(text) {
        found.add(grade, "templateWords", record, &[("words", &words)]);
    }
}

/// The words of a template that still stand in a text: the first sure ones, else those that may be meant.
fn find_template_words(text: &str) -> Option<(Grade, String)> {
    let sure = find_word(text, &["TBC", "TBD", "TBA", "XXXX", "N.N"])
        .or_else(|| {
            let mut marks = ["???", "lorem ipsum", "Lorem ipsum"].into_iter();
            marks.find(|mark| text.contains(mark)).map(str::to_owned)
        })
        .or_else(|| find_bracketed(text, '[', ']'))
        .or_else(|| find_bracketed(text, '<', '>'));
    // As Roman numerals these have their place: Annex XX.
    let perhaps = || Some((Grade::Warning, find_word(text, &["XX", "XXX"])?));
    sure.map(|words| (Grade::Error, words)).or_else(perhaps)
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
    use super::{Grade, find_template_words};

    #[test]
    fn words_of_a_template_are_found() {
        for text in [
            "Date: TBC.",
            "The host XXXX welcomed",
            "Chair: [name of the chair]",
            "<Insert text>",
            "What ???",
        ] {
            let grade = find_template_words(text).map(|(grade, _)| grade);
            assert_eq!(grade, Some(Grade::Error), "{text}");
        }
    }

    #[test]
    fn what_may_be_a_roman_numeral_is_asked_about_only() {
        for (text, grade) in [
            ("Annex XX", Grade::Warning),
            ("The host XXX welcomed", Grade::Warning),
            ("Annex XX, date: TBC", Grade::Error),
        ] {
            let found = find_template_words(text).map(|(grade, _)| grade);
            assert_eq!(found, Some(grade), "{text}");
        }
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
            assert_eq!(find_template_words(text), None, "{text}");
        }
    }
}
