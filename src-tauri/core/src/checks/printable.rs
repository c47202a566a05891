//! Characters that no paper can print. What is entered now is refused with the field named; such a
//! character comes from a file of before, or from another copy.

use super::{Finding, Findings, Grade};
use crate::model::*;
use serde_json::Value;
use uuid::Uuid;

const RULE: &str = "unprintable";

/// How many characters of the field are quoted.
const QUOTED: usize = 60;

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    check_record(&record.coalition, found);
    check_record(&record.body, found);
    check_record(&record.meeting, found);
    check_all(&record.delegations, found);
    check_all(&record.attendees, found);
    check_all(&record.unnamed_groups, found);
    check_all(&record.stated_counts, found);
    check_all(&record.agenda_items, found);
    check_all(&record.meeting_documents, found);
    check_all(&record.statements, found);
    check_all(&record.decisions, found);
    check_all(&record.actions, found);
    check_all(&record.carried, found);
    check_all(&record.closed, found);
    check_all(&record.other_decisions, found);
    check_all(&record.other_items, found);
    check_all(&record.documents, found);
    check_all(&record.pledges, found);
    check_all(&record.established, found);
    check_all(&record.instruments, found);
    check_all(&record.signatures, found);
    check_all(&record.roles, found);
    check_all(&record.parties, found);
    check_all(&record.persons, found);
    check_all(&record.sources, found);
    if let Some(next) = &record.next_meeting {
        check_record(next, found);
    }
    if let Some(rates) = &record.rates {
        check_record(&rates.set, found);
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

/// Adds warnings for texts of other records that the papers of a meeting print.
pub fn add_unprintable(texts: &[UnprintableText], findings: &mut Vec<Finding>) {
    let mut found = Findings::default();
    for one in texts {
        let known = |f: &Finding| f.rule == RULE && f.record == one.record;
        if !findings.iter().any(known) {
            add_finding(Grade::Warning, one.noun, one.record, &one.text, &mut found);
        }
    }
    findings.extend(found.0);
    findings.sort_by_key(|f| f.grade);
}

/// Adds an error for each text of the register.
pub(super) fn check_texts(texts: &[UnprintableText], found: &mut Findings) {
    for one in texts {
        add_finding(Grade::Error, one.noun, one.record, &one.text, found);
    }
}

fn check_all<F: Noun>(records: &[Stored<F>], found: &mut Findings) {
    for record in records {
        check_record(record, found);
    }
}

/// One finding for each text of the record with such a character, under the record itself.
fn check_record<F: Noun>(record: &Stored<F>, found: &mut Findings) {
    // Fields of these records are plain texts, numbers and dates, which JSON holds.
    if let Ok(fields) = serde_json::to_value(&record.fields) {
        let id = record.id.uuid();
        each_text(&fields, &mut |text| {
            add_finding(Grade::Error, F::NAME, id, text, found);
        });
    }
}

fn add_finding(grade: Grade, noun: &'static str, record: Uuid, text: &str, found: &mut Findings) {
    if let Some(c) = find_unprintable(text) {
        let code = code_point(c);
        let quoted: String = text.chars().take(QUOTED).collect();
        let values = [("code", code.as_str()), ("text", quoted.as_str())];
        found.add_to(grade, RULE, (noun, record), &values);
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
