//! A body with three meetings, of which the third has something for every paper. All is artificial.

use crate::support::{Desk, body, delegation, meeting, party, pledge};
use serde_json::{Value, json};

pub struct Meeting {
    pub desk: Desk,
    pub third: Value,
}

fn item(meeting: &Value, number: i64, title: &str, internal: bool) -> Value {
    json!({
        "meeting": meeting["id"], "number": number, "title": title, "kind": "information", "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": null, "internal": internal, "standing": false,
        "absent": [], "state": "taken", "sources": []
    })
}

fn action(meeting: &Value, item: Option<&Value>, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": item.map(|i| i["id"].clone()), "number": "", "text": text,
        "ownerParty": null, "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open",
        "closedOn": null, "outcome": null, "sources": []
    })
}

fn decision(meeting: &Value, item: Option<&Value>, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": item.map(|i| i["id"].clone()), "number": "", "text": text,
        "state": "adopted", "silenceUntil": null, "supersededBy": null, "sources": []
    })
}

fn attendee(delegation: &Value, name: &str, function: &str, title: Option<&str>) -> Value {
    json!({
        "delegation": delegation["id"], "person": null, "freeName": name, "titleThen": title,
        "function": function, "remote": false
    })
}

/// The third meeting of 3 July 2024, with what came before it.
pub fn a_meeting() -> Meeting {
    let mut desk = Desk::with_file();
    let group = desk.add("body", body("Steering Group"));
    let mut team = body("Silent Team");
    team["kind"] = json!("expertTeam");
    desk.add("body", team);
    let parties = ["Estonia", "Latvia", "Lithuania"].map(|name| desk.add("party", party(name)));
    let [estonia, latvia, lithuania] = &parties;
    for party in &parties {
        let role = json!({
            "party": party["id"], "role": "member", "fromOn": "2023", "toOn": null, "basis": null, "sources": []
        });
        desk.add("role", role);
    }
    let first = desk.add("meeting", meeting(&group, 1, "2024-01-10"));
    let second = desk.add("meeting", meeting(&group, 2, "2024-04-03"));
    let third = desk.add("meeting", meeting(&group, 3, "2024-07-03"));
    for (meeting, presence) in [(&first, "apologies"), (&second, "absent")] {
        let mut missed = delegation(meeting, latvia);
        missed["presence"] = json!(presence);
        desk.add("delegation", missed);
    }
    let mut lead = delegation(&third, estonia);
    lead["capacity"] = json!("lead");
    let lead = desk.add("delegation", lead);
    desk.add("delegation", delegation(&third, latvia));
    desk.add("attendee", attendee(&lead, "Юлія Приклад", "member", None));
    desk.add(
        "attendee",
        attendee(&lead, "Mari Näide", "head", Some("Director")),
    );
    desk.add(
        "unnamed_group",
        json!({ "meeting": third["id"], "capacity": "observer", "count": 5, "label": "observer countries", "sources": [] }),
    );
    desk.add(
        "stated_count",
        json!({
            "meeting": third["id"], "count": 7, "label": "members", "basis": "role", "instrument": null, "sources": []
        }),
    );
    let mut opening = item(&third, 1, "Opening", false);
    opening["presenterParty"] = estonia["id"].clone();
    opening["papers"] = json!("Paper 1");
    desk.add("agenda_item", opening);
    let hidden = desk.add("agenda_item", item(&third, 2, "A secret item", true));
    let bought = desk.add("decision", decision(&third, None, "Buy the radios."));
    desk.add("decision", decision(&third, None, "Train the crews."));
    desk.add(
        "decision",
        decision(&third, Some(&hidden), "A secret decision."),
    );
    desk.add("action", action(&third, Some(&hidden), "A secret action."));
    let mut old = decision(&second, None, "Rent the radios.");
    old["state"] = json!("superseded");
    old["supersededBy"] = bought["id"].clone();
    desk.add("decision", old);
    earlier_actions(&mut desk, &second, &third, latvia);
    let mut promise = pledge(lithuania, "Old promise");
    promise["announcedOn"] = json!("2023-01-03");
    desk.add("pledge", promise);
    Meeting { desk, third }
}

/// Two that are carried over, one of them from an internal item, and one that was closed.
fn earlier_actions(desk: &mut Desk, second: &Value, third: &Value, latvia: &Value) {
    let mut send = action(second, None, "Send the figures.");
    send["ownerParty"] = latvia["id"].clone();
    send["dueOn"] = json!("2024-05-01");
    let send = desk.add("action", send);
    let hidden = desk.add(
        "agenda_item",
        item(second, 1, "An earlier secret item", true),
    );
    let whisper = desk.add(
        "action",
        action(second, Some(&hidden), "An earlier secret action."),
    );
    for carried in [&send, &whisper] {
        desk.add(
            "carry_over",
            json!({ "action": carried["id"], "meeting": third["id"] }),
        );
    }
    let mut done = action(second, None, "Count the radios.");
    done["state"] = json!("done");
    done["closedOn"] = json!("2024-05-01");
    done["outcome"] = json!("All sent.");
    desk.add("action", done);
}
