//! Characters that no paper can print. What is entered now is refused with the field named; such a
//! character comes from a file of before, or from another copy.

use super::{Finding, Findings, Grade};
use crate::model::*;
use serde_json::Value;
use uuid::Uuid;

const RULE: &str = "unprintable";

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
    if let Some(rates) = &record.rates {
        look_at(&rates.set, found);
    }
}

/// What the report of pledges prints, and what hangs on a pledge.
pub const OF_REGISTER: &[&str] = &[
    "coalition",
    "source",
    "party",
    "body",
    "meeting",
    "pledge",
    "pledge_event",
    "in_kind_item",
    "tranche",
    "pledge_link",
    "reported_total",
    "rate_set",
    "procurement_line",
];

/// What the papers of a meeting print of records that are not its own: the brief of its chair, its cards, the names
/// in its totals, by what they are converted.
pub const BESIDE_MEETING: &[&str] = &[
    "party",
    "person",
    "post",
    "body",
    "meeting",
    "agenda_item",
    "statement",
    "decision",
    "action",
    "pledge",
    "rate_set",
];

/// Texts that stand in no record of a meeting: they hinder other papers than its summary.
pub fn beside(texts: &[UnfitText], findings: &mut Vec<Finding>) {
    let mut found = Findings::default();
    for one in texts {
        let known = |f: &Finding| f.rule == RULE && f.record == one.record;
        if !findings.iter().any(known) {
            note(Grade::Warning, one.noun, one.record, &one.text, &mut found);
        }
    }
    findings.extend(found.0);
    findings.sort_by_key(|f| f.grade);
}

/// The texts of the register.
pub(super) fn look_at_texts(texts: &[UnfitText], found: &mut Findings) {
    for one in texts {
        note(Grade::Error, one.noun, one.record, &one.text, found);
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
        let id = record.id.uuid();
        each_text(&fields, &mut |text| {
            note(Grade::Error, F::NAME, id, text, found);
        });
    }
}

fn note(grade: Grade, noun: &'static str, record: Uuid, text: &str, found: &mut Findings) {
    if let Some(c) = find_unprintable(text) {
        let code = code_point(c);
        let quoted: String = text.chars().take(QUOTED).collect();
        let values = [("code", code.as_str()), ("text", quoted.as_str())];
        found.add_to(grade, RULE, (noun, record), &values);
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
