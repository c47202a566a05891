//! The agenda: provisional or not, annotated or not, with times and documents. All is artificial.

use super::{flush, of_kind};
use crate::{
    papers::fields,
    summary::record,
    support::{TestApp, body, meeting, party},
};
use chancery_core::{
    model::*,
    report::{PaperOptions, omissions},
};
use serde_json::{Value, json};

/// The title without its first letter.
const OF: &str = "genda of the first meeting of the Steering Group";

fn item(meeting: &Value, number: i64, title: &str, more: Value) -> Value {
    let mut fields = json!({
        "meeting": meeting["id"], "number": number, "title": title, "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": null, "internal": false, "standing": false,
        "absent": [], "state": "planned", "sources": []
    });
    for (field, value) in more.as_object().unwrap() {
        fields[field] = value.clone();
    }
    fields
}

fn document(meeting: &Value, item: Option<&Value>, symbol: Option<&str>, title: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": item.map(|i| i["id"].clone()), "symbol": symbol, "title": title,
        "party": null, "body": null, "sources": []
    })
}

/// A planned meeting with three items, the last of them internal, and four documents.
fn planned() -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let mut fields = meeting(&group, 1, "2024-04-03");
    fields["state"] = json!("planned");
    fields["zone"] = json!("Europe/Tallinn");
    let meeting = app.add("meeting", fields);
    let state = app.add("party", party("United Islands"));
    app.add(
        "agenda_item",
        item(
            &meeting,
            1,
            "Adoption of the agenda",
            json!({ "kind": "adoptionOfAgenda", "startsAt": "09:30", "durationMinutes": 10 }),
        ),
    );
    let training = item(
        &meeting,
        2,
        "Training",
        json!({
            "kind": "decision", "startsAt": "23:40", "durationMinutes": 30, "presenterParty": state["id"],
            "papers": "Letter 7", "annotation": "The group has the report before it.\n\nIt may wish to take note.",
            "decisionSought": "To take note of the report."
        }),
    );
    let training = app.add("agenda_item", training);
    let hidden = item(
        &meeting,
        3,
        "A secret item",
        json!({ "internal": true, "durationMinutes": 45, "annotation": "A secret annotation." }),
    );
    let hidden = app.add("agenda_item", hidden);
    let mut report = document(&meeting, Some(&training), Some("TC/SG/1/2"), "Report");
    report["party"] = state["id"].clone();
    let secret = document(&meeting, Some(&hidden), None, "A secret document");
    let whole = document(&meeting, None, None, "Practical information");
    for fields in [report, secret, whole] {
        app.add("meeting_document", fields);
    }
    (app, meeting)
}

fn annotated() -> PaperOptions<'static> {
    PaperOptions {
        annotated: true,
        ..of_kind(PaperKind::Agenda)
    }
}

#[test]
fn times_documents_and_presenters_stand_beside_each_item() {
    let (app, meeting) = planned();
    let said = flush(&app, &meeting, of_kind(PaperKind::Agenda));
    for line in [
        "1 | 09:30–09:40 | Adoption of the agenda | adoption |  | ",
        "2 | 23:40–00:10 | Training | decision | the United Islands | TC/SG/1/2, Report;\nLetter 7",
        "Times are in the zone Europe/Tallinn.",
        "Practical information",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn a_duration_without_a_beginning_is_said_alone() {
    let (mut app, meeting) = planned();
    let internal = fields(&mut app, "Internal");
    let wish = PaperOptions {
        audience: Some(&internal),
        ..of_kind(PaperKind::Agenda)
    };
    let said = flush(&app, &meeting, wish);
    assert!(
        said.contains("3 | 45 min | A secret item |  |  | A secret document"),
        "{said}"
    );
}

#[test]
fn it_is_provisional_until_it_is_adopted_or_the_meeting_was_held() {
    let (mut app, meeting) = planned();
    let title = |app: &TestApp| {
        let said = flush(app, &meeting, of_kind(PaperKind::Agenda));
        said.lines()
            .find(|line| line.contains(OF))
            .unwrap()
            .to_owned()
    };
    assert_eq!(title(&app), format!("Provisional a{OF}"));
    let items = app.list("agenda_item");
    let adoption = items.iter().find(|i| i["number"] == 1).unwrap();
    let mut adoption = adoption.clone();
    for (outcome, provisional) in [
        (json!("asAmended"), false),
        (json!("adopted"), false),
        (json!("notAdopted"), true),
    ] {
        adoption = app
            .change("agenda_item", &adoption, "adoption", outcome.clone())
            .unwrap();
        assert_eq!(
            title(&app).starts_with("Provisional"),
            provisional,
            "{outcome}"
        );
    }
    let held = app.list("meeting").remove(0);
    app.change("meeting", &held, "state", json!("held"))
        .unwrap();
    // That it was not adopted is on record, whatever else happened.
    assert!(title(&app).starts_with("Provisional"));
    app.change("agenda_item", &adoption, "adoption", Value::Null)
        .unwrap();
    assert_eq!(title(&app), format!("A{OF}"));
}

#[test]
fn annotations_and_their_documents_stand_under_their_item_only_on_request() {
    let (mut app, meeting) = planned();
    let plain = flush(&app, &meeting, of_kind(PaperKind::Agenda));
    assert!(!plain.contains("It may wish"), "{plain}");
    let said = flush(&app, &meeting, annotated());
    assert!(
        said.contains("\nAnnotated provisional agenda of the first meeting"),
        "{said}"
    );
    let under = "Item 2: Training\nThe group has the report before it.\nIt may wish to take note.\n\
                 TC/SG/1/2, Report (submitted by the United Islands)";
    assert!(said.contains(under), "{said}");
    assert!(!said.contains("secret"), "{said}");
    let items = app.list("agenda_item");
    let training = items.iter().find(|i| i["number"] == 2).unwrap();
    app.change("agenda_item", training, "annotation", Value::Null)
        .unwrap();
    let none = flush(&app, &meeting, annotated());
    assert!(none.contains("No annotations are recorded."), "{none}");
}

#[test]
fn who_does_not_get_documents_gets_none_and_is_told() {
    let (mut app, meeting) = planned();
    let mut partners = fields(&mut app, "Partners");
    partners.without.push(SummarySection::Documents);
    let wish = PaperOptions {
        audience: Some(&partners),
        ..annotated()
    };
    let said = flush(&app, &meeting, wish);
    assert!(!said.contains("TC/SG/1/2"), "{said}");
    assert!(!said.contains("Practical information"), "{said}");
    let left = omissions(&record(&app, &meeting), &wish, &app.session.words);
    let sections: Vec<_> = left.sections.iter().map(|s| (s.section, s.count)).collect();
    assert_eq!(sections, [(SummarySection::Documents, 3)]);
}
