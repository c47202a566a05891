//! An outcome that was recorded as the wrong kind is converted to the right one in one step.

use crate::support::{TestApp, body, fields_of, meeting, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};

struct Room {
    app: TestApp,
    meeting: Value,
    item: Value,
    state: Value,
}

fn room() -> Room {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let meeting = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let state = app.add("party", party("State 001"));
    let item = app.add(
        "agenda_item",
        json!({
            "meeting": meeting["id"], "number": 0, "title": "Procurement", "kind": null, "presenterParty": null,
            "presenterPerson": null, "papers": null, "minutes": null, "internal": false, "standing": false,
            "absent": [], "state": "taken", "sources": []
        }),
    );
    Room {
        app,
        meeting,
        item,
        state,
    }
}

impl Room {
    fn decision(&mut self, text: &str) -> Value {
        let fields = json!({
            "meeting": self.meeting["id"], "agendaItem": self.item["id"], "number": "", "text": text, "state": "adopted",
            "silenceUntil": null, "supersededBy": null, "sources": []
        });
        self.app.add("decision", fields)
    }
    fn action_fields(&self, text: &str) -> Value {
        json!({
            "meeting": self.meeting["id"], "agendaItem": null, "number": "", "text": text,
            "ownerParty": self.state["id"], "ownerBody": null, "ownerPerson": null, "dueOn": "2024-05-03",
            "state": "open", "closedOn": null, "outcome": null, "sources": []
        })
    }
    fn turn(
        &mut self,
        noun: &str,
        old: &Value,
        into: &str,
        fields: &Value,
    ) -> Result<Value, Failure> {
        let new = self.app.session.mint();
        let input = json!({
            "noun": noun, "id": old["id"], "revision": old["revision"], "into": into, "newId": new, "fields": fields
        });
        self.app.call("convert_outcome", input)
    }
}

#[test]
fn a_decision_becomes_an_action_under_the_same_item_and_its_number_is_not_given_again() {
    let mut room = room();
    let decision = room.decision("Send the list");
    let fields = room.action_fields("Send the list");
    let action = room.turn("decision", &decision, "action", &fields).unwrap();
    assert_eq!(action["number"], json!("2.1"));
    assert_eq!(action["agendaItem"], room.item["id"]);
    assert_eq!(action["text"], json!("Send the list"));
    assert!(room.app.list("decision").is_empty());
    assert_eq!(room.decision("Another")["number"], json!("2.2"));
}

#[test]
fn one_undo_takes_a_turn_back_whole() {
    let mut room = room();
    let decision = room.decision("Send the list");
    let fields = room.action_fields("Send the list");
    room.turn("decision", &decision, "action", &fields).unwrap();
    room.app.ok("undo", json!({}));
    assert!(room.app.list("action").is_empty());
    let back = &room.app.list("decision")[0];
    assert_eq!(fields_of(back), fields_of(&decision));
}

#[test]
fn a_turn_that_is_refused_leaves_everything_as_it_was() {
    let mut room = room();
    let decision = room.decision("Send the list");
    let mut nameless = room.action_fields("  ");
    nameless["ownerParty"] = json!(null);
    let refused = room.turn("decision", &decision, "action", &nameless);
    assert!(
        matches!(refused, Err(Failure::Invalid { .. })),
        "{refused:?}"
    );
    let stale = json!({ "id": decision["id"], "revision": 7 });
    let fields = room.action_fields("Send the list");
    let refused = room.turn("decision", &stale, "action", &fields);
    assert!(
        matches!(refused, Err(Failure::Conflict { .. })),
        "{refused:?}"
    );
    let refused = room.turn("decision", &decision, "meeting", &fields);
    assert!(matches!(refused, Err(Failure::Usage { .. })), "{refused:?}");
    assert_eq!(room.app.list("decision"), [decision]);
    assert!(room.app.list("action").is_empty());
}

#[test]
fn a_pledge_with_a_ledger_and_an_action_that_was_carried_over_are_not_turned() {
    let mut room = room();
    let mut fields = pledge(&room.state, "Laptops");
    fields["meeting"] = room.meeting["id"].clone();
    let pledge = room.app.add("pledge", fields);
    let to = room.action_fields("Laptops");
    room.app.add(
        "pledge_event",
        json!({
            "pledge": pledge["id"], "stage": "confirmed", "happenedOn": null, "document": null, "void": false, "sources": [],
            "amount": { "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null }
        }),
    );
    let refused = room.turn("pledge", &pledge, "action", &to);
    assert!(
        matches!(refused, Err(Failure::Invalid { .. })),
        "{refused:?}"
    );

    let action = room.app.add("action", to);
    let group = room.meeting["body"].clone();
    let later = room
        .app
        .add("meeting", meeting(&json!({ "id": group }), 3, "2024-06-03"));
    room.app.add(
        "carry_over",
        json!({ "action": action["id"], "meeting": later["id"] }),
    );
    let fields = json!({
        "meeting": null, "agendaItem": null, "number": "", "text": "Laptops", "state": "adopted",
        "silenceUntil": null, "supersededBy": null, "sources": []
    });
    let refused = room.turn("action", &action, "decision", &fields);
    assert!(
        matches!(refused, Err(Failure::Invalid { .. })),
        "{refused:?}"
    );
    assert_eq!(room.app.list("action").len(), 1);
    assert_eq!(room.app.list("pledge_event").len(), 2);
}
