//! Characters that no paper can print. What is entered now is refused with the field named; such a
//! character comes from a file of before, or from another copy.

use super::{MeetingSources, found::Found, register::Register};
use crate::model::*;
use serde_json::Value;
use std::collections::HashSet;
use uuid::Uuid;

/// How many characters of the field are quoted.
const QUOTED: usize = 60;

/// A finding for each text of what belongs to the meeting, under the record itself.
pub(super) fn in_meeting(sources: &MeetingSources, found: &mut Found) {
    each_unprintable(sources.record, &mut |noun, record, text| {
        add_finding(noun, record, text, found);
    });
}

/// A finding for each text of other records that the papers of the meeting print, unless the record has one already.
pub(super) fn in_other_records(sources: &MeetingSources, found: &mut Found) {
    if sources.other_texts.is_empty() {
        return;
    }
    let mut known = HashSet::new();
    each_unprintable(sources.record, &mut |_, record, _| {
        known.insert(record);
    });
    let others = sources.other_texts.iter();
    for one in others.filter(|one| !known.contains(&one.record)) {
        add_finding(one.noun, one.record, &one.text, found);
    }
}

/// A finding for each text of the register.
pub(super) fn in_register(register: &Register, found: &mut Found) {
    for one in register.unprintable {
        add_finding(one.noun, one.record, &one.text, found);
    }
}

/// What is to be done with a text of a record that has a character no paper can print.
type Visit<'v> = dyn FnMut(&'static str, Uuid, &str) + 'v;

fn each_unprintable(record: &MeetingRecord, visit: &mut Visit) {
    check_record(&record.coalition, visit);
    check_record(&record.body, visit);
    check_record(&record.meeting, visit);
    check_all(&record.delegations, visit);
    check_all(&record.attendees, visit);
    check_all(&record.unnamed_groups, visit);
    check_all(&record.stated_counts, visit);
    check_all(&record.agenda_items, visit);
    check_all(&record.meeting_documents, visit);
    check_all(&record.statements, visit);
    check_all(&record.decisions, visit);
    check_all(&record.actions, visit);
    check_all(&record.carried, visit);
    check_all(&record.closed, visit);
    check_all(&record.other_decisions, visit);
    check_all(&record.other_items, visit);
    check_all(&record.documents, visit);
    check_all(&record.pledges, visit);
    check_all(&record.established, visit);
    check_all(&record.instruments, visit);
    check_all(&record.signatures, visit);
    check_all(&record.roles, visit);
    check_all(&record.parties, visit);
    check_all(&record.persons, visit);
    check_all(&record.sources, visit);
    if let Some(next) = &record.next_meeting {
        check_record(next, visit);
    }
    if let Some(rates) = &record.rates {
        check_record(&rates.set, visit);
    }
}

/// What the report of pledges prints, and what hangs on a pledge.
pub const REGISTER_REPORT_NOUNS: &[&str] = &[
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
pub const MEETING_PAPER_NOUNS: &[&str] = &[
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

fn check_all<F: Noun>(records: &[Stored<F>], visit: &mut Visit) {
    for record in records {
        check_record(record, visit);
    }
}

fn check_record<F: Noun>(record: &Stored<F>, visit: &mut Visit) {
    // Fields of these records are plain texts, numbers and dates, which JSON holds.
    if let Ok(fields) = serde_json::to_value(&record.fields) {
        let id = record.id.uuid();
        each_text(&fields, &mut |text| {
            if find_unprintable(text).is_some() {
                visit(F::NAME, id, text);
            }
        });
    }
}

fn add_finding(noun: &'static str, record: Uuid, text: &str, found: &mut Found) {
    if let Some(c) = find_unprintable(text) {
        let code = code_point(c);
        let quoted: String = text.chars().take(QUOTED).collect();
        let values = [("code", code.as_str()), ("text", quoted.as_str())];
        found.add_to((noun, record), &values);
    }
}

fn each_text(value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, visit)),
        Value::Object(map) => map.values().for_each(|value| each_text(value, visit)),
        _ => {}
    }
}
