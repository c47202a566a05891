//! The brief of the chair: each part says what is on record, or that nothing is. All is artificial.

use super::{flush, of_kind};
use crate::{
    papers::fields,
    papers_record::{Meeting, a_meeting},
    support::{TestApp, body, delegation, meeting, party, pledge},
};
use chancery_core::{model::*, report::PaperOptions};
use serde_json::json;

fn brief(app: &TestApp, meeting: &serde_json::Value) -> String {
    flush(app, meeting, of_kind(PaperKind::Brief))
}

#[test]
fn every_part_of_an_empty_record_says_that_nothing_is_recorded() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let mut fields = meeting(&group, 1, "2024-04-03");
    fields["state"] = json!("planned");
    let bare = app.add("meeting", fields);
    let said = brief(&app, &bare);
    for line in [
        "Provisional agenda\nNo agenda items are recorded.",
        "Who comes\nDelegations expected, by capacity, with the reply of each as recorded. None recorded.",
        "No open actions.",
        "No stalled pledges.",
        "No silent expert teams.",
        "Fewer than two earlier meetings of this body are recorded as held.",
        "Decisions of the last meeting\nNo earlier meeting of this body is recorded as held.",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    assert!(!said.contains("There is none"), "{said}");
}

#[test]
fn the_decision_sought_stands_under_its_item() {
    let Meeting { mut app, third, .. } = a_meeting();
    let items = app.list("agenda_item");
    let at = |n: i64| {
        let mut all = items.iter();
        all.find(|i| i["number"] == n && i["meeting"] == third["id"])
            .unwrap()
    };
    let opening = app
        .change("agenda_item", at(1), "decisionSought", json!("To begin."))
        .unwrap();
    let said = brief(&app, &third);
    assert!(
        said.contains("Opening\nDecision sought: To begin."),
        "{said}"
    );
    assert!(!said.contains("secret"), "{said}");
    let opening = app
        .change("agenda_item", &opening, "decisionSought", json!(null))
        .unwrap();
    assert!(!brief(&app, &third).contains("Decision sought"));
    app.change("agenda_item", &opening, "kind", json!("decision"))
        .unwrap();
    let said = brief(&app, &third);
    assert!(
        said.contains("Opening\nDecision sought: not recorded"),
        "{said}"
    );
}

#[test]
fn before_the_meeting_each_reply_is_said_and_after_it_who_came() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let mut fields = meeting(&group, 1, "2024-04-03");
    fields["state"] = json!("invited");
    let first = app.add("meeting", fields);
    for (name, capacity, presence) in [
        ("State 001", "lead", "confirmed"),
        ("State 002", "member", "invited"),
        ("State 003", "member", "unknown"),
        ("United Islands", "member", "apologies"),
    ] {
        let party = app.add("party", party(name));
        let mut sat = delegation(&first, &party);
        sat["capacity"] = json!(capacity);
        sat["presence"] = json!(presence);
        app.add("delegation", sat);
    }
    app.add(
        "unnamed_group",
        json!({ "meeting": first["id"], "capacity": "observer", "count": 7, "label": "observer countries", "sources": [] }),
    );
    let said = brief(&app, &first);
    for line in [
        "Lead states | State 001 (confirmed) | 1",
        "Members | State 002 (invited), State 003 (no reply recorded) | 2",
        "Observers | 7 observer countries, not named | 7",
        "Apologies were received from the United Islands.",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    let Meeting { app, third, .. } = a_meeting();
    let said = brief(&app, &third);
    assert!(said.contains("Who came"), "{said}");
    assert!(said.contains("Lead states | Estonia | 1"), "{said}");
}

#[test]
fn the_last_meeting_s_decisions_have_number_and_state() {
    let Meeting { mut app, third, .. } = a_meeting();
    let second = app.list("meeting");
    let second = second.iter().find(|m| m["ordinal"] == 2).unwrap();
    let silent = json!({
        "meeting": second["id"], "agendaItem": null, "number": "", "text": "Lend the radios.", "state": "underSilence",
        "silenceUntil": "10 July 2024, 18:00 (Europe/Tallinn)", "supersededBy": null, "sources": []
    });
    app.add("decision", silent);
    let said = brief(&app, &third);
    for line in [
        "The second meeting of the Steering Group, 3 April 2024.",
        "2.1 | Rent the radios. | superseded",
        "2.2 | Lend the radios. | under silence until 10 July 2024, 18:00 (Europe/Tallinn)",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
}

#[test]
fn a_pledge_without_any_date_is_counted_apart_and_not_called_stalled() {
    let Meeting { mut app, third, .. } = a_meeting();
    let states = app.list("party");
    app.add("pledge", pledge(&states[0], "Undated promise"));
    let said = brief(&app, &third);
    assert!(!said.contains("Undated promise"), "{said}");
    assert!(said.contains("One pledge has no date at all"), "{said}");
}

#[test]
fn parts_that_an_audience_does_not_get_are_not_in_it() {
    let Meeting { mut app, third, .. } = a_meeting();
    let mut partners = fields(&mut app, "Partners");
    partners.without.extend([
        SummarySection::Agenda,
        SummarySection::Participation,
        SummarySection::Decisions,
    ]);
    let wish = PaperOptions {
        audience: Some(&partners),
        ..of_kind(PaperKind::Brief)
    };
    let said = flush(&app, &third, wish);
    for heading in ["Agenda", "Who came", "Decisions of the last meeting"] {
        assert!(!said.contains(heading), "{heading}:\n{said}");
    }
    assert!(said.contains("Open actions by delegation"), "{said}");
}
