//! Characters that no paper can print. What is entered now is refused with the field named; such a
//! character comes from a file of before, or from another copy.

use super::{Findings, Grade};
use crate::model::*;
use serde_json::Value;

/// How many characters of the field are quoted.
const QUOTED: usize = 60;

pub(super) fn look(record: &MeetingRecord, found: &mut Findings) {
    look_at(&record.coalition, found);
    look_at(&record.body, found);
    look_at(&record.meeting, found);
    look_at_all(&record.delegations, found);
    look_at_all(&record.attendees, found);
    look_at_all(&record.unnamed_groups, found);
    look_at_all(&record.stated_counts, found);
    look_at_all(&record.agenda_items, found);
    look_at_all(&record.meeting_documents, found);
    look_at_all(&record.statements, found);
    look_at_all(&record.decisions, found);
    look_at_all(&record.actions, found);
    look_at_all(&record.carried, found);
    look_at_all(&record.closed, found);
    look_at_all(&record.other_decisions, found);
    look_at_all(&record.other_items, found);
    look_at_all(&record.documents, found);
    look_at_all(&record.pledges, found);
    look_at_all(&record.established, found);
    look_at_all(&record.instruments, found);
    look_at_all(&record.signatures, found);
    look_at_all(&record.roles, found);
    look_at_all(&record.parties, found);
    look_at_all(&record.persons, found);
    look_at_all(&record.sources, found);
    if let Some(next) = &record.next_meeting {
        look_at(next, found);
    }
}

/// The pledges of the register, by what it reads of them.
pub(super) fn look_at_pledges(record: &LedgerRecord, found: &mut Findings) {
    for pledge in &record.pledges {
        for text in [Some(&pledge.title), pledge.pledgers_unnamed.as_ref()] {
            note(pledge.id, text.map_or("", String::as_str), found);
        }
    }
}

fn look_at_all<F: Noun>(records: &[Stored<F>], found: &mut Findings) {
    for record in records {
        look_at(record, found);
    }
}

/// One finding for each text of the record with such a character, under the record itself.
fn look_at<F: Noun>(record: &Stored<F>, found: &mut Findings) {
    // Fields of these records are plain texts, numbers and dates, which JSON holds.
    if let Ok(fields) = serde_json::to_value(&record.fields) {
        each_text(&fields, &mut |text| note(record.id, text, found));
    }
}

fn note<F: Noun>(record: Id<F>, text: &str, found: &mut Findings) {
    if let Some(c) = find_unprintable(text) {
        let code = code_point(c);
        let quoted: String = text.chars().take(QUOTED).collect();
        let values = [("code", code.as_str()), ("text", quoted.as_str())];
        found.add(Grade::Error, "unprintable", record, &values);
    }
}

fn each_text(value: &Value, look: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, look)),
        Value::Object(map) => map.values().for_each(|value| each_text(value, look)),
        _ => {}
    }
}
