//! The list of participants of a large meeting.

use super::{add, line, median, new_file, paper, party};
use chancery_core::{report::page_count, session::Session};
use serde_json::{Value, json};
use std::path::Path;

const DELEGATIONS: usize = 100;
const PEOPLE: usize = 500;

pub(super) fn list(folder: &Path) {
    let mut session = new_file(folder, "participants.chancery");
    let group = json!({
        "kind": "steeringGroup", "name": "Steering Group", "leads": [], "state": "active", "sources": []
    });
    let group = add(&mut session, "body", group);
    let fields = json!({
        "body": group["id"], "ordinal": 1, "startsOn": "2024-04-03", "chairParties": [], "chairPersons": [],
        "language": "en", "state": "held", "sources": []
    });
    let meeting = add(&mut session, "meeting", fields);
    delegations(&mut session, &meeting);
    let mut pdf = Vec::new();
    let time = median(11, || {
        let asked = json!({ "meeting": meeting["id"], "kind": "participants" });
        pdf = paper(&mut session, asked);
    });
    let pages = page_count(&pdf).expect("a paper of ours has pages");
    line(
        &format!("participants PDF, {PEOPLE} people of {DELEGATIONS} delegations"),
        time,
        &format!("{pages} pages, PDF/A-3a, read and drawn"),
    );
}

/// A hundred delegations of five people each.
pub(super) fn delegations(session: &mut Session, meeting: &Value) {
    for n in 1..=DELEGATIONS {
        let state = add(session, "party", party(&format!("State {n:03}")));
        let fields = json!({
            "meeting": meeting["id"], "party": state["id"], "capacity": if n <= 2 { "lead" } else { "member" },
            "presence": "attended", "sources": []
        });
        let delegation = add(session, "delegation", fields);
        for k in 1..=PEOPLE / DELEGATIONS {
            add(session, "attendee", attendee(&delegation, n, k));
        }
    }
}

fn attendee(delegation: &Value, n: usize, k: usize) -> Value {
    json!({
        "delegation": delegation["id"], "freeName": format!("Person {n:03}-{k}"), "titleThen": "Deputy Minister of Defence",
        "function": if k == 1 { "head" } else { "member" }, "remote": false
    })
}
