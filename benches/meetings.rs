//! The first screen, the list of meetings and one of them, in a file of many meetings.

use super::{call, line, median, new_file, party, steering_group};
use chancery_core::session::Session;
use serde_json::{Value, json};
use std::path::Path;

const MEETINGS: usize = 1_000;
const DELEGATIONS: usize = 20;

pub(super) fn many(folder: &Path) {
    let mut session = new_file(folder, "meetings.chancery");
    let group = steering_group(&mut session);
    let states: Vec<Value> = (1..=DELEGATIONS)
        .map(|n| super::add(&mut session, "party", party(&format!("State {n:03}"))))
        .collect();
    let mut last = json!(null);
    for n in 1..=MEETINGS {
        last = json!(session.mint());
        let records = held(&session, &last, &group, &states, n);
        call(
            &mut session,
            "add_records",
            json!({ "noun": "meetings", "records": records }),
        );
    }
    let asked = [
        ("overview", json!({}), "the first screen"),
        ("meetings", json!({}), "the list of meetings"),
        ("meeting", json!({ "id": last }), "the page of one"),
    ];
    for (command, input, what) in asked {
        let time = median(11, || {
            call(&mut session, command, input.clone());
        });
        let note = format!("{MEETINGS} meetings of {DELEGATIONS} delegations and a group each");
        line(what, time, &note);
    }
}

/// A meeting with its delegations, a group without names, and a decision.
fn held(session: &Session, id: &Value, group: &Value, states: &[Value], n: usize) -> Vec<Value> {
    let record =
        |noun: &str, id: Value, fields: Value| json!({ "noun": noun, "id": id, "fields": fields });
    let meeting = json!({
        "body": group["id"], "ordinal": n, "startsOn": format!("{}-04-03", 1_000 + n), "chairParties": [],
        "chairPersons": [], "language": "en", "state": "held", "sources": []
    });
    let unnamed = json!({
        "meeting": id, "count": 7, "label": "countries", "capacity": "observer", "sources": []
    });
    let decision = json!({
        "meeting": id, "agendaItem": null, "number": "", "text": "For the measurement.", "state": "adopted",
        "silenceUntil": null, "supersededBy": null, "sources": []
    });
    let mut records = vec![
        record("meeting", id.clone(), meeting),
        record("unnamed_group", json!(session.mint()), unnamed),
        record("decision", json!(session.mint()), decision),
    ];
    records.extend(states.iter().map(|state| {
        let fields = json!({
            "meeting": id, "party": state["id"], "capacity": "member", "presence": "attended", "sources": []
        });
        record("delegation", json!(session.mint()), fields)
    }));
    records
}
