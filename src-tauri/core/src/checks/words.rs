//! Words that a template leaves behind: `TBC`, `XXX`, `[name]`, `???`, `lorem ipsum`.

use super::{Findings, Grade};
use crate::model::*;

pub(super) fn look(record: &MeetingRecord, found: &mut Findings) {
    for item in &record.agenda_items {
        at(item.id, &item.fields.title, found);
        at(
            item.id,
            item.fields.minutes.as_deref().unwrap_or_default(),
            found,
        );
    }
    for one in &record.statements {
        at(one.id, &one.fields.text, found);
    }
    for one in &record.decisions {
        at(one.id, &one.fields.text, found);
    }
    for one in &record.actions {
        at(one.id, &one.fields.text, found);
    }
    for one in &record.pledges {
        at(one.id, &one.fields.title, found);
    }
}

fn at<F: Noun>(record: Id<F>, text: &str, found: &mut Findings) {
    if let Some((grade, words)) = left_behind(text) {
        found.add(grade, "templateWords", record, &[("words", &words)]);
    }
}

/// The words of a template that still stand in a text: the first sure ones, else those that may be meant.
fn left_behind(text: &str) -> Option<(Grade, String)> {
    let sure = word(text, &["TBC", "TBD", "TBA", "XXXX", "N.N"])
        .or_else(|| {
            let mut marks = ["???", "lorem ipsum", "Lorem ipsum"].into_iter();
            marks.find(|mark| text.contains(mark)).map(str::to_owned)
        })
        .or_else(|| bracketed(text, '[', ']'))
        .or_else(|| bracketed(text, '<', '>'));
    // As Roman numerals these have their place: Annex XX.
    let perhaps = || Some((Grade::Warning, word(text, &["XX", "XXX"])?));
    sure.map(|words| (Grade::Error, words)).or_else(perhaps)
}

/// The first word of a text that is one of the marks.
fn word(text: &str, marks: &[&str]) -> Option<String> {
    text.split(|c: char| c.is_whitespace() || ",;:()[]".contains(c))
        .map(|word| word.trim_end_matches('.'))
        .find(|word| marks.contains(word))
        .map(str::to_owned)
}

/// What a template asks for in brackets begins with one of these.
const ASKS: [&str; 14] = [
    "amount", "body", "chair", "city", "country", "date", "insert", "name", "number", "place",
    "text", "time", "title", "venue",
];

/// `[name of the host]`; an editor's own brackets, a time stamp or a link begin otherwise.
fn bracketed(text: &str, open: char, close: char) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let (inside, beyond) = after.split_once(close)?;
        let first = inside.split_whitespace().next().unwrap_or_default();
        if ASKS.contains(&first.to_lowercase().as_str()) && !beyond.starts_with('(') {
            return Some(format!("{open}{inside}{close}"));
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Grade, left_behind};

    #[test]
    fn words_of_a_template_are_found() {
        for text in [
            "Date: TBC.",
            "The host XXXX welcomed",
            "Chair: [name of the chair]",
            "<Insert text>",
            "What ???",
        ] {
            let grade = left_behind(text).map(|(grade, _)| grade);
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
            let found = left_behind(text).map(|(grade, _)| grade);
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
            assert_eq!(left_behind(text), None, "{text}");
        }
    }
}
