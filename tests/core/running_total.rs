//! The running total of a summary: what the register comes to on the day of the meeting, and no later.

use crate::{
    summary::text,
    support::{Desk, body, meeting, party, pledge},
};
use chancery_core::{
    model::*,
    report::{self, Wish},
    store,
};
use serde_json::{Value, json};

fn money(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

/// A meeting of 3 April 2024; before it a pledge of EUR 5, at it one without an amount and one under an
/// internal item, after it a commitment and another pledge.
fn a_meeting() -> (Desk, Id<MeetingFields>) {
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 017"));
    let group = desk.add("body", body("Test Group"));
    let held = desk.add("meeting", meeting(&group, 2, "2024-04-03"));
    let item = json!({
        "meeting": held["id"], "number": 1, "title": "Inside", "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": null, "internal": true, "standing": false,
        "absent": [], "state": "taken", "sources": []
    });
    let item = desk.add("agenda_item", item);
    let mut known = |title: &str, day: &str, amount: Option<i64>, item: &Value| {
        let mut fields = pledge(&state, title);
        fields["announcedOn"] = json!(day);
        if let Some(minor) = amount {
            fields["amount"] = money(minor);
        }
        if !item.is_null() {
            fields["meeting"] = held["id"].clone();
            fields["agendaItem"] = item.clone();
        }
        desk.add("pledge", fields)
    };
    let before = known("Before", "2024-03-01", Some(500), &Value::Null);
    known("Unknown", "2024-04-03", None, &Value::Null);
    known("Inside", "2024-04-03", Some(7_000_000), &item["id"]);
    known("Undated month", "2024-04", Some(900), &Value::Null);
    known("After", "2024-04-04", Some(11_000), &Value::Null);
    let committed = json!({
        "pledge": before["id"], "rung": "committed", "happenedOn": "2024-05-01", "amount": money(500),
        "party": null, "tranche": null, "corrects": null, "void": false, "document": null, "sources": []
    });
    desk.add("pledge_event", committed);
    let id = serde_json::from_value(held["id"].clone()).unwrap();
    (desk, id)
}

fn said(desk: &Desk, meeting: Id<MeetingFields>, audience: Option<&AudienceFields>) -> String {
    let db = desk.session.store().unwrap().read();
    let record = store::summary_record(db, meeting).unwrap();
    let wish = Wish {
        audience,
        ..Wish::default()
    };
    let all = text(&report::paper(&record, &wish, &desk.session.words));
    let start = all.find(". Totals\n");
    start.map_or_else(String::new, |at| all[at..].replace("\u{a0}", " "))
}

#[test]
fn the_running_total_knows_nothing_later_than_the_meeting_and_no_zero() {
    let (desk, meeting) = a_meeting();
    let said = said(&desk, meeting, None);
    assert!(said.contains("on 3 April 2024"), "{said}");
    assert!(
        said.contains("State 017 | EUR 5\n+ 1 contribution without a disclosed amount"),
        "{said}"
    );
    assert!(!said.contains("Committed"), "{said}");
    assert!(!said.contains("EUR 0"), "{said}");
}

#[test]
fn what_is_internal_is_in_the_running_total_of_those_alone_who_get_it() {
    let (desk, meeting) = a_meeting();
    let inside = AudienceFields {
        internal_items: true,
        ..AudienceFields::default()
    };
    assert!(said(&desk, meeting, Some(&inside)).contains("EUR 70 005"));
    assert!(!said(&desk, meeting, None).contains("70 005"));
}

#[test]
fn an_audience_may_go_without_the_running_total() {
    let (desk, meeting) = a_meeting();
    let without = AudienceFields {
        without: vec![SummarySection::RunningTotal],
        ..AudienceFields::default()
    };
    assert_eq!(said(&desk, meeting, Some(&without)), "");
}
